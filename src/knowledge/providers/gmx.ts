/** GMX. */
import type { Provider } from '../../model/provider.ts';

export const gmx: Provider = {
  id: 'gmx',
  name: 'GMX',
  role: 'mailbox',
  mx: ['gmx.net'],
  submission: [
    {
      host: 'mail.gmx.net',
      otherHosts: ['mail.gmx.com'],
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'the account password, an app password with two-factor sign-in',
      quirks: ['POP3/IMAP access must be switched on first'],
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/gmx.net'],
  checked: '2026-11-22',
};
