/** Finds out whether our own network lets port 25 out, where nothing answers on it; control hosts are asked last, once a run. */

import { EGRESS_CONTROLS } from '../knowledge/egress-controls.ts';
import type { Context } from '../model/context.ts';
import type { EgressLook } from '../model/evidence/egress.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Sighting } from '../model/reach.ts';
import type { Target } from '../model/target.ts';
import { diagnoseEgress } from '../parse/egress.ts';
import { ipFamily } from '../parse/ip.ts';
import { isAnswer, portState } from '../parse/port-state.ts';
import { sightingOfKnock } from '../parse/sighting.ts';
import { lookUpHost } from './addresses.ts';

const SMTP = 25;
/** Silence of this part of the time for a connection is suspicious: with the rest of it the others are asked. */
const SUSPICIOUS = 0.4;
/** Where ports of a silent host were not looked at anyway, these are knocked at, of so many hosts. */
const OTHER_PORTS = [587, 465];
const OTHER_HOSTS = 2;
/** Unrelated hosts of the run that are told of: the latest say enough. */
const OF_THE_RUN = 12;
/** However many were silent since, those that answered are among them. */
const ANSWERS_OF_THE_RUN = 8;

type Unseen = Exclude<Evidence['egress'], { status: 'observed' }>;

export async function probeEgress(target: Target, ctx: Context, want: Want): Promise<Evidence['egress']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const looking = ownLooks(target, ctx, want);
  // Servers that answer do so long before; those that do not cost the whole wait, in which the rest can be learned.
  const suspicious = await ctx.reach.quiet(SMTP, ctx.limits.connectMs * SUSPICIOUS, looking);
  const early = suspicious ? askControls(target, ctx, began) : undefined;
  const own = await looking;
  if ('status' in own) return own;
  const looks = await allLooks(target, own.looks, ctx, () => early ?? askControls(target, ctx, began));
  return { status: 'observed', value: diagnoseEgress(looks), at, tookMs: ctx.clock.monotonicMs() - began };
}

async function allLooks(
  target: Target,
  own: readonly EgressLook[],
  ctx: Context,
  controls: () => Promise<EgressLook[]>,
): Promise<EgressLook[]> {
  const on25 = own.filter(({ port }) => port === SMTP);
  const known = [...own, ...ofTheRun(on25, ctx)];
  if (!isSilence(known)) return known;
  const hasOthers = own.some(({ port }) => port !== SMTP);
  const [asked, others] = await Promise.all([controls(), hasOthers ? [] : knockBeside(target, on25, ctx)]);
  const isControl = new Set(asked.map(({ host, ip }) => `${host} ${ip}`));
  const ofOthers = own.filter(({ host, ip, port }) => port !== SMTP || !isControl.has(`${host} ${ip}`));
  const all = [...ofOthers, ...others, ...asked];
  // Others of the run are on their way, and one answer outweighs all silence.
  if (isSilence(all)) await ctx.reach.answered(SMTP, ctx.limits.connectMs * SUSPICIOUS);
  return [...all, ...ofTheRun([...on25, ...asked], ctx)];
}

/** Somebody was tried on 25, and nobody has answered. */
function isSilence(looks: readonly EgressLook[]): boolean {
  const tried = looks.filter(({ port, state }) => port === SMTP && state !== 'unreachable');
  return tried.length > 0 && !tried.some(({ state }) => isAnswer(state));
}

/** What the run has seen of others, and of these where it has seen more. */
function ofTheRun(known: readonly EgressLook[], ctx: Context): EgressLook[] {
  // Who has been silent for long counts as silent, though there is time left: else the first to end would know of nobody.
  const silentSoFar = ctx.reach.awaited(SMTP, ctx.limits.connectMs * SUSPICIOUS);
  const decided = ctx.reach.seen(SMTP);
  const isDecided = new Set(decided.map(({ host, ip }) => `${host} ${ip}`));
  const seen = [...silentSoFar.filter(({ host, ip }) => !isDecided.has(`${host} ${ip}`)), ...decided].filter(
    (one) =>
      !known.some(
        ({ host, ip, state }) =>
          host === one.host && ip === one.ip && (isAnswer(state) || !isAnswer(one.state)),
      ),
  );
  const answers = seen.filter(({ state }) => isAnswer(state)).slice(-ANSWERS_OF_THE_RUN);
  const silent = seen.filter(({ state }) => !isAnswer(state)).slice(answers.length - OF_THE_RUN);
  const controlHosts = controlsOf(ctx);
  return [...silent, ...answers].map((one) =>
    fromSighting(one, controlHosts.includes(one.host) ? 'control' : 'target'),
  );
}

/** What is seen of this target; nothing to tell where nobody asked on port 25. */
async function ownLooks(target: Target, ctx: Context, want: Want): Promise<{ looks: EgressLook[] } | Unseen> {
  return ctx.topics?.has('ports') === true ? fromPorts(want) : fromSessions(target, ctx, want);
}

async function fromPorts(want: Want): Promise<{ looks: EgressLook[] } | Unseen> {
  const ports = await want('ports');
  if (ports.status === 'failed' || ports.status === 'skipped') return ports;
  const looks = ports.status === 'observed' ? ports.value : [];
  if (!looks.some(({ port }) => port === SMTP)) return notAsked();
  return {
    looks: looks.map((look) =>
      fromSighting(sightingOfKnock(look), look.port === SMTP ? 'target' : 'other-port'),
    ),
  };
}

async function fromSessions(
  target: Target,
  ctx: Context,
  want: Want,
): Promise<{ looks: EgressLook[] } | Unseen> {
  const sessions = await want('sessions');
  if (sessions.status === 'failed') return sessions;
  if (sessions.status !== 'observed') {
    // Left alone after so many silent hosts: what those have shown holds for this one as well.
    const isOfDomain = target.kind === 'domain' || target.kind === 'address';
    const silent = isOfDomain && (await takesMail(want)) && ctx.reach.seen(SMTP).length > 0;
    return silent ? { looks: [] } : notAsked();
  }
  const own = sessions.value.filter(
    ({ port, timings, failure }) =>
      port === SMTP && (timings.connectMs !== null || failure?.cause !== 'vantage'),
  );
  const looks = own
    .filter(({ failure }) => failure?.kind !== 'limit' || failure.stage !== 'connect')
    .map(({ host, ip, port, failure, greeting, timings }): EgressLook => {
      const seen = ctx.reach.seen(SMTP).find((one) => one.host === host && one.ip === ip);
      if (seen !== undefined) return fromSighting(seen, 'target');
      const state = failure?.stage === 'connect' ? portState(failure) : 'open';
      const told = { role: 'target', host, ip, port, state, connectMs: timings.connectMs ?? 0 } as const;
      return greeting === null ? told : { ...told, greeting };
    });
  return looks.length === 0 ? notAsked() : { looks };
}

async function takesMail(want: Want): Promise<boolean> {
  const mx = await want('mx');
  return (
    mx.status === 'observed' &&
    !mx.value.nullMx &&
    mx.value.hosts.some(({ addresses }) => addresses.length > 0)
  );
}

/** Other ports of hosts that are silent: where they answer, the hosts are there. */
async function knockBeside(
  target: Target,
  silent: readonly EgressLook[],
  ctx: Context,
): Promise<EgressLook[]> {
  const hosts = [...new Map(silent.map((look) => [look.host, look])).values()].slice(0, OTHER_HOSTS);
  if (hosts.length > 0)
    ctx.onProgress({ target: target.display, waiting: 'other ports, since 25 is silent' });
  const knocks = hosts.flatMap(({ host, ip }) =>
    OTHER_PORTS.map((port) => ctx.reach.knock({ host, ip, port, depth: 'connect', custom: 'starttls' })),
  );
  return (await Promise.all(knocks)).map((knock) => fromSighting(sightingOfKnock(knock), 'other-port'));
}

/** One address of each control host in each family there is a route for. */
async function askControls(target: Target, ctx: Context, began: number): Promise<EgressLook[]> {
  const hosts = controlsOf(ctx);
  if (hosts.length === 0) return [];
  ctx.onProgress({ target: target.display, waiting: `port 25 of ${hosts.length} other hosts, to compare` });
  const { connectMs } = ctx.limits;
  const left = (): number => Math.max(connectMs / 4, connectMs - (ctx.clock.monotonicMs() - began));
  const asked = hosts.map(async (host): Promise<EgressLook[]> => {
    const addresses = ipFamily(host) === null ? (await lookUpHost(host, ctx)).addresses : [host];
    const { helo } = ctx.given;
    const knocks = oneOfEach(addresses, ctx).map((ip) =>
      ctx.reach.knock({
        host,
        ip,
        port: SMTP,
        depth: 'hello',
        custom: 'starttls',
        connectMs: Math.round(left()),
        ...(helo !== undefined && { helo }),
      }),
    );
    return (await Promise.all(knocks)).map((knock) => fromSighting(sightingOfKnock(knock), 'control'));
  });
  return (await Promise.all(asked)).flat();
}

function controlsOf({ given }: Context): readonly string[] {
  return given.smtp?.egressControls ?? EGRESS_CONTROLS.map(({ host }) => host);
}

function oneOfEach(addresses: readonly string[], { families: { ipv4, ipv6 } }: Context): string[] {
  const both = ipv4 === ipv6;
  const families = [...(ipv4 || both ? [4] : []), ...(ipv6 || both ? [6] : [])];
  return families.flatMap((family) => addresses.find((ip) => ipFamily(ip) === family) ?? []);
}

function fromSighting(
  { host, ip, port, state, connectMs, greeting, startTls, masked }: Sighting,
  role: EgressLook['role'],
): EgressLook {
  return {
    role,
    host,
    ip,
    port,
    state,
    connectMs,
    ...(greeting !== null && { greeting }),
    ...(startTls !== null && { startTls }),
    ...(masked && { masked }),
  };
}

function notAsked(): Unseen {
  return { status: 'skipped', reason: 'port 25 was not looked at' };
}
