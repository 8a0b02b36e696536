/** Freshdesk and other Freshworks products. */
import type { Provider } from '../../model/provider.ts';

export const freshdesk: Provider = {
  id: 'freshdesk',
  name: 'Freshdesk',
  role: 'relay',
  mx: ['freshdesk.com', 'freshemail.io'],
  spfIncludes: ['email.freshdesk.com', 'freshemail.io'],
  dkim: {
    selectors: ['fd', 'fdm'],
    telling: [/^fdm?\d*$/],
    cnameTargets: ['freshemail.io'],
    console: 'Freshdesk, Admin > Channels > Email > DKIM',
  },
  sources: ['https://support.freshdesk.com/'],
  checked: '2026-11-22',
};
