/** Tries the mail hosts of an address as a mail server would, one after another, until one takes the message or says no for good. */
import type { Context } from '../model/context.ts';
import type { MxHost } from '../model/evidence/mx.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { SmtpRequest } from '../model/smtp.ts';
import type { AddressTarget } from '../model/target.ts';
import { droppedBy, droppedIn } from './addresses.ts';
import { attemptOf } from './delivery.ts';
import { noRouteTo } from './no-route.ts';
import { speakUntil, undialled } from './sessions.ts';
import { whenOver } from './when-over.ts';

const SMTP = 25;

export async function walkRoute(
  target: AddressTarget,
  ctx: Context,
  want: Want,
): Promise<Evidence['sessions']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const mx = await want('mx');
  if (mx.status === 'failed' || mx.status === 'skipped') return mx;
  if (mx.status === 'absent') return { status: 'skipped', reason: 'the domain does not exist' };
  const { hosts, nullMx } = mx.value;
  const usable = hosts.filter(({ host, addresses }) => host !== '' && addresses.length > 0);
  if (usable.length === 0) {
    const reason = nullMx ? 'the domain takes no mail' : 'no mail host has an address';
    return { status: 'skipped', reason };
  }
  const value: SmtpSession[] = [];
  let isOver = false;
  const end = whenOver(ctx.signal);
  for (const request of requests(usable, target, ctx)) {
    if (noRouteTo(request.ip, ctx) !== null) continue;
    ctx.onProgress({ target: target.display, waiting: `${request.host}:${request.port}` });
    const session = await speakUntil(end.promise, request, ctx);
    if (session === 'cut') break;
    value.push(session);
    let last = session;
    if (wantsClear(request, session)) {
      const inClear = await speakUntil(end.promise, { ...request, tls: 'off' }, ctx);
      if (inClear === 'cut') break;
      last = inClear;
      value.push(last);
    }
    const { outcome } = attemptOf(last, null);
    isOver = outcome === 'accepted' || outcome === 'refused';
    if (isOver || ctx.signal.aborted) break;
  }
  end.forget();
  // Where nothing could be dialled that is what there is to tell; beside an answer it would only be in the way.
  if (value.length === 0) {
    for (const { host, ip, port } of requests(usable, target, ctx)) {
      const noRoute = noRouteTo(ip, ctx);
      if (noRoute !== null) value.push(undialled(host, ip, port, noRoute));
    }
  }
  const untried = usable.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]).map(droppedIn);
  return {
    status: 'observed',
    value,
    at,
    tookMs: ctx.clock.monotonicMs() - began,
    ...droppedBy(isOver ? 0 : untried.reduce((sum, one) => sum + one, 0)),
  };
}

/** Hosts in the order of preference, each with its addresses; hosts of one preference stand in a stable order here. */
function* requests(
  hosts: readonly MxHost[],
  { ascii }: AddressTarget,
  { given }: Context,
): Iterable<SmtpRequest> {
  const { ports: _, egressControls: __, tls = 'opportunistic', recipients, ...wishes } = given.smtp ?? {};
  for (const { host, addresses } of hosts) {
    for (const ip of addresses) {
      yield {
        ...wishes,
        host,
        ip,
        port: SMTP,
        tls,
        ...(given.helo !== undefined && { helo: given.helo }),
        ...(recipients !== undefined && { recipients: [ascii] }),
      };
    }
  }
}

/** RFC 7435: mail that cannot be encrypted is sent in clear, unless the sender insists. */
function wantsClear({ tls }: SmtpRequest, { failure, outcome }: SmtpSession): boolean {
  return (
    tls === 'opportunistic' &&
    outcome === 'failed' &&
    failure?.stage === 'handshake' &&
    failure.kind !== 'cancelled'
  );
}
