/** Mailtrap email sending. */
import type { Provider } from '../../model/provider.ts';

export const mailtrap: Provider = {
  id: 'mailtrap',
  name: 'Mailtrap',
  role: 'relay',
  spfIncludes: ['_spf.smtp.mailtrap.live', 'mailtrap.live'],
  dkim: {
    selectors: ['rwmt1', 'rwmt2'],
    telling: [/^rwmt[12]$/],
    cnameTargets: ['mailtrap.live'],
    console: 'Mailtrap, Sending Domains > Domain Verification',
  },
  submission: [
    {
      label: 'transactional',
      host: 'live.smtp.mailtrap.io',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
      ],
      userName: { rule: 'literal', value: 'api' },
      password: 'an API token',
    },
    {
      label: 'bulk',
      host: 'bulk.smtp.mailtrap.io',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
      ],
      userName: { rule: 'literal', value: 'api' },
      password: 'an API token',
    },
    {
      label: 'sandbox, delivers to nobody',
      host: 'sandbox.smtp.mailtrap.io',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
        { port: 465, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'that of the inbox',
    },
  ],
  sources: ['https://docs.mailtrap.io/'],
  checked: '2026-11-22',
};
