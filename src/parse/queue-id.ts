/** The name a server gives a message it has taken, read from its reply; no standard says where it stands. */
import type { SmtpReply } from '../model/evidence/sessions.ts';

/** Longer ones are no names. */
const MOST = 100;
const NAME = String.raw`[<(]?([A-Za-z0-9][\w.:@+=/-]{3,})`;
/** Postfix, sendmail's relatives and most others; Exim; OpenSMTPD and qmail-likes; Gmail. */
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`\bqueued (?:as|with id|mail id)[ :=]+${NAME}`, 'i'),
  new RegExp(String.raw`\b(?:queue-?id|queue id|message-?id|id)[ =:]+${NAME}`, 'i'),
  new RegExp(String.raw`^${NAME} (?:message )?(?:accepted|queued)\b`, 'i'),
  /^OK +(\d{9,11} [\w.-]+)(?= - gsmtp)/i,
];

/** Null where the reply names none. */
export function queueIdOf({ code, lines }: SmtpReply): string | null {
  if (code < 200 || code >= 300) return null;
  // The enhanced code of a reply has digits and dots too, and is no name.
  const text = lines
    .map((line) => line.replace(/^2\.\d{1,3}\.\d{1,3}(?= |$)/, '').trim())
    .join(' ')
    .trim()
    .slice(0, 1_000);
  for (const form of FORMS) {
    const name = form.exec(text)?.[1]?.replace(/[.,;:]+$/, '');
    // A word of the sentence is no name: names have a digit in them.
    if (name !== undefined && name.length <= MOST && /\d/.test(name)) return name;
  }
  return null;
}
