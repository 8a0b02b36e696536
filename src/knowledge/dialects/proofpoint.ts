/** Proofpoint Protection Server and Proofpoint Essentials, in front of the mail servers of organisations. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const LOOKUP = page('Proofpoint: IP address blocked?', 'https://ipcheck.proofpoint.com/');
const ESSENTIALS = page(
  'Delivery error codes of Proofpoint Essentials, as a reseller tells them',
  'https://www.spambrella.com/faq/email-delivery-error-codes/',
);

const ASK =
  'Look the address up at https://ipcheck.proofpoint.com/ and ask for removal with the form there; it is answered within a day or two.';

export const proofpoint: Dialect = {
  id: 'proofpoint',
  name: 'Proofpoint',
  kind: 'gateway',
  hosts: ['pphosted.com', 'ppe-hosted.com'],
  signs: [
    /\bproofpoint\b/i,
    /\bpp(?:e-)?hosted\.com\b/i,
    /^local policy violation\b/i,
    /\buser email address is marked as invalid\b/i,
  ],
  rows: [
    {
      id: 'proofpoint-address-deferred',
      codes: [421, 450, 451, 452],
      text: /\bipcheck\.proofpoint\.com\b|\bproofpoint\.com\/dnsbl-lookup\b/i,
      category: 'rate-limited',
      but: {
        title: 'Proofpoint slows this address down for its reputation',
        meaning:
          'The reputation that Proofpoint keeps of the sending address has sunk, so that little is taken from it at a time. Receivers who use Proofpoint all share it.',
        action: [
          'Send less and to better addresses for some days; look for a compromised account or form.',
          ASK,
        ],
        bounce: 'block',
        retry: { advice: 'later', afterSeconds: 3600 },
      },
      references: [LOOKUP],
    },
    {
      id: 'proofpoint-address-blocked',
      text: /\bipcheck\.proofpoint\.com\b|\bproofpoint\.com\/dnsbl-lookup\b|\bblocked using proofpoint dynamic reputation\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'Proofpoint blocks the sending address',
        meaning:
          'The reputation that Proofpoint keeps of the sending address is too low. Everybody whose mail Proofpoint guards refuses it; the address of the recipient is not at fault.',
        action: [
          'Find what sank the reputation first: a compromised account, a form, an old list, a forwarding of spam.',
          ASK,
          'With a relay or a hosting company whose address it is, have them ask.',
        ],
      },
      references: [LOOKUP],
    },
    {
      id: 'proofpoint-local-policy',
      codes: [550, 554],
      text: /^local policy violation\b/i,
      category: 'policy-rejected',
      but: {
        title: 'A rule of the receiver at Proofpoint turned the message away',
        meaning:
          'The administrator of the receiver has set up a rule at Proofpoint that fits this sender or message; often it refuses mail that claims to come from their own domain.',
        action: [
          'Ask the administrator of the receiver, with the whole reply and the time, which rule it was.',
          'If the From line holds a domain of the receiver, use one of your own.',
        ],
      },
    },
    {
      id: 'proofpoint-marked-invalid',
      text: /\buser email address is marked as invalid\b/i,
      category: 'mailbox-unknown',
      but: {
        meaning:
          'Proofpoint Essentials was told, or found out from the mail server behind it, that there is no such address at this organisation.',
      },
      references: [ESSENTIALS],
    },
  ],
  sources: [LOOKUP.url, ESSENTIALS.url],
  checked: '2026-11-22',
};
