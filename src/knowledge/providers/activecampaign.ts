/** ActiveCampaign. */
import type { Provider } from '../../model/provider.ts';

export const activecampaign: Provider = {
  id: 'activecampaign',
  name: 'ActiveCampaign',
  role: 'bulk',
  mx: ['acems1.com'],
  spfIncludes: ['emsd1.com'],
  dkim: {
    selectors: ['acdkim1', 'acdkim2', 'dk'],
    telling: [/^acdkim[12]$/],
    cnameTargets: ['acems1.com', 'acdkim1.com', 'emsd1.com'],
    console: 'ActiveCampaign, Settings > Advanced > Sending domains',
  },
  usesOwnEnvelopeDomain: true,
  sources: ['https://help.activecampaign.com/hc/en-us/articles/206903370'],
  checked: '2026-11-22',
};
