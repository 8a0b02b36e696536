/** Symantec Email Security.cloud (Broadcom, once MessageLabs). */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const TROUBLESHOOTING = page(
  'Symantec.cloud: troubleshooting of bounces',
  'http://www.symanteccloud.com/troubleshooting',
);
const OUTBOUND_SPAM = page(
  'Email Security.cloud: scanning of outgoing mail for spam',
  'https://knowledge.broadcom.com/external/article/161428/outbound-spam-scanning-in-email-security.html',
);

const ASK =
  'Ask the receiver by other means to open a case with Broadcom: it answers its customers only. Send them the whole reply.';
const references = [TROUBLESHOOTING];

export const symantec: Dialect = {
  id: 'symantec',
  name: 'Symantec Email Security.cloud',
  also: ['Broadcom', 'MessageLabs'],
  kind: 'gateway',
  hosts: ['messagelabs.com'],
  signs: [/\bmessagelabs(?:\.com)?\b/i, /\bsymanteccloud\.com\b/i, /\bsymantec\.?cloud\b/i],
  rows: [
    {
      id: 'symantec-connection-refused',
      text: /\bconnection rejected by policy \[\d+(?:\.\d+)?\]/i,
      category: 'reputation-blocked',
      but: {
        title: 'Symantec takes no connection from this address',
        meaning:
          'The address has a bad name at Symantec: spam or attempts on unknown addresses were seen from it. Everybody behind Email Security.cloud refuses it.',
        action: [
          'See with `mailsonde blocklist ADDRESS` who lists it, and stop the cause; the block ends by itself some hours or days later.',
          ASK,
        ],
      },
      references,
    },
    {
      id: 'symantec-deferred',
      codes: [421, 450, 451],
      text: /\brequested action aborted \[\d+(?:\.\d+)?\]/i,
      category: 'reputation-blocked',
      but: {
        title: 'Symantec slows this address down for its reputation',
        meaning: 'Spam was seen from the address, so that Symantec takes few or no messages from it for now.',
        action: ['Look for a compromised account, and send less for some hours.', ASK],
        retry: { advice: 'later', afterSeconds: 3600 },
      },
      references,
    },
    {
      id: 'symantec-spam',
      codes: [553, 554],
      text: /\bmessage filtered\. (?:please )?refer to the troubleshooting page\b/i,
      category: 'content-rejected',
      but: {
        title: 'Symantec takes the message for spam',
        meaning: 'The message resembles spam that Symantec has seen, or one of its links has a bad name.',
        action: [
          'Look at links, attachments and signatures of the message; see with `mailsonde blocklist DOMAIN` whether a link is listed.',
          'See with `mailsonde blocklist ADDRESS` whether the sending address is.',
          ASK,
        ],
      },
      references: [TROUBLESHOOTING, OUTBOUND_SPAM],
    },
    {
      id: 'symantec-authentication',
      codes: [550, 553, 554],
      text: /^(?:spf \(sender policy framework\)|dmarc\b.{0,80}) domain authentication fail/i,
      category: 'auth-policy',
      references,
    },
    {
      id: 'symantec-relay',
      codes: [550, 553, 554],
      text: /\byou are trying to use me \[[^\]]{0,120}\] as a relay\b/i,
      category: 'relay-denied',
      but: {
        meaning:
          'Symantec takes no mail for the domain of the recipient, or the sending server is not registered for outgoing mail. Often the receiver has left Symantec and an old MX record or route still leads there.',
        action: [
          'See with `mailsonde mx DOMAIN` whether the MX of the recipient leads to Symantec; clear old routes in your own mail server.',
          'Customers: register the sending address in the console under Outbound Routes.',
        ],
      },
      references,
    },
  ],
  sources: [TROUBLESHOOTING.url, OUTBOUND_SPAM.url],
  checked: '2026-11-22',
};
