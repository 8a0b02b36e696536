/** Mailchimp marketing mail. */
import type { Provider } from '../../model/provider.ts';

export const mailchimp: Provider = {
  id: 'mailchimp',
  name: 'Mailchimp',
  role: 'bulk',
  spfIncludes: ['servers.mcsv.net', 'mcsv.net'],
  dkim: {
    selectors: ['k2', 'k3', 'k1'],
    cnameTargets: ['mcsv.net'],
    console: 'Mailchimp, Domains > Start authentication',
  },
  usesOwnEnvelopeDomain: true,
  sendsAs: ['mcdlv.net'],
  sources: ['https://mailchimp.com/help/set-up-email-domain-authentication/'],
  checked: '2026-11-22',
};
