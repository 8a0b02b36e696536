/** Orange France. */
import type { Provider } from '../../model/provider.ts';

export const orange: Provider = {
  id: 'orange',
  name: 'Orange',
  role: 'mailbox',
  mx: ['orange.fr'],
  submission: [
    {
      host: 'smtp.orange.fr',
      ports: [{ port: 465, tls: 'implicit' }],
      userName: { rule: 'address' },
      password: 'the account password',
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/orange.fr'],
  checked: '2026-11-22',
};
