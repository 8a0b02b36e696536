/** Infomaniak mail. */
import type { Provider } from '../../model/provider.ts';

export const infomaniak: Provider = {
  id: 'infomaniak',
  name: 'Infomaniak',
  role: 'host',
  mx: ['mail.infomaniak.ch', 'infomaniak.com'],
  spfIncludes: ['spf.infomaniak.ch'],
  dkim: { selectors: ['20200325'], console: 'Infomaniak Manager, Mail Service > Security' },
  sources: ['https://www.infomaniak.com/en/support/faq'],
  checked: '2026-11-22',
};
