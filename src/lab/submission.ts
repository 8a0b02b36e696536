/** Submission servers of the lab: where mail programs hand in mail after proving who they are (RFC 6409, RFC 8314). */
import type { MailScript } from './mail-host.ts';
import type { LabMailServer } from './mail-servers.ts';

export type SubmissionPort = 465 | 587 | 2525;

const OFFERS = [
  'PIPELINING',
  'SIZE 52428800',
  '8BITMIME',
  'ENHANCEDSTATUSCODES',
  'DSN',
  'SMTPUTF8',
  'CHUNKING',
];
export const AUTH = 'AUTH PLAIN LOGIN SCRAM-SHA-256 SCRAM-SHA-1';

/** As they should be: TLS at once on 465, STARTTLS elsewhere, AUTH over TLS only; `differs` says how these are not. */
export function submissionServers(
  host: string,
  ports: readonly SubmissionPort[] = [465, 587, 2525],
  differs: Partial<MailScript> = {},
): LabMailServer[] {
  return ports.map((port) => ({
    host,
    port,
    plays: {
      name: host,
      submission: true,
      implicitTls: port === 465,
      offers: [...OFFERS, 'STARTTLS'],
      offersOverTls: [...OFFERS, AUTH],
      ...differs,
    },
  }));
}
