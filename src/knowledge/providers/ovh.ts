/** OVHcloud mail. */
import type { Provider } from '../../model/provider.ts';

export const ovh: Provider = {
  id: 'ovh',
  name: 'OVHcloud',
  role: 'host',
  mx: ['ovh.net'],
  spfIncludes: ['mx.ovh.com', 'mx.ovh.net'],
  dkim: {
    selectors: ['ovhmo-selector-1', 'ovhmo-selector-2'],
    telling: [/^ovhmo-selector-[12]$/, /^ovhmo\d+-selector[12]$/, /^ovhex\d+-selector[12]$/],
    cnameTargets: ['dkim.mail.ovh.net', 'mail.ovh.net'],
    console: 'OVHcloud control panel, Web Cloud > Emails > DKIM',
  },
  submission: [
    {
      label: 'MX Plan',
      host: 'ssl0.ovh.net',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'that of the mailbox',
      limits: 'usually 200 messages an hour for each account',
    },
    {
      label: 'Exchange',
      host: 'ex{region}.mail.ovh.net',
      regions: ['1', '2', '3', '4', '5'],
      ports: [{ port: 587, tls: 'starttls' }],
      userName: { rule: 'address' },
      password: 'that of the mailbox',
    },
  ],
  sources: ['https://help.ovhcloud.com/csm/en', 'https://autoconfig.thunderbird.net/v1.1/ovh.net'],
  checked: '2026-11-22',
};
