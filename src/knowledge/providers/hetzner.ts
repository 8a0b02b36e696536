/** Hetzner web hosting. */
import type { Provider } from '../../model/provider.ts';

export const hetzner: Provider = {
  id: 'hetzner',
  name: 'Hetzner',
  role: 'host',
  mx: ['your-server.de'],
  dkim: {
    selectors: ['default2404', 'default2304', 'dkim', 'default'],
    telling: [/^default2[34]04$/],
    console: 'Hetzner konsoleH, Email > DKIM',
  },
  sources: ['https://docs.hetzner.com/konsoleh/'],
  checked: '2026-11-22',
};
