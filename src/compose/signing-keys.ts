/** Private keys for DKIM as users keep them, and whom they sign for (RFC 6376, RFC 8301, RFC 8463). */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { UsageError } from '../model/usage-error.ts';
import { parseDomain } from '../parse/domain.ts';
import { printable } from '../parse/printable.ts';

export interface SigningKey {
  domain: string;
  selector: string;
  key: KeyObject;
  algorithm: 'rsa-sha256' | 'ed25519-sha256';
}

/** As the user put it; files are read already. */
export interface SigningWishes {
  /** Name of a file, and what stands in it. */
  keys: readonly { name: string; octets: Uint8Array }[];
  /** One for each key, in their order. */
  selectors: readonly string[];
  /** One for all keys or one for each; the domain of the author where there is none. */
  domains: readonly string[];
}

/** RFC 8301 §3.2: no receiver may take less. */
const LEAST_BITS = 1_024;
const MAX_KEYS = 10;
/** What stands before the seed of an Ed25519 key in PKCS #8 (RFC 8410 §7). */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SELECTOR = /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?)*$/i;

/** `author` is the domain of From. */
export function signingKeys(
  { keys, selectors, domains }: SigningWishes,
  author: string | null,
): SigningKey[] {
  if (keys.length === 0) {
    const flag = selectors.length > 0 ? '--dkim-selector' : domains.length > 0 ? '--dkim-domain' : undefined;
    if (flag !== undefined)
      throw new UsageError(`${flag} needs a key to sign with`, 'name the file of it with --dkim-key');
    return [];
  }
  if (keys.length > MAX_KEYS)
    throw new UsageError(`--dkim-key is given ${keys.length} times`, `sign with ${MAX_KEYS} keys at most`);
  if (selectors.length !== keys.length)
    throw new UsageError(
      `${counted(keys.length, '--dkim-key')} and ${counted(selectors.length, '--dkim-selector')} do not go together`,
      'give each key its selector, in the same order',
    );
  if (domains.length > 1 && domains.length !== keys.length)
    throw new UsageError(
      `${counted(keys.length, '--dkim-key')} and ${counted(domains.length, '--dkim-domain')} do not go together`,
      'give one domain for all keys, or one for each in the same order',
    );
  const signing = keys.map(({ name, octets }, at) => {
    const key = privateKey(printable(name, 80), Buffer.from(octets));
    const selector = selectorOf(selectors[at] as string);
    const domain = domainOf(domains[at] ?? domains[0], author);
    return { domain, selector, key, algorithm: algorithmOf(printable(name, 80), key) };
  });
  const names = signing.map(({ selector, domain }) => `${selector.toLowerCase()}._domainkey.${domain}`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new UsageError(
      `two keys cannot both stand at ${twice}`,
      'give each key a selector of its own (RFC 6376 §3.6.2.2)',
    );
  return signing;
}

function privateKey(name: string, octets: Buffer): KeyObject {
  const text = octets.toString('latin1').trim();
  const seed = octets.length === 32 ? octets : seedIn(text);
  try {
    if (seed !== null)
      return createPrivateKey({ key: Buffer.concat([ED25519_PREFIX, seed]), format: 'der', type: 'pkcs8' });
    return createPrivateKey(text.startsWith('-----') ? { key: text, format: 'pem' } : derKey(octets));
  } catch {
    throw new UsageError(`--dkim-key ${name} ${whatItIs(text)}`, whatToGive(text));
  }
}

/** 32 octets in base64, as those who made a key for RFC 8463 by hand keep it. */
function seedIn(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null;
  const seed = Buffer.from(text, 'base64');
  return seed.length === 32 ? seed : null;
}

/** PKCS #8 begins with a version and an algorithm, PKCS #1 with a version and a number. */
function derKey(octets: Buffer): Parameters<typeof createPrivateKey>[0] {
  const text = octets.toString('latin1').replaceAll(/\s/g, '');
  const key = /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : octets;
  const isPkcs1 = /^\x30(?:[\x00-\x7f]|\x81.|\x82..)\x02\x01[\x00\x01]\x02/s.test(
    key.toString('latin1', 0, 12),
  );
  return { key, format: 'der', type: isPkcs1 ? 'pkcs1' : 'pkcs8' };
}

function whatItIs(text: string): string {
  if (/BEGIN (?:RSA )?PUBLIC KEY|^v=DKIM1|^p=/i.test(text))
    return 'holds a public key, and signing takes the private one';
  if (/BEGIN CERTIFICATE/.test(text)) return 'holds a certificate, and signing takes a private key';
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text))
    return 'holds a key that is protected with a password';
  if (/BEGIN OPENSSH/.test(text)) return 'holds a key of OpenSSH, which is none for DKIM';
  if (text === '') return 'is empty';
  return 'holds no private key that can be read';
}

function whatToGive(text: string): string {
  if (/ENCRYPTED/.test(text)) return 'take the password off a copy: openssl pkey -in KEY -out PLAIN';
  return 'give an RSA or Ed25519 key in PEM, such as openssl genpkey -algorithm ed25519 makes';
}

function algorithmOf(name: string, key: KeyObject): SigningKey['algorithm'] {
  const { asymmetricKeyType: type, asymmetricKeyDetails } = key;
  if (type === 'ed25519') return 'ed25519-sha256';
  if (type !== 'rsa')
    throw new UsageError(
      `--dkim-key ${name} holds a key of type ${type ?? 'unknown'}, which DKIM does not know`,
      'give an RSA or Ed25519 key',
    );
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < LEAST_BITS)
    throw new UsageError(
      `--dkim-key ${name} has ${bits} bits, and receivers take no RSA key below ${LEAST_BITS} (RFC 8301 §3.2)`,
      'make one of 2048: openssl genpkey -algorithm rsa -pkeyopt rsa_keygen_bits:2048',
    );
  return 'rsa-sha256';
}

function selectorOf(text: string): string {
  if (!SELECTOR.test(text) || text.length > 63)
    throw new UsageError(
      `--dkim-selector "${printable(text, 80)}" is no selector`,
      'it is the name before ._domainkey, of letters, digits and hyphens, such as s1',
    );
  return text;
}

function domainOf(text: string | undefined, author: string | null): string {
  if (text === undefined && author !== null) return author;
  if (text === undefined)
    throw new UsageError('From names no domain to sign for', 'name the domain with --dkim-domain');
  const parsed = parseDomain(text);
  if (!parsed.ok) throw new UsageError(`--dkim-domain: ${parsed.problem}`, parsed.hint);
  return parsed.target.ascii;
}

function counted(count: number, flag: string): string {
  return `${count} × ${flag}`;
}
