/** Looks at the mail ports of a host, all of them on all its addresses at once. */
import { customTls, portsToTry } from '../knowledge/submission-ports.ts';
import type { Context } from '../model/context.ts';
import { cutShort } from '../model/cut-short.ts';
import type { PortLook } from '../model/evidence/ports.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Knock, KnockRequest } from '../model/reach.ts';
import type { OnTurn } from '../model/smtp.ts';
import type { HostTarget, IpTarget, Target } from '../model/target.ts';
import { isAnswer } from '../parse/port-state.ts';
import { dialledHost, droppedBy, droppedIn } from './addresses.ts';
import { noRouteTo } from './no-route.ts';
import { whenOver } from './when-over.ts';

export async function probePorts(target: Target, ctx: Context): Promise<Evidence['ports']> {
  if (target.kind !== 'host' && target.kind !== 'ip')
    return { status: 'skipped', reason: 'ports are looked at for hosts and addresses' };
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const { ports, named } = portsFor(target, ctx);
  const asking = Promise.all(ports.map((port) => addressesOf(target, port, ctx)));
  ctx.reach.prepare();
  const found = await asking;
  // The user may send some ports of a host elsewhere that is in no DNS.
  const addresses = found.find(({ status }) => status === 'observed') ?? found[0];
  if (addresses?.status !== 'observed') return addresses as Evidence['ports'];
  ctx.onProgress({
    target: target.display,
    waiting: `${ports.length === 1 ? 'port' : 'ports'} ${ports.join(', ')}`,
  });
  const over = whenOver(ctx.signal);
  const end = ctx.signal.aborted ? Promise.resolve('cut' as const) : over.promise;
  const looks = await Promise.all(
    ports.flatMap((port, index) =>
      addressesIn(found[index]).map(async (ip) => {
        // Ports that answer do so long before those that never will; what they said is not lost with these.
        let leave: ((reason: unknown) => Knock) | undefined;
        const looking = lookAt(target.ascii, ip, port, named, ctx, (how) => {
          leave = how;
        });
        const look = await Promise.race([looking, end]);
        if (look !== 'cut') return look;
        const { reason } = ctx.signal;
        if (leave !== undefined) return { ...leave(reason), named };
        return unseen(target.ascii, ip, port, named, cutShort(reason, 'connect', 'before it was looked at'));
      }),
    ),
  );
  over.forget();
  const value = looks.map((look) => toldApart(look, looks));
  const tookMs = ctx.clock.monotonicMs() - began;
  return { status: 'observed', value, at, tookMs, ...droppedBy(droppedIn(addresses)) };
}

function portsFor(target: HostTarget | IpTarget, { given }: Context): { ports: number[]; named: boolean } {
  const wished = given.smtp?.ports;
  if (target.port !== undefined)
    return { ports: [...new Set([target.port, ...(wished ?? [])])], named: true };
  return wished === undefined
    ? { ports: portsToTry(target.ascii), named: false }
    : { ports: [...wished], named: true };
}

function addressesIn(outcome: Outcome<string[]> | undefined): readonly string[] {
  return outcome?.status === 'observed' ? outcome.value : [];
}

async function addressesOf(
  target: HostTarget | IpTarget,
  port: number,
  ctx: Context,
): Promise<Outcome<string[]>> {
  if (target.kind === 'host') return dialledHost(target.ascii, port, ctx);
  return { status: 'observed', value: [target.ascii], at: ctx.clock.now().toISOString(), tookMs: 0 };
}

async function lookAt(
  host: string,
  ip: string,
  port: number,
  named: boolean,
  ctx: Context,
  onTurn: OnTurn<Knock>,
): Promise<PortLook> {
  const noRoute = noRouteTo(ip, ctx);
  if (noRoute !== null) return unseen(host, ip, port, named, noRoute);
  const { helo, smtp } = ctx.given;
  const request: KnockRequest = {
    host,
    ip,
    port,
    depth: 'session',
    custom: customTls(host, port),
    ...(helo !== undefined && { helo }),
    ...(smtp?.tlsOptions !== undefined && { tlsOptions: smtp.tlsOptions }),
  };
  const knock = await ctx.reach.knock(request, onTurn);
  return { ...knock, named };
}

function unseen(host: string, ip: string, port: number, named: boolean, failure: Failure): PortLook {
  return {
    host,
    ip,
    port,
    named,
    state: 'unreachable',
    tlsMode: null,
    greeting: null,
    connectMs: 0,
    failure,
  };
}

/** "No way to the host" from somewhere on the way is a firewall's word about one port where other ports of it answer. */
function toldApart(look: PortLook, all: readonly PortLook[]): PortLook {
  if (look.state !== 'filtered' || look.failure?.code !== 'EHOSTUNREACH') return look;
  const answers = all.some(({ ip, state }) => ip === look.ip && isAnswer(state));
  return answers ? look : { ...look, state: 'unreachable' };
}
