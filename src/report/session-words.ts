/** Small phrases about a live session that every human format shares. */
import type { SmtpReply, SmtpSession, TlsFacts } from '../model/evidence/sessions.ts';
import { offers } from '../parse/keyword.ts';
import { tlsVersionWords } from '../parse/tls-version.ts';

/** Characters of a greeting that tell which server it is. */
const GREETING = 60;

/** Whether the server goes along. */
export function isPositive(reply: SmtpReply | null): boolean {
  return reply !== null && reply.code < 400;
}

/** `mx.shop.example:25`, `[2001:db8::1]:25` */
export function placeOf({ host, port }: SmtpSession): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What came of it in a line: the greeting, or what went wrong. */
export function answerWords({ greeting, greetingCode, failure, outcome }: SmtpSession): string {
  if (outcome !== 'completed' && failure !== undefined) return failure.detail;
  const text = `${greetingCode ?? ''} ${greeting ?? ''}`.trim();
  return text.length > GREETING ? `${text.slice(0, GREETING)}…` : text;
}

/** Which TLS was spoken, or why none was. */
export function encryptionWords({ tls, tlsMode, failure, outcome }: SmtpSession): string {
  if (tls !== null)
    return `${tlsVersionWords(tls.protocol)}${tlsMode === 'implicit' ? ', from the start' : ''}`;
  if (outcome === 'completed') return failure === undefined ? 'not offered' : 'fails';
  return '-';
}

/** TLS is on offer, and the session was ended, or meant to go, without it. */
export function leftUntried({ tls, failure, extensions }: SmtpSession): boolean {
  return tls === null && failure === undefined && offers(extensions, 'STARTTLS');
}

/** `TLS 1.3 · X25519 · AES-256-GCM` */
export function tlsWords({ protocol, cipher, keyExchange }: TlsFacts): string {
  const short = cipher
    .replace(/^TLS_(?:.*_WITH_)?/, '')
    .replace(/_SHA\d*$/, '')
    .replaceAll('_', '-');
  return [tlsVersionWords(protocol), keyExchange, short]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** Where mailboxes were asked about, for hosts of several addresses that could have been asked as well. */
export function askedOnceWords(sessions: readonly SmtpSession[]): string[] {
  const places = new Map(
    sessions.flatMap(({ host, mailboxAskedAt }) =>
      mailboxAskedAt === undefined ? [] : [[host, mailboxAskedAt] as const],
    ),
  );
  return [...places].map(
    ([host, ip]) =>
      `Of the addresses of ${host} only the first that answered, ${ip}, was asked about mailboxes; name another address to ask there.`,
  );
}
