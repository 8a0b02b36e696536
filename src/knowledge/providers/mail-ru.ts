/** Mail.ru for business. */
import type { Provider } from '../../model/provider.ts';

export const mailRu: Provider = {
  id: 'mail-ru',
  name: 'Mail.ru',
  role: 'mailbox',
  mx: ['mail.ru'],
  spfIncludes: ['_spf.mail.ru', 'mail.ru'],
  dkim: { selectors: ['mailru'], telling: [/^mailru$/] },
  sources: ['https://help.mail.ru/'],
  checked: '2026-11-22',
};
