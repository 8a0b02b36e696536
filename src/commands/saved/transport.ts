/** Evidence of what protects mail on its way: MTA-STS, TLS-RPT and TLSA records. */
import type { HttpsAnswer } from '../../model/context.ts';
import type { MtaStsEvidence, StsPolicy, StsProblem } from '../../model/evidence/mta-sts.ts';
import type { TlsRptEvidence, TlsRptUri } from '../../model/evidence/tls-rpt.ts';
import type { TlsaLook, TlsaRecordFacts } from '../../model/evidence/tlsa.ts';
import { deliverable } from './dmarc.ts';
import { failure, outcome, texts } from './outcome.ts';
import { flag, list, maybe, number, object, orNull, text, timeOrEmpty, whole, word } from './shape.ts';

/** Of a fetched document: the body stands elsewhere, or is dropped. */
export const fetched = {
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

export const mtaSts = object<MtaStsEvidence>({
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

export const tlsRpt = object<TlsRptEvidence>({
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

export const tlsaLook = object<TlsaLook>({
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
