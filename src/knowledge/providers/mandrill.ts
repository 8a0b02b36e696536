/** Mailchimp Transactional (Mandrill). */
import type { Provider } from '../../model/provider.ts';

export const mandrill: Provider = {
  id: 'mandrill',
  name: 'Mailchimp Transactional (Mandrill)',
  role: 'relay',
  mx: ['mandrillapp.com'],
  spfIncludes: ['spf.mandrillapp.com', 'mandrillapp.com'],
  dkim: {
    selectors: ['mte1', 'mte2', 'mandrill'],
    telling: [/^mte[12]$/, /^mandrill$/],
    cnameTargets: ['mandrillapp.com'],
    console: 'Mandrill, Settings > Sending Domains',
  },
  usesOwnEnvelopeDomain: true,
  submission: [
    {
      host: 'smtp.mandrillapp.com',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'an API key',
      quirks: ['any user name is accepted'],
    },
  ],
  sources: ['https://mailchimp.com/developer/transactional/docs/smtp-integration/'],
  checked: '2026-11-22',
};
