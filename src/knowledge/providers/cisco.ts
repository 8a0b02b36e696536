/** Cisco Secure Email (IronPort). */
import type { Provider } from '../../model/provider.ts';

export const cisco: Provider = {
  id: 'cisco',
  name: 'Cisco Secure Email',
  role: 'gateway',
  mx: ['iphmx.com'],
  spfIncludes: ['iphmx.com'],
  dkim: { selectors: ['ironport', 'iport'], telling: [/^ironport$/, /^iport$/] },
  sources: ['https://www.cisco.com/c/en/us/support/security/email-security-appliance/series.html'],
  checked: '2026-11-22',
};
