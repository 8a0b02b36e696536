/** What Gmail demands for personal accounts, since 2024-02; refusals for it grew from 2025-11 on. */
import { page } from '../references.ts';
import type { Receiver } from './receiver.ts';

export const gmail: Receiver = {
  id: 'gmail',
  name: 'Gmail',
  bulk: '5,000 or more a day to personal accounts, from one domain and its subdomains; once is for ever',
  demands: [
    { rule: 'spf-or-dkim', who: 'all', asks: 'SPF or DKIM passes', reply: '550 5.7.26' },
    { rule: 'reverse-name', who: 'all', asks: 'a reverse name that leads back', reply: '550 5.7.25' },
    { rule: 'tls', who: 'all', asks: 'TLS', reply: '550 5.7.29' },
    { rule: 'dkim-1024', who: 'all', asks: 'a DKIM key of 1024 bits or more', reply: null },
    { rule: 'format', who: 'all', asks: 'a header as RFC 5322 has it', reply: '550 5.7.1' },
    {
      rule: 'own-author',
      who: 'all',
      asks: 'no gmail.com in From unless Gmail sends it',
      reply: null,
    },
    { rule: 'complaints', who: 'all', asks: 'less than 0.3 % complaints', reply: null },
    { rule: 'spf', who: 'bulk', asks: 'SPF passes', reply: '550 5.7.27' },
    { rule: 'dkim', who: 'bulk', asks: 'DKIM passes', reply: '550 5.7.30' },
    { rule: 'dmarc-record', who: 'bulk', asks: 'a DMARC record, p=none at least', reply: '550 5.7.40' },
    { rule: 'aligned', who: 'bulk', asks: 'SPF or DKIM aligned with From', reply: '550 5.7.32' },
    { rule: 'one-click', who: 'bulk', asks: 'one-click unsubscribe in marketing mail', reply: null },
    { rule: 'honoured', who: 'bulk', asks: 'unsubscribed within 48 hours', reply: null },
  ],
  references: [
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
    page('Google: Email sender guidelines FAQ', 'https://support.google.com/a/answer/14229414'),
  ],
  checked: '2026-03-21',
};
