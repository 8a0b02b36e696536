/** What Google's servers say to those who submit through them, and of the protocol. */
import type { DialectRow } from '../../../model/dialect.ts';
import type { Consequence } from '../../../model/explanation.ts';
import { APP_PASSWORDS, CODES, RELAY } from './pages.ts';

const references = [CODES];

const UNKNOWN_AT_RELAY: Partial<Consequence> = {
  title: 'The SMTP relay service does not know you',
  meaning:
    'The relay service (smtp-relay.gmail.com) takes mail from addresses that the administrator registered, or with a sign-in, and from senders of the own domains. This was neither, or the account is switched off.',
  action: [
    'In the Google Admin console, Apps > Google Workspace > Gmail > Routing > SMTP relay service, add the address of your server, or sign in.',
    'Give a HELO name or envelope sender of your own domain, so that Google knows whose relay this is.',
  ],
};

export const service: readonly DialectRow[] = [
  {
    id: 'gmail-app-password',
    codes: [534, 535],
    text: /application-specific password required|InvalidSecondFactor/i,
    category: 'auth-failed',
    but: {
      actor: 'sender',
      title: 'Google wants an app password',
      meaning: 'The account has 2-step verification, so its own password is not taken from mail programs.',
      action: [
        'Create an app password at https://myaccount.google.com/apppasswords and use it, or sign in with OAuth.',
      ],
    },
    references: [APP_PASSWORDS, CODES],
  },
  {
    id: 'gmail-web-login',
    codes: [534, 535],
    text: /log in (?:via|with) your web browser|WebLoginRequired|ContinueSignIn/i,
    known: true,
    category: 'auth-failed',
    but: {
      actor: 'sender',
      title: 'Google finds the sign-in unusual',
      action: [
        'Sign in to the account in a browser, from the same network if possible, and confirm what Google asks; then try again.',
        'Programs that sign in from many places should use OAuth.',
      ],
    },
    references: [APP_PASSWORDS, CODES],
  },
  {
    id: 'gmail-bad-credentials',
    codes: [535],
    text: /username and password not accepted|BadCredentials/i,
    category: 'auth-failed',
    but: {
      actor: 'sender',
      meaning:
        'Google does not accept this name and password. The password of the account itself is never accepted here; an app password or OAuth is.',
      action: [
        'Use the whole address as user name, and an app password: https://myaccount.google.com/apppasswords.',
      ],
    },
    references: [APP_PASSWORDS, CODES],
  },
  {
    id: 'gmail-too-many-logins',
    codes: [421, 454],
    text: /too many login attempts/i,
    known: true,
    category: 'rate-limited',
    but: {
      actor: 'sender',
      bounce: 'block',
      title: 'Too many sign-ins',
      meaning: 'Google has seen too many sign-ins to this account and accepts none for a while.',
      action: ['Wait an hour without trying, then keep one connection open for many messages.'],
      retry: { advice: 'later', afterSeconds: 3600 },
    },
    references,
  },
  {
    id: 'gmail-auth-temporary',
    codes: [454],
    text: /cannot authenticate due to (?:a )?temporary system problem/i,
    known: true,
    category: 'server-temporary',
    but: {
      action: ['Try again in some minutes; the password was not judged.'],
      retry: { advice: 'later', afterSeconds: 300 },
    },
    references,
  },
  {
    id: 'gmail-auth-required',
    codes: [530],
    text: /authentication required.*(?:gsmtp|google)/i,
    category: 'auth-required',
    but: {
      actor: 'sender',
      action: ['Let the program sign in, with OAuth or an app password, before it sends.'],
    },
    references,
  },
  {
    id: 'gmail-starttls-first',
    codes: [530],
    text: /must issue a starttls command first.*gsmtp/i,
    category: 'tls-required',
    but: {
      actor: 'sender',
      action: ['Set the program to STARTTLS on port 587, or to TLS on port 465.'],
    },
    references,
  },
  {
    id: 'gmail-relay-credentials',
    codes: [550],
    text: /invalid credentials for relay (?:\[|for one of)|workspace smtp relay service/i,
    category: 'relay-denied',
    but: UNKNOWN_AT_RELAY,
    references: [RELAY, CODES],
  },
  {
    id: 'gmail-relay-denied',
    codes: [550],
    text: /mail relay denied|mail sending denied/i,
    known: true,
    category: 'relay-denied',
    but: UNKNOWN_AT_RELAY,
    references: [RELAY, CODES],
  },
  {
    id: 'gmail-helo-flood',
    codes: [421],
    text: /try again later, closing connection/i,
    known: true,
    category: 'rate-limited',
    but: {
      bounce: 'block',
      title: 'Closed to keep a flood out',
      meaning:
        'Google closes the connection at the HELO stage: too many of them come from here, or, at the relay service, the HELO name is one that many use, such as localhost.',
      action: [
        'Set the HELO name of your server to its own full name.',
        'Open fewer connections, and send more messages over each.',
      ],
      retry: { advice: 'later', afterSeconds: 900 },
    },
    references: [RELAY, CODES],
  },
  {
    id: 'gmail-one-domain',
    text: /multiple destination domains per transaction is unsupported/i,
    category: 'syntax-or-protocol',
    but: {
      actor: 'nobody',
      bounce: 'soft',
      title: 'Recipients of several domains in one transaction',
      meaning:
        'Google takes recipients of one domain at a time. The server puts the other domains off, and takes them in the next transaction.',
      action: [
        'Nothing: mail servers send the rest again by themselves. To avoid the delay, sort recipients by domain.',
      ],
      retry: { advice: 'later', afterSeconds: 60 },
    },
    references,
  },
  {
    id: 'gmail-temporary',
    codes: [421, 451],
    enhanced: ['X.3.0', 'X.7.0', 'X.4.5'],
    text: /temporary system problem|mail server temporarily rejected|server busy, try again later/i,
    known: true,
    category: 'server-temporary',
    but: {
      meaning: 'Something at Google does not work for the moment; it is not about you.',
      action: ['Let the server try again; https://www.google.com/appsstatus tells of larger faults.'],
      retry: { advice: 'later', afterSeconds: 900 },
    },
    references,
  },
  {
    id: 'gmail-timeout',
    codes: [451, 421],
    enhanced: ['X.4.2'],
    text: /timeout - closing connection/i,
    known: true,
    category: 'network-unreachable',
    but: {
      bounce: 'block',
      title: 'Google waited in vain for more',
      meaning: 'The connection was up, but the sending side said nothing for too long.',
      action: [
        'Try again. If large messages stop at the same place each time, look for a wrong MTU or a firewall between.',
      ],
      retry: { advice: 'later', afterSeconds: 900 },
    },
    references,
  },
  {
    id: 'gmail-helo-invalid',
    codes: [501],
    text: /(?:helo\/ehlo|ehlo\/helo|helo|ehlo) argument .*(?:invalid|not valid)/i,
    known: true,
    category: 'syntax-or-protocol',
    but: {
      title: 'The HELO name is not a name',
      action: ['Set the HELO name of the server to its own full name: `mailsonde ptr ADDRESS --helo NAME`.'],
    },
    references,
  },
  {
    id: 'gmail-pipelined-after-starttls',
    codes: [454, 523],
    text: /no commands allowed to pipeline after starttls/i,
    known: true,
    category: 'syntax-or-protocol',
    but: {
      title: 'Commands sent before the TLS handshake',
      action: ['Correct the sending program: after STARTTLS nothing may be sent before the answer.'],
    },
    references,
  },
  {
    id: 'gmail-protocol',
    codes: [451, 454, 500, 501, 502, 503, 504, 535, 550, 554, 555],
    text: /(?:smtp protocol violation|unrecognized command|too many (?:unrecognized|unauthenticated) commands|unimplemented command|syntax error|bad sequence|(?:ehlo\/helo|mail|rcpt) first|no data after bdat|starttls may not be repeated|no identity changes|unrecognized authentication type|optional argument not permitted|cannot decode).*gsmtp/i,
    category: 'syntax-or-protocol',
    but: {
      action: [
        'Correct the sending program; if it is a known mail server, a proxy or firewall between may change what it says.',
      ],
    },
    references,
  },
];
