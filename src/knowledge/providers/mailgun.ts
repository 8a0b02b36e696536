/** Mailgun by Sinch. */
import type { Provider } from '../../model/provider.ts';

export const mailgun: Provider = {
  id: 'mailgun',
  name: 'Mailgun',
  role: 'relay',
  mx: ['mailgun.org'],
  spfIncludes: ['mailgun.org'],
  dkim: {
    selectors: ['pdk1', 'pdk2', 'k1', 'mx', 'mta', 'smtp', 'pic', 'krs', 'email'],
    telling: [/^pdk[12]$/],
    cnameTargets: ['mgsend.org', 'mailgun.org', 'mailgun.com'],
    console: 'Mailgun, Sending > Domain settings > DNS records',
  },
  submission: [
    {
      host: 'smtp.mailgun.org',
      otherHosts: ['smtp.eu.mailgun.org'],
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'the SMTP password of that domain',
      quirks: ['a domain of the EU region works at the EU host only'],
    },
  ],
  sources: [
    'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp',
    'https://documentation.mailgun.com/docs/mailgun/user-manual/domains/domains-verify',
  ],
  checked: '2026-11-22',
};
