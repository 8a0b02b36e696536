/** MailerLite newsletters. */
import type { Provider } from '../../model/provider.ts';

export const mailerlite: Provider = {
  id: 'mailerlite',
  name: 'MailerLite',
  role: 'bulk',
  spfIncludes: ['_spf.mlsend.com', 'mlsend.com'],
  dkim: {
    selectors: ['litesrv', 'ml'],
    telling: [/^litesrv$/],
    cnameTargets: ['mlsend.com'],
    console: 'MailerLite, Account settings > Domains',
  },
  sources: ['https://www.mailerlite.com/help'],
  checked: '2026-11-22',
};
