/** At which point of a session something was said, in the words of explanations. */
import type { Phase } from '../model/explanation.ts';
import type { Stage } from '../model/failure.ts';

const PHASES: { readonly [S in Stage]?: Phase } = {
  greeting: 'greeting',
  hello: 'ehlo',
  starttls: 'starttls',
  auth: 'auth',
  mail: 'mail',
  rcpt: 'rcpt',
  // VRFY asks what RCPT asks: is there such a mailbox?
  vrfy: 'rcpt',
  data: 'data',
  message: 'message',
};

/** Undefined for what is said at any point (RSET, NOOP, QUIT). */
export function phaseOfStage(stage: Stage): Phase | undefined {
  return PHASES[stage];
}
