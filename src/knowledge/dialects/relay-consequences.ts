/** What relays refuse for the same few reasons: the sender is not verified, or an address is on their own list. */
import type { Consequence } from '../../model/explanation.ts';

/** `where`: where the proof is given, as in "Settings > Sender Authentication". */
export function unverifiedSender(relay: string, where: string): Partial<Consequence> {
  return {
    title: `The sender is not verified at ${relay}`,
    meaning: `${relay} sends only in the name of addresses and domains whose owner has proved that they are theirs, and the sender of this message is not among them.`,
    actor: 'sender-admin',
    action: [
      `Verify the domain of the sender: ${where}. A subdomain counts as a domain of its own in many accounts.`,
      'Look for a slip of the pen in the From line and the envelope sender, and for the wrong account or region.',
    ],
  };
}

/** The relay kept the message back since the address had bounced before. */
export function bouncedBefore(relay: string, where: string): Partial<Consequence> {
  return {
    title: `${relay} no longer sends to this address: it bounced before`,
    meaning: `An earlier message to this address came back as undeliverable for good, so ${relay} put it on its suppression list and did not even try.`,
    action: [
      'Take the address off the list.',
      `If it works again for certain, take it off the suppression list: ${where}.`,
    ],
  };
}

/** The relay kept the message back since the recipient complained, unsubscribed, or was suppressed by hand. */
export function unwanted(relay: string, why: string): Partial<Consequence> {
  return {
    title: `${relay} no longer sends to this address: ${why}`,
    meaning: `The address is on the suppression list of the account, so ${relay} did not even try to deliver the message.`,
    actor: 'list-owner',
    action: [
      'Take the address off the list; sending on against the will of the recipient harms the sender.',
      'Take it off the suppression list only where the recipient has asked for that.',
    ],
    retry: { advice: 'never', afterSeconds: null },
    address: 'remove',
  };
}

/** The sign-in was refused; `what` says what the relay wants for name and password. */
export function relaySignIn(relay: string, what: string): Partial<Consequence> {
  return {
    title: `${relay} refused the sign-in`,
    action: [
      what,
      'Try them with `mailsonde handshake HOST:587 --user NAME`, and stop automatic attempts until they are right.',
    ],
  };
}
