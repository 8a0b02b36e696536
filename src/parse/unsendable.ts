/** Addresses a server cannot be given, in words: mail to or from them needs SMTPUTF8 all the way (RFC 6531 §3.2). */
import type { SmtpSession } from '../model/evidence/sessions.ts';

/** `mx.example.com does not offer SMTPUTF8, which jörg@example.com needs`; null where nothing of the kind is in the way. */
export function unsendableWords({ host, unsendable }: SmtpSession): string | null {
  if (unsendable === undefined) return null;
  const { sender, recipients } = unsendable;
  const [first = '', ...more] = [...(sender === null ? [] : [sender]), ...recipients];
  const who = more.length === 0 ? `${first} needs` : `${first} and ${more.length} more need`;
  return `${host} does not offer SMTPUTF8, which ${who}`;
}
