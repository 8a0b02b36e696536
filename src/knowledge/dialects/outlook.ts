/** Outlook.com with Hotmail, Live and MSN: the mailboxes of private people at Microsoft. */
import type { Dialect } from '../../model/dialect.ts';
import { enhancedRange } from './enhanced-range.ts';

const TROUBLESHOOTING = {
  title: 'Outlook.com Postmaster: troubleshooting',
  url: 'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting',
};
const SERVICES = {
  title: 'Outlook.com Postmaster: services for senders (SNDS, JMRP)',
  url: 'https://sendersupport.olc.protection.outlook.com/pm/services',
};
const HIGH_VOLUME = {
  title: "Outlook's requirements for high-volume senders",
  url: 'https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/strengthening-email-ecosystem-outlook%E2%80%99s-new-requirements-for-high%E2%80%90volume-senders/4399730',
};

const ASK =
  'Ask Microsoft for removal with the form at https://olcsupport.office.com/; the answer comes by mail, usually within a day. Where it says that nothing was found, answer that mail and ask for a closer look.';
const SNDS =
  'Register your addresses with SNDS (https://sendersupport.olc.protection.outlook.com/snds/) to see complaints and spam traps, and with JMRP to get each complaint.';
const references = [TROUBLESHOOTING, SERVICES];
const slowly = { advice: 'later', afterSeconds: 3600 } as const;

export const outlook: Dialect = {
  id: 'outlook',
  name: 'Outlook.com',
  also: ['Outlook', 'Hotmail', 'MSN'],
  kind: 'mailbox',
  hosts: ['olc.protection.outlook.com', 'hotmail.com'],
  signs: [
    /\bolc\.protection\.outlook\.com\b/i,
    /\b(?:postmaster\.live\.com|mail\.live\.com\/mail)\b/i,
    /\b(?:RP|SC|DY|OU)-00[1-4]\b/,
    /\(S(?:3140|3150|2017062302|77[57]\d*|844)\)/,
  ],
  ownCodes: ['5.7.515', ...enhancedRange('X.7', 650, 652)],
  rows: [
    {
      id: 'outlook-not-authenticated',
      enhanced: ['X.7.515'],
      category: 'auth-policy',
      but: {
        title: 'Outlook.com asks for SPF, DKIM and DMARC, and one does not pass',
        meaning:
          'Who sends more than 5,000 messages a day to Outlook.com from one domain has to pass SPF and DKIM and to have a DMARC record whose domain agrees with one of them. The reply names which of the three failed (Spf=, Dkim=, DMARC=).',
        action: [
          'See `mailsonde spf DOMAIN --ip ADDRESS`, `mailsonde dkim DOMAIN` and `mailsonde dmarc DOMAIN` for the domain of the From line, and repair what the reply says has failed.',
          'All mail of the domain counts, that of every service it uses.',
        ],
      },
      references: [HIGH_VOLUME],
    },
    {
      id: 'outlook-network-listed',
      text: /part of their network is on our block ?list.*\b(?:AS?|S)3150\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The network of the sending address is on the block list of Outlook.com',
        meaning:
          'Microsoft blocks not only this address but the range it belongs to, because of what neighbours sent. The recipients are not at fault.',
        action: [
          'Tell the provider of the network (hosting company); only they can answer for the range.',
          ASK,
          'Send through a relay with a good name until then.',
        ],
      },
      references,
    },
    {
      id: 'outlook-address-listed',
      text: /part of their network is on our block ?list/i,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is on the block list of Outlook.com',
        meaning:
          'Microsoft blocks this address because of spam it saw from it, or because it is new and belongs to a range with a bad name. The recipients are not at fault.',
        action: [ASK, SNDS],
      },
      references,
    },
    {
      id: 'outlook-rate-reputation',
      enhanced: enhancedRange('X.7', 650, 652),
      text: /rate limited due to ip reputation/i,
      category: 'rate-limited',
      but: {
        bounce: 'block',
        title: 'Outlook.com takes little from this address for now',
        meaning:
          'The address is new there, or its reputation is low, so that only so much is taken from it at a time. What is deferred will be taken later.',
        action: [
          'Slow down to Outlook.com, Hotmail, Live and MSN; raise the volume over two to four weeks.',
          SNDS,
          'If it lasts for days, ask at https://olcsupport.office.com/.',
        ],
        retry: slowly,
      },
      references,
    },
    {
      id: 'outlook-rate',
      codes: [421],
      text: /\bRP-00[123]\b/,
      category: 'rate-limited',
      but: {
        bounce: 'block',
        title: 'Outlook.com takes little from this address for now',
        meaning:
          'More connections or messages than Outlook.com allows to an address of this reputation (RP-001), by its own limits (RP-002) or by its limits for connections (RP-003).',
        action: [
          'Use fewer connections and send more messages over each; raise the volume over weeks.',
          SNDS,
        ],
        retry: slowly,
      },
      references,
    },
    {
      id: 'outlook-namespace-mining',
      text: /\bSC-002\b/,
      category: 'reputation-blocked',
      but: {
        title: 'Too many addresses that do not exist',
        meaning:
          'Outlook.com takes the sender for somebody who tries out which addresses exist: too many recipients of late are unknown.',
        action: [
          'Take addresses off at the first hard bounce, and confirm new ones by mail (double opt-in).',
          'See that nobody uses the server to try addresses. Then ask at https://olcsupport.office.com/.',
        ],
      },
      references,
    },
    {
      id: 'outlook-open-proxy',
      text: /\bSC-003\b/,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address looks like an open proxy or relay',
        meaning: 'Outlook.com believes that anybody can send through this address.',
        action: ['Close the proxy or relay and look for malware.', ASK],
      },
      references,
    },
    {
      id: 'outlook-complaints',
      text: /\bSC-004\b/,
      category: 'reputation-blocked',
      but: {
        title: 'Too many complaints of Outlook.com users',
        meaning: 'People at Outlook.com marked mail from this address as junk so often that it is blocked.',
        action: [
          'Join JMRP to get each complaint, and take whoever complains off the list.',
          'Make leaving the list easy (one click), and send only to those who asked for it.',
          ASK,
        ],
      },
      references,
    },
    {
      id: 'outlook-policy',
      text: /\b(?:SC-001|OU-002)\b/,
      category: 'reputation-blocked',
      but: {
        title: 'Outlook.com finds the mail of this address spam-like, or its reputation too low',
        meaning:
          'What is in the messages, the reputation of the address or domain, or both, led to the refusal.',
        action: [
          SNDS,
          'See `mailsonde check DOMAIN` and `mailsonde blocklist ADDRESS`, and repair what they find.',
          ASK,
        ],
      },
      references,
    },
    {
      id: 'outlook-spamhaus',
      text: /\bOU-001\b/,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is listed by Spamhaus',
        action: [
          'See why at https://check.spamhaus.org/ and ask for removal there once the cause is gone; Outlook.com follows by itself.',
        ],
      },
      references,
    },
    {
      id: 'outlook-dynamic',
      text: /\bDY-00[12]\b/,
      category: 'reputation-blocked',
      but: {
        title: 'The address belongs to end users, or to a computer that was taken over',
        meaning:
          'Outlook.com takes no mail from addresses that change hands (DY-001) or that look like a computer under foreign control (DY-002).',
        action: [
          'Send through the relay of your provider, with a sign-in on port 465 or 587.',
          'If the address is yours alone for good, have the provider name it so in the reverse name, and ask at https://olcsupport.office.com/.',
          'With DY-002 look for malware on every computer behind the address.',
        ],
      },
      references,
    },
    {
      id: 'outlook-no-mailbox',
      codes: [550],
      enhanced: ['5.5.0'],
      text: /requested action not taken: mailbox unavailable/i,
      category: 'mailbox-unknown',
      but: {
        meaning:
          'There is no such mailbox at Outlook.com; it never existed, or was given up after long disuse.',
      },
      references: [TROUBLESHOOTING],
    },
  ],
  sources: [
    'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting',
    'https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/strengthening-email-ecosystem-outlook%E2%80%99s-new-requirements-for-high%E2%80%90volume-senders/4399730',
  ],
  checked: '2026-11-22',
};
