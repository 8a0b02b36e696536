/** A mailbox as people write it (`--follow`): `imaps://USER@HOST`, never with a password; never throws. */
import type { MailboxPlace } from '../model/mailbox.ts';
import { parseDomain } from './domain.ts';
import { canonicalIp } from './ip.ts';

export type ParsedMailboxUrl =
  | { ok: true; place: MailboxPlace }
  | { ok: false; problem: string; hint: string };

const PORTS = { imaps: 993, imap: 143 } as const;
const HINT =
  'give imaps://USER@HOST or imap://USER@HOST:PORT; the user may be a whole address, as in imaps://you@example.com@imap.example.com';

export function parseMailboxUrl(text: string): ParsedMailboxUrl {
  // What was typed is not repeated: it may hold a password.
  const no = (problem: string, hint = HINT): ParsedMailboxUrl => ({ ok: false, problem, hint });
  const [, word, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(text.trim()) ?? [];
  if (word === undefined) return no('the mailbox is not of the form imaps://USER@HOST');
  const scheme = word.toLowerCase();
  if (scheme === 'pop' || scheme === 'pop3' || scheme === 'pop3s')
    return no('POP3 shows one folder only, so it cannot tell the inbox from spam', 'give imaps://USER@HOST');
  if (scheme !== 'imaps' && scheme !== 'imap') return no(`${scheme}:// is no way to read a mailbox`);
  // Addresses hold an @ themselves: the last one ends the user.
  const [, account, place, digits, path = ''] =
    /^(?:(.*)@)?(\[[^\]]+\]|[^:/@[\]?#]+)(?::(\d{1,5}))?([/?#].*)?$/s.exec(rest) ?? [];
  if (place === undefined) return no('the mailbox names no host');
  if (account === undefined || account === '') return no('the mailbox names no user');
  if (account.includes(':'))
    return no(
      'the mailbox holds a password',
      'leave it out; it comes from --follow-password-file, MAILSONDE_FOLLOW_PASSWORD or a prompt',
    );
  if (path !== '' && path !== '/')
    return no('the mailbox names a folder', 'leave it out: all of them are watched');
  const user = decoded(account);
  if (user === null || user.length > 1_000 || /\p{Cc}/u.test(user))
    return no('the user of the mailbox is not coded as in a URL');
  const host = hostOf(place.replace(/^\[|\]$/g, ''));
  if (host === null) return no('the mailbox names no host');
  const port = digits === undefined ? PORTS[scheme] : Number(digits);
  if (port < 1 || port > 65_535) return no(`${digits} is no port (1-65535)`);
  return { ok: true, place: { host, port, tls: scheme === 'imaps' ? 'implicit' : 'starttls', user } };
}

function hostOf(text: string): string | null {
  const ip = canonicalIp(text);
  if (ip !== null) return ip;
  if (text.toLowerCase() === 'localhost') return 'localhost';
  const parsed = parseDomain(text);
  return parsed.ok ? parsed.target.ascii : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
