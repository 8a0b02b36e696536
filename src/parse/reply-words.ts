/** A reply on one line, as people read it. */
import type { SmtpReply } from '../model/evidence/sessions.ts';

/** RFC 2034 §4 has each line begin with the enhanced code; once is enough where they stand beside each other. */
export function replyWords({ code, enhanced, lines }: SmtpReply): string {
  const again = enhanced === null ? '' : `${enhanced} `;
  const text = lines.map((line, index) =>
    index > 0 && again !== '' && line.startsWith(again) ? line.slice(again.length) : line,
  );
  return `${code} ${text.join(' ')}`.trim();
}
