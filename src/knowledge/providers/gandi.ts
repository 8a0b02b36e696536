/** Gandi mail. */
import type { Provider } from '../../model/provider.ts';

export const gandi: Provider = {
  id: 'gandi',
  name: 'Gandi',
  role: 'host',
  mx: ['mail.gandi.net'],
  spfIncludes: ['_mailcust.gandi.net'],
  dkim: {
    selectors: ['gm1', 'gm2', 'gm3'],
    telling: [/^gm[1-3]$/],
    cnameTargets: ['gandimail.net'],
    console: 'Gandi, Domain > Email',
  },
  sources: ['https://docs.gandi.net/en/'],
  checked: '2026-11-22',
};
