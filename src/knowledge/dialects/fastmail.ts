/** Fastmail (messagingengine.com). */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { notOwnSender } from './own-sender.ts';

const HELP = page('Fastmail: undelivered email', 'https://www.fastmail.com/help/send/undeliverable.html');
const references = [HELP];

export const fastmail: Dialect = {
  id: 'fastmail',
  name: 'Fastmail',
  kind: 'mailbox',
  hosts: ['messagingengine.com', 'fastmail.com'],
  signs: [/\bmessagingengine\.com\/docs\//i],
  rows: [
    {
      id: 'fastmail-locked',
      text: /\baddress locked or deactivated\b.{0,80}messagingengine\.com/i,
      category: 'mailbox-disabled',
      but: { meaning: 'Fastmail has locked the account of the recipient, or the account was given up.' },
      references,
    },
    {
      id: 'fastmail-sender-not-owned',
      codes: [551],
      enhanced: ['5.7.1'],
      text: /^(?:<\S{1,320}>: )?not authori[sz]ed to send from this (?:header )?address\b/i,
      category: 'policy-rejected',
      but: notOwnSender('Add the address to the account in the settings of Fastmail (My email addresses).'),
      references,
    },
    {
      id: 'fastmail-several-senders',
      codes: [551],
      text: /^multiple addresses in a from header is not allowed\b/i,
      category: 'content-rejected',
      but: {
        title: 'The From line holds more than one address',
        meaning:
          'Fastmail sends messages with one address in the From line only; an address as the display name, not in quotation marks, counts as one more.',
        action: ['Put one address in the From line, and quotation marks around a name with an @ in it.'],
      },
      references,
    },
  ],
  sources: [HELP.url, 'https://github.com/mealie-recipes/mealie/issues/1887'],
  checked: '2026-11-22',
};
