/** Takes what was secret out of what a server says back: some repeat the command they did not understand. */
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import { hideSecrets, mapTexts } from '../../model/secret.ts';
import { saslPrep } from './sasl/sasl-prep.ts';

const HIDDEN = '<secret>';
/** A shorter piece is found in many a word by chance. */
const TELLING = 8;
/** Of a shorter secret every other text would lose parts, and so tell what it is. */
const SHORTEST = 4;

/** `sent`: messages in base64 as they went over the wire. Only what came from the first sign-in on is touched. */
export function redactSession(session: SmtpSession, secret: string, sent: readonly string[]): void {
  const { transcript, failure, authentication, delivery } = session;
  const from = transcript.findIndex(({ stage }) => stage === 'auth');
  if (from < 0) return;
  const base64 = Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '');
  const whole = [...new Set([secret, saslPrep(secret) ?? '', base64, ...sent])].filter(
    ({ length }) => length >= SHORTEST,
  );
  const lower = whole.map((one) => one.toLowerCase());
  const isPiece = (token: string): boolean =>
    token.length >= TELLING && lower.some((one) => one.includes(token.toLowerCase()));
  // A server may also cut short what it repeats, or break it over lines.
  const hide = (text: string): string =>
    hideSecrets(text, whole, HIDDEN).replaceAll(/[^\s<>"'(),.:;…]+/g, (token) =>
      isPiece(token) ? HIDDEN : token,
    );
  transcript.splice(from, transcript.length, ...mapTexts(transcript.slice(from), hide));
  if (failure !== undefined) session.failure = mapTexts(failure, hide);
  if (delivery !== undefined) session.delivery = mapTexts(delivery, hide);
  if (authentication !== undefined) authentication.attempts = mapTexts(authentication.attempts, hide);
}
