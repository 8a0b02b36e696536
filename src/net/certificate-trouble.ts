/** What Node and OpenSSL find wrong with a certificate, in plain words. */
import type { PeerCertificate } from 'node:tls';

const MAX_NAMES = 5;

/** A phrase that follows the name of the host: `expired on 2026-01-01`. */
export function describeCertificateTrouble(code: string, certificate: PeerCertificate, host: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return `the certificate of ${host} expired${day(certificate.valid_to, ' on ')}`;
    case 'CERT_NOT_YET_VALID':
      return `the certificate of ${host} is not valid${day(certificate.valid_from, ' before ')}`;
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return `the certificate of ${host} is self-signed`;
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return `the certificate of ${host} comes from an unknown root`;
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `the certificate of ${host} has an unknown issuer, or the server leaves out an intermediate certificate`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `the certificate of ${host} does not name it; it names ${names(certificate)}`;
    case 'CERT_REVOKED':
      return `the certificate of ${host} is revoked`;
    case 'CERT_SIGNATURE_FAILURE':
      return `the certificate of ${host} has a bad signature`;
    case 'INVALID_PURPOSE':
      return `the certificate of ${host} is not made for a server`;
    default:
      return `the certificate of ${host} is not accepted (${code})`;
  }
}

/** The names of a certificate, bounded, since all of it is remote text. */
function names(certificate: PeerCertificate): string {
  const listed = (certificate.subjectaltname ?? '')
    .split(', ')
    .filter((name) => name !== '')
    .map((name) => name.replace(/^(DNS|IP Address):/, '').slice(0, 80));
  if (listed.length === 0) return 'no host';
  const more = listed.length - MAX_NAMES;
  return listed.slice(0, MAX_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Node gives dates as `Jan  1 00:00:00 2026 GMT`. */
export function certificateDate(text: string | undefined): string {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString();
}

function day(text: string | undefined, before: string): string {
  const iso = certificateDate(text);
  return iso === '' ? '' : `${before}${iso.slice(0, 10)}`;
}
