/** Namecheap Private Email. */
import type { Provider } from '../../model/provider.ts';

export const namecheap: Provider = {
  id: 'namecheap',
  name: 'Namecheap Private Email',
  role: 'host',
  mx: ['privateemail.com'],
  spfIncludes: ['spf.privateemail.com'],
  dkim: { selectors: ['default'], console: 'Namecheap, Private Email > Manage > DKIM' },
  sources: ['https://www.namecheap.com/support/knowledgebase/'],
  checked: '2026-11-22',
};
