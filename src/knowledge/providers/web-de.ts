/** WEB.DE. */
import type { Provider } from '../../model/provider.ts';

export const webDe: Provider = {
  id: 'web-de',
  name: 'WEB.DE',
  role: 'mailbox',
  mx: ['web.de'],
  submission: [
    {
      host: 'smtp.web.de',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'the account password, an app password with two-factor sign-in',
      quirks: ['POP3/IMAP access must be switched on first'],
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/web.de'],
  checked: '2026-11-22',
};
