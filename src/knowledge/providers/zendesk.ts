/** Zendesk support mail. */
import type { Provider } from '../../model/provider.ts';

export const zendesk: Provider = {
  id: 'zendesk',
  name: 'Zendesk',
  role: 'relay',
  mx: ['zendesk.com'],
  spfIncludes: ['mail.zendesk.com', 'zendesk.com'],
  dkim: {
    selectors: ['zendesk1', 'zendesk2'],
    telling: [/^zendesk[12]$/],
    cnameTargets: ['zendesk.com'],
    console: 'Zendesk Admin Center, Channels > Email > Custom domain for DKIM',
  },
  sources: ['https://support.zendesk.com/hc/en-us'],
  checked: '2026-11-22',
};
