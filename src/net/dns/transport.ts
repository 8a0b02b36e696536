/** What carries questions to one server, and what comes back. */
import type { FailureKind } from '../../model/failure.ts';
import type { Question } from './question.ts';

/** One try: a question waiting at one server. */
export interface Asker {
  readonly question: Question;
  /** Send with EDNS0. */
  readonly edns: boolean;
  /** A message under the right id whose question matches. */
  onMessage(message: Buffer): void;
  /** The server could not be asked, or the connection to it broke. */
  onTrouble(trouble: Trouble): void;
}

export interface Trouble {
  kind: FailureKind;
  code: string;
  /** Follows the name of the server: `refuses connections`. */
  detail: string;
}

/** A question under way; cancelled, nothing more comes of it. */
export interface Ticket {
  cancel(): void;
}

export interface Transport {
  readonly kind: 'udp' | 'tcp' | 'tls' | 'https';
  /** Answer or trouble come later, never before this returns. */
  ask(asker: Asker): Ticket;
  close(): void;
}

/** Verification results of OpenSSL as Node names them. */
const CERTIFICATE = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|HOSTNAME_|ERR_TLS_CERT_)/;

/** errno to the words of a Failure. */
export function troubleFrom(error: unknown): Trouble {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'ERROR';
  switch (code) {
    case 'ECONNREFUSED':
      return { kind: 'refused', code, detail: 'refuses connections' };
    case 'ECONNRESET':
    case 'EPIPE':
      return { kind: 'reset', code, detail: 'reset the connection' };
    case 'ETIMEDOUT':
      return { kind: 'timeout', code, detail: 'does not answer' };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { kind: 'unreachable', code, detail: 'has no address' };
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EACCES':
    case 'EPERM':
    case 'ENETDOWN':
    case 'EINVAL':
      return { kind: 'unreachable', code, detail: `cannot be reached from here (${code})` };
    default:
      if (CERTIFICATE.test(code))
        return { kind: 'tls', code, detail: `has no certificate to trust (${code})` };
      if (/^(EPROTO|ERR_SSL_|ERR_TLS_)/.test(code))
        return { kind: 'tls', code, detail: `fails the TLS handshake (${code})` };
      return { kind: 'unreachable', code, detail: `cannot be asked (${code})` };
  }
}
