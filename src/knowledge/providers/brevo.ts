/** Brevo, formerly Sendinblue. */
import type { Provider } from '../../model/provider.ts';

export const brevo: Provider = {
  id: 'brevo',
  name: 'Brevo',
  role: 'bulk',
  spfIncludes: ['spf.brevo.com', 'sendinblue.com'],
  dkim: {
    selectors: ['brevo1', 'brevo2', 'mail'],
    telling: [/^brevo[12]?$/, /^sendinblue$/],
    cnameTargets: ['dkim.brevo.com', 'sendinblue.com'],
    console: 'Brevo, Senders, Domains & Dedicated IPs > Domains',
  },
  usesOwnEnvelopeDomain: true,
  submission: [
    {
      host: 'smtp-relay.brevo.com',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 465, tls: 'implicit' },
        { port: 2525, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'an SMTP key',
      quirks: ['addresses not on the list of allowed IPs get 525'],
    },
  ],
  sources: ['https://help.brevo.com/hc/en-us'],
  checked: '2026-11-22',
};
