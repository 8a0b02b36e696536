/** What a saved report must look like to be judged again; the types hold it complete, field by field. */
import { JUDGED_TOPICS } from '../../model/check.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Report } from '../../model/report.ts';
import type {
  AddressTarget,
  DomainTarget,
  HostTarget,
  IpTarget,
  LogTarget,
  MessageTarget,
  Target,
} from '../../model/target.ts';
import { arrival } from './arrival.ts';
import { bimi } from './bimi.ts';
import { blocklistLook } from './blocklists.ts';
import { delivery } from './delivery.ts';
import { dkim } from './dkim.ts';
import { dmarc } from './dmarc.ts';
import { log } from './log.ts';
import { message } from './message.ts';
import { dnssec, domain, helo, mx, provider, ptrLook, resolver, sending } from './names.ts';
import { outcome } from './outcome.ts';
import { egress, portLook } from './ports.ts';
import { session } from './sessions.ts';
import {
  address,
  isObject,
  list,
  maybe,
  number,
  object,
  type Shape,
  text,
  time,
  whole,
  word,
} from './shape.ts';
import { spamFilterLook } from './spam-filters.ts';
import { spf } from './spf.ts';
import { mtaSts, tlsaLook, tlsRpt } from './transport.ts';

const evidence = object<Partial<Evidence>>({
  resolver: maybe(outcome(resolver)),
  domain: maybe(outcome(domain)),
  dnssec: maybe(outcome(dnssec)),
  mx: maybe(outcome(mx)),
  spf: maybe(outcome(spf)),
  sending: maybe(outcome(sending)),
  ptr: maybe(outcome(list(ptrLook))),
  reverseNames: maybe(outcome(list(ptrLook))),
  helo: maybe(outcome(helo)),
  dkim: maybe(outcome(dkim)),
  dmarc: maybe(outcome(dmarc)),
  mtaSts: maybe(outcome(mtaSts)),
  tlsRpt: maybe(outcome(tlsRpt)),
  tlsa: maybe(outcome(list(tlsaLook))),
  bimi: maybe(outcome(bimi)),
  blocklists: maybe(outcome(list(blocklistLook))),
  sessions: maybe(outcome(list(session))),
  ports: maybe(outcome(list(portLook))),
  egress: maybe(outcome(egress)),
  delivery: maybe(outcome(delivery)),
  arrival: maybe(outcome(arrival)),
  providers: maybe(outcome(list(provider))),
  log: maybe(outcome(log)),
  message: maybe(outcome(message)),
  spamFilters: maybe(outcome(list(spamFilterLook))),
});

const topics = list(word(...JUDGED_TOPICS));

const port = maybe(whole);

const targets: { readonly [K in Target['kind']]: Shape<Extract<Target, { kind: K }>> } = {
  domain: object<DomainTarget>({ kind: word('domain'), ascii: text, display: text }),
  host: object<HostTarget>({ kind: word('host'), ascii: text, display: text, port }),
  ip: object<IpTarget>({ kind: word('ip'), ascii: address, display: text, port }),
  address: object<AddressTarget>({
    kind: word('address'),
    ascii: text,
    display: text,
    localPart: text,
    domain: text,
  }),
  log: object<LogTarget>({ kind: word('log'), ascii: text, display: text }),
  message: object<MessageTarget>({ kind: word('message'), ascii: text, display: text }),
};

const anyTarget = object<{ kind: Target['kind'] }>({
  kind: word('domain', 'host', 'ip', 'address', 'log', 'message'),
});

const target: Shape<Target> = (value, depth) => {
  const kind = isObject(value) ? value.kind : undefined;
  const known = (Object.keys(targets) as Target['kind'][]).find((one) => one === kind);
  return (known === undefined ? anyTarget : targets[known])(value, depth);
};

/** Findings, counts and verdict are left alone: they are made anew. */
export const savedReport = object<
  Pick<Report, 'target' | 'startedAt' | 'tookMs' | 'topics' | 'evidence' | 'timing'>
>({
  target,
  startedAt: time,
  tookMs: number,
  topics: object<Report['topics']>({ judged: topics, asked: topics }),
  evidence,
  timing: object<Report['timing']>({
    questions: whole,
    chain: list(object<Report['timing']['chain'][number]>({ what: text, startMs: number, tookMs: number })),
  }),
});
