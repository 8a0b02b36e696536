/** What iCloud Mail demands of bulk mail. */
import { page } from '../references.ts';
import type { Receiver } from './receiver.ts';

export const apple: Receiver = {
  id: 'apple',
  name: 'Apple iCloud',
  bulk: 'no number is published',
  demands: [
    { rule: 'spf', who: 'bulk', asks: 'SPF passes', reply: '550 5.7.1 [HME1]' },
    { rule: 'dkim', who: 'bulk', asks: 'DKIM passes', reply: '550 5.7.1 [HME1]' },
    { rule: 'dmarc-record', who: 'bulk', asks: 'a DMARC policy', reply: '554 5.7.1 [CS01]' },
    {
      rule: 'reverse-name',
      who: 'bulk',
      asks: 'a reverse name of your own domain',
      reply: '550 5.7.1 [CS01]',
    },
    { rule: 'unsubscribe', who: 'bulk', asks: 'a way to unsubscribe', reply: '550 5.7.1 [CS01]' },
  ],
  references: [page('Apple: postmaster information for iCloud Mail', 'https://support.apple.com/102322')],
  checked: '2025-02-25',
};
