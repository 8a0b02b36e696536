/** The list of probes: one a topic. */
import type { Context } from '../model/context.ts';
import type { Evidence, Topic, Want } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { probeBimi } from './bimi.ts';
import { probeBlocklists } from './blocklists.ts';
import { probeDelivery } from './delivery.ts';
import { probeDkim } from './dkim.ts';
import { probeDmarc } from './dmarc.ts';
import { probeDnssec } from './dnssec.ts';
import { probeDomain } from './domain.ts';
import { probeHelo } from './helo.ts';
import { probeMtaSts } from './mta-sts.ts';
import { probeMx } from './mx.ts';
import { probeProviders } from './providers.ts';
import { probePtr } from './ptr.ts';
import { probeResolver } from './resolver.ts';
import { probeSending } from './sending.ts';
import { probeSpf } from './spf.ts';
import { probeTlsRpt } from './tls-rpt.ts';
import { probeTlsa } from './tlsa.ts';

/** Collects one topic; throws only when we erred, never for what the network did. */
export type Probe<K extends Topic> = (target: Target, ctx: Context, want: Want) => Promise<Evidence[K]>;

export const probes: { readonly [K in Topic]?: Probe<K> } = {
  resolver: probeResolver,
  domain: probeDomain,
  dnssec: probeDnssec,
  mx: probeMx,
  spf: probeSpf,
  sending: probeSending,
  ptr: probePtr,
  helo: probeHelo,
  dkim: probeDkim,
  dmarc: probeDmarc,
  tlsRpt: probeTlsRpt,
  tlsa: probeTlsa,
  bimi: probeBimi,
  blocklists: probeBlocklists,
  delivery: probeDelivery,
  mtaSts: probeMtaSts,
  providers: probeProviders,
};
