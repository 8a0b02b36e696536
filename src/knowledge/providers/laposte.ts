/** La Poste. */
import type { Provider } from '../../model/provider.ts';

export const laposte: Provider = {
  id: 'laposte',
  name: 'laposte.net',
  role: 'mailbox',
  mx: ['laposte.net'],
  submission: [
    {
      host: 'smtp.laposte.net',
      ports: [{ port: 465, tls: 'implicit' }],
      userName: { rule: 'address' },
      password: 'the account password',
      quirks: ['external mail programs must be switched on first'],
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/laposte.net'],
  checked: '2026-11-22',
};
