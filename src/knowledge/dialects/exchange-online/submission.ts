/** What Exchange Online says to those who send through it. */
import type { DialectRow } from '../../../model/dialect.ts';
import { DEVICES, LIMITS, NDR, SUBMISSION } from './pages.ts';

const OAUTH =
  'Let the program sign in with OAuth, or send by another way: Azure Communication Services, High Volume Email, or a relay service.';

export const submission: readonly DialectRow[] = [
  {
    id: 'exchange-online-smtp-auth-off',
    codes: [535],
    text: /smtpclientauthentication is disabled for the (?:tenant|mailbox)/i,
    category: 'auth-failed',
    but: {
      title: 'Sending by SMTP sign-in is switched off',
      meaning:
        'The organisation, or this mailbox, does not allow SMTP AUTH; the password was not even looked at.',
      action: [
        'An administrator switches it on for the mailbox: Set-CASMailbox -Identity USER -SmtpClientAuthenticationDisabled $false.',
        OAUTH,
      ],
    },
    references: [SUBMISSION],
  },
  {
    id: 'exchange-online-security-defaults',
    codes: [535],
    text: /(?:locked by your organization's|by) security defaults|did not meet the criteria to be authenticated/i,
    category: 'auth-failed',
    but: {
      title: 'A rule of the organisation forbids this way to sign in',
      meaning:
        'Security defaults or a conditional access rule do not let a password alone through, right or wrong.',
      action: ['An administrator finds the rule in the sign-in log of Microsoft Entra ID.', OAUTH],
    },
    references: [SUBMISSION],
  },
  {
    id: 'exchange-online-basic-auth-off',
    enhanced: ['X.7.30'],
    text: /basic authentication is not supported/i,
    category: 'auth-failed',
    but: {
      title: 'Microsoft takes no passwords any more for sending by SMTP',
      meaning:
        'Basic authentication for SMTP AUTH has been retired for this organisation. (At Gmail this code is about DKIM.)',
      action: [OAUTH],
    },
    references: [SUBMISSION],
  },
  {
    id: 'exchange-online-sign-in-refused',
    codes: [535],
    enhanced: ['5.7.139', '5.7.3'],
    text: /authentication unsuccessful/i,
    known: true,
    category: 'auth-failed',
    but: {
      action: [
        'Check user name (the whole address) and password; with a second factor an app password or OAuth is needed.',
        'Ask the administrator whether SMTP AUTH is allowed for the mailbox.',
      ],
    },
    references: [SUBMISSION],
  },
  {
    id: 'exchange-online-anonymous',
    enhanced: ['X.7.57'],
    category: 'auth-required',
    but: {
      meaning:
        'Microsoft takes mail at smtp.office365.com only after a sign-in, and the program did not sign in (or tried before STARTTLS).',
      action: [
        'Give the program user name and password, or OAuth, and set it to port 587 with STARTTLS.',
        'A device that cannot sign in may send to people of the organisation straight to its MX host on port 25, or through a connector.',
      ],
    },
    references: [DEVICES, NDR],
  },
  {
    id: 'exchange-online-send-as',
    text: /sendasdenied|not allowed to send as|does not have permissions? to send as this sender/i,
    category: 'policy-rejected',
    but: {
      actor: 'sender-admin',
      title: 'The account may not send in the name of this address',
      meaning:
        'The sign-in is good, but the From address belongs to another mailbox, for which the account has no Send As permission.',
      action: [
        'Put the address of the account itself into From, or have an administrator grant Send As for the mailbox (Exchange admin center, Recipients, delegation).',
      ],
    },
    references: [DEVICES, NDR],
  },
  {
    id: 'exchange-online-direct-send',
    enhanced: ['X.7.68'],
    category: 'policy-rejected',
    but: {
      title: 'The organisation takes no mail in its own name from outside',
      meaning:
        'The message came unauthenticated with a sender address of the receiving organisation itself, and that organisation switched such Direct Send off.',
      action: [
        'Let the device or service sign in, send through a connector for its address or certificate, or use another sender domain.',
        'The administrator can allow it again: Set-OrganizationConfig -RejectDirectSend $false.',
      ],
    },
    references: [DEVICES],
  },
  {
    id: 'exchange-online-relay',
    enhanced: ['X.7.64'],
    text: /relay access denied|tenantattribution/i,
    category: 'relay-denied',
    but: {
      title: 'Microsoft 365 does not know whose mail this is',
      meaning:
        'A server sends through Microsoft 365, but neither its address nor its certificate nor its sender domain fits a connector of an organisation there.',
      action: [
        'The administrator corrects the inbound connector (address or certificate name of the server), and adds the sender domain to the accepted domains.',
      ],
    },
    references: [NDR, DEVICES],
  },
  {
    id: 'exchange-online-daily-recipients',
    enhanced: ['X.1.90'],
    category: 'rate-limited',
    but: {
      actor: 'sender',
      bounce: 'block',
      title: 'The mailbox has written to its share of recipients for today',
      meaning: 'A mailbox may write to 10,000 recipients in 24 hours.',
      action: [
        'Wait until tomorrow; use a service made for it for newsletters.',
        'If you did not send that much, change the password at once.',
      ],
      retry: { advice: 'later', afterSeconds: 86_400 },
    },
    references: [LIMITS, NDR],
  },
  {
    id: 'exchange-online-submission-quota',
    text: /submission quota exceeded|submissionquotaexceeded/i,
    category: 'rate-limited',
    but: {
      actor: 'sender',
      bounce: 'block',
      title: 'The mailbox sends too much',
      meaning:
        'The sender has reached the limit of recipients or messages Microsoft sets for a mailbox. (5.2.2 usually means a full mailbox; here it does not.)',
      action: [
        'Wait until tomorrow; use a service made for it for newsletters.',
        'If you did not send that much, change the password at once.',
      ],
      retry: { advice: 'later', afterSeconds: 86_400 },
    },
    references: [LIMITS, NDR],
  },
  {
    id: 'exchange-online-concurrent',
    codes: [432],
    text: /concurrent (?:client )?connections limit exceeded|storedrv\.clientsubmit/i,
    category: 'rate-limited',
    but: {
      title: 'Too many connections of one mailbox',
      meaning: 'A mailbox may submit over three connections at a time, 30 messages a minute.',
      action: ['Use one connection for many messages, and send more slowly.'],
      retry: { advice: 'later', afterSeconds: 300 },
    },
    references: [SUBMISSION],
  },
  {
    id: 'exchange-online-old-tls',
    enhanced: ['4.7.66'],
    category: 'tls-required',
    but: {
      title: 'The program speaks a TLS that is too old',
      meaning: 'Microsoft 365 takes TLS 1.2 and newer; 1.0 and 1.1 are refused.',
      action: ['Update the program or device, or put a relay of your own between that speaks TLS 1.2.'],
    },
    references: [DEVICES],
  },
];
