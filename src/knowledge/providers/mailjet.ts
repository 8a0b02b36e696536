/** Mailjet by Sinch. */
import type { Provider } from '../../model/provider.ts';

export const mailjet: Provider = {
  id: 'mailjet',
  name: 'Mailjet',
  role: 'relay',
  spfIncludes: ['spf.mailjet.com', 'mailjet.com'],
  dkim: {
    selectors: ['mailjet', 'mailjet2'],
    telling: [/^mailjet\d?$/],
    cnameTargets: ['mailjet.com'],
    console: 'Mailjet, Account settings > Sender domains & addresses',
  },
  submission: [
    {
      host: 'in-v3.mailjet.com',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 465, tls: 'implicit' },
        { port: 2525, tls: 'starttls' },
        { port: 588, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
        { port: 80, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'the secret key; the user name is the API key',
    },
  ],
  sources: [
    'https://dev.mailjet.com/smtp-relay/configuration/',
    'https://documentation.mailjet.com/hc/en-us',
  ],
  checked: '2026-11-22',
};
