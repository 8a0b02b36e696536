/** SCRAM: both sides prove that they know the password, and neither says it (RFC 5802, RFC 7677). */
import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Mechanism, SaslConversation, SaslIdentity, SaslStep } from './mechanism.ts';
import { saslPrep } from './sasl-prep.ts';

const derive = promisify(pbkdf2);

/** RFC 7677 §4: fewer make the password cheap to guess for whoever sees the exchange, a false server included. */
const MIN_ITERATIONS = 4_096;
/** More would let a server keep us busy for many seconds; the highest advice of today is 600 000 (SHA-256) and 1 300 000 (SHA-1). */
const MAX_ITERATIONS = 2_000_000;
const MAX_SALT = 1_024;
const MAX_NONCE = 1_024;

/** Without channel binding, and not claiming that the server lacks it. */
const HEADER = 'n,,';

export const scramSha256: Mechanism = {
  name: 'SCRAM-SHA-256',
  begin: (identity) => converse('sha256', identity),
};

export const scramSha1: Mechanism = {
  name: 'SCRAM-SHA-1',
  begin: (identity) => converse('sha1', identity),
};

/** Comma and equals sign have a meaning of their own (RFC 5802 §5.1). */
export function saslName(user: string): string {
  return user.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

function converse(hash: 'sha1' | 'sha256', { user, secret, nonce }: SaslIdentity): SaslConversation {
  const name = saslPrep(user);
  const password = saslPrep(secret);
  const bare = `n=${saslName(name ?? '')},r=${nonce}`;
  let state: 'first' | 'proof' | 'verified' = 'first';
  let serverSignature: Buffer = Buffer.alloc(0);

  const prove = async (serverFirst: string): Promise<SaslStep> => {
    const read = readServerFirst(serverFirst, nonce);
    if ('fail' in read) return read;
    const salted = await derive(password ?? '', read.salt, read.iterations, LENGTHS[hash], hash);
    const final = `c=${Buffer.from(HEADER).toString('base64')},r=${read.nonce}`;
    const authMessage = `${bare},${serverFirst},${final}`;
    const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
    const clientKey = hmac(salted, 'Client Key');
    const storedKey = createHash(hash).update(clientKey).digest();
    const signature = hmac(storedKey, authMessage);
    const proof = clientKey.map((octet, at) => octet ^ (signature[at] as number));
    serverSignature = hmac(hmac(salted, 'Server Key'), authMessage);
    state = 'proof';
    return { say: `${final},p=${Buffer.from(proof).toString('base64')}`, shown: '<proof of the password>' };
  };
  const verify = (serverFinal: string): SaslStep => {
    const error = /^e=([^,]*)/.exec(serverFinal)?.[1];
    if (error !== undefined) return { fail: `the server ends the exchange: ${error.slice(0, 100)}` };
    const signature = Buffer.from(/^v=([A-Za-z0-9+/=]+)/.exec(serverFinal)?.[1] ?? '', 'base64');
    if (signature.length !== serverSignature.length || !timingSafeEqual(signature, serverSignature))
      return { fail: 'the server does not prove that it knows the password (wrong SCRAM signature)' };
    state = 'verified';
    return { say: '', shown: '<nothing>', hidesChallenge: true };
  };

  return {
    first:
      name === null || password === null
        ? { fail: 'the user name or the password holds characters SCRAM does not allow (RFC 4013)' }
        : { say: `${HEADER}${bare}`, shown: '<user name and nonce>' },
    next(challenge) {
      const text = challenge?.toString('utf8') ?? '';
      if (state === 'first') return prove(text);
      if (state === 'proof') return verify(text);
      return { fail: 'the server goes on after its signature' };
    },
    missing: () =>
      state === 'verified'
        ? null
        : 'the server says yes without proving that it knows the password (no SCRAM signature)',
    told: null,
  };
}

const LENGTHS = { sha1: 20, sha256: 32 } as const;

/** `r=<ours><theirs>,s=<base64>,i=<count>`; extensions may follow (RFC 5802 §7). */
function readServerFirst(
  text: string,
  ours: string,
): { nonce: string; salt: Buffer; iterations: number } | { fail: string } {
  if (text.startsWith('m='))
    return { fail: 'the server demands an extension of SCRAM that nobody has defined' };
  const match = /^r=([\x21-\x2b\x2d-\x7e]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9][0-9]{0,9})(?:,|$)/.exec(text);
  const [nonce, salt, count] = (match?.slice(1) as [string, string, string] | undefined) ?? [];
  if (nonce === undefined || salt === undefined || count === undefined)
    return { fail: 'the first message of the server is no SCRAM message' };
  if (!nonce.startsWith(ours) || nonce.length === ours.length || nonce.length > MAX_NONCE)
    return { fail: 'the server answers another exchange than ours (wrong SCRAM nonce)' };
  const octets = Buffer.from(salt, 'base64');
  if (octets.length === 0 || octets.length > MAX_SALT) return { fail: 'the salt of the server is of no use' };
  const iterations = Number(count);
  if (iterations < MIN_ITERATIONS)
    return {
      fail: `the server asks for ${iterations} SCRAM iterations; fewer than ${MIN_ITERATIONS} protect no password`,
    };
  if (iterations > MAX_ITERATIONS)
    return {
      fail: `the server asks for ${iterations} SCRAM iterations; more than ${MAX_ITERATIONS} are not worked through`,
    };
  return { nonce, salt: octets, iterations };
}
