/** Elastic Email. */
import type { Provider } from '../../model/provider.ts';

export const elasticEmail: Provider = {
  id: 'elastic-email',
  name: 'Elastic Email',
  role: 'relay',
  spfIncludes: ['_spf.elasticemail.com', 'elasticemail.com'],
  dkim: {
    selectors: ['api'],
    cnameTargets: ['elasticemail.com'],
    console: 'Elastic Email, Settings > Domains',
  },
  submission: [
    {
      host: 'smtp.elasticemail.com',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'an SMTP credential or API key',
    },
  ],
  sources: ['https://elasticemail.com/resources/'],
  checked: '2026-11-22',
};
