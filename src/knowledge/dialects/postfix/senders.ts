/** What Postfix says of the sender address, of the connecting host and of the name it gives. */
import type { DialectRow } from '../../../model/dialect.ts';
import type { Retry } from '../../../model/explanation.ts';
import { SENDER_DOES_NOT_EXIST, SENDER_DOMAIN_NOT_FOUND } from '../../plain-causes.ts';

const soon: Retry = { advice: 'later', afterSeconds: 900 };
const afterFix: Retry = { advice: 'after-fix', afterSeconds: null };
const RESTRICTIONS = {
  title: 'Postfix: postconf(5), smtpd restrictions',
  url: 'https://www.postfix.org/postconf.5.html#smtpd_recipient_restrictions',
};
const VERIFY = {
  title: 'Postfix: address verification',
  url: 'https://www.postfix.org/ADDRESS_VERIFICATION_README.html',
};
const ASK_POSTMASTER =
  'Ask the postmaster of the receiver, with the whole reply, to let this sender in: the rule is theirs.';

export const senders: readonly DialectRow[] = [
  {
    id: 'postfix-sender-domain-not-found',
    text: /Sender address rejected: (?:Domain not found|Malformed DNS server reply|Domain \S+ does not accept mail)/i,
    category: 'dns-or-routing',
    but: SENDER_DOMAIN_NOT_FOUND,
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-sender-not-qualified',
    text: /Sender address rejected: need fully-qualified address|\bBad sender address syntax/i,
    category: 'syntax-or-protocol',
    but: {
      title: 'The sender address is malformed',
      meaning: 'The sender address (MAIL FROM) has no full domain behind the @, or is no mail address.',
      action: [
        'Set the sender address of the program that sends to a full address such as name@example.com.',
      ],
    },
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-sender-not-signed-in',
    text: /Sender address rejected: not logged in/i,
    category: 'auth-required',
    but: {
      meaning:
        'The sender address belongs to an account of this server, and may be used by those signed in to it only.',
    },
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-sender-not-owned',
    text: /Sender address rejected: not owned by /i,
    category: 'policy-rejected',
    but: {
      title: 'This account may not send with that sender address',
      meaning:
        'The sign-in was right, but the sender address belongs to somebody else or is not listed for this account.',
      actor: 'sender-admin',
      action: [
        'Send with the address of the account, or have the sender address added to it (smtpd_sender_login_maps).',
      ],
    },
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-client-without-name',
    text: /Client host rejected: cannot find your (?:reverse )?hostname/i,
    category: 'rdns-missing',
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-helo-not-found',
    text: /Helo command rejected: (?:Host not found|Malformed DNS server reply|Domain not found)/i,
    category: 'dns-or-routing',
    but: {
      title: 'The HELO name is not in the DNS',
      meaning:
        'The name your server introduces itself with (HELO/EHLO) has neither an address nor a mail server in the DNS.',
      action: [
        'Let the server introduce itself with a public name that resolves to its own address (myhostname or smtp_helo_name in Postfix).',
        'Check it with `mailsonde check DOMAIN --helo NAME --ip ADDRESS`.',
      ],
      bounce: 'block',
      retry: afterFix,
    },
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-helo-malformed',
    text: /Helo command rejected: (?:need fully-qualified hostname|Invalid name|invalid ip address)/i,
    category: 'syntax-or-protocol',
    but: {
      title: 'The HELO name is not a full host name',
      meaning:
        'The name your server introduces itself with (HELO/EHLO) is no full host name, such as `localhost` or a bare machine name.',
      action: ['Let the server introduce itself with its full public name, such as mail.example.com.'],
    },
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-access-denied',
    codes: [450, 451, 454, 550, 553, 554, 521, 421],
    enhanced: ['X.7.1'],
    text: /(?:Client host|Helo command|Sender address|Recipient address|Unverified Client host|Data command|End-of-data) rejected: Access denied/i,
    category: 'policy-rejected',
    but: {
      meaning:
        'A rule of the server refuses what stands before "rejected": the connecting host, its HELO name, the sender or the recipient. On a port for submission (587, 465) it most often means that nobody has signed in.',
      action: ['On port 587 or 465, sign in before sending.', ASK_POSTMASTER],
    },
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-sender-not-in-table',
    text: /Sender address rejected: User unknown in \S+(?: \S+)? table/i,
    category: 'policy-rejected',
    but: SENDER_DOES_NOT_EXIST,
    references: [RESTRICTIONS],
  },
  {
    id: 'postfix-sender-being-verified',
    text: /Sender address rejected: unverified address: Address verification in progress/i,
    category: 'server-temporary',
    but: {
      title: 'The sender address is being looked up',
      meaning:
        'The server is asking the mail host of the sender whether the sender address takes mail, and wants the message again once it knows.',
      actor: 'nobody',
      action: [
        'Let the queue try again; the next attempt gets the real answer.',
        'See with `mailsonde route SENDER` that the address of the return path accepts mail, bounces included.',
      ],
      retry: soon,
    },
    references: [VERIFY],
  },
  {
    id: 'postfix-sender-unverifiable',
    text: /Sender address rejected: unverified address: /i,
    category: 'dns-or-routing',
    but: {
      title: 'The sender address could not be checked',
      meaning:
        'The server tried whether an answer to the sender address (MAIL FROM) would get through, and has not found out. What stands behind the colon is what it met there.',
      action: [
        'See with `mailsonde route SENDER` what the mail host of the return path says, and whether it can be reached from elsewhere.',
        'If it greylists, nothing is wrong: let the queue try again.',
      ],
    },
    references: [VERIFY],
  },
  {
    id: 'postfix-sender-undeliverable',
    text: /Sender address rejected: undeliverable address: /i,
    category: 'policy-rejected',
    but: {
      title: 'The sender address takes no mail',
      meaning:
        'The server tried whether an answer to the sender address (MAIL FROM) would get through, and it did not. What stands behind the colon is what it heard there.',
      actor: 'sender-admin',
      action: [
        'See with `mailsonde route SENDER` what the mail host of the return path says, and make it accept mail for that address.',
        'Use a sender address that can receive bounces.',
      ],
    },
    references: [VERIFY],
  },
];
