/** MailPoet sending service. */
import type { Provider } from '../../model/provider.ts';

export const mailpoet: Provider = {
  id: 'mailpoet',
  name: 'MailPoet',
  role: 'bulk',
  spfIncludes: ['spf.sendingservice.net'],
  dkim: {
    selectors: ['mailpoet1', 'mailpoet2'],
    telling: [/^mailpoet[12]$/],
    cnameTargets: ['sendingservice.net'],
    console: 'MailPoet account, Authorized sender domains',
  },
  usesOwnEnvelopeDomain: true,
  sources: ['https://kb.mailpoet.com/'],
  checked: '2026-11-22',
};
