/** SMTP2GO. */
import type { Provider } from '../../model/provider.ts';

export const smtp2go: Provider = {
  id: 'smtp2go',
  name: 'SMTP2GO',
  role: 'relay',
  spfIncludes: ['spf.smtp2go.com', 'smtp2go.com'],
  dkim: {
    selectors: [],
    telling: [/^s\d{6}$/],
    cnameTargets: ['dkim.smtp2go.net', 'smtp2go.net'],
    console: 'SMTP2GO, Sending > Verified Senders',
  },
  usesOwnEnvelopeDomain: true,
  submission: [
    {
      host: 'mail.smtp2go.com',
      otherHosts: ['mail-eu.smtp2go.com', 'mail-us.smtp2go.com', 'mail-au.smtp2go.com'],
      ports: [
        { port: 2525, tls: 'starttls' },
        { port: 587, tls: 'starttls' },
        { port: 465, tls: 'implicit' },
        { port: 8465, tls: 'implicit' },
        { port: 443, tls: 'implicit' },
        { port: 8025, tls: 'starttls' },
        { port: 80, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'that of an SMTP user',
    },
  ],
  sources: ['https://support.smtp2go.com/hc/en-gb'],
  checked: '2026-11-22',
};
