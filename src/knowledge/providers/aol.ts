/** AOL Mail. */
import type { Provider } from '../../model/provider.ts';

export const aol: Provider = {
  id: 'aol',
  name: 'AOL Mail',
  role: 'mailbox',
  submission: [
    {
      host: 'smtp.aol.com',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'an app password, or OAuth',
      limits: 'usually 500 messages a day',
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/aol.com'],
  checked: '2026-11-22',
};
