/** What a TLS handshake showed: protocol, cipher, key exchange, and the chain as far as it can be told. */
import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateFacts, TlsFacts } from '../../model/evidence/sessions.ts';
import { canonicalIp, ipFamily } from '../../parse/ip.ts';
import { matchesNamePattern } from '../../parse/name-pattern.ts';
import { certificateDate, describeCertificateTrouble } from '../certificate-trouble.ts';

/** Longer chains exist only to annoy. */
const MAX_CHAIN = 10;
const MAX_SENT = 40;
const MAX_NAMES = 200;
const MAX_TEXT = 200;

export function tlsFacts(socket: TLSSocket, host: string): TlsFacts {
  const peer = socket.getPeerCertificate(true);
  const chain = chainOf(peer, sentBy(socket));
  const code = socket.authorized ? null : String(socket.authorizationError ?? 'UNVERIFIED').slice(0, 80);
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher()?.standardName ?? '',
    keyExchange: keyExchangeOf(socket),
    authorized: code === null,
    authorizationError: code === null ? null : describeCertificateTrouble(code, peer, host),
    nameMatches: namesHost(chain[0]?.names ?? [], host),
    chain,
  };
}

/** RFC 9525 §6: DNS-IDs for names, with a wildcard only as the whole left-most label; iPAddress for addresses. */
export function namesHost(names: readonly string[], host: string): boolean {
  const ip = canonicalIp(host);
  if (ip !== null) return names.some((name) => canonicalIp(name) === ip);
  return names.some((name) => ipFamily(name) === null && matchesNamePattern(host, name));
}

function keyExchangeOf(socket: TLSSocket): string | null {
  // Hybrid groups of newer OpenSSL come without a name or as an empty object.
  const info = socket.getEphemeralKeyInfo() as { type?: string; name?: string; size?: number } | null;
  if (info?.name !== undefined && info.name !== '') return info.name === 'prime256v1' ? 'P-256' : info.name;
  return info?.type === undefined ? null : `${info.type} ${info.size ?? ''}`.trim();
}

function chainOf(leaf: DetailedPeerCertificate, sent: ReadonlySet<string>): CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  const seen = new Set<string>();
  for (
    let one: DetailedPeerCertificate | undefined = leaf;
    one?.raw !== undefined && chain.length < MAX_CHAIN;
    one = one.issuerCertificate
  ) {
    const der = one.raw.toString('base64');
    if (seen.has(der)) break;
    seen.add(der);
    chain.push(certificateFacts(one.raw, chain.length > 0 && !sent.has(der)));
  }
  return chain;
}

/**
 * What came over the wire, base64 DER. The detailed certificate goes on into our own trust store without a word, even
 * where the server sent the same; this one knows only what was sent.
 */
function sentBy(socket: TLSSocket): Set<string> {
  const sent = new Set<string>();
  for (
    let one = socket.getPeerX509Certificate();
    one !== undefined && sent.size < MAX_SENT;
    one = one.issuerCertificate
  ) {
    sent.add(one.raw.toString('base64'));
  }
  return sent;
}

/** Unreadable parts are left empty: what the server sent stays in `der`. */
export function certificateFacts(raw: Buffer, fromStore: boolean): CertificateFacts {
  const certificate = new X509Certificate(raw);
  const key = publicKeyOf(certificate);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: alternativeNames(certificate.subjectAltName),
    validFrom: certificateDate(certificate.validFrom),
    validTo: certificateDate(certificate.validTo),
    der: raw.toString('base64'),
    spki: key?.export({ type: 'spki', format: 'der' }).toString('base64') ?? '',
    keyType: key?.asymmetricKeyType ?? null,
    keyBits: key === null ? null : bitsOf(key.asymmetricKeyDetails),
    signatureAlgorithm: signatureAlgorithm(raw),
    fromStore,
  };
}

function publicKeyOf(certificate: X509Certificate): X509Certificate['publicKey'] | null {
  try {
    return certificate.publicKey;
  } catch {
    return null;
  }
}

const CURVE_BITS: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
};

function bitsOf(details: { modulusLength?: number; namedCurve?: string } | undefined): number | null {
  return details?.modulusLength ?? CURVE_BITS[details?.namedCurve ?? ''] ?? null;
}

/** `CN=a\nO=b` as Node gives it, in one line; of a name without CN the rest. */
function oneLine(name: string | undefined): string {
  const parts = (name ?? '').split('\n').filter((part) => part !== '');
  const common = parts.find((part) => part.startsWith('CN='));
  return (common?.slice(3) ?? parts.join(', ')).slice(0, MAX_TEXT);
}

/** Node writes names that hold commas or quotes as JSON strings. */
function alternativeNames(text: string | undefined): string[] {
  const found = (text ?? '').match(/(?:DNS|IP Address):(?:"(?:[^"\\]|\\.)*"|[^,]*)/g) ?? [];
  return found.slice(0, MAX_NAMES).map((one) => {
    const value = one.replace(/^(?:DNS|IP Address):/, '');
    return (value.startsWith('"') ? String(JSON.parse(value)) : value).slice(0, 255);
  });
}

const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.10': 'rsassaPss',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
};

/** Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm SEQUENCE { OID, ... }, ... } (RFC 5280 §4.1). */
function signatureAlgorithm(der: Buffer): string | null {
  const whole = element(der, 0);
  const tbs = whole === null ? null : element(der, whole.from);
  const algorithm = tbs === null ? null : element(der, tbs.to);
  const oid = algorithm === null ? null : element(der, algorithm.from);
  if (oid === null || der[algorithm?.from ?? 0] !== 0x06) return null;
  const name = dotted(der.subarray(oid.from, oid.to));
  return SIGNATURES[name] ?? name;
}

/** Where the contents of the DER element at `at` lie. */
function element(der: Buffer, at: number): { from: number; to: number } | null {
  const first = der[at + 1];
  if (first === undefined) return null;
  if (first < 0x80) return bounded(der, at + 2, first);
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + 2 + count > der.length) return null;
  return bounded(der, at + 2 + count, der.readUIntBE(at + 2, count));
}

function bounded(der: Buffer, from: number, length: number): { from: number; to: number } | null {
  return from + length > der.length ? null : { from, to: from + length };
}

function dotted(octets: Buffer): string {
  const arcs: number[] = [];
  let value = 0;
  for (const octet of octets) {
    value = value * 128 + (octet & 0x7f);
    if (octet < 0x80) {
      arcs.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}
