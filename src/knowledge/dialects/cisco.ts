/** Cisco Secure Email (IronPort, AsyncOS), and the SMTP inspection of Cisco firewalls (ASA, PIX). */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const REPUTATION = page(
  'Cisco: identify and allow poor sender reputation',
  'https://www.cisco.com/c/en/us/support/docs/security/email-security-appliance/200436-Identify-and-allow-poor-SenderBase-Reput.html',
);
const TALOS = page(
  'Cisco Talos: reputation of an address',
  'https://talosintelligence.com/reputation_center',
);
const GUIDE = page(
  'Cisco Secure Email Gateway: user guides',
  'https://www.cisco.com/c/en/us/support/security/email-security-appliance/products-user-guide-list.html',
);
const INSPECTION = page(
  'Cisco ASA: inspection of ESMTP',
  'https://www.cisco.com/c/en/us/td/docs/security/asa/asa916/configuration/firewall/asa-916-firewall-config/inspect-basic.html',
);

/** What an inspecting firewall leaves of a greeting: asterisks, and digits 2, 0 and blanks here and there. */
const MASKED = /^[*\d ]{0,80}\*\*\*\*\*\*\*\*[*\d ]{0,200}$/;

const ASK_TALOS = [
  'Look the address up at https://talosintelligence.com/reputation_center; what lowers it stands there.',
  'Once the cause is gone the reputation recovers by itself within days; open a ticket at Talos (a free Cisco account is needed) if it does not.',
  'Ask the administrator of the receiver, by other means, to allow the sending address.',
];
const UNALTERED = [
  'Have whoever runs the firewall switch the inspection of SMTP off (`no inspect esmtp` on an ASA, `no fixup protocol smtp 25` on a PIX), or allow TLS in its policy.',
  'See with `mailsonde handshake HOST` from inside and outside of the firewall whether STARTTLS is offered.',
];

export const cisco: Dialect = {
  id: 'cisco',
  name: 'Cisco Secure Email',
  also: ['IronPort'],
  kind: 'gateway',
  hosts: ['iphmx.com'],
  signs: [
    /\bsending MTA.?s poor reputation\b/i,
    /\b(?:senderbase\.org|talosintelligence\.com|iphmx\.com)\b/i,
    /\bIronPort\b/i,
    /\bDNS (?:Hard|Soft) Error looking up\b/,
    /\bDelivery expired \(message too old\)/i,
    /"XXXXX*[A-Z]?"/,
    MASKED,
  ],
  rows: [
    {
      id: 'cisco-poor-reputation',
      codes: [421, 550, 554],
      text: /\brejected due to the sending MTA.?s poor reputation\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address has a poor reputation at Cisco Talos',
        meaning:
          'The receiver lets Cisco judge sending addresses, and this one is judged poor: spam was seen from it or from its neighbours, or so little mail that it is not known well. No address of a recipient is at fault.',
        action: ASK_TALOS,
      },
      references: [REPUTATION, TALOS],
    },
    {
      id: 'cisco-host-refused',
      codes: [550, 554],
      text: /\baccess to submit messages to this e-?mail system has been rejected\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The receiver lets this address hand in no mail',
        meaning:
          'The table of hosts of the receiver puts the sending address among those to be refused, as a rule for its reputation, at times by hand.',
        action: ASK_TALOS,
      },
      references: [REPUTATION, TALOS],
    },
    {
      id: 'cisco-talos',
      text: /\b(?:senderbase\.org|talosintelligence\.com)\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The receiver goes by the reputation that Cisco Talos keeps of the address',
        action: ASK_TALOS,
      },
      references: [TALOS],
    },
    {
      id: 'cisco-recipients-an-hour',
      codes: [421, 450, 451, 452],
      text: /\btoo many recipients received this hour\b/i,
      category: 'rate-limited',
      but: {
        title: 'More recipients an hour than the receiver takes from this address',
        meaning:
          'The receiver counts recipients an hour from each sending address, and few are allowed where the reputation is unknown or low.',
        retry: { advice: 'later', afterSeconds: 3600 },
      },
      references: [GUIDE],
    },
    {
      id: 'cisco-too-many-unknown',
      codes: [550],
      text: /^too many invalid recipients\b/i,
      category: 'rate-limited',
      but: {
        title: 'Too many addresses that do not exist',
        meaning:
          'So many recipients of late were unknown that the receiver takes the sender for somebody who tries out addresses, and hears nothing more for this hour.',
        action: [
          'Take unknown addresses off the list at the first bounce, then go on an hour later.',
          'Addresses refused with this reply may exist: keep them.',
        ],
        bounce: 'block',
        retry: { advice: 'later', afterSeconds: 3600 },
      },
      references: [GUIDE],
    },
    {
      id: 'cisco-address-rejected',
      codes: [550],
      enhanced: ['5.1.0'],
      text: /^address rejected\b/i,
      category: 'mailbox-unknown',
      but: {
        meaning:
          'The gateway found no such address in the directory of the receiver, or the domain is not among those it takes mail for.',
      },
      references: [GUIDE],
    },
    {
      id: 'cisco-spf',
      codes: [550],
      text: /^spf unauthorized mail is prohibited\b/i,
      category: 'auth-policy',
      but: {
        title: 'SPF does not allow this address to send for the domain',
        action: [
          'See with `mailsonde spf DOMAIN --ip ADDRESS` what the record says, and add the sending server to it.',
          'If the message was forwarded, have the forwarder rewrite the envelope sender (SRS).',
        ],
      },
      references: [GUIDE],
    },
    {
      id: 'cisco-no-such-domain',
      text: /\bbad destination host\b.{0,8}\bDNS Hard Error looking up\b/i,
      category: 'domain-unknown',
      references: [GUIDE],
    },
    {
      id: 'cisco-expired',
      text: /\bdelivery expired \(message too old\)/i,
      category: 'expired-in-queue',
      references: [GUIDE],
    },
    {
      id: 'cisco-command-masked',
      codes: [500, 501, 502, 503, 554],
      text: /"XXXXX*[A-Z]?"/,
      category: 'syntax-or-protocol',
      but: {
        title: 'A firewall alters the conversation',
        meaning:
          'The command reached the server as a row of X: a Cisco firewall between the two overwrites commands it does not know, STARTTLS and AUTH among them.',
        action: UNALTERED,
      },
      references: [INSPECTION],
    },
    {
      id: 'cisco-greeting-masked',
      codes: [220],
      text: MASKED,
      category: 'success',
      but: {
        title: 'The server greets, but a firewall alters the conversation',
        meaning:
          'A greeting of asterisks is the mark of a Cisco firewall that overwrites what the server says. It often hides STARTTLS too, so that mail travels unencrypted.',
        actor: 'recipient-admin',
        action: UNALTERED,
      },
      references: [INSPECTION],
    },
  ],
  sources: [REPUTATION.url, TALOS.url, GUIDE.url, INSPECTION.url],
  checked: '2026-11-22',
};
