/** AT&T with BellSouth, SBC and Prodigy, as its own servers spoke before Yahoo's took over in 2025. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const BLOCKS = page(
  'AT&T: Mailblock error messages',
  'http://worldnet.att.net/general-info/bls_info/block_enduser.html',
);
const YAHOO = page('Yahoo Sender Hub', 'https://senders.yahooinc.com/');
const references = [BLOCKS, YAHOO];

export const att: Dialect = {
  id: 'att',
  name: 'AT&T',
  kind: 'mailbox',
  hosts: ['prodigy.net', 'att.net', 'bellsouth.net'],
  signs: [/\babuse_rbl@abuse-att\.net\b/i, /\bworldnet\.att\.net\b/i, /\bldap:ou=rblmx\b/i],
  rows: [
    {
      id: 'att-blocked',
      text: /\bdnsbl:\w{0,8}rbl 521|\bblocked by ldap:ou=rblmx\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'AT&T blocks the sending address',
        meaning: 'AT&T saw spam from this address, or it belongs to a range that may not send.',
        action: [
          'Send the whole reply to abuse_rbl@abuse-att.net once the cause is gone; an answer takes a day or two.',
          'Where the MX of the domain is one of yahoodns.net, ask Yahoo instead: https://senders.yahooinc.com/contact/.',
        ],
      },
      references,
    },
    {
      id: 'att-reverse-name',
      text: /\bconnections not accepted from servers without a valid sender domain\b|\[permfail\] \S{1,80} requires valid sender domain\b/i,
      category: 'rdns-missing',
      references,
    },
    {
      id: 'att-end-user',
      codes: [550],
      text: /^unauthorized interface for <\S{1,45}>/i,
      category: 'reputation-blocked',
      but: {
        title: 'The address is not known as that of a mail server',
        meaning: 'AT&T takes the address for one of end users, from which no mail should come.',
        action: ['Send through the relay of your provider, with a sign-in on port 465 or 587.'],
      },
      references,
    },
    {
      id: 'att-suspended',
      codes: [550],
      text: /^\[suspend\] mailbox currently suspended/i,
      category: 'mailbox-disabled',
      references,
    },
    {
      id: 'att-no-mailbox',
      codes: [550],
      text: /\.{3} (?:addressee unknown|blank mailhost - invalid address), relay=\[/i,
      category: 'mailbox-unknown',
      references,
    },
  ],
  sources: [BLOCKS.url, 'https://smtp.codes/550'],
  checked: '2026-11-22',
};
