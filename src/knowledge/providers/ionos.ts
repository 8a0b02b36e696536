/** IONOS. */
import type { Provider } from '../../model/provider.ts';

export const ionos: Provider = {
  id: 'ionos',
  name: 'IONOS',
  role: 'host',
  mx: [
    'ionos.com',
    'ionos.de',
    'ionos.co.uk',
    'ionos.fr',
    'ionos.es',
    'ionos.it',
    'kundenserver.de',
    'perfora.net',
  ],
  spfIncludes: ['_spf-eu.ionos.com', '_spf-us.ionos.com', '_spf.perfora.net', '_spf.kundenserver.de'],
  dkim: {
    selectors: ['s1-ionos', 's2-ionos', 's42582890'],
    telling: [/^s[12]-ionos$/, /^s42582890$/],
    cnameTargets: ['dkim.ionos.com'],
    console: 'IONOS, Domains & SSL > DNS > Mail authentication',
  },
  sources: ['https://www.ionos.com/help/'],
  checked: '2026-11-22',
};
