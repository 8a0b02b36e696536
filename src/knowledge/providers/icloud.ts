/** Apple iCloud Mail. */
import type { Provider } from '../../model/provider.ts';

export const icloud: Provider = {
  id: 'icloud',
  name: 'iCloud Mail',
  role: 'mailbox',
  mx: ['mail.icloud.com'],
  spfIncludes: ['icloud.com'],
  dkim: {
    selectors: ['sig1'],
    cnameTargets: ['icloudmailadmin.com'],
    console: 'iCloud, Custom Email Domain',
  },
  submission: [
    {
      host: 'smtp.mail.me.com',
      ports: [{ port: 587, tls: 'starttls' }],
      userName: { rule: 'address' },
      password: 'an app-specific password',
      quirks: ['there is no port 465'],
      limits: 'usually 1,000 messages a day, 500 recipients a message',
    },
  ],
  sources: ['https://support.apple.com/en-us/102525', 'https://support.apple.com/en-us/102374'],
  checked: '2026-11-22',
};
