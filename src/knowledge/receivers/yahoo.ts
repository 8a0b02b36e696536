/** What Yahoo and AOL demand. */
import { page } from '../references.ts';
import type { Receiver } from './receiver.ts';

export const yahoo: Receiver = {
  id: 'yahoo',
  name: 'Yahoo, AOL',
  bulk: 'no number is published',
  demands: [
    { rule: 'spf-or-dkim', who: 'all', asks: 'SPF or DKIM passes', reply: '550 5.7.9' },
    { rule: 'reverse-name', who: 'all', asks: 'a reverse name that leads back', reply: null },
    { rule: 'format', who: 'all', asks: 'a header as RFC 5322 has it', reply: null },
    { rule: 'complaints', who: 'all', asks: 'less than 0.3 % complaints', reply: '421 [TSS04]' },
    { rule: 'spf', who: 'bulk', asks: 'SPF passes', reply: '550 5.7.9' },
    { rule: 'dkim', who: 'bulk', asks: 'DKIM passes', reply: '550 5.7.9' },
    { rule: 'dkim-1024', who: 'bulk', asks: 'a DKIM key of 1024 bits or more', reply: null },
    { rule: 'dmarc-pass', who: 'bulk', asks: 'DMARC passes, p=none at least', reply: '554 5.7.9' },
    { rule: 'unsubscribe', who: 'bulk', asks: 'List-Unsubscribe, one-click or mailto', reply: null },
    { rule: 'honoured', who: 'bulk', asks: 'unsubscribed within 2 days', reply: null },
  ],
  references: [page('Yahoo: Sender best practices', 'https://senders.yahooinc.com/best-practices/')],
  checked: '2026-02-12',
};
