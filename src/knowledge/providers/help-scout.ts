/** Help Scout. */
import type { Provider } from '../../model/provider.ts';

export const helpScout: Provider = {
  id: 'help-scout',
  name: 'Help Scout',
  role: 'relay',
  spfIncludes: ['helpscoutemail.com'],
  dkim: {
    selectors: ['strong1', 'strong2'],
    telling: [/^strong[12]$/],
    cnameTargets: ['helpscout.net'],
    console: 'Help Scout, Manage > Inbox > Outgoing email',
  },
  sources: ['https://docs.helpscout.com/'],
  checked: '2026-11-22',
};
