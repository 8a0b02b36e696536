/** Barracuda Email Gateway Defense. */
import type { Provider } from '../../model/provider.ts';

export const barracuda: Provider = {
  id: 'barracuda',
  name: 'Barracuda',
  role: 'gateway',
  mx: ['barracudanetworks.com'],
  spfIncludes: ['spf.ess.barracudanetworks.com', 'barracudanetworks.com'],
  dkim: { selectors: ['barracuda'], telling: [/^barracuda$/] },
  sources: ['https://campus.barracuda.com/product/emailgatewaydefense/'],
  checked: '2026-11-22',
};
