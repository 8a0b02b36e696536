/** Telekom t-online.de. */
import type { Provider } from '../../model/provider.ts';

export const tOnline: Provider = {
  id: 't-online',
  name: 'T-Online',
  role: 'mailbox',
  mx: ['t-online.de'],
  submission: [
    {
      host: 'securesmtp.t-online.de',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'the password for mail programs',
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/t-online.de'],
  checked: '2026-11-22',
};
