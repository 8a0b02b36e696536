/** mailbox.org. */
import type { Provider } from '../../model/provider.ts';

export const mailboxOrg: Provider = {
  id: 'mailbox-org',
  name: 'mailbox.org',
  role: 'mailbox',
  mx: ['mailbox.org'],
  spfIncludes: ['mailbox.org'],
  dkim: {
    selectors: ['mbo0001', 'mbo0002', 'mbo0003', 'mbo0004'],
    telling: [/^mbo000\d$/],
    cnameTargets: ['mailbox.org'],
  },
  submission: [
    {
      host: 'smtp.mailbox.org',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'the account password, or an app password where 2-factor login is on',
    },
  ],
  sources: [
    'https://kb.mailbox.org/en/private/custom-domains/spf-dkim-and-dmarc-how-to-improve-the-spam-reputation-of-your-domain',
  ],
  checked: '2026-11-22',
};
