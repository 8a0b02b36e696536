/** FortiMail, and the filtering of mail in FortiGate firewalls. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const MESSAGES = page(
  'FortiOS: replacement messages of the spam filter',
  'https://docs.fortinet.com/document/fortigate/6.0.0/cli-reference/84293/system-replacemsg-spam',
);
const REJECTED = page(
  'FortiMail: mail rejected by FortiGuard AntiSpam',
  'https://community.fortinet.com/t5/FortiMail/Troubleshooting-Tip-Email-is-reject-with-the-error-message-This/ta-p/410082',
);

const REVIEW =
  'Look the address or link up at https://www.fortiguard.com/services/antispam and ask for a review there.';
const references = [MESSAGES];

export const fortinet: Dialect = {
  id: 'fortinet',
  name: 'Fortinet',
  kind: 'gateway',
  hosts: ['fortimailcloud.com'],
  signs: [/\bforti(?:guard|mail|gate)\b/i],
  rows: [
    {
      id: 'fortinet-address-listed',
      text: /\bfrom an? FortiGuard ?- ?AntiSpam black IP\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'FortiGuard lists the sending address',
        meaning: 'Fortinet has seen spam from the address, and every filter of Fortinet refuses it.',
        action: [
          'Stop the cause first.',
          `${REVIEW} Removal takes some hours, and some more until every filter knows of it.`,
        ],
      },
      references,
    },
    {
      id: 'fortinet-blocklist',
      text: /\bblocked because it is from an? (?:RBL|DNSBL)\/ORDBL IP\b/i,
      category: 'reputation-blocked',
      references,
    },
    {
      id: 'fortinet-spam-link',
      text: /\bdetected as spam\.? ?FortiGuard (?:AntiSpam ?\(SPAM URL|WebFilter)/i,
      category: 'content-rejected',
      but: {
        title: 'A link in the message has a bad name at Fortinet',
        meaning: 'The reply names the link: Fortinet takes it for spam, phishing or malware.',
        action: [
          'Look at the link: a hacked site, a link shortener or a tracking domain shared with others is the usual reason.',
          REVIEW,
        ],
      },
      references: [REJECTED],
    },
    {
      id: 'fortinet-spam',
      text: /\bASE reports it as spam\b|\brejected\. The email message was detected as spam\b/i,
      category: 'content-rejected',
      but: {
        title: 'Fortinet takes the message for spam',
        action: [
          'Look at links, attachments and headers of the message.',
          'Ask the administrator of the receiver to allow the sender, or to report it to Fortinet as wrongly refused.',
        ],
      },
      references: [MESSAGES, REJECTED],
    },
    {
      id: 'fortinet-banned-word',
      text: /\bblocked because it contains a banned word\b/i,
      category: 'content-rejected',
      but: {
        title: 'The message holds a word that the receiver does not take',
        meaning: 'The administrator of the receiver keeps a list of words whose messages are refused.',
        action: ['Ask the administrator of the receiver which word it is, or write it differently.'],
      },
      references,
    },
    {
      id: 'fortinet-sender-blocked',
      text: /\bblocked because mail from this (?:email|ip) address is not allowed\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The receiver blocks this sender',
        meaning: 'The administrator of the receiver has put the sender on a list of their own.',
      },
      references,
    },
    {
      id: 'fortinet-sender-domain',
      text: /\bblocked because the return e-?mail domain is invalid\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The domain of the sender could not be found',
        meaning:
          'The domain behind the @ of the envelope sender has neither an MX nor an A record, or its name servers do not answer.',
        action: [
          'See with `mailsonde mx DOMAIN` what the DNS says of the domain in the return path.',
          'Use a sender whose domain takes mail, and send again.',
        ],
        bounce: 'block',
        retry: { advice: 'after-fix', afterSeconds: null },
      },
      references,
    },
    {
      id: 'fortinet-helo',
      text: /\bblocked because the HELO\/EHLO domain is invalid\b/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'The name given in EHLO does not exist',
        meaning: 'The name by which the sending server introduces itself cannot be found in the DNS.',
        action: [
          'Let the server introduce itself by its public host name, and give that name an A or AAAA record.',
        ],
      },
      references,
    },
  ],
  sources: [MESSAGES.url, REJECTED.url],
  checked: '2026-11-22',
};
