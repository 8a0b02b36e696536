/** Intercom. */
import type { Provider } from '../../model/provider.ts';

export const intercom: Provider = {
  id: 'intercom',
  name: 'Intercom',
  role: 'relay',
  spfIncludes: ['intercom-mail.com', 'intercom.io'],
  dkim: {
    selectors: ['intercom'],
    telling: [/^intercom$/],
    cnameTargets: ['dkim.intercom.io', 'intercom.io'],
    console: 'Intercom, Settings > Channels > Email > Domains',
  },
  usesOwnEnvelopeDomain: true,
  sources: ['https://www.intercom.com/help/en/articles/9744849-connect-your-email-support-channel'],
  checked: '2026-11-22',
};
