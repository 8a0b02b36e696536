/** Outlook.com, the consumer service. */
import type { Provider } from '../../model/provider.ts';

export const outlook: Provider = {
  id: 'outlook',
  name: 'Outlook.com',
  role: 'mailbox',
  mx: ['olc.protection.outlook.com'],
  spfIncludes: ['spf2.outlook.com', 'spf-a.outlook.com', 'spf-b.outlook.com'],
  submission: [
    {
      host: 'smtp-mail.outlook.com',
      ports: [{ port: 587, tls: 'starttls' }],
      userName: { rule: 'address' },
      password: 'OAuth only',
      quirks: ['passwords have not been accepted since September 2024'],
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/outlook.com'],
  checked: '2026-11-22',
};
