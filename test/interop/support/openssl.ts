/** What openssl sees of a server's TLS, in the shape of our facts. */
import { createHash } from 'node:crypto';
import type { TlsFacts } from '../../../src/model/evidence/sessions.ts';
import { runCommand } from '../servers/root.ts';

export interface SeenTls {
  protocol: string;
  /** OpenSSL's name. */
  cipher: string;
  keyExchange: string | null;
  authorized: boolean;
  nameMatches: boolean;
  /** As sent. */
  chain: SeenCertificate[];
}

export interface SeenCertificate {
  fingerprint: string;
  keyFingerprint: string;
  subject: string;
  validFrom: string;
  validTo: string;
  keyBits: string;
  signatureAlgorithm: string;
}

export interface Handshake {
  /** Null where there was none. */
  tls: SeenTls | null;
  said: string;
}

const GROUPS: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384' };

export async function handshake(
  at: string,
  host: string,
  caFile: string,
  args: readonly string[],
): Promise<Handshake> {
  const target = ['-connect', at, '-servername', host, '-CAfile', caFile, '-no-CApath', '-showcerts'];
  const { said } = await runCommand('openssl', ['s_client', ...target, ...args], 'QUIT\r\n');
  const [, version = '', cipher = '(NONE)'] = /New, (\S+), Cipher is (\S+)/.exec(said) ?? [];
  // It sums up handshakes, too, that an alert has ended.
  if (cipher === '(NONE)' || /:error:[^\n]*(?:alert|SSL routines)/.test(said)) return { tls: null, said };
  // Before 1.3 that line names the first version that knew the cipher.
  const protocol = /Protocol {2}: (\S+)/.exec(said)?.[1] ?? version;
  const pems = said.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  const seen: SeenTls = {
    protocol,
    cipher,
    keyExchange: groupOf(said),
    authorized: /Verify return code: 0 /.test(said),
    nameMatches: await names(pems[0] ?? '', host),
    chain: await Promise.all(pems.map(certificate)),
  };
  return { tls: seen, said };
}

/** Our facts in the same words. */
export async function inOpensslsWords(facts: TlsFacts): Promise<SeenTls> {
  const { protocol, cipher, keyExchange, authorized, nameMatches, chain } = facts;
  const converted = await runCommand('openssl', ['ciphers', '-convert', cipher]);
  return {
    protocol,
    cipher: converted.said.replace(/^OpenSSL cipher name: /, '').trim(),
    keyExchange,
    authorized,
    nameMatches,
    chain: chain
      .filter(({ fromStore }) => !fromStore)
      .map((one) => ({
        fingerprint: sha256(one.der),
        keyFingerprint: sha256(one.spki),
        subject: one.subject,
        validFrom: one.validFrom,
        validTo: one.validTo,
        keyBits: String(one.keyBits),
        signatureAlgorithm: one.signatureAlgorithm ?? '',
      })),
  };
}

/** `ECDH, prime256v1, 256 bits`, `X25519, 253 bits`, `DH, 2048 bits`; nothing with an RSA key exchange. */
function groupOf(said: string): string | null {
  const words = /Server Temp Key: (.*)/.exec(said)?.[1]?.split(', ');
  if (words === undefined) return null;
  const [kind = '', group = ''] = words;
  if (kind === 'DH') return `DH ${Number.parseInt(group, 10)}`;
  return kind === 'ECDH' ? (GROUPS[group] ?? group) : kind;
}

async function names(pem: string, host: string): Promise<boolean> {
  const { said } = await runCommand('openssl', ['x509', '-noout', '-checkhost', host], pem);
  return / does match certificate/.test(said);
}

async function certificate(pem: string): Promise<SeenCertificate> {
  const read = async (args: readonly string[]): Promise<string> =>
    (await runCommand('openssl', ['x509', '-noout', ...args], pem)).said;
  const print = await read(['-fingerprint', '-sha256', '-subject', '-nameopt', 'RFC2253']);
  const dates = await read(['-startdate', '-enddate', '-dateopt', 'iso_8601']);
  const text = await read(['-text']);
  const key = await read(['-pubkey']);
  const after = (pattern: RegExp, from: string): string => pattern.exec(from)?.[1] ?? '';
  return {
    fingerprint: after(/Fingerprint=(\S+)/, print)
      .replaceAll(':', '')
      .toLowerCase(),
    keyFingerprint: sha256(key.replaceAll(/-----[^-]*-----|\s/g, '')),
    subject: after(/subject=CN=(.*)/, print),
    validFrom: iso(after(/notBefore=(.*)/, dates)),
    validTo: iso(after(/notAfter=(.*)/, dates)),
    keyBits: after(/Public-Key: \((\d+) bit\)/, text),
    signatureAlgorithm: after(/Signature Algorithm: (\S+)/, text),
  };
}

const iso = (date: string): string => new Date(date.replace(' ', 'T')).toISOString();

const sha256 = (base64: string): string =>
  createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
