/** Shopify store mail. */
import type { Provider } from '../../model/provider.ts';

export const shopify: Provider = {
  id: 'shopify',
  name: 'Shopify',
  role: 'relay',
  spfIncludes: ['shops.shopify.com'],
  dkim: {
    selectors: ['dkim1', 'dkim2'],
    cnameTargets: ['email.myshopify.com'],
    console: 'Shopify admin, Settings > Notifications > Sender email > Authenticate your domain',
  },
  usesOwnEnvelopeDomain: true,
  sources: ['https://help.shopify.com/en/manual'],
  checked: '2026-11-22',
};
