/** A delivery of which nothing has gone out: what every one begins with. */
import type { SmtpDelivery } from './evidence/sessions.ts';
import type { OutgoingMessage } from './smtp.ts';

export function unsentDelivery({ facts }: OutgoingMessage, recipients: readonly string[]): SmtpDelivery {
  return {
    outcome: 'unsent',
    command: null,
    octets: facts.octets,
    octetsSent: 0,
    leftOut: [],
    recipients: recipients.map((address) => ({ address, outcome: 'unsent', stage: null, reply: null })),
    reply: null,
    transferMs: null,
    answerMs: null,
  };
}
