/** What Outlook.com, Hotmail, Live and MSN demand, since 2025-05-05. */
import { page } from '../references.ts';
import type { Receiver } from './receiver.ts';

export const outlook: Receiver = {
  id: 'outlook',
  name: 'Outlook.com',
  bulk: '5,000 or more a day from one domain in From',
  demands: [
    { rule: 'spf', who: 'bulk', asks: 'SPF passes', reply: '550 5.7.515' },
    { rule: 'dkim', who: 'bulk', asks: 'DKIM passes', reply: '550 5.7.515' },
    { rule: 'dmarc-record', who: 'bulk', asks: 'a DMARC record, p=none at least', reply: '550 5.7.515' },
    { rule: 'aligned', who: 'bulk', asks: 'SPF or DKIM aligned with From', reply: '550 5.7.515' },
    { rule: 'unsubscribe', who: 'bulk', asks: 'a working way to unsubscribe (recommended)', reply: null },
  ],
  references: [
    page(
      'Outlook.com: requirements for high-volume senders',
      'https://sendersupport.olc.protection.outlook.com/pm/',
    ),
  ],
  checked: '2026-06-01',
};
