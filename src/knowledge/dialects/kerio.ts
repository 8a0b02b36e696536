/** What Kerio Connect says: as a receiving server, and of deliveries of its own that failed. */
import type { Dialect } from '../../model/dialect.ts';

const OUTBOUND = {
  title: 'Kerio Connect: outbound delivery troubleshooting',
  url: 'https://support.kerioconnect.gfi.com/hc/en-us/articles/4416310418706-Outbound-Email-Delivery-Troubleshooting-Article',
};
const TWO_FACTOR = {
  title: 'Kerio Connect: SMTP sign-in of service accounts',
  url: 'https://support.kerioconnect.gfi.com/article/130064-fixing-smtp-ntlm-authentication-failures-for-service-accounts-in-kerio-connect',
};

export const kerio: Dialect = {
  id: 'kerio',
  name: 'Kerio Connect',
  kind: 'server',
  signs: [/\bKerio (?:Connect|MailServer)\b/i, /\bRelaying to <[^>]*> denied \(authentication required\)/i],
  rows: [
    {
      id: 'kerio-relaying',
      codes: [550],
      text: /\bRelaying to <[^>]*> denied \(authentication required\)/i,
      category: 'relay-denied',
      references: [OUTBOUND],
    },
    {
      id: 'kerio-application-password',
      text: /\bOnly application passwords are allowed since 2FA is enabled\b/i,
      category: 'auth-failed',
      but: {
        title: 'The account needs an application password',
        action: [
          'Make an application password for this program in the settings of the account, and use it with PLAIN or LOGIN.',
        ],
      },
      references: [TWO_FACTOR],
    },
    {
      id: 'kerio-cannot-connect',
      enhanced: ['X.4.1'],
      text: /^Cannot connect to host\b/i,
      category: 'network-unreachable',
      references: [OUTBOUND],
    },
  ],
  sources: [OUTBOUND.url, TWO_FACTOR.url],
  checked: '2026-11-22',
};
