/** The name a server calls itself by, in its greeting or in its reply to EHLO (RFC 5321 §4.2, §4.1.1.1). */
import type { SmtpSession } from '../model/evidence/sessions.ts';

/** In lower case; null where it names nobody: no word, a word without a dot, or a mask that a box on the way laid over it. */
export function ownNameOf(session: SmtpSession): string | null {
  return [greetingName(session), helloName(session)].find((name) => name !== null) ?? null;
}

export function greetingName({ greeting }: SmtpSession): string | null {
  return nameIn(greeting);
}

export function helloName({ transcript }: SmtpSession): string | null {
  const hello = transcript.findLast(
    ({ stage, reply }) => stage === 'hello' && reply !== null && reply.code < 400,
  );
  return nameIn(hello?.reply?.lines[0]);
}

/** Its greeting cannot be read, since something on the way replaces it with asterisks. */
export function isMasked({ greeting, signs = [] }: SmtpSession): boolean {
  return signs.includes('masked-greeting') || /^\*{4}/.test(greeting ?? '');
}

/** A name with a dot, or an address literal (RFC 5321 §4.1.3). */
export function isHostName(word: string): boolean {
  if (/^localhost(\.localdomain)?\.?$/i.test(word)) return false;
  return (
    /^\[[\da-f.:]+\]$/i.test(word.replace(/^\[IPv6:/i, '[')) || /^[a-z\d_-]+(\.[a-z\d_-]+)+\.?$/i.test(word)
  );
}

function nameIn(text: string | null | undefined): string | null {
  const word = /^\S+/.exec(text?.trim() ?? '')?.[0] ?? '';
  return isHostName(word) ? word.replace(/\.$/, '').toLowerCase() : null;
}
