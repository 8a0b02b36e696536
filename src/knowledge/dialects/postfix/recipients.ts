/** What Postfix says of the recipient, and of the way to it. */
import type { DialectRow } from '../../../model/dialect.ts';
import type { Retry } from '../../../model/explanation.ts';

const soon: Retry = { advice: 'later', afterSeconds: 900 };
const RESTRICTIONS = {
  title: 'Postfix: postconf(5), smtpd restrictions',
  url: 'https://www.postfix.org/postconf.5.html#smtpd_recipient_restrictions',
};
const ACCESS = {
  title: 'Postfix: SMTP relay and access control',
  url: 'https://www.postfix.org/SMTPD_ACCESS_README.html',
};
const VERIFY = {
  title: 'Postfix: address verification',
  url: 'https://www.postfix.org/ADDRESS_VERIFICATION_README.html',
};

export const recipients: readonly DialectRow[] = [
  {
    // The quota module of policyd, which Postfix asks: it counts what is sent, not what a mailbox holds.
    id: 'postfix-policyd-quota',
    text: /rejected: Policy Rejection-? ?Quota exceeded/i,
    category: 'rate-limited',
    but: {
      title: 'More was sent than the server allows in that time',
      meaning:
        'A policy server beside Postfix counts the messages of a sender, an account or an address, and this one has had its share. It is no full mailbox.',
    },
  },
  {
    id: 'postfix-recipient-not-in-table',
    text: /(?<!Sender address rejected: )User unknown in (?:local recipient|relay recipient|virtual alias|virtual mailbox) table/i,
    category: 'mailbox-unknown',
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-local-unknown',
    text: /\bunknown user: "/i,
    category: 'mailbox-unknown',
  },
  {
    id: 'postfix-recipient-being-verified',
    text: /Recipient address rejected: unverified address: Address verification in progress/i,
    category: 'server-temporary',
    but: {
      title: 'The address is being looked up',
      meaning:
        'The server is asking the mailbox server behind it whether the recipient exists, and wants the message again once it knows.',
      actor: 'nobody',
      action: ['Let the queue try again; the next attempt gets the real answer.'],
      retry: soon,
    },
    references: [VERIFY],
  },
  {
    id: 'postfix-recipient-unverifiable',
    text: /Recipient address rejected: unverified address: (?!.*(?:user|recipient|mailbox) (?:unknown|not found))/i,
    category: 'server-temporary',
    but: {
      title: 'The server could not find out whether the address exists',
      meaning:
        'It asked the mailbox server behind it, and got no clear answer. What stands behind the colon is what it heard.',
    },
    references: [VERIFY],
  },
  {
    id: 'postfix-recipient-undeliverable',
    text: /Recipient address rejected: undeliverable address: (?!.*(?:over ?quota|quota exceeded|mailbox (?:is )?full|timed out|refused))/i,
    category: 'mailbox-unknown',
    but: {
      meaning:
        'The server asked the mailbox server behind it, which would not take mail for this address. What stands behind the colon is what that server said.',
    },
    references: [VERIFY],
  },
  {
    id: 'postfix-recipient-not-qualified',
    text: /Recipient address rejected: need fully-qualified address/i,
    category: 'mailbox-unknown',
    but: {
      title: 'The address is incomplete',
      meaning: 'The part behind the @ is missing or is no full domain name.',
      action: ['Write the address in full, with a domain such as example.com.'],
      address: 'review',
    },
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-bad-recipient-syntax',
    text: /Bad recipient address syntax|\bbad address syntax\b/i,
    category: 'mailbox-unknown',
    but: {
      title: 'This is no mail address',
      meaning: 'The address breaks the rules for addresses, so it cannot belong to anybody.',
    },
  },
  {
    id: 'postfix-recipient-domain-not-found',
    text: /Recipient address rejected: (?:Domain not found|Domain \S+ does not accept mail)/i,
    category: 'domain-unknown',
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-domain-null-mx',
    text: /(?<!Sender address rejected: )Domain \S+ does not accept mail \(nullMX\)/i,
    category: 'domain-unknown',
    but: {
      title: 'The domain says that it takes no mail',
      meaning: 'The domain publishes a null MX: it has no mailboxes at all.',
    },
  },
  {
    id: 'postfix-relay-access-denied',
    text: /\bRelay access denied\b/i,
    category: 'relay-denied',
    references: [ACCESS],
  },
];
