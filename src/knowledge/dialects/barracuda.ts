/** Barracuda Email Gateway Defense and Email Security Gateway; for the list of addresses see barracuda-central. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CACHE = page(
  'Barracuda Email Gateway Defense: how long answers are kept',
  'https://campus.barracuda.com/product/essentials/doc/169287426/email-cache-policies',
);

export const barracuda: Dialect = {
  id: 'barracuda',
  name: 'Barracuda',
  kind: 'gateway',
  hosts: ['ess.barracudanetworks.com', 'barracudanetworks.com'],
  signs: [
    /\bess\.barracudanetworks\.com\b/i,
    /\b(?:permanent|temporary) failure for one or more recipients \(/i,
  ],
  rows: [
    {
      id: 'barracuda-blocked',
      text: /\bpermanent failure for one or more recipients \([^)]{0,320}:blocked\)/i,
      category: 'policy-rejected',
      but: {
        title: 'Barracuda turned the sender or the message away',
        meaning:
          'A rule, the reputation of the sender or the content led to a block at the gateway of the receiver. The address exists as far as this reply tells; it says nothing about the mailbox.',
        action: [
          'Ask the administrator of the receiver to look the message up in the Message Log of Barracuda, which names the reason.',
          'Look the sending address up at https://www.barracudacentral.org/lookups; if it is listed, ask for removal there.',
          'Expect the same answer for an hour and a half after the cause is gone: Barracuda remembers it.',
        ],
      },
      references: [CACHE],
    },
    {
      id: 'barracuda-deferred',
      codes: [421, 450, 451, 452],
      text: /\btemporary failure for one or more recipients \(/i,
      category: 'server-temporary',
      but: {
        meaning:
          'Barracuda, or the mail server behind it, could not take the message just now; between the brackets stands what that server said.',
      },
      references: [CACHE],
    },
  ],
  sources: [CACHE.url],
  checked: '2026-11-22',
};
