/** Hornetsecurity (antispameurope), also under the names of its resellers. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CODES = page(
  'Hornetsecurity: reason codes, as a reseller tells them',
  'https://support.everycloud.com/support/solutions/articles/4000039509-workspace-reason-codes',
);
const references = [CODES];

export const hornetsecurity: Dialect = {
  id: 'hornetsecurity',
  name: 'Hornetsecurity',
  kind: 'gateway',
  hosts: ['antispameurope.com', 'hornetsecurity.com'],
  signs: [
    /\b(?:hornetsecurity|antispameurope)\b/i,
    /^e-mail rejected (?:spam|content)\b/i,
    /^spam (?:header|link|body|ip) rejected\b/i,
  ],
  rows: [
    {
      id: 'hornetsecurity-address',
      codes: [554],
      enhanced: ['5.5.4'],
      text: /\bip rejected\b/i,
      category: 'reputation-blocked',
      references,
    },
    {
      id: 'hornetsecurity-too-large',
      codes: [552, 554],
      enhanced: ['5.5.2', '5.5.3'],
      text: /\bcontent filter\W{0,3} ?size\b|\bmessage size \(content filter\)/i,
      category: 'message-too-large',
      references,
    },
    {
      id: 'hornetsecurity-attachment',
      codes: [554],
      enhanced: ['5.5.7'],
      text: /\brejected content attachment\b/i,
      category: 'content-rejected',
      but: {
        title: 'The attachment is of a kind that the receiver does not take',
        meaning: 'The receiver has attachments of certain kinds refused, and the message holds one.',
        action: ['Send the file by a link, or in another form.'],
      },
      references,
    },
    {
      id: 'hornetsecurity-virus',
      codes: [554],
      enhanced: ['5.6.4'],
      text: /\bvirus e-?mail blocked\b/i,
      category: 'content-rejected',
      but: {
        title: 'Malware was found in the message',
        action: ['Look at the attachments, and check the computer that sent them for malware.'],
      },
      references,
    },
    {
      id: 'hornetsecurity-spam',
      codes: [554],
      enhanced: ['5.5.5', '5.6.1', '5.6.2', '5.6.3'],
      text: /\brejected spam\b|^spam (?:header|link|body) rejected\b/i,
      category: 'content-rejected',
      but: {
        title: 'The message was taken for spam',
        meaning:
          'The message fits what was seen in spam: 5.6.1 means headers or subject, 5.6.2 a link, 5.6.3 the text, 5.5.5 the whole.',
      },
      references,
    },
    {
      id: 'hornetsecurity-encryption',
      codes: [554],
      enhanced: ['5.6.5'],
      text: /\btls\b/i,
      category: 'tls-required',
      references,
    },
    {
      id: 'hornetsecurity-compliance',
      codes: [554],
      enhanced: ['5.6.9'],
      text: /\bcompliance filter\b/i,
      category: 'policy-rejected',
      references,
    },
  ],
  sources: [CODES.url],
  checked: '2026-11-22',
};
