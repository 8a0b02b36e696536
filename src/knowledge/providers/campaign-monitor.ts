/** Campaign Monitor. */
import type { Provider } from '../../model/provider.ts';

export const campaignMonitor: Provider = {
  id: 'campaign-monitor',
  name: 'Campaign Monitor',
  role: 'bulk',
  spfIncludes: ['_spf.createsend.com', 'createsend.com'],
  dkim: {
    selectors: ['cm'],
    telling: [/^cm$/],
    cnameTargets: ['createsend.com'],
    console: 'Campaign Monitor, Account settings > Sending domains',
  },
  usesOwnEnvelopeDomain: true,
  sources: ['https://help.campaignmonitor.com/'],
  checked: '2026-11-22',
};
