/** Raw messages signed on the spot, the zone they are judged by, and evidence of them. */
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type {
  MessageEvidence,
  MessageForm,
  MessageHop,
  MessageSignature,
} from '../../src/model/evidence/message.ts';
import { probeMessage } from '../../src/probes/message.ts';
import { type TestContextOptions, testContext } from './context.ts';
import { zoneResolver } from './zone-resolver.ts';

const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits });
const keys = { s1: rsa(2048), other: rsa(2048), weak: rsa(512) };
/** A key of its own kind (RFC 8463). */
const ed25519 = generateKeyPairSync('ed25519');
const pem = ({ privateKey }: KeyPairKeyObjectResult): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const published = ({ publicKey }: KeyPairKeyObjectResult): string =>
  publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

/** Texts of DKIM records by name of the key; of Ed25519 the 32 octets alone stand there (RFC 8463 §4). */
export const KEY_RECORDS = {
  s1: `v=DKIM1; k=rsa; p=${published(keys.s1)}`,
  other: `v=DKIM1; k=rsa; p=${published(keys.other)}`,
  weak: `v=DKIM1; k=rsa; p=${published(keys.weak)}`,
  ed: `v=DKIM1; k=ed25519; p=${ed25519.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`,
};

/** example.com sends from 192.0.2.1 and signs with s1; esp.example sends for it from 192.0.2.2. */
export const ZONE = `
example.com TXT "v=spf1 ip4:192.0.2.1 -all"
_dmarc.example.com TXT "v=DMARC1; p=reject"
s1._domainkey.example.com TXT "${KEY_RECORDS.s1}"
changed._domainkey.example.com TXT "v=DKIM1; k=rsa; p=${published(keys.other)}"
weak._domainkey.example.com TXT "v=DKIM1; k=rsa; p=${published(keys.weak)}"
revoked._domainkey.example.com TXT "v=DKIM1; k=rsa; p="
notmail._domainkey.example.com TXT "v=DKIM1; k=rsa; s=tlsrpt; p=${published(keys.s1)}"
broken._domainkey.example.com SERVFAIL
bounces.esp.example TXT "v=spf1 ip4:192.0.2.2 -all"
s1._domainkey.esp.example TXT "v=DKIM1; k=rsa; p=${published(keys.s1)}"
_dmarc.esp.example TXT "v=DMARC1; p=none"
strict.example TXT "v=spf1 ip4:192.0.2.1 -all"
_dmarc.strict.example TXT "v=DMARC1; p=quarantine; aspf=s; adkim=s"
mail.strict.example TXT "v=spf1 ip4:192.0.2.1 -all"
s1._domainkey.mail.strict.example TXT "v=DKIM1; k=rsa; p=${published(keys.s1)}"
lost.example TXT "v=spf1 ip4:192.0.2.1 -all"
_dmarc.lost.example SERVFAIL
`;

export const RECEIVED =
  'from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net (Postfix) with ESMTPS id 1; Thu, 1 Jan 2026 10:00:04 +0000';

/** Fields by name; `null` leaves one out, a list repeats it. */
export type Fields = { [name: string]: string | null | readonly string[] };

export function messageText(fields: Fields = {}, body = 'Hello,\r\n\r\nthis is a message.\r\n'): string {
  const all: Fields = {
    'Return-Path': '<bounce@example.com>',
    Received: RECEIVED,
    Date: 'Thu, 1 Jan 2026 10:00:00 +0000',
    From: 'Shop <shop@example.com>',
    To: 'Rita <rita@example.net>',
    Subject: 'Your order',
    'Message-ID': '<1@mail.example.com>',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : (typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}`),
  );
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

export interface Signing {
  domain?: string;
  selector?: string;
  key?: keyof typeof keys | 'ed';
  /** Names of h=, with colons. */
  headers?: string;
  length?: number;
  expires?: Date;
  algorithm?: string;
}

/** PEM of the private key that most signatures are made with. */
export const S1_KEY = pem(keys.s1);

/** The message with one signature more on top of it. */
export async function signed(text: string, given: Signing = {}): Promise<string> {
  const { domain = 'example.com', selector = 's1', key = 's1', headers, length, expires, algorithm } = given;
  const { signatures, errors } = await dkimSign(text, {
    signTime: new Date('2026-01-01T10:00:00Z'),
    ...(expires !== undefined && { expires }),
    ...(headers !== undefined && { headerList: headers.split(':') }),
    signatureData: [
      {
        signingDomain: domain,
        selector,
        privateKey: pem(key === 'ed' ? ed25519 : keys[key]),
        algorithm: algorithm ?? (key === 'ed' ? 'ed25519-sha256' : 'rsa-sha256'),
        canonicalization: 'relaxed/relaxed',
        ...(length !== undefined && { maxBodyLength: length }),
      },
    ],
  } as Parameters<typeof dkimSign>[1]);
  if (signatures === '') throw new Error(`not signed: ${JSON.stringify(errors)}`);
  return `${signatures.trimEnd()}\r\n${text}`;
}

/** What the probe finds in a message, by the zone above unless another is given. */
export async function lookAt(
  text: string | Buffer,
  options: TestContextOptions & { zone?: string; mailFrom?: string; bulk?: boolean } = {},
): Promise<MessageEvidence> {
  const { zone = ZONE, mailFrom, bulk = false, ...rest } = options;
  const octets = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  const ctx = testContext(zoneResolver(zone), {
    clock: { now: () => new Date('2026-02-01T00:00:00.000Z'), monotonicMs: () => performance.now() },
    message: {
      name: 'message.eml',
      octets,
      bulk,
      stated: { ip: rest.given?.ips?.[0], helo: rest.given?.helo, mailFrom },
    },
    ...rest,
  });
  const outcome = await probeMessage({ kind: 'message', ascii: 'message.eml', display: 'message.eml' }, ctx);
  if (outcome.status !== 'observed') throw new Error(`the message is ${outcome.status}`);
  return outcome.value;
}

/** Evidence of a message nothing is wrong with, but for what is given. */
export function messageEvidence(given: Partial<MessageEvidence> = {}): MessageEvidence {
  return {
    name: 'message.eml',
    envelope: {
      ip: '192.0.2.1',
      ipFrom: 'received',
      helo: 'mail.example.com',
      heloFrom: 'received',
      mailFrom: 'bounce@example.com',
      mailFromFrom: 'return-path',
      hop: 0,
      says: 'the topmost hop from outside was taken: mail.example.com to mx.example.net',
    },
    spf: {
      result: 'pass',
      domain: 'example.com',
      identity: 'mailfrom',
      reason: '"ip4:192.0.2.1" of example.com matches',
      explanation: null,
    },
    dkim: [signature()],
    furtherSignatures: 0,
    arc: { result: 'none', sets: 0, sealer: null, claims: [], says: 'nobody sealed it' },
    dmarc: {
      result: 'pass',
      domain: 'example.com',
      organizationalDomain: 'example.com',
      record: 'v=DMARC1; p=reject; rua=mailto:dmarc@example.com',
      foundAt: '_dmarc.example.com',
      policy: 'reject',
      testing: false,
      alignment: { spf: 'relaxed', dkim: 'relaxed' },
      steps: [
        {
          mechanism: 'spf',
          result: 'pass',
          domain: 'example.com',
          organizationalDomain: 'example.com',
          aligned: true,
          says: 'SPF passed for example.com, the domain of From: aligned',
        },
      ],
      says: 'SPF passed for example.com, aligned with From',
    },
    claimed: [],
    hops: [hop()],
    from: {
      fields: 1,
      raw: 'Shop <shop@example.com>',
      authors: [{ name: 'Shop', address: 'shop@example.com', domain: 'example.com' }],
      problems: [],
      tricks: [],
    },
    subject: 'Your order',
    date: {
      raw: 'Thu, 1 Jan 2026 10:00:00 +0000',
      at: '2026-01-01T10:00:00.000Z',
      zone: 0,
      problem: null,
      skewMs: -4_000,
    },
    messageId: { raw: '<1@mail.example.com>', problem: null, domain: 'mail.example.com' },
    form: messageForm(),
    unsubscribe: { uris: [], post: false, oneClick: false, signed: false, problem: null },
    bulk: [],
    ...given,
  };
}

export function messageForm(given: Partial<MessageForm> = {}): MessageForm {
  return {
    octets: 2_000,
    headerOctets: 800,
    lineEnds: 'crlf',
    longestLine: 80,
    longLines: 0,
    firstLongLine: null,
    bareCr: 0,
    firstBareCr: null,
    bareLf: 0,
    firstBareLf: null,
    nul: 0,
    eightBitHeader: 0,
    eightBitBody: 0,
    undeclaredEightBit: false,
    repeated: [],
    missing: [],
    broken: 0,
    parts: [{ type: 'text/plain', charset: 'utf-8', encoding: '7bit', name: null, octets: 1_200, depth: 0 }],
    structure: [],
    htmlOctets: null,
    hasPlainText: true,
    ...given,
  };
}

export function signature(given: Partial<MessageSignature> = {}): MessageSignature {
  return {
    result: 'pass',
    fault: null,
    says: 'header and body are as they were signed',
    domain: 'example.com',
    selector: 's1',
    algorithm: 'rsa-sha256',
    canonicalization: 'relaxed/relaxed',
    signed: ['from', 'to', 'subject'],
    identity: null,
    bits: 2048,
    testing: false,
    signedAt: null,
    expiresAt: null,
    unsignedOctets: null,
    aligned: true,
    ...given,
  };
}

export function hop(given: Partial<MessageHop> = {}): MessageHop {
  return {
    helo: 'mail.example.com',
    name: 'mail.example.com',
    ip: '192.0.2.1',
    by: 'mx.example.net',
    protocol: 'ESMTPS',
    encrypted: true,
    tls: null,
    authenticated: false,
    id: '1',
    envelopeFrom: null,
    at: '2026-01-01T10:00:04.000Z',
    zone: 0,
    delayMs: null,
    ...given,
  };
}
