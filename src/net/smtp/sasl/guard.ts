/** Whether a secret may go over a connection: whoever listens, or passes for the server, would have the password. */
import type { TlsFacts } from '../../../model/evidence/sessions.ts';
import type { SmtpRequest } from '../../../model/smtp.ts';
import { isOldTls, tlsVersionWords } from '../../../parse/tls-version.ts';

/** verified: it is safe there · allowed: it is not, and the user wants it all the same · withheld: it is not, and why. */
export type Guard = 'verified' | 'allowed' | { withheld: string };

export function guardOf(
  tls: TlsFacts | null,
  { host, insecureAuth = false }: Pick<SmtpRequest, 'host' | 'insecureAuth'>,
): Guard {
  // RFC 8997 §3: older versions are no protection for what is handed in.
  const old = tls !== null && isOldTls(tls.protocol) ? tls.protocol : null;
  if (tls?.authorized === true && tls.nameMatches && old === null) return 'verified';
  if (insecureAuth) return 'allowed';
  if (old !== null)
    return {
      withheld: `the connection to ${host} speaks ${tlsVersionWords(old)}, which protects no password any more, so nothing secret was sent`,
    };
  const why =
    tls === null
      ? `the connection to ${host} is not encrypted`
      : `the certificate of ${host} is not to be trusted (${tls.authorizationError ?? 'it is for another name'})`;
  return { withheld: `${why}, so nothing secret was sent` };
}
