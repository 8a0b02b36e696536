/** Names a service that is not SMTP by the first words it says. */

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
