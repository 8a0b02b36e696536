/** What OpenSSL's words for a TLS connection that failed mean; knows no socket, so that it loads with the SMTP client. */
import type { Failure } from '../../model/failure.ts';

/** In the handshake, or right after it: with TLS 1.3 a server refuses our certificate only then. */
export function tlsTrouble(error: NodeJS.ErrnoException, host: string): Omit<Failure, 'stage'> {
  const code = (error.code ?? 'ERROR').slice(0, 80);
  const trouble = (kind: Failure['kind'], detail: string): Omit<Failure, 'stage'> => ({
    kind,
    code,
    detail,
    cause: 'target',
  });
  switch (code) {
    case 'ECONNRESET':
    case 'EPIPE':
      // Node calls an orderly end a reset too, but one without a system call behind it.
      if (error.syscall === undefined)
        return {
          ...trouble('closed', `${host} closed the connection in the TLS handshake`),
          code: 'ECLOSED',
        };
      return trouble('reset', `${host} reset the connection in the TLS handshake`);
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'ERR_SSL_RECORD_LAYER_FAILURE':
      return trouble('tls', `${host} does not speak TLS here: what it sent is no TLS record`);
    case 'ERR_SSL_NO_PROTOCOLS_AVAILABLE':
    case 'ERR_SSL_NO_CIPHERS_AVAILABLE':
      return {
        ...trouble('tls', 'the TLS settings asked for leave no version or no cipher'),
        cause: 'vantage',
      };
    case 'ERR_SSL_UNSUPPORTED_PROTOCOL':
    case 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION':
      return trouble('tls', `${host} and we have no version of TLS in common`);
    case 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE':
    case 'ERR_SSL_NO_SHARED_CIPHER':
      return trouble(
        'tls',
        `${host} ended the TLS handshake: no cipher in common, or it wants a certificate of ours`,
      );
    case 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED':
      return trouble('tls', `${host} wants a certificate of ours (TLS client certificate)`);
    case 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA':
    case 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE':
    case 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN':
      return trouble('tls', `${host} does not accept our certificate`);
    case 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME':
    case 'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME':
      return trouble('tls', `${host} has no certificate for that name`);
    case 'ERR_SSL_DH_KEY_TOO_SMALL':
      return trouble('tls', `${host} offers a Diffie-Hellman key too small to accept`);
    default:
      return trouble('tls', `the TLS handshake with ${host} failed (${code})`);
  }
}
