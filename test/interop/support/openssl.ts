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
  const certificates = await Promise.all(pems.map((pem) => certificate(pem, host)));
  const seen: SeenTls = {
    protocol,
    cipher,
    keyExchange: groupOf(said),
    authorized: /Verify return code: 0 /.test(said),
    nameMatches: certificates[0]?.named === 'does match certificate',
    chain: certificates.map(({ named: _, ...facts }) => facts),
  };
  return { tls: seen, said };
}

/** Our facts in the same words. */
export async function inOpensslsWords(facts: TlsFacts): Promise<SeenTls> {
  const { protocol, cipher, keyExchange, authorized, nameMatches, chain } = facts;
  const converted = cipher.includes('_WITH_')
    ? (await runCommand('openssl', ['ciphers', '-convert', cipher])).said
    : cipher;
  return {
    protocol,
    cipher: converted.replace(/^OpenSSL cipher name: /, '').trim(),
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

const read = new Map<string, Promise<SeenCertificate & { named: string }>>();

/** `named` is what openssl says of the host. */
function certificate(pem: string, host: string): Promise<SeenCertificate & { named: string }> {
  const known = read.get(pem) ?? readCertificate(pem, host);
  read.set(pem, known);
  return known;
}

async function readCertificate(pem: string, host: string): Promise<SeenCertificate & { named: string }> {
  const wanted = ['-fingerprint', '-sha256', '-subject', '-nameopt', 'RFC2253', '-pubkey', '-text'];
  const more = ['-startdate', '-enddate', '-dateopt', 'iso_8601', '-checkhost', host];
  const { said } = await runCommand('openssl', ['x509', '-noout', ...wanted, ...more], pem);
  const after = (pattern: RegExp): string => pattern.exec(said)?.[1] ?? '';
  return {
    fingerprint: after(/Fingerprint=(\S+)/)
      .replaceAll(':', '')
      .toLowerCase(),
    keyFingerprint: sha256(after(/-----BEGIN PUBLIC KEY-----([^-]*)/).replaceAll(/\s/g, '')),
    subject: after(/subject=CN=(.*)/),
    validFrom: iso(after(/notBefore=(.*)/)),
    validTo: iso(after(/notAfter=(.*)/)),
    keyBits: after(/Public-Key: \((\d+) bit\)/),
    signatureAlgorithm: after(/Signature Algorithm: (\S+)/),
    named: after(/(does match certificate|does NOT match certificate)/),
  };
}

const iso = (date: string): string => new Date(date.replace(' ', 'T')).toISOString();

const sha256 = (base64: string): string =>
  createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
