/** Fastmail. */
import type { Provider } from '../../model/provider.ts';

export const fastmail: Provider = {
  id: 'fastmail',
  name: 'Fastmail',
  role: 'mailbox',
  mx: ['messagingengine.com'],
  spfIncludes: ['spf.messagingengine.com', 'spf.fastmail.com'],
  dkim: {
    selectors: ['fm1', 'fm2', 'fm3', 'fm4', 'mesmtp'],
    telling: [/^fm[1-4]$/, /^mesmtp$/],
    cnameTargets: ['dkim.fmhosted.com', 'messagingengine.com'],
    console: 'Fastmail, Settings > Domains',
  },
  submission: [
    {
      host: 'smtp.fastmail.com',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'an app password',
      limits: 'usually 8,000 messages a day',
    },
  ],
  sources: [
    'https://www.fastmail.help/hc/en-us/articles/1500000278342',
    'https://www.fastmail.help/hc/en-us/articles/360060591153',
  ],
  checked: '2026-11-22',
};
