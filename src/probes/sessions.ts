/** Speaks SMTP to every mail host, each address of a family there is a route for, up to where a message would begin. */

import type { Context } from '../model/context.ts';
import { cutShort } from '../model/cut-short.ts';
import type { HostAddress, MxEvidence, MxHost } from '../model/evidence/mx.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { Outcome, Skipped } from '../model/outcome.ts';
import type { SmtpRequest } from '../model/smtp.ts';
import type { Given, Target } from '../model/target.ts';
import { unheardSession } from '../model/unheard-session.ts';
import { ipFamily } from '../parse/ip.ts';
import { isAnswer } from '../parse/port-state.ts';
import { dialledHost, droppedBy, droppedIn } from './addresses.ts';
import { noRouteTo } from './no-route.ts';
import { sessionRequest } from './session-request.ts';
import { whenOver } from './when-over.ts';

const SMTP = 25;
/** Addresses of one host and family that may be silent before the others of it are left alone: each costs a whole wait. */
const SILENT_ADDRESSES = 2;
/** Hosts that may be silent over a run, none answering, before the rest is taken to be silent too. */
const SILENT_HOSTS = 8;

type Unseen = Exclude<Evidence['sessions'], { status: 'observed' }>;

interface Place {
  host: string;
  port: number;
  ips: readonly string[];
  /** Further addresses of it, beyond the limit. */
  dropped: number;
}

export async function probeSessions(target: Target, ctx: Context, want: Want): Promise<Evidence['sessions']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const found = await placesFor(target, ctx, want);
  if (!Array.isArray(found)) return found;
  const silence = silenceOf(ctx.given);
  const tries = found.some((place) => place.ips.length > 0);
  // Whoever has taken a connection has answered, even while the session with it goes on.
  const answered = silence.answered > 0 || ctx.reach.seen(SMTP).some(({ state }) => isAnswer(state));
  if (target.kind === 'domain' && tries && !answered && silence.hosts.size >= SILENT_HOSTS) {
    return skip(
      `port 25 of all ${silence.hosts.size} hosts tried before in this run was silent, so no further ones were tried`,
    );
  }
  const end = whenOver(ctx.signal);
  const held = await Promise.all(found.map((place) => visit(place, target.display, ctx, end.promise)));
  end.forget();
  return {
    status: 'observed',
    value: held.flat(),
    at,
    tookMs: ctx.clock.monotonicMs() - began,
    ...droppedBy(found.reduce((sum, { dropped }) => sum + dropped, 0)),
  };
}

async function placesFor(target: Target, ctx: Context, want: Want): Promise<Place[] | Unseen> {
  switch (target.kind) {
    case 'domain':
      return mailHosts(want);
    case 'ip':
      return [{ host: target.ascii, port: target.port ?? SMTP, ips: [target.ascii], dropped: 0 }];
    case 'host': {
      const addresses = await dialledHost(target.ascii, target.port ?? SMTP, ctx);
      if (addresses.status !== 'observed') return addresses;
      return [
        {
          host: target.ascii,
          port: target.port ?? SMTP,
          ips: addresses.value,
          dropped: droppedIn(addresses),
        },
      ];
    }
    case 'address':
    case 'log':
    case 'message':
      return skip('not asked about a domain or a host');
  }
}

async function mailHosts(want: Want): Promise<Place[] | Unseen> {
  const mx = await want('mx');
  if (mx.status === 'failed' || mx.status === 'skipped') return mx;
  if (mx.status === 'absent') return skip('the domain does not exist');
  const hosts = reachable(mx.value);
  if (hosts.length === 0)
    return skip(mx.value.nullMx ? 'the domain takes no mail' : 'no MX host has an address');
  if (mx.value.implicit) {
    // An address alone is mostly a web server, and whoever sends no mail expects none back.
    const sending = await want('sending');
    if (sending.status === 'observed' && !sending.value.sends)
      return skip('the domain has no MX record, and sends no mail');
  }
  return hosts.map(({ host, ipv4, ipv6 }) => ({
    host,
    port: SMTP,
    ips: [ipv4, ipv6].flatMap(addressesIn),
    dropped: droppedIn(ipv4) + droppedIn(ipv6),
  }));
}

/** Each host once; a null MX is none. */
function reachable({ hosts }: MxEvidence): MxHost[] {
  const named = new Map(hosts.map((one) => [one.host, one]));
  named.delete('');
  return [...named.values()].filter(({ addresses }) => addresses.length > 0);
}

function addressesIn(outcome: Outcome<HostAddress[]>): string[] {
  return outcome.status === 'observed' ? outcome.value.map(({ ip }) => ip) : [];
}

/** One address of a host after another: servers punish crowds. */
async function visit(
  { host, port, ips }: Place,
  display: string,
  ctx: Context,
  over: Promise<'cut'>,
): Promise<SmtpSession[]> {
  const held: SmtpSession[] = [];
  const silent = new Map<4 | 6 | null, number>();
  const silence = silenceOf(ctx.given);
  for (const ip of ips) {
    const family = ipFamily(ip);
    const noRoute = noRouteTo(ip, ctx);
    if (noRoute !== null) {
      held.push(undialled(host, ip, port, noRoute));
      continue;
    }
    if ((silent.get(family) ?? 0) >= SILENT_ADDRESSES) {
      held.push(undialled(host, ip, port, givenUp(host, family)));
      continue;
    }
    ctx.onProgress({ target: display, waiting: `${host}:${port}` });
    const { credentials, ...wishes } = sessionRequest(host, ip, port, ctx);
    const askedAt = held.find((one) => wasAsked(one, wishes))?.ip;
    const request = askedAt === undefined ? wishes : withoutMailboxes(wishes);
    const signsIn = credentials !== undefined && !held.some(wasTurnedAway);
    const asked = { ...request, ...(signsIn && { credentials }) };
    const session = await speakUntil(over, asked, ctx);
    if (session === 'cut') {
      held.push(undialled(host, ip, port, cutShort(ctx.signal.reason, 'connect', 'before it was tried')));
      continue;
    }
    held.push(askedAt === undefined ? session : { ...session, mailboxAskedAt: askedAt });
    // What the run itself cut short tells nothing of the host.
    if (session.failure?.kind === 'cancelled') continue;
    if (session.timings.greetingMs !== null || session.failure?.kind !== 'timeout') silence.answered += 1;
    else if (session.failure.stage === 'connect') {
      silent.set(family, (silent.get(family) ?? 0) + 1);
      silence.hosts.add(host);
    }
  }
  return held;
}

/** A session, or how far it has come when the time is over; `cut` where it had not even begun. */
export async function speakUntil(
  over: Promise<'cut'>,
  request: SmtpRequest,
  ctx: Context,
): Promise<SmtpSession | 'cut'> {
  if (ctx.signal.aborted) return 'cut';
  let leave: ((reason: unknown) => SmtpSession) | undefined;
  const speaking = ctx.speak(request, (how) => {
    leave = how;
  });
  const session = await Promise.race([speaking, over]);
  return session === 'cut' && leave !== undefined ? leave(ctx.signal.reason) : session;
}

/** All addresses of a host ask the same accounts, and lock them after a few failures. */
function wasTurnedAway({ authentication }: SmtpSession): boolean {
  return authentication?.outcome === 'refused' || authentication?.outcome === 'deferred';
}

/** Mailboxes are the same behind all addresses of a host, and whoever asks about them again and again is taken for a harvester. */
function wasAsked({ transcript }: SmtpSession, { recipients, verify }: SmtpRequest): boolean {
  const decisive = recipients !== undefined ? 'mail' : verify !== undefined ? 'vrfy' : null;
  return transcript.some(({ stage, reply }) => stage === decisive && reply !== null);
}

function withoutMailboxes({
  sender: _,
  recipients: __,
  verify: ___,
  pipeline: ____,
  ...rest
}: SmtpRequest): SmtpRequest {
  return rest;
}

function givenUp(host: string, family: 4 | 6 | null): Failure {
  return {
    stage: 'connect',
    kind: 'limit',
    detail: `not tried, since ${SILENT_ADDRESSES} other IPv${family ?? 4} addresses of ${host} were silent`,
    cause: 'target',
  };
}

/** An address that was left alone, and why. */
export function undialled(host: string, ip: string, port: number, failure: Failure): SmtpSession {
  return { ...unheardSession(host, ip, port), outcome: 'failed', failure };
}

interface Silence {
  hosts: Set<string>;
  answered: number;
}

/** Of one run: what the user stated is the same for all its targets. */
const silences = new WeakMap<Given, Silence>();

function silenceOf(given: Given): Silence {
  const known = silences.get(given) ?? { hosts: new Set(), answered: 0 };
  silences.set(given, known);
  return known;
}

function skip(reason: string): Skipped {
  return { status: 'skipped', reason };
}
