/** SparkPost, now Bird. */
import type { Provider } from '../../model/provider.ts';

export const sparkpost: Provider = {
  id: 'sparkpost',
  name: 'SparkPost (Bird)',
  role: 'relay',
  mx: ['sparkpostmail.com'],
  spfIncludes: ['sparkpostmail.com', '_spf.sparkpostmail.com'],
  dkim: {
    selectors: ['sparkpost', 'scph'],
    telling: [/^scph\d{4}$/, /^sparkpost$/],
    cnameTargets: ['sparkpostmail.com'],
    console: 'SparkPost, Configuration > Domains',
  },
  usesOwnEnvelopeDomain: true,
  submission: [
    {
      host: 'smtp.sparkpostmail.com',
      otherHosts: ['smtp.eu.sparkpostmail.com'],
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
      ],
      userName: { rule: 'literal', value: 'SMTP_Injection' },
      password: 'an API key with the right to send by SMTP',
    },
  ],
  sources: ['https://developers.sparkpost.com/api/smtp/'],
  checked: '2026-11-22',
};
