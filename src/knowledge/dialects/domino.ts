/** What HCL (IBM, Lotus) Domino says: its SMTP listener, and the delivery failure reports of its router. */
import type { Dialect } from '../../model/dialect.ts';

const INBOUND = {
  title: 'HCL Domino: restricting inbound SMTP',
  url: 'https://help.hcl-software.com/domino/14.0.0/admin/conf_restrictingsmtpinboundrouting_c.html',
};

export const domino: Dialect = {
  id: 'domino',
  name: 'HCL Domino',
  kind: 'server',
  signs: [
    /\bnot listed in (?:public|Domino) (?:Name & Address Book|Directory)\b/i,
    /\bSMTP Protocol Returned a (?:Permanent|Transient) Error\b/i,
  ],
  rows: [
    {
      id: 'domino-not-in-directory',
      text: /\bnot listed in (?:public|Domino) (?:Name & Address Book|Directory)\b|\bnicht im Domino[- ](?:Verzeichnis|Directory)\b/i,
      category: 'mailbox-unknown',
    },
    {
      id: 'domino-relay',
      text: /\bRelay(?:ing)? rejected for policy reasons\b/i,
      category: 'relay-denied',
      references: [INBOUND],
    },
    {
      id: 'domino-dns-blacklist',
      text: /\bwas found in the DNS Blacklist at\b/i,
      category: 'reputation-blocked',
      references: [INBOUND],
    },
    {
      id: 'domino-policy',
      text: /\b(?:connection|mail from|message|recipient|sender) .{0,320}?rejected for policy reasons\b|^(?:connection|message|rejected) (?:refused|rejected)? ?for policy reasons\b/i,
      category: 'policy-rejected',
      but: {
        meaning:
          'A list of the server (inbound controls) or one of its mail rules refuses the connecting host, the sender or the recipient.',
      },
      references: [INBOUND],
    },
    {
      id: 'domino-quota',
      text: /\bCannot allocate database object - database would exceed its disk quota\b|\bDatabase has reached its (?:size|quota) limit\b|\bmail file (?:is|has) (?:over|exceeded) (?:its )?quota\b/i,
      category: 'mailbox-full',
    },
    {
      id: 'domino-hops',
      text: /\bMaximum hop count exceeded\. +Message probably in a routing loop\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The message goes round in circles',
        actor: 'recipient-admin',
        action: [
          'Tell the administrator of the receiver; the Received lines of the returned message show which servers it passed twice.',
        ],
      },
    },
    {
      id: 'domino-no-route',
      text: /\bNo route found to (?:domain|server) \S/i,
      category: 'dns-or-routing',
      but: {
        meaning:
          'The Domino server has no connection document or DNS answer that tells where mail for this domain goes.',
      },
    },
    {
      id: 'domino-server-not-responding',
      text: /\bServer not responding\b|\bRemote system no longer responding\b|\bUnable to find path to server\b/i,
      category: 'network-unreachable',
    },
    {
      id: 'domino-mail-file',
      text: /\bUnable to (?:open|deliver to) (?:mail ?box|mail) file\b|\bUser's mail file (?:does not exist|cannot be opened)/i,
      category: 'server-temporary',
      but: {
        title: 'The mail file of the recipient cannot be opened',
        action: [
          'Tell the administrator of the receiver: the person is in the directory, but their mail file is missing, moved or damaged.',
        ],
      },
    },
  ],
  sources: [
    'HCL Domino administrator help: restrictions and controls, delivery failure messages',
    INBOUND.url,
  ],
  checked: '2026-11-22',
};
