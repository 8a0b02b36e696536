/** Salesforce Marketing Cloud and Account Engagement (Pardot). */
import type { Provider } from '../../model/provider.ts';

export const salesforce: Provider = {
  id: 'salesforce',
  name: 'Salesforce',
  role: 'bulk',
  spfIncludes: ['_spf.salesforce.com', 'cust-spf.exacttarget.com', 'exacttarget.com', 'pardot.com'],
  dkim: {
    selectors: ['200608', '10dkim1', '11dkim1', 'fbldkim1'],
    telling: [/^1\ddkim1$/, /^fbldkim1$/],
    cnameTargets: ['custdkim.salesforce.com', 'pardot.com', 'exacttarget.com'],
    console: 'Salesforce Setup, Email > DKIM Keys',
  },
  sources: ['https://help.salesforce.com/s/articleView?id=sf.emailadmin_create_secure_dkim.htm&type=5'],
  checked: '2026-11-22',
};
