/** Resend. */
import type { Provider } from '../../model/provider.ts';

export const resend: Provider = {
  id: 'resend',
  name: 'Resend',
  role: 'relay',
  dkim: { selectors: ['resend'], telling: [/^resend\d*$/], console: 'Resend, Domains' },
  usesOwnEnvelopeDomain: true,
  submission: [
    {
      host: 'smtp.resend.com',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
        { port: 2465, tls: 'implicit' },
        { port: 2587, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'literal', value: 'resend' },
      password: 'an API key',
      quirks: ['there is no port 2525'],
    },
  ],
  sources: [
    'https://resend.com/docs/send-with-smtp',
    'https://resend.com/docs/dashboard/domains/introduction',
  ],
  checked: '2026-11-22',
};
