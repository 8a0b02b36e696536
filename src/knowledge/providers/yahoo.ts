/** Yahoo Mail. */
import type { Provider } from '../../model/provider.ts';

export const yahoo: Provider = {
  id: 'yahoo',
  name: 'Yahoo Mail',
  role: 'mailbox',
  mx: ['yahoodns.net'],
  spfIncludes: ['_spf.mail.yahoo.com'],
  dkim: { selectors: ['s2048', 's1024'] },
  submission: [
    {
      host: 'smtp.mail.yahoo.com',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'an app password, or OAuth',
      limits: 'usually 500 messages a day',
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/yahoo.com'],
  checked: '2026-11-22',
};
