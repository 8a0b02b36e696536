/** What Postfix says of the message itself and of the commands that bring it. */
import type { DialectRow } from '../../../model/dialect.ts';

export const messages: readonly DialectRow[] = [
  {
    id: 'postfix-content',
    codes: [550, 554, 552],
    text: /\bmessage content rejected\b/i,
    category: 'content-rejected',
    references: [{ title: 'Postfix: header_checks(5)', url: 'https://www.postfix.org/header_checks.5.html' }],
  },
  {
    id: 'postfix-filter-refused-message',
    codes: [550, 554],
    enhanced: ['5.7.1'],
    text: /^Command rejected$/i,
    phases: ['message'],
    category: 'content-rejected',
  },
  {
    id: 'postfix-filter-refused',
    codes: [550, 554],
    enhanced: ['5.7.1'],
    text: /^Command rejected$/i,
    category: 'policy-rejected',
    references: [{ title: 'Postfix: Milter support', url: 'https://www.postfix.org/MILTER_README.html' }],
  },
  {
    id: 'postfix-filter-unavailable',
    codes: [451],
    text: /\bService unavailable - try again later/i,
    category: 'server-temporary',
    but: {
      meaning:
        'A filter the server asks about every message (a milter or content filter) is not working. Nothing was decided about this message.',
    },
  },
  {
    id: 'postfix-message-size',
    text: /Error: message file too big|Message size exceeds fixed limit|message size \d+ exceeds size limit \d+ of server/i,
    category: 'message-too-large',
  },
  {
    id: 'postfix-too-many-hops',
    text: /Error: too many hops|mail forwarding loop for /i,
    category: 'dns-or-routing',
    but: {
      title: 'The message goes round in circles',
      meaning:
        'It has passed so many servers, or this mailbox before, that two forwardings must point at each other.',
      actor: 'recipient-admin',
      action: [
        'Look at the Received lines of the returned message for names that come again, and take the forwarding between them out.',
      ],
    },
  },
  {
    id: 'postfix-bare-lf',
    text: /Error: bare <?(?:LF|CR|NL)>? received/i,
    category: 'syntax-or-protocol',
    but: {
      title: 'A line ends in a bare line feed',
      meaning:
        'Lines of a message have to end in CR and LF; a single LF is how SMTP smuggling works, so the server refuses it.',
      action: ['Update or mend the program that sends: it writes LF where SMTP wants CR LF.'],
    },
    references: [{ title: 'Postfix: SMTP smuggling', url: 'https://www.postfix.org/smtp-smuggling.html' }],
  },
  {
    id: 'postfix-commands',
    text: /Error: (?:need (?:MAIL|RCPT) command|nested MAIL command|send HELO\/EHLO first|command not recognized|authentication not enabled|already authenticated|command not implemented)|Error: I can break rules, too|Improper use of SMTP command pipelining/i,
    category: 'syntax-or-protocol',
  },
  {
    id: 'postfix-no-recipients-left',
    text: /Error: no valid recipients/i,
    category: 'syntax-or-protocol',
    but: {
      title: 'Every recipient was refused before',
      meaning:
        'The server was asked to take the text of a message for which it had refused all recipients. The reason stands in the replies to the recipients.',
      action: ['Look at the replies to RCPT TO before this one.'],
    },
  },
];
