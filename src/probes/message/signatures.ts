/** DKIM and ARC of a message, verified by mailauth with our DNS underneath (RFC 6376, RFC 8301, RFC 8617). */
import { constants, publicDecrypt } from 'node:crypto';
import type { Context } from '../../model/context.ts';
import type { DkimFault, DkimResult, MessageArc, MessageSignature } from '../../model/evidence/message.ts';
import type { Failure } from '../../model/failure.ts';
import { parseDkimKey } from '../../parse/dkim-key.ts';
import { parseAuthenticationResults } from '../../parse/mail/authentication-results.ts';
import { domainOf } from '../../parse/mail/author.ts';
import { fieldsOf, type MailSource } from '../../parse/mail/fields.ts';
import { parseSignatureTags, type SignatureTags } from '../../parse/mail/signature-tags.ts';

/** Each costs a question and a calculation; honest mail has one to four. */
const MAX_SIGNATURES = 20;
/** Beyond it a header is none that a receiver would take. */
const MAX_HEADER = 1_048_576;

export const BODY_MISSING = 'the body is not in the file, so its hash cannot be tested';

export interface Verified {
  dkim: MessageSignature[];
  /** Signatures that were not looked at. */
  further: number;
  arc: MessageArc;
}

/** `at` is the moment to judge expiry by: a signature need only hold until the message has arrived. */
export async function verifySignatures(source: MailSource, at: Date, ctx: Context): Promise<Verified> {
  const fields = fieldsOf(source, 'dkim-signature');
  const none: MessageArc = { result: 'none', sets: 0, sealer: null, claims: [], says: 'nobody sealed it' };
  if (source.bodyStart > MAX_HEADER || (fields.length === 0 && fieldsOf(source, 'arc-seal').length === 0))
    return { dkim: [], further: fields.length, arc: none };
  const [{ dkimVerify }, { arc: verifyArc }] = await Promise.all([
    import('mailauth/lib/dkim/verify.js'),
    import('mailauth/lib/arc/index.js'),
  ]);
  const failures = new Map<string, Failure>();
  const resolver = keyResolver(ctx, failures);
  const shown = fields.slice(0, MAX_SIGNATURES);
  const octets = without(source.octets, fields.slice(MAX_SIGNATURES));
  const options = { resolver, strict: true, curTime: at };
  const verified = await dkimVerify(octets, options as Parameters<typeof dkimVerify>[1]);
  const results = verified.results as unknown as readonly Result[];
  const dkim = shown.flatMap(({ value }, index) => {
    const result = results[index];
    return result === undefined ? [] : [signatureOf(parseSignatureTags(value), result, failures)];
  });
  const data = verified as unknown as { arc?: Parameters<typeof verifyArc>[0] };
  const arc =
    data.arc === undefined || fieldsOf(source, 'arc-seal').length === 0
      ? none
      : arcOf(
          source,
          (await verifyArc(data.arc, { resolver, strict: true } as never)) as unknown as ArcResult,
        );
  return { dkim, further: fields.length - shown.length, arc };
}

/** What mailauth says of one signature, as far as it is read here. */
interface Result {
  status: { result: DkimResult; comment?: string; testing?: boolean; policy?: { [rule: string]: string } };
  bodyHash?: string;
  bodyHashExpecting?: string;
  canonBodyLengthTotal?: number;
  canonBodyLength?: number;
  modulusLength?: number;
  publicKey?: string;
  signature?: string;
  rr?: string;
}

interface ArcResult {
  status: { result: string; comment?: string };
}

/** As `dns.resolve` answers and fails; the failures are kept in our words, by the name asked for. */
function keyResolver(ctx: Context, failures: Map<string, Failure>) {
  return async (name: string): Promise<string[][]> => {
    const answer = await ctx.dns.query(name.toLowerCase(), 'TXT');
    if (answer.status === 'observed') return answer.value.records.map(({ value }) => [value]);
    const error = new Error(`no answer for ${name}`) as Error & { code: string };
    error.code = answer.status === 'absent' ? 'ENODATA' : 'ESERVFAIL';
    if (answer.status === 'failed') failures.set(name.toLowerCase(), answer.failure);
    throw error;
  };
}

function without(octets: Buffer, fields: readonly { start: number; end: number }[]): Buffer {
  if (fields.length === 0) return octets;
  const kept: Buffer[] = [];
  let from = 0;
  for (const { start, end } of fields) {
    kept.push(octets.subarray(from, start));
    from = end;
  }
  return Buffer.concat([...kept, octets.subarray(from)]);
}

function signatureOf(tags: SignatureTags, result: Result, failures: Map<string, Failure>): MessageSignature {
  const { status, canonBodyLengthTotal = 0, canonBodyLength = 0 } = result;
  const name = `${tags.selector}._domainkey.${tags.domain}`.toLowerCase();
  const fault = status.result === 'pass' ? null : faultOf(result);
  const failure = failures.get(name);
  return {
    result: status.result,
    fault,
    says: inWords(fault, tags, result, name, failure),
    domain: domainOf(`x@${tags.domain}`) ?? tags.domain.toLowerCase(),
    selector: tags.selector,
    algorithm: tags.algorithm,
    canonicalization: tags.canonicalization,
    signed: tags.signed,
    identity: tags.identity,
    bits: result.modulusLength ?? null,
    testing: status.testing ?? false,
    signedAt: moment(tags.signedAt),
    expiresAt: moment(tags.expiresAt),
    unsignedOctets: tags.length === null ? null : Math.max(0, canonBodyLengthTotal - canonBodyLength),
    aligned: null,
    ...(fault === 'key-unreachable' && failure !== undefined && { failure }),
  };
}

function moment(seconds: number | null): string | null {
  if (seconds === null) return null;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

const BY_COMMENT: { readonly [comment: string]: DkimFault } = {
  'body hash did not verify': 'body-hash',
  'no key': 'key-missing',
  'invalid public key': 'key-invalid',
  'unknown key version': 'key-invalid',
  'unknown key type': 'key-invalid',
  'inappropriate hash algorithm': 'key-refuses',
  'inappropriate key algorithm': 'key-refuses',
  'key not for email': 'key-refuses',
  'domain mismatch': 'identity',
  expired: 'expired',
  'invalid expiration': 'expired',
  'From field not signed': 'from-not-signed',
  'unknown algorithm': 'algorithm',
  'weak algorithm': 'algorithm',
};

function faultOf(result: Result): DkimFault {
  const { result: word, comment = '', policy } = result.status;
  if (policy?.['dkim-rules'] === 'weak-key') return 'key-weak';
  if (word === 'temperror') return 'key-unreachable';
  if (comment === 'bad signature') return madeWithThisKey(result) ? 'header-hash' : 'key-mismatch';
  const fault = BY_COMMENT[comment] ?? 'syntax';
  return fault === 'key-invalid' && parseDkimKey(result.rr ?? '').status === 'revoked'
    ? 'key-revoked'
    : fault;
}

/** An RSA signature opens with the key it was made with, whatever it is over; of others that cannot be told. */
function madeWithThisKey({ publicKey, signature, modulusLength }: Result): boolean {
  if (publicKey === undefined || signature === undefined || modulusLength === undefined) return true;
  try {
    publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(signature, 'base64'));
    return true;
  } catch {
    return false;
  }
}

function inWords(
  fault: DkimFault | null,
  tags: SignatureTags,
  { status, modulusLength }: Result,
  name: string,
  failure: Failure | undefined,
): string {
  switch (fault) {
    case null:
      return 'header and body are as they were signed';
    case 'body-hash':
      return 'the body was changed after signing: its hash is not the one in bh=';
    case 'body-missing':
      return BODY_MISSING;
    case 'header-hash':
      return `a signed header field was changed after signing (h= names ${tags.signed.slice(0, 12).join(', ') || 'none'})`;
    case 'key-mismatch':
      return `the key at ${name} is not the one it was signed with`;
    case 'key-missing':
      return `there is no key at ${name}`;
    case 'key-revoked':
      return `the key at ${name} was revoked: its p= is empty`;
    case 'key-invalid':
      return `the record at ${name} holds no key that can be used`;
    case 'key-weak':
      return `the key at ${name} has ${modulusLength === undefined ? 'fewer than 1024' : modulusLength} bits; 1024 are the least that counts`;
    case 'key-refuses':
      return `the key at ${name} is not for this use (${status.comment ?? 'k=, h= or s='})`;
    case 'key-unreachable':
      return `the key at ${name} could not be looked up${failure === undefined ? '' : `: ${failure.detail}`}`;
    case 'algorithm':
      return `receivers no longer take ${tags.algorithm || 'a signature without algorithm'} (RFC 8301)`;
    case 'from-not-signed':
      return 'h= does not name From, so the signature says nothing about the author';
    case 'expired':
      return `it was good until ${moment(tags.expiresAt) ?? 'its x='} only`;
    case 'identity':
      return `i=${tags.identity ?? ''} is not within d=${tags.domain}, or the key forbids subdomains (t=s)`;
    case 'syntax':
      return `the field breaks RFC 6376: ${status.comment ?? 'it cannot be read'}`;
  }
}

function arcOf(source: MailSource, { status }: ArcResult): MessageArc {
  const seals = fieldsOf(source, 'arc-seal');
  const last = newest(seals.map(({ value }) => value));
  const seen = newest(fieldsOf(source, 'arc-authentication-results').map(({ value }) => value));
  const result = status.result === 'pass' || status.result === 'fail' ? status.result : 'none';
  const sealer = last === null ? null : parseSignatureTags(last).domain;
  return {
    result,
    sets: seals.length,
    sealer: sealer === '' ? null : sealer,
    claims: seen === null ? [] : (parseAuthenticationResults(withoutInstance(seen))?.results ?? []),
    says:
      result === 'pass'
        ? `every seal holds; the last is of ${sealer ?? 'nobody'}`
        : `the chain does not hold${status.comment === undefined ? '' : `: ${status.comment}`}`,
  };
}

/** The field with the highest i=. */
function newest(fields: readonly string[]): string | null {
  let best: string | null = null;
  let highest = 0;
  for (const field of fields.slice(0, 100)) {
    const instance = Number(/(?:^|;)\s*i\s*=\s*(\d{1,2})/.exec(field)?.[1] ?? 0);
    if (instance <= highest) continue;
    highest = instance;
    best = field;
  }
  return best;
}

function withoutInstance(field: string): string {
  return field.replace(/^\s*i\s*=\s*\d+\s*;/, '');
}
