/** TLS that comes about in another way than programs expect on a port, and whom that shuts out. */
import { knownTls, RELAY_PORT } from '../knowledge/submission-ports.ts';
import type { SmtpSession, TlsMode } from '../model/evidence/sessions.ts';

/** `meant for STARTTLS, but …`; null where all is as usual, or nothing is usual on this port. */
export function againstCustom(host: string, port: number, mode: TlsMode | null): string | null {
  const custom = port === RELAY_PORT ? null : knownTls(host, port);
  if (custom === 'implicit' && mode === 'starttls')
    return 'meant for TLS from the start, but greets in clear and offers STARTTLS here: programs set to SSL/TLS cannot connect, those set to STARTTLS can';
  if (custom === 'starttls' && mode === 'implicit')
    return 'meant for STARTTLS, but speaks TLS from the start here: programs set to STARTTLS wait for a greeting that never comes, those set to SSL/TLS connect';
  return null;
}

/** The same of live sessions, each port once. */
export function customRemarks(sessions: readonly SmtpSession[]): string[] {
  const remarks = sessions.flatMap(({ host, port, tls, tlsMode }) => {
    const told = tls === null ? null : againstCustom(host, port, tlsMode);
    return told === null ? [] : [`Port ${port} is ${told}.`];
  });
  return [...new Set(remarks)];
}
