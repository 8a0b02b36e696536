/** Klaviyo. */
import type { Provider } from '../../model/provider.ts';

export const klaviyo: Provider = {
  id: 'klaviyo',
  name: 'Klaviyo',
  role: 'bulk',
  spfIncludes: ['send.klaviyo.com', 'klaviyo.com'],
  dkim: {
    selectors: ['kl', 'kl2', 'km1', 'km2'],
    telling: [/^kl2?$/, /^k[mts][12]$/],
    cnameTargets: ['klaviyo.com', 'klaviyodns.com'],
    console: 'Klaviyo, Settings > Domains',
  },
  usesOwnEnvelopeDomain: true,
  sendsAs: ['klaviyomail.com'],
  sources: ['https://help.klaviyo.com/hc/en-us/articles/115000357752'],
  checked: '2026-11-22',
};
