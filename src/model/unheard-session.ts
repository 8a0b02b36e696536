/** A session in which nothing has been heard: what every one begins with, and all there is of one that was not tried. */
import type { SmtpSession } from './evidence/sessions.ts';

export function unheardSession(host: string, ip: string, port: number): SmtpSession {
  return {
    host,
    ip,
    port,
    tlsMode: 'none',
    outcome: 'completed',
    greeting: null,
    greetingCode: null,
    hello: null,
    extensions: [],
    extensionsBefore: null,
    auth: [],
    authBefore: null,
    tls: null,
    clearAfterStartTls: false,
    transcript: [],
    timings: { connectMs: null, greetingMs: null, tlsMs: null, totalMs: 0 },
  };
}
