/** Mimecast mail gateway. */
import type { Provider } from '../../model/provider.ts';

export const mimecast: Provider = {
  id: 'mimecast',
  name: 'Mimecast',
  role: 'gateway',
  mx: ['mimecast.com', 'mimecast.co.za', 'mimecast-offshore.com'],
  spfIncludes: ['mimecast.com', 'mim.ec'],
  dkim: {
    selectors: ['mimecast'],
    telling: [/^mimecast(?:20\d{6})?$/],
    cnameTargets: ['mimecast.com'],
    console: 'Mimecast Administration console, Gateway > Policies > DNS Authentication - Outbound',
  },
  sources: ['https://mimecastsupport.zendesk.com/hc/en-us'],
  checked: '2026-11-22',
};
