/** Hostinger email. */
import type { Provider } from '../../model/provider.ts';

export const hostinger: Provider = {
  id: 'hostinger',
  name: 'Hostinger',
  role: 'host',
  mx: ['mx1.hostinger.com', 'mx2.hostinger.com', 'mail.hostinger.com'],
  spfIncludes: ['_spf.mail.hostinger.com', 'mail.hostinger.com'],
  dkim: {
    selectors: ['hostingermail-a', 'hostingermail-b', 'hostingermail-c'],
    telling: [/^hostingermail-[abc]$/],
    cnameTargets: ['dkim.mail.hostinger.com'],
    console: 'Hostinger hPanel, Emails > DKIM',
  },
  sources: ['https://support.hostinger.com/'],
  checked: '2026-11-22',
};
