/** TLSA records as SMTP senders read them (RFC 6698 §2.1, RFC 7672 §3.1), and whether one matches a certificate chain. */
import { createHash, X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../model/evidence/sessions.ts';
import type { TlsaRecordFacts } from '../model/evidence/tlsa.ts';

type TlsaFields = Pick<TlsaRecordFacts, 'usage' | 'selector' | 'matchingType' | 'data'>;

/** Hexadecimal digits of a SHA-256 and a SHA-512 digest. */
const DIGEST_LENGTH: Readonly<Record<number, number>> = { 1: 64, 2: 128 };

export function readTlsa({ usage, selector, matchingType, data }: TlsaFields): TlsaRecordFacts {
  const fields = { usage, selector, matchingType, data: data.toLowerCase() };
  const problem = problemOf(fields);
  return problem === null ? { ...fields, usable: true } : { ...fields, usable: false, problem };
}

function problemOf({ usage, selector, matchingType, data }: TlsaFields): string | null {
  // RFC 7672 §3.1.3: PKIX-TA(0) and PKIX-EE(1) are not for SMTP.
  if (usage === 0 || usage === 1) return `usage ${usage} counts for nothing in SMTP, only 2 and 3 do`;
  if (usage !== 2 && usage !== 3) return `usage ${usage} is unknown`;
  if (selector !== 0 && selector !== 1) return `selector ${selector} is unknown`;
  if (![0, 1, 2].includes(matchingType)) return `matching type ${matchingType} is unknown`;
  const length = DIGEST_LENGTH[matchingType];
  if (length === undefined) return data === '' ? 'the association data is empty' : null;
  if (data.length === length) return null;
  return `the data has ${data.length / 2} octets, not the ${length / 2} of a SHA-${matchingType === 1 ? 256 : 512} digest`;
}

/** `3 1 1 0123456789abcdef...`, short enough for a sentence. */
export function formatTlsa({ usage, selector, matchingType, data }: TlsaFields): string {
  return `${usage} ${selector} ${matchingType} ${data.length > 16 ? `${data.slice(0, 16)}...` : data}`;
}

/** `3 1 1` and the digest of its key, whole: the record to publish for a server's own certificate (RFC 7671 §5.1). */
export function tlsaFor(certificate: CertificateFacts): string {
  const fields = { usage: 3, selector: 1, matchingType: 1 };
  return `3 1 1 ${associationData({ ...fields, data: '' }, certificate)}`;
}

/** Position in the chain (leaf first) of the certificate a usable record matches; null where it matches none. */
export function matchTlsa(record: TlsaRecordFacts, chain: readonly CertificateFacts[]): number | null {
  if (!record.usable) return null;
  // RFC 7671 §5.1 and §5.2: usage 3 is about the server's own certificate, usage 2 about one that issued it, which the
  // server has to send: senders that go by DANE look into no trust store for it.
  const candidates = record.usage === 3 ? chain.slice(0, 1) : chain.slice(1).filter(wasSent);
  const index = candidates.findIndex((certificate) => associationData(record, certificate) === record.data);
  if (index < 0) return null;
  if (record.usage === 3) return 0;
  return leadsTo(index + 1, chain) ? index + 1 : null;
}

function wasSent({ fromStore }: CertificateFacts): boolean {
  return !fromStore;
}

function associationData({ selector, matchingType }: TlsaFields, certificate: CertificateFacts): string {
  const content = Buffer.from(selector === 0 ? certificate.der : certificate.spki, 'base64');
  if (matchingType === 0) return content.toString('hex');
  return createHash(matchingType === 1 ? 'sha256' : 'sha512')
    .update(content)
    .digest('hex');
}

/** Each certificate up to that position is signed by the next. */
function leadsTo(position: number, chain: readonly CertificateFacts[]): boolean {
  try {
    const read = chain
      .slice(0, position + 1)
      .map(({ der }) => new X509Certificate(Buffer.from(der, 'base64')));
    return read.every((certificate, index) => {
      const issuer = read[index + 1];
      return issuer === undefined || certificate.verify(issuer.publicKey);
    });
  } catch {
    // A certificate that cannot be read leads nowhere.
    return false;
  }
}
