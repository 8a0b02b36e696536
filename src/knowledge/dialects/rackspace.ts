/** Rackspace Email (emailsrvr.com): each refusal ends with a code in brackets. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const POSTMASTER = page('Rackspace Email postmaster', 'https://postmaster.emailsrvr.com/home');
const CODES = page('Replies of Rackspace Email', 'https://smtp.codes/rackspace');
const references = [POSTMASTER, CODES];

export const rackspace: Dialect = {
  id: 'rackspace',
  name: 'Rackspace Email',
  kind: 'mailbox',
  hosts: ['emailsrvr.com'],
  signs: [/\((?:G1E|G1F|G28|G30|G16)\)/, /\bpostmaster(?:\.|@)emailsrvr\.com\b/i],
  rows: [
    {
      id: 'rackspace-connections',
      codes: [421],
      text: /\btoo many concurrent connections\b.{0,40}\(G2\)/i,
      category: 'rate-limited',
      references,
    },
    {
      id: 'rackspace-new-address',
      codes: [421, 450, 451],
      text: /\btoo many messages from a new or untrusted ip\b/i,
      category: 'rate-limited',
      but: {
        bounce: 'block',
        title: 'Rackspace takes little from an address it does not know yet',
        meaning:
          'The sending address is new there; how much is taken from it grows as its mail proves to be wanted.',
        action: ['Begin with few messages a day and double them every few days.'],
        retry: { advice: 'later', afterSeconds: 3_600 },
      },
      references,
    },
    {
      id: 'rackspace-reverse-name',
      text: /\bhas no ptr record\b.{0,20}\(G1F\)/i,
      category: 'rdns-missing',
      references,
    },
    {
      id: 'rackspace-dmarc-lookup',
      text: /\btemporary dmarc dns lookup failure\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The DMARC record of the sender could not be looked up',
        action: [
          'Let the mail server try again; if it lasts, see with `mailsonde dmarc DOMAIN` whether the name servers of the domain answer.',
        ],
        retry: { advice: 'later', afterSeconds: 600 },
      },
      references,
    },
    {
      id: 'rackspace-mailbox-too-fast',
      text: /\bmailbox received too much email in a short period\b/i,
      category: 'rate-limited',
      but: {
        title: 'This mailbox gets too much mail just now',
        actor: 'nobody',
        action: ['Let the mail server try again later; it is about this recipient alone.'],
        retry: { advice: 'later', afterSeconds: 600 },
      },
      references,
    },
    {
      id: 'rackspace-loop',
      text: /\brouting loop detected\b.{0,20}\(G16\)/i,
      category: 'dns-or-routing',
      references,
    },
    {
      id: 'rackspace-busy',
      text: /\btemporarily unavailable to accept your message\b.{0,20}\(G6\)/i,
      category: 'server-temporary',
      references,
    },
  ],
  sources: [POSTMASTER.url, CODES.url],
  checked: '2026-11-22',
};
