/** Every topic of evidence and its shape; one file a topic stands in `evidence/`. */

import type { ResolverFacts } from './dns.ts';
import type { ArrivalEvidence } from './evidence/arrival.ts';
import type { BimiEvidence } from './evidence/bimi.ts';
import type { BlocklistLook } from './evidence/blocklists.ts';
import type { DeliveryEvidence } from './evidence/delivery.ts';
import type { DkimEvidence } from './evidence/dkim.ts';
import type { DmarcEvidence } from './evidence/dmarc.ts';
import type { DnssecEvidence, DomainEvidence } from './evidence/domain.ts';
import type { EgressEvidence } from './evidence/egress.ts';
import type { HeloEvidence } from './evidence/helo.ts';
import type { LogEvidence } from './evidence/log.ts';
import type { MessageEvidence } from './evidence/message.ts';
import type { MtaStsEvidence } from './evidence/mta-sts.ts';
import type { MxEvidence } from './evidence/mx.ts';
import type { PortLook } from './evidence/ports.ts';
import type { ProviderSighting } from './evidence/providers.ts';
import type { PtrLook } from './evidence/ptr.ts';
import type { SendingEvidence } from './evidence/sending.ts';
import type { SmtpSession } from './evidence/sessions.ts';
import type { SpamFilterLook } from './evidence/spam-filters.ts';
import type { SpfEvidence } from './evidence/spf.ts';
import type { TlsRptEvidence } from './evidence/tls-rpt.ts';
import type { TlsaLook } from './evidence/tlsa.ts';
import type { Outcome } from './outcome.ts';

export interface Evidence {
  resolver: Outcome<ResolverFacts>;
  domain: Outcome<DomainEvidence>;
  dnssec: Outcome<DnssecEvidence>;
  mx: Outcome<MxEvidence>;
  spf: Outcome<SpfEvidence>;
  sending: Outcome<SendingEvidence>;
  ptr: Outcome<PtrLook[]>;
  /** Of the hosts that take the mail, which need not send any. */
  reverseNames: Outcome<PtrLook[]>;
  helo: Outcome<HeloEvidence>;
  dkim: Outcome<DkimEvidence>;
  dmarc: Outcome<DmarcEvidence>;
  mtaSts: Outcome<MtaStsEvidence>;
  tlsRpt: Outcome<TlsRptEvidence>;
  tlsa: Outcome<TlsaLook[]>;
  bimi: Outcome<BimiEvidence>;
  blocklists: Outcome<BlocklistLook[]>;
  sessions: Outcome<SmtpSession[]>;
  ports: Outcome<PortLook[]>;
  egress: Outcome<EgressEvidence>;
  delivery: Outcome<DeliveryEvidence>;
  arrival: Outcome<ArrivalEvidence>;
  providers: Outcome<ProviderSighting[]>;
  log: Outcome<LogEvidence>;
  message: Outcome<MessageEvidence>;
  spamFilters: Outcome<SpamFilterLook[]>;
}

export type Topic = keyof Evidence;

/** Topics in the order in which they may ask for one another: `want` throws when a probe asks for a later one. */
export const TOPICS = [
  'resolver',
  'domain',
  'message',
  'spamFilters',
  'dnssec',
  'mx',
  'reverseNames',
  'spf',
  'sending',
  'ptr',
  'helo',
  'dkim',
  'dmarc',
  'tlsRpt',
  'tlsa',
  'bimi',
  'blocklists',
  'sessions',
  'ports',
  'egress',
  'delivery',
  'arrival',
  'mtaSts',
  'providers',
  'log',
] as const satisfies readonly Topic[];

/** Memoised access to another topic of the same target. */
export type Want = <K extends Topic>(topic: K) => Promise<Evidence[K]>;
