/** OVHcloud mail (MX Plan, Email Pro, hosted Exchange). */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const DIAGNOSIS = page(
  'OVHcloud: unable to send or receive emails',
  'https://help.ovhcloud.com/csm/en-mx-plan-email-diagnosis?id=kb_article_view&sysparm_article=KB0051869',
);
const BLOCKED = page(
  'OVHcloud: account blocked for spam',
  'https://help.ovhcloud.com/csm/en-ie-email-blocked-for-spam?id=kb_article_view&sysparm_article=KB0053428',
);

export const ovh: Dialect = {
  id: 'ovh',
  name: 'OVHcloud',
  kind: 'mailbox',
  hosts: ['ovh.net', 'ovh.ca'],
  rows: [
    {
      id: 'ovh-sign-in',
      codes: [535],
      category: 'auth-failed',
      but: {
        title: 'The sign-in was refused, or the account is blocked for spam',
        meaning:
          'Name or password are wrong, or OVHcloud blocked sending from the account since it saw spam from it; both get the same answer.',
        action: [
          'Look in the control panel, under the accounts of the domain, whether the account is marked as blocked for spam; a new password can unblock it.',
          'Use the whole address as the user name, and try it with `mailsonde handshake HOST:587 --user NAME`.',
        ],
      },
      references: [DIAGNOSIS, BLOCKED],
    },
  ],
  sources: [DIAGNOSIS.url, BLOCKED.url],
  checked: '2026-11-22',
};
