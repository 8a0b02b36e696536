/** What is asked of one address of one server, from what the user wants of all of them. */
import type { Context } from '../model/context.ts';
import type { SmtpRequest } from '../model/smtp.ts';

/** Implicit TLS is what this port is for (RFC 8314 §3.3). */
const SUBMISSIONS = 465;

export function sessionRequest(
  host: string,
  ip: string,
  port: number,
  { given }: Pick<Context, 'given'>,
): SmtpRequest {
  // What is not of the session itself is asked by other looks.
  const { ports: _, egressControls: __, tls, ...wishes } = given.smtp ?? {};
  return {
    ...wishes,
    host,
    ip,
    port,
    tls: tls ?? (port === SUBMISSIONS ? 'implicit' : 'opportunistic'),
    ...(given.helo !== undefined && { helo: given.helo }),
  };
}
