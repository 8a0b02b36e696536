/** Cloudmark: the filter of many internet providers, known by the reputation (CSI) it tells them of senders. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const RESET = page('Cloudmark: reset of the reputation of an address', 'https://csi.cloudmark.com/en/reset/');
const REASONS = page(
  'Cloudmark: questions of mail administrators',
  'https://csi.cloudmark.com/reasons-admin.php',
);

const NAMED = /\bcsi\.cloudmark\.com\b|\bcloudmark (?:sender intelligence|csi|ip)\b/i;

export const cloudmarkCsi: Dialect = {
  id: 'cloudmark-csi',
  name: 'Cloudmark Sender Intelligence',
  also: ['Cloudmark', 'CSI', 'Cloudmark CSI'],
  kind: 'blocklist',
  signs: [NAMED],
  rows: [
    {
      id: 'cloudmark-csi-listed',
      text: NAMED,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is listed by Cloudmark Sender Intelligence',
        meaning:
          'Cloudmark (Proofpoint), which many internet providers ask, has seen too much spam or too many complaints from the address. It refuses nobody itself: the provider goes by what it tells. The reputation sinks and recovers by itself.',
        action: [
          'Find what sent the spam, and stop it: a hacked account or site, a form that mails anybody, a bought list.',
          'Then ask for a reset of the reputation at https://csi.cloudmark.com/en/reset/, and answer the mail that comes; the first request is mostly granted within a day, later ones are looked into.',
        ],
      },
      references: [RESET, REASONS],
    },
  ],
  sources: [RESET.url, REASONS.url],
  checked: '2026-11-22',
};
