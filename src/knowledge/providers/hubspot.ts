/** HubSpot marketing mail. */
import type { Provider } from '../../model/provider.ts';

export const hubspot: Provider = {
  id: 'hubspot',
  name: 'HubSpot',
  role: 'bulk',
  spfIncludes: ['hubspotemail.net', '_spf.hubspot.com'],
  dkim: {
    selectors: ['hs1', 'hs2'],
    telling: [/^hs[12](?:-\d{3,12})?$/],
    cnameTargets: ['hubspotemail.net'],
    console: 'HubSpot, Settings > Content > Domains & URLs > Connect a domain > Email sending',
  },
  usesOwnEnvelopeDomain: true,
  sources: ['https://knowledge.hubspot.com/'],
  checked: '2026-11-22',
};
