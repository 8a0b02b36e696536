/** The list of probes: one a topic. */
import type { Context } from '../model/context.ts';
import type { Evidence, Topic, Want } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { domainTarget } from '../parse/domain.ts';
import { probeArrival } from './arrival.ts';
import { probeBimi } from './bimi.ts';
import { probeBlocklists } from './blocklists.ts';
import { probeDelivery } from './delivery.ts';
import { probeDkim } from './dkim.ts';
import { probeDmarc } from './dmarc.ts';
import { probeDnssec } from './dnssec.ts';
import { probeDomain } from './domain.ts';
import { probeEgress } from './egress.ts';
import { probeHelo } from './helo.ts';
import { probeMtaSts } from './mta-sts.ts';
import { probeMx } from './mx.ts';
import { probePorts } from './ports.ts';
import { probeProviders } from './providers.ts';
import { probePtr } from './ptr.ts';
import { probeResolver } from './resolver.ts';
import { probeReverseNames } from './reverse-names.ts';
import { walkRoute } from './route.ts';
import { probeSending } from './sending.ts';
import { probeSessions } from './sessions.ts';
import { probeSpf } from './spf.ts';
import { probeTlsRpt } from './tls-rpt.ts';
import { probeTlsa } from './tlsa.ts';

/** Collects one topic; throws only when we erred, never for what the network did. */
export type Probe<K extends Topic> = (target: Target, ctx: Context, want: Want) => Promise<Evidence[K]>;

/** What is asked of the domain of a mail address is asked of the domain. */
function ofDomain<K extends Topic>(probe: Probe<K>): Probe<K> {
  return (target, ctx, want) =>
    probe(target.kind === 'address' ? domainTarget(target.domain) : target, ctx, want);
}

/** On the way to an address mail stops at the first host that takes it, and so does a message; else every host is visited. */
const visitOrWalk: Probe<'sessions'> = async (target, ctx, want) => {
  if (ctx.dispatch !== undefined)
    return (await import('./dispatch.ts')).probeDispatch(target, ctx, want, ctx.dispatch);
  if (target.kind === 'address') return walkRoute(target, ctx, want);
  return probeSessions(target, ctx, want);
};

export const probes: { readonly [K in Topic]: Probe<K> } = {
  resolver: probeResolver,
  domain: ofDomain(probeDomain),
  dnssec: probeDnssec,
  mx: ofDomain(probeMx),
  spf: ofDomain(probeSpf),
  sending: ofDomain(probeSending),
  ptr: probePtr,
  reverseNames: probeReverseNames,
  helo: probeHelo,
  dkim: probeDkim,
  dmarc: probeDmarc,
  tlsRpt: probeTlsRpt,
  tlsa: ofDomain(probeTlsa),
  bimi: probeBimi,
  blocklists: probeBlocklists,
  sessions: visitOrWalk,
  delivery: probeDelivery,
  arrival: probeArrival,
  ports: probePorts,
  egress: probeEgress,
  mtaSts: ofDomain(probeMtaSts),
  providers: probeProviders,
  // What explains replies is large, and no other probe needs it.
  log: async (target, ctx) => (await import('./log.ts')).probeLog(target, ctx),
  message: async (target, ctx) => (await import('./message.ts')).probeMessage(target, ctx),
  spamFilters: async (...asked) => (await import('./spam-filters.ts')).probeSpamFilters(...asked),
};
