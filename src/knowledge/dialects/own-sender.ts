/** Providers let an account send with its own addresses alone, and each says so in its own words. */
import type { Consequence } from '../../model/explanation.ts';

/** `where`: how an address is added to the account, as a whole sentence. */
export function notOwnSender(where?: string): Partial<Consequence> {
  return {
    title: 'The account may not send with this sender',
    meaning: 'The address of the sender is none of those of the account that signed in.',
    actor: 'sender',
    action: [
      'Set the From address to one of the account, or sign in with the account it belongs to.',
      ...(where === undefined ? [] : [where]),
    ],
  };
}
