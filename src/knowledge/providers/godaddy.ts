/** GoDaddy. */
import type { Provider } from '../../model/provider.ts';

export const godaddy: Provider = {
  id: 'godaddy',
  name: 'GoDaddy',
  role: 'host',
  mx: ['secureserver.net'],
  spfIncludes: ['secureserver.net'],
  dkim: {
    selectors: ['secureserver1', 'secureserver2'],
    telling: [/^secureserver[12]$/],
    cnameTargets: ['secureserver.net'],
    console: 'GoDaddy, Email & Office > Domain settings',
  },
  sources: ['https://www.godaddy.com/help/add-an-spf-record-19218'],
  checked: '2026-11-22',
};
