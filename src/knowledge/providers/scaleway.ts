/** Scaleway Transactional Email. */
import type { Provider } from '../../model/provider.ts';

export const scaleway: Provider = {
  id: 'scaleway',
  name: 'Scaleway TEM',
  role: 'relay',
  mx: ['tem.scaleway.com', 'tem.scw.cloud'],
  spfIncludes: ['_spf.tem.scw.cloud', 'tem.scaleway.com', 'tem.scw.cloud'],
  dkim: {
    selectors: [],
    telling: [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/],
    console: 'Scaleway console, Transactional Email > Domains',
  },
  submission: [
    {
      host: 'smtp.tem.scaleway.com',
      otherHosts: ['smtp.tem.scw.cloud'],
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
        { port: 2465, tls: 'implicit' },
        { port: 2587, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'an API secret key; the user name is the project id',
      limits: '10 recipients a message, by default 10,000 messages a month',
    },
  ],
  sources: ['https://www.scaleway.com/en/docs/transactional-email/reference-content/smtp-configuration/'],
  checked: '2026-11-22',
};
