/** Cloudflare Email Routing. */
import type { Provider } from '../../model/provider.ts';

export const cloudflare: Provider = {
  id: 'cloudflare',
  name: 'Cloudflare Email Routing',
  role: 'gateway',
  mx: ['mx.cloudflare.net'],
  spfIncludes: ['_spf.mx.cloudflare.net'],
  dkim: {
    selectors: ['cf2024-1', 'cf2024-2'],
    telling: [/^cf20\d\d-\d$/],
    console: 'Cloudflare dashboard, Email > Email Routing > Settings',
  },
  sources: ['https://developers.cloudflare.com/email-routing/postmaster/'],
  checked: '2026-11-22',
};
