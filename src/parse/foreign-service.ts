/** Names a service that is not SMTP by the first words it says. */
import type { SmtpSession } from '../model/evidence/sessions.ts';
import { quoted, unquoted } from './quoted.ts';

/** The first words of each, as their RFCs or their only implementations have them. */
const FIRST_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^SSH-\d/, 'SSH'],
  [/^(?:HTTP\/\d|<!doctype html|<html)/i, 'HTTP'],
  [/^(?:\+OK|-ERR)\b/, 'POP3'],
  [/^\* (?:OK|PREAUTH|BYE)\b/, 'IMAP'],
  [/^"IMPLEMENTATION"/i, 'ManageSieve'],
  [/^RFB \d{3}\.\d{3}/, 'VNC'],
  [/^20[01][ -].*\b(?:NNTP|news|InterNetNews|INN)\b/i, 'NNTP'],
  [/^220[ -](?!.*\be?smtp\b).*\bftp/i, 'FTP'],
];

/** Null where it is SMTP, or nothing known. */
export function foreignService(firstWords: string): string | null {
  return FIRST_WORDS.find(([pattern]) => pattern.test(firstWords))?.[1] ?? null;
}

/** What was spoken with in a session; null where it is SMTP, or nothing known. */
export function serviceOf(session: SmtpSession): string | null {
  const words = firstWordsOf(session);
  return words === null || session.hello !== null ? null : foreignService(words);
}

/** The greeting as it stands, or the words in its place that could not be read as a reply; null where none came. */
export function firstWordsOf({ greeting, greetingCode, failure }: SmtpSession): string | null {
  if (greeting !== null) return `${greetingCode} ${greeting}`;
  if (failure?.kind !== 'malformed' || failure.stage !== 'greeting') return null;
  const words = /: ("(?:[^"\\]|\\.)*")(?: \(with [^)]*\))?$/.exec(failure.detail)?.[1];
  return words === undefined ? '' : (unquoted(words) ?? '');
}

/** A server for the last leg to mailboxes (RFC 2033) that says so: it is greeted with LHLO, and knows no EHLO. */
export function saysLmtp(session: SmtpSession): boolean {
  const { hello, transcript } = session;
  if (hello !== null) return false;
  return transcript.some(({ reply }) => /\bLMTP\b|\bLHLO\b/i.test(reply?.lines.join(' ') ?? ''));
}

/** Most of what is quoted of it, in characters. */
const MOST = 120;

/** First words in quotes, escaped. A stray control character is a trick; where every other is one, it is no text at all. */
export function quotedWords(words: string): string {
  const legible = words.replaceAll(/\\x[0-9a-f]{2}|\p{Cc}/giu, '');
  return words !== '' && legible.length * 2 >= words.length
    ? quoted(words.slice(0, MOST))
    : 'octets that are no text';
}
