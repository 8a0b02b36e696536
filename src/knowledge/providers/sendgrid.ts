/** Twilio SendGrid. */
import type { Provider } from '../../model/provider.ts';

export const sendgrid: Provider = {
  id: 'sendgrid',
  name: 'SendGrid',
  role: 'relay',
  mx: ['sendgrid.net'],
  spfIncludes: ['sendgrid.net'],
  dkim: {
    selectors: ['s1', 's2', 'smtpapi', 'm1'],
    telling: [/^smtpapi$/],
    cnameTargets: ['sendgrid.net'],
    console: 'SendGrid, Settings > Sender Authentication',
  },
  usesOwnEnvelopeDomain: true,
  submission: [
    {
      host: 'smtp.sendgrid.net',
      otherHosts: ['smtp.eu.sendgrid.net'],
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'literal', value: 'apikey' },
      password: 'an API key',
    },
  ],
  sources: [
    'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
    'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/how-to-set-up-domain-authentication',
  ],
  checked: '2026-11-22',
};
