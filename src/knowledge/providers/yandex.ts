/** Yandex 360 Mail. */
import type { Provider } from '../../model/provider.ts';

export const yandex: Provider = {
  id: 'yandex',
  name: 'Yandex Mail',
  role: 'mailbox',
  mx: ['mx.yandex.net', 'mx.yandex.ru'],
  spfIncludes: ['_spf.yandex.net', 'yandex.net', 'yandex.ru'],
  dkim: { selectors: ['mail'], console: 'Yandex 360 for Business, Domains > DKIM' },
  submission: [
    {
      host: 'smtp.yandex.com',
      otherHosts: ['smtp.yandex.ru'],
      ports: [{ port: 465, tls: 'implicit' }],
      userName: { rule: 'address' },
      password: 'an app password',
      quirks: ['mail clients must be allowed in the settings'],
    },
  ],
  sources: ['https://autoconfig.thunderbird.net/v1.1/yandex.ru', 'https://yandex.com/support/yandex-360/'],
  checked: '2026-11-22',
};
