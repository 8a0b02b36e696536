/** Evidence literals for MTA-STS, DANE, sessions and BIMI, sound unless a test says otherwise. */
import type { HttpsAnswer } from '../../src/model/context.ts';
import type { BimiEvidence } from '../../src/model/evidence/bimi.ts';
import type { MtaStsEvidence } from '../../src/model/evidence/mta-sts.ts';
import type { CertificateFacts, SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { TlsaLook, TlsaRecordFacts } from '../../src/model/evidence/tlsa.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { Failed, Observed } from '../../src/model/outcome.ts';
import { coveringPattern, parseStsAnswer, parseStsPolicy } from '../../src/parse/mta-sts.ts';
import { readTlsa } from '../../src/parse/tlsa.ts';
import { observed } from './evidence.ts';

export const POLICY = 'version: STSv1\r\nmode: enforce\r\nmx: *.mail.example.net\r\nmax_age: 604800\r\n';

export function httpsAnswer(over: Partial<HttpsAnswer> = {}): HttpsAnswer {
  return {
    url: 'https://mta-sts.example.com/.well-known/mta-sts.txt',
    status: 200,
    contentType: 'text/plain',
    body: '',
    ip: '192.0.2.80',
    tls: { protocol: 'TLSv1.3', authorized: true, subject: '', issuer: '', validTo: '' },
    ...over,
  };
}

export interface StsCase {
  txt?: string[];
  policy?: string | null;
  hosts?: string[];
  answer?: Partial<HttpsAnswer>;
  over?: Partial<MtaStsEvidence>;
}

/** As the probe would have put it together from this record, this policy and these MX hosts. */
export function sts(one: StsCase = {}): Observed<MtaStsEvidence> {
  const { txt = ['v=STSv1; id=1'], policy: text = POLICY, hosts = ['a.mail.example.net'], answer } = one;
  const { problems, ...announced } = parseStsAnswer(txt);
  const policy = text === null ? null : parseStsPolicy(text);
  return observed({
    domain: 'example.com',
    ...announced,
    recordProblems: problems,
    policyHost: observed(['192.0.2.80']),
    fetch: observed(httpsAnswer({ body: text ?? '', ...answer })),
    policy,
    covers: hosts.map((host) => ({ host, pattern: coveringPattern(host, policy?.mx ?? []) })),
    unusedPatterns: [],
    ...one.over,
  });
}

export function failure(over: Partial<Failure> = {}): Failed {
  return {
    status: 'failed',
    failure: { stage: 'connect', kind: 'refused', detail: 'connection refused', cause: 'target', ...over },
  };
}

export const DIGEST = 'ab'.repeat(32);

/** `3 1 1 <hex>` to a record. */
export function tlsaRecord(text: string): TlsaRecordFacts {
  const [usage, selector, matchingType, data = ''] = text.split(' ');
  return readTlsa({
    usage: Number(usage),
    selector: Number(selector),
    matchingType: Number(matchingType),
    data,
  });
}

export function tlsaLook(records: string[], over: Partial<TlsaLook> = {}): TlsaLook {
  return {
    domain: 'example.com',
    host: 'mx.example.com',
    name: '_25._tcp.mx.example.com',
    status: records.length > 0 ? 'observed' : 'absent',
    secure: true,
    hostSecure: true,
    records: records.map(tlsaRecord),
    attempts: 1,
    ...over,
  };
}

export function resolverFacts(over: { validates?: boolean; trusted?: boolean } = {}) {
  return observed({
    server: '127.0.0.1:53',
    servers: ['127.0.0.1:53'],
    validates: true,
    trusted: true,
    trustedBecause: 'loopback',
    answers: true,
    ...over,
  });
}

export function certificate(over: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    subject: 'CN=mx.example.com',
    issuer: 'CN=Some CA',
    names: ['mx.example.com'],
    validFrom: '2025-12-01T00:00:00.000Z',
    validTo: '2026-03-01T00:00:00.000Z',
    der: Buffer.from('whole').toString('base64'),
    spki: Buffer.from('key').toString('base64'),
    keyType: 'ec',
    keyBits: 256,
    signatureAlgorithm: 'ecdsa-with-SHA256',
    fromStore: false,
    ...over,
  };
}

export function session(
  over: Partial<SmtpSession> = {},
  tls: Partial<NonNullable<SmtpSession['tls']>> = {},
): SmtpSession {
  return {
    host: 'mx.example.com',
    ip: '192.0.2.25',
    port: 25,
    tlsMode: 'starttls',
    outcome: 'completed',
    greeting: 'mx.example.com ESMTP',
    greetingCode: 220,
    hello: { verb: 'EHLO', name: 'client.example.org' },
    extensions: ['PIPELINING', '8BITMIME'],
    extensionsBefore: ['PIPELINING', '8BITMIME', 'STARTTLS'],
    auth: [],
    authBefore: [],
    clearAfterStartTls: false,
    transcript: [],
    timings: { connectMs: 20, greetingMs: 20, tlsMs: 40, totalMs: 120 },
    tls: {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      keyExchange: 'X25519',
      nameMatches: true,
      authorized: true,
      authorizationError: null,
      chain: [certificate()],
      ...tls,
    },
    ...over,
  };
}

export function bimi(over: Partial<BimiEvidence> = {}): Observed<BimiEvidence> {
  const record = 'v=BIMI1; l=https://example.com/logo.svg; a=';
  const { body: _, ...answer } = httpsAnswer({ contentType: 'image/svg+xml' });
  return observed({
    domain: 'example.com',
    selector: 'default',
    foundAt: 'example.com',
    record,
    records: [record],
    declined: false,
    problems: [],
    logoUrl: 'https://example.com/logo.svg',
    logo: observed({
      ...answer,
      bytes: 400,
      compressed: false,
      problems: [],
      title: 'Example',
      sha256: 'aa',
    }),
    certificateUrl: null,
    certificate: { status: 'skipped', reason: 'the record names none' },
    ...over,
  });
}
