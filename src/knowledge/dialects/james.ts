/** What Apache James says as a receiving server. */
import type { Dialect } from '../../model/dialect.ts';

const SOURCE = {
  title: 'Apache James source: protocols-smtp',
  url: 'https://github.com/apache/james-project',
};

export const james: Dialect = {
  id: 'james',
  name: 'Apache James',
  kind: 'server',
  signs: [/\bJAMES SMTP Server\b/i, /\bRequested action not taken: relaying denied\b/i],
  rows: [
    {
      id: 'james-unknown-user',
      codes: [550, 554],
      text: /^Unknown user: <?\S+@\S+>?$/i,
      category: 'mailbox-unknown',
      references: [SOURCE],
    },
    {
      id: 'james-relaying',
      text: /\bRequested action not taken: relaying denied\b/i,
      category: 'relay-denied',
      references: [SOURCE],
    },
    {
      id: 'james-sender-domain',
      codes: [501],
      text: /\bsender \S+ contains a domain with no valid MX records\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The domain of the sender cannot be found',
        action: [
          'See with `mailsonde mx DOMAIN` of the return path what the DNS says, and publish an MX record.',
        ],
        bounce: 'block',
        retry: { advice: 'after-fix', afterSeconds: null },
      },
      references: [SOURCE],
    },
    {
      id: 'james-recipient-domain',
      text: /\brecipient \S+ contains a domain with no valid MX records\b/i,
      category: 'domain-unknown',
      references: [SOURCE],
    },
    {
      id: 'james-too-many-recipients',
      codes: [452],
      text: /\bRequested action not taken: max recipients reached\b/i,
      category: 'rate-limited',
      references: [SOURCE],
    },
  ],
  sources: ['Apache James 3 source: protocols-smtp', SOURCE.url],
  checked: '2026-11-22',
};
