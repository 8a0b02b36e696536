/** Replies that refuse whoever asks from here, which says nothing of how others fare. */

import type { SmtpSession } from '../model/evidence/sessions.ts';
import { type Refusal, refusalOf } from '../parse/refusal.ts';
import { replyWords } from '../parse/reply-words.ts';

export interface RefusalSeen {
  refusal: Refusal;
  /** The reply of the server. */
  words: string;
}

export const REFUSED = 'This refuses us, and need not refuse others';

/** Each reason once, however many sessions met it. */
export function refusalsIn(sessions: readonly SmtpSession[]): RefusalSeen[] {
  const seen = sessions.map(refusalIn).filter((one) => one !== null);
  return [...new Map(seen.toReversed().map((one) => [one.refusal.about, one])).values()].toReversed();
}

/** What in a session refuses us, and the words of the server. */
export function refusalIn({ transcript, ip }: SmtpSession): RefusalSeen | null {
  for (const { reply, stage } of transcript) {
    const refusal = reply === null ? null : refusalOf(reply, stage, [ip]);
    if (reply !== null && refusal !== null) return { refusal, words: replyWords(reply) };
  }
  return null;
}
