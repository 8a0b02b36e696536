/** Japanese phone companies call a recipient unknown also where a filter of the recipient refuses the mail. */
import type { Consequence } from '../../model/explanation.ts';

/** After the message itself was sent it can only be the filter; before, it may be either. */
export function phoneFilter(name: string): {
  atRecipient: Partial<Consequence>;
  atMessage: Partial<Consequence>;
} {
  const allow = `Ask the recipient, by other means, to allow the domain of the sender in the mail settings of ${name}.`;
  return {
    atRecipient: {
      meaning: `${name} knows no such address, or the recipient refuses mail from this domain or from computers at all; ${name} says the same in both cases.`,
      action: [
        'Take the address off the list: many refusals of this kind have the whole sender blocked.',
        allow,
      ],
    },
    atMessage: {
      title: 'A filter of the recipient refuses the mail',
      meaning: `${name} says "unknown user" although it had accepted the address a moment before: the recipient refuses mail from this domain, from computers at all, or with links.`,
      actor: 'recipient',
      action: [
        allow,
        'Take the address off the list if it stays: many refusals of this kind have the whole sender blocked.',
      ],
      address: 'review',
    },
  };
}
