/** What a saved report must look like to be judged again; the types hold it complete, field by field. */

import { JUDGED_TOPICS } from '../model/check.ts';
import type { HttpsAnswer } from '../model/context.ts';
import type { ResolverFacts } from '../model/dns.ts';
import type { BimiEvidence, BimiProblem } from '../model/evidence/bimi.ts';
import type { BlocklistLook } from '../model/evidence/blocklists.ts';
import type { Attempt, DeliveryEvidence } from '../model/evidence/delivery.ts';
import type { DkimEvidence, DkimKey, DkimProblem } from '../model/evidence/dkim.ts';
import type { DmarcEvidence, DmarcProblem, DmarcStep, DmarcUri } from '../model/evidence/dmarc.ts';
import type { DnssecEvidence, DomainEvidence } from '../model/evidence/domain.ts';
import type { EgressEvidence, EgressLook } from '../model/evidence/egress.ts';
import type { HeloEvidence } from '../model/evidence/helo.ts';
import type { MtaStsEvidence, StsPolicy, StsProblem } from '../model/evidence/mta-sts.ts';
import type { HostAddress, MeantHost, MxEvidence, MxHost } from '../model/evidence/mx.ts';
import type { PortLook } from '../model/evidence/ports.ts';
import type { ProviderSighting } from '../model/evidence/providers.ts';
import type { PtrLook, PtrName } from '../model/evidence/ptr.ts';
import type { SendingEvidence } from '../model/evidence/sending.ts';
import {
  type AuthAttempt,
  type Authentication,
  type CertificateFacts,
  type Exchange,
  type InjectionLook,
  type LegacyTlsLook,
  type RelayAttempt,
  type RelayLook,
  type SmtpReply,
  type SmtpSession,
  STRIPPING_SIGNS,
  type Timings,
  type TlsFacts,
} from '../model/evidence/sessions.ts';
import type { SpfEvaluation, SpfEvidence, SpfNode, SpfProblem, SpfTerm } from '../model/evidence/spf.ts';
import type { TlsRptEvidence, TlsRptUri } from '../model/evidence/tls-rpt.ts';
import type { TlsaLook, TlsaRecordFacts } from '../model/evidence/tlsa.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { Absent, Failed, Observed, Outcome, Skipped } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import type { AddressTarget, DomainTarget, HostTarget, IpTarget, Target } from '../model/target.ts';
import {
  address,
  byKey,
  column,
  flag,
  isObject,
  later,
  list,
  maybe,
  number,
  object,
  orNull,
  type Shape,
  text,
  time,
  timeOrEmpty,
  whole,
  word,
} from './shape.ts';

const stage = word(
  ...(['resolve', 'proxy', 'connect', 'greeting', 'hello', 'starttls', 'handshake', 'xclient'] as const),
  ...(['auth', 'noop', 'vrfy', 'mail', 'rcpt', 'data', 'rset', 'quit', 'fetch', 'parse'] as const),
);

const failure = object<Failure>({
  stage,
  kind: word(
    ...(['timeout', 'refused', 'unreachable', 'reset', 'closed', 'servfail', 'rejected'] as const),
    ...(['malformed', 'tls', 'limit', 'cancelled', 'internal'] as const),
  ),
  code: maybe(text),
  detail: text,
  cause: word('target', 'vantage'),
});

function outcome<T>(value: Shape<T>): Shape<Outcome<T>> {
  const at = { at: time, tookMs: number };
  const forms = {
    observed: object<Observed<T>>({ status: word('observed'), value, ...at, dropped: maybe(whole) }),
    absent: object<Absent>({ status: word('absent'), how: text, ...at }),
    failed: object<Failed>({ status: word('failed'), failure }),
    skipped: object<Skipped>({ status: word('skipped'), reason: text }),
  };
  const status = object<{ status: keyof typeof forms }>({
    status: word('observed', 'absent', 'failed', 'skipped'),
  });
  return (found, depth) =>
    status(found, depth) ?? forms[(found as { status: keyof typeof forms }).status](found, depth);
}

const texts = list(text);
const addresses = list(address);

const resolver = object<ResolverFacts>({
  server: text,
  servers: texts,
  validates: flag,
  trusted: flag,
  trustedBecause: text,
  answers: flag,
});

const domain = object<DomainEvidence>({
  name: text,
  publicSuffixOrganizationalDomain: orNull(text),
  nameServers: outcome(texts),
  zone: outcome(
    object<{ apex: string; mname: string; serial: number }>({ apex: text, mname: text, serial: number }),
  ),
});

const dnssec = object<DnssecEvidence>({
  state: word('secure', 'insecure', 'bogus', 'unverified'),
  ds: texts,
  at: maybe(texts),
  detail: text,
});

const ptrLook = object<PtrLook>({
  ip: address,
  reverseName: text,
  owner: maybe(text),
  names: texts,
  lookup: outcome(texts),
  forward: list(
    object<PtrName>({
      name: text,
      addresses: outcome(addresses),
      confirms: flag,
      cname: maybe(text),
      own: maybe(flag),
    }),
  ),
  confirmed: flag,
  expectedName: maybe(text),
  expectedResolves: maybe(flag),
  dropped: maybe(whole),
});

const hostAddresses = outcome(list(object<HostAddress>({ ip: address, family: word(4, 6), ttl: number })));

const mx = object<MxEvidence>({
  hosts: list(
    object<MxHost>({
      preference: whole,
      host: text,
      ttl: number,
      addresses,
      ipv4: hostAddresses,
      ipv6: hostAddresses,
      cname: maybe(text),
      badTlsaThere: maybe(word(true)),
      authenticated: flag,
      registeredDomain: maybe(
        object<NonNullable<MxHost['registeredDomain']>>({
          name: text,
          exists: outcome(word(true)),
          suffixExists: maybe(flag),
        }),
      ),
      own: maybe(flag),
      meant: maybe(
        object<MeantHost>({
          host: text,
          because: word('reverse-name', 'missing-domain', 'doubled-domain'),
          addresses,
          reverse: list(ptrLook),
          badTlsa: maybe(word(true)),
        }),
      ),
    }),
  ),
  implicit: flag,
  nullMx: flag,
  authenticated: flag,
  dropped: whole,
  owner: maybe(text),
  announcesPolicy: maybe(flag),
});

const families = object<{ ipv4: number; ipv6: number }>({ ipv4: whole, ipv6: whole });

const spfTerm: Shape<SpfTerm> = object<SpfTerm>({
  text,
  column,
  kind: word('mechanism', 'modifier', 'unknown'),
  name: text,
  qualifier: word('+', '-', '~', '?'),
  value: maybe(text),
  cidr4: maybe(whole),
  cidr6: maybe(whole),
  macro: flag,
  cost: whole,
  total: whole,
  voids: families,
  resolved: maybe(
    object<NonNullable<SpfTerm['resolved']>>({
      names: texts,
      addresses,
      status: word('observed', 'nxdomain', 'nodata', 'failed'),
    }),
  ),
  failure: maybe(failure),
  unseen: maybe(object<{ ipv4: boolean; ipv6: boolean }>({ ipv4: flag, ipv6: flag })),
  subtree: maybe(later(() => spfNode)),
  unreachable: maybe(word('after-all', 'redirect-with-all')),
});

const spfNode: Shape<SpfNode> = object<SpfNode>({
  domain: text,
  status: word('record', 'none', 'nxdomain', 'several', 'loop', 'macro', 'unread', 'failed'),
  record: maybe(text),
  terms: list(spfTerm),
  problems: list(object<SpfProblem>({ code: text, column, text, says: text, fatal: flag })),
  failure: maybe(failure),
  own: flag,
  alias: maybe(text),
  ttl: maybe(number),
});

const spfResult = word('none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror');

const spf = object<SpfEvidence>({
  domain: text,
  record: orNull(text),
  records: texts,
  nearMisses: list(
    object<SpfEvidence['nearMisses'][number]>({
      value: text,
      at: text,
      type: word('TXT', 'SPF'),
      says: text,
    }),
  ),
  chunks: list(whole),
  answerBytes: whole,
  seams: maybe(
    list(object<{ column: number; left: string; right: string }>({ column, left: text, right: text })),
  ),
  tree: spfNode,
  meant: maybe(object<NonNullable<SpfEvidence['meant']>>({ record: text, tree: spfNode })),
  terms: list(spfTerm),
  lookups: whole,
  voidLookups: whole,
  voids: families,
  complete: flag,
  ttl: number,
  evaluations: list(
    object<SpfEvaluation>({
      ip: address,
      sender: text,
      helo: text,
      domain: text,
      identity: word('mailfrom', 'helo'),
      result: spfResult,
      explanation: orNull(text),
      reason: text,
      matched: list(object<SpfEvaluation['matched'][number]>({ domain: text, term: text, column })),
      lookups: whole,
      voidLookups: whole,
      steps: list(
        object<SpfEvaluation['steps'][number]>({
          depth: whole,
          domain: text,
          term: text,
          result: word('match', 'no-match', 'error', 'skipped'),
          note: text,
        }),
      ),
    }),
  ),
  result: maybe(spfResult),
  explanation: maybe(orNull(text)),
});

const sending = object<SendingEvidence>({
  domain: maybe(text),
  sends: flag,
  because: text,
  stated: flag,
  addresses: list(
    object<SendingEvidence['addresses'][number]>({
      ip: address,
      from: word('given', 'mx'),
      host: maybe(text),
    }),
  ),
  suggestedSpf: maybe(
    object<NonNullable<SendingEvidence['suggestedSpf']>>({ record: text, hosts: text, verified: flag }),
  ),
  unseen: maybe(failure),
});

const helo = object<HeloEvidence>({
  name: text,
  addresses: outcome(addresses),
  ips: addresses,
  cname: maybe(text),
  own: maybe(flag),
});

const dkimProblems = list(object<DkimProblem>({ code: text, says: text }));

const dkim = object<DkimEvidence>({
  domain: text,
  keys: list(
    object<DkimKey>({
      selector: text,
      name: text,
      named: flag,
      status: word('valid', 'revoked', 'invalid', 'absent', 'dangling', 'several', 'failed'),
      record: maybe(text),
      records: texts,
      tags: byKey(text),
      problems: dkimProblems,
      notes: maybe(dkimProblems),
      keyType: maybe(text),
      bits: maybe(whole),
      exponent: maybe(number),
      hashAlgorithms: maybe(texts),
      serviceTypes: maybe(texts),
      flags: maybe(texts),
      cnames: texts,
      ttl: maybe(number),
      provider: maybe(text),
      failure: maybe(failure),
    }),
  ),
  probed: texts,
  unanswered: maybe(object<NonNullable<DkimEvidence['unanswered']>>({ selectors: texts, failure })),
  basedOn: texts,
  subtree: word('exists', 'nxdomain', 'unknown'),
  wildcard: flag,
});

const policy = word('none', 'quarantine', 'reject', null);
const psd = word('y', 'n', 'u');
const deliverable = maybe(
  object<NonNullable<DmarcUri['deliverable']>>({
    status: word('yes', 'no-mx', 'null-mx', 'nxdomain', 'failed'),
    failure: maybe(failure),
  }),
);
const dmarcProblems = list(
  object<DmarcProblem>({ code: text, tag: maybe(text), column, says: text, fatal: flag }),
);

const dmarc = object<DmarcEvidence>({
  domain: text,
  record: orNull(text),
  tags: byKey(object<{ value: string; explicit: boolean }>({ value: text, explicit: flag })),
  problems: dmarcProblems,
  uris: list(
    object<DmarcUri>({
      tag: word('rua', 'ruf'),
      text,
      valid: flag,
      problem: maybe(text),
      scheme: maybe(text),
      host: maybe(text),
      suggestion: maybe(text),
      external: maybe(flag),
      authorization: maybe(
        object<NonNullable<DmarcUri['authorization']>>({
          status: word('authorized', 'missing', 'failed', 'unneeded'),
          at: text,
          record: maybe(text),
          failure: maybe(failure),
        }),
      ),
      deliverable,
    }),
  ),
  foundAt: orNull(text),
  inherited: flag,
  organizationalDomain: text,
  publicSuffixOrganizationalDomain: orNull(text),
  legacy: maybe(object<NonNullable<DmarcEvidence['legacy']>>({ foundAt: orNull(text), policy })),
  policy,
  subdomainPolicy: policy,
  nonexistentPolicy: policy,
  testing: flag,
  pct: whole,
  psd,
  walk: list(
    object<DmarcStep>({
      name: text,
      status: word('record', 'none', 'nxdomain', 'several', 'invalid', 'failed'),
      records: texts,
      other: texts,
      psd: maybe(psd),
      cname: maybe(text),
      failure: maybe(failure),
      note: text,
    }),
  ),
  misplaced: list(object<{ at: string; value: string }>({ at: text, value: text })),
  several: texts,
  malformed: maybe(
    list(
      object<NonNullable<DmarcEvidence['malformed']>[number]>({
        at: text,
        value: text,
        problems: dmarcProblems,
      }),
    ),
  ),
  registry: maybe(flag),
  undetermined: maybe(failure),
  exists: maybe(flag),
  sends: maybe(flag),
  mailbox: maybe(text),
  cname: maybe(text),
  ttl: maybe(number),
});

/** Of a fetched document: the body stands elsewhere, or is dropped. */
const fetched = {
  url: text,
  status: whole,
  contentType: text,
  location: maybe(text),
  ip: text,
  tls: object<HttpsAnswer['tls']>({
    protocol: text,
    authorized: flag,
    subject: text,
    issuer: text,
    validTo: timeOrEmpty,
  }),
};

const stsProblems = list(object<StsProblem>({ code: text, says: text, line: maybe(whole), fatal: flag }));

const mtaSts = object<MtaStsEvidence>({
  domain: text,
  record: orNull(text),
  records: texts,
  id: orNull(text),
  recordProblems: stsProblems,
  cname: maybe(text),
  ttl: maybe(number),
  policyHost: outcome(texts),
  fetch: outcome(object<HttpsAnswer>({ ...fetched, body: text })),
  policy: orNull(
    object<StsPolicy>({
      text,
      mode: word('enforce', 'testing', 'none', null),
      maxAge: orNull(number),
      mx: texts,
      problems: stsProblems,
    }),
  ),
  covers: list(object<{ host: string; pattern: string | null }>({ host: text, pattern: orNull(text) })),
  mxFailure: maybe(failure),
  unusedPatterns: texts,
});

const tlsRptUris = list(
  object<TlsRptUri>({
    text,
    scheme: text,
    host: orNull(text),
    valid: flag,
    problem: maybe(text),
    suggestion: maybe(text),
    deliverable,
  }),
);

const tlsRpt = object<TlsRptEvidence>({
  record: orNull(text),
  records: texts,
  uris: tlsRptUris,
  meant: maybe(tlsRptUris),
  problems: list(object<{ code: string; says: string }>({ code: text, says: text })),
  foundAt: maybe(text),
  malformed: maybe(texts),
  mailbox: maybe(text),
  cname: maybe(text),
});

const tlsaLook = object<TlsaLook>({
  domain: text,
  host: text,
  name: text,
  status: word('observed', 'absent', 'failed'),
  secure: flag,
  hostSecure: orNull(flag),
  expandedHost: maybe(text),
  records: list(
    object<TlsaRecordFacts>({
      usage: whole,
      selector: whole,
      matchingType: whole,
      data: text,
      usable: flag,
      problem: maybe(text),
    }),
  ),
  cname: maybe(text),
  ttl: maybe(number),
  attempts: whole,
  bogus: maybe(flag),
  failure: maybe(failure),
});

const bimiProblems = list(object<BimiProblem>({ code: text, says: text, fatal: flag }));
type Seen<O> = O extends { value: infer V } ? V : never;

const bimi = object<BimiEvidence>({
  domain: text,
  selector: text,
  foundAt: text,
  record: orNull(text),
  records: texts,
  keep: maybe(text),
  cname: maybe(text),
  declined: flag,
  problems: bimiProblems,
  logoUrl: orNull(text),
  logo: outcome(
    object<Seen<BimiEvidence['logo']>>({
      ...fetched,
      bytes: whole,
      compressed: flag,
      problems: bimiProblems,
      title: orNull(text),
      sha256: orNull(text),
    }),
  ),
  certificateUrl: orNull(text),
  certificate: outcome(
    object<Seen<BimiEvidence['certificate']>>({
      problems: bimiProblems,
      subject: text,
      issuer: text,
      names: texts,
      validFrom: timeOrEmpty,
      validTo: timeOrEmpty,
      keyUsages: texts,
      markType: orNull(text),
      logoSha256: orNull(text),
      certificates: whole,
      status: whole,
      contentType: text,
      logoMatches: orNull(flag),
    }),
  ),
});

const blocklistLook = object<BlocklistLook>({
  zone: text,
  list: text,
  subject: text,
  subjectKind: word('ipv4', 'ipv6', 'domain'),
  askedFor: maybe(text),
  usable: flag,
  unusableBecause: maybe(text),
  listed: orNull(flag),
  codes: texts,
  meanings: texts,
  reason: maybe(text),
  weight: word('major', 'minor', 'info'),
  removalUrl: maybe(text),
  provider: maybe(text),
  failure: maybe(failure),
});

const tlsMode = word('none', 'starttls', 'implicit');

const tls = object<TlsFacts>({
  protocol: text,
  cipher: text,
  keyExchange: orNull(text),
  authorized: flag,
  authorizationError: orNull(text),
  nameMatches: flag,
  chain: list(
    object<CertificateFacts>({
      subject: text,
      issuer: text,
      names: texts,
      validFrom: timeOrEmpty,
      validTo: timeOrEmpty,
      der: text,
      spki: text,
      keyType: orNull(text),
      keyBits: orNull(number),
      signatureAlgorithm: orNull(text),
      fromStore: flag,
    }),
  ),
});

const reply = object<SmtpReply>({ code: whole, enhanced: orNull(text), lines: texts });

const transcript = list(
  object<Exchange>({
    stage,
    startMs: number,
    tookMs: number,
    sent: orNull(text),
    reply: orNull(reply),
    encrypted: flag,
    failure: maybe(failure),
  }),
);

const session = object<SmtpSession>({
  host: text,
  ip: address,
  port: whole,
  tlsMode,
  outcome: word('completed', 'refused', 'failed'),
  failure: maybe(failure),
  greeting: orNull(text),
  greetingCode: orNull(whole),
  hello: orNull(
    object<NonNullable<SmtpSession['hello']>>({ verb: word('EHLO', 'HELO', 'LHLO'), name: text }),
  ),
  extensions: texts,
  extensionsBefore: orNull(texts),
  auth: texts,
  authBefore: orNull(texts),
  authentication: maybe(
    object<Authentication>({
      outcome: word('accepted', 'refused', 'deferred', 'unavailable', 'withheld', 'failed'),
      user: orNull(text),
      kind: word('password', 'token'),
      attempts: list(object<AuthAttempt>({ mechanism: text, reply: orNull(reply), detail: orNull(text) })),
    }),
  ),
  tls: orNull(tls),
  tlsMax: maybe(word('TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3')),
  sni: maybe(text),
  clearAfterStartTls: flag,
  insteadOfTls: maybe(text),
  mailboxAskedAt: maybe(address),
  signs: maybe(list(word(...STRIPPING_SIGNS))),
  legacy: maybe(
    list(
      object<LegacyTlsLook>({
        version: word('TLSv1', 'TLSv1.1'),
        accepted: orNull(flag),
        failure: maybe(failure),
      }),
    ),
  ),
  injection: maybe(object<InjectionLook>({ vulnerable: orNull(flag), transcript, failure: maybe(failure) })),
  relay: maybe(
    object<RelayLook>({
      relays: orNull(flag),
      attempts: list(
        object<RelayAttempt>({
          form: text,
          sender: text,
          recipient: text,
          reply: orNull(reply),
          accepted: flag,
          decisive: flag,
        }),
      ),
      transcript,
      failure: maybe(failure),
    }),
  ),
  transcript,
  timings: object<Timings>({
    connectMs: orNull(number),
    greetingMs: orNull(number),
    tlsMs: orNull(number),
    totalMs: number,
  }),
});

const portState = word('open', 'closed', 'filtered', 'tarpit', 'unreachable');

const portLook = object<PortLook>({
  host: text,
  ip: address,
  port: whole,
  named: flag,
  state: portState,
  tlsMode: orNull(tlsMode),
  greeting: orNull(text),
  connectMs: number,
  failure: maybe(failure),
  session: maybe(session),
});

const egress = object<EgressEvidence>({
  state: word('open', 'blocked', 'intercepted', 'unknown'),
  confidence: number,
  says: text,
  looks: list(
    object<EgressLook>({
      role: word('target', 'other-port', 'control'),
      host: text,
      ip: address,
      port: whole,
      state: portState,
      connectMs: number,
      greeting: maybe(text),
      startTls: maybe(flag),
      masked: maybe(word(true)),
    }),
  ),
  signs: texts,
});

const delivery = object<DeliveryEvidence>({
  by: word('mx', 'implicit', 'null', 'none', 'named'),
  attempts: list(
    object<Attempt>({
      host: text,
      ip: address,
      port: whole,
      preference: orNull(whole),
      stage,
      reply: orNull(text),
      outcome: word('accepted', 'deferred', 'refused', 'unreached'),
      explanation: orNull(text),
      failure: maybe(failure),
    }),
  ),
  to: text,
  askedRecipient: flag,
});

const provider = object<ProviderSighting>({
  id: text,
  name: text,
  role: word('mailbox', 'gateway', 'relay', 'bulk', 'host'),
  seenIn: list(object<ProviderSighting['seenIn'][number]>({ where: word('mx', 'spf', 'dkim'), what: text })),
});

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
  providers: maybe(outcome(list(provider))),
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
};
const anyTarget = object<{ kind: Target['kind'] }>({ kind: word('domain', 'host', 'ip', 'address') });
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
