/** T-Online, the mail of Deutsche Telekom for private people. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const POSTMASTER = page('T-Online postmaster', 'https://postmaster.t-online.de/index.en.html');
const references = [POSTMASTER];

const IMPRINT =
  'See first that the server has one fixed name, PTR and address record that lead to each other, and a web page under that name or its domain with the full postal address of who runs it: T-Online asks for it.';

export const tOnline: Dialect = {
  id: 't-online',
  name: 'T-Online',
  kind: 'mailbox',
  hosts: ['t-online.de'],
  signs: [/\b[a-z]{4,10}@rx\.t-online\.de\b/i],
  rows: [
    {
      id: 't-online-unknown-server',
      codes: [554],
      text: /\bnone\/bad reputation\b.{0,160}\(NOWL\)/i,
      category: 'reputation-blocked',
      but: {
        title: 'T-Online does not know this server',
        meaning:
          'T-Online takes mail only from servers it knows. An address that is new, or has not sent for a year, has no reputation there and is refused until somebody asks; it need not have sent spam.',
        action: [
          'Write to the address in the reply, from another mailbox, with the IP address and the name of the server, and ask for a reset; it takes effect within a day.',
          IMPRINT,
        ],
      },
      references,
    },
    {
      id: 't-online-blocked',
      codes: [554],
      text: /\ba problem occurred\..{0,160}t-online\.de.{0,40}\(BL\)/i,
      category: 'reputation-blocked',
      but: {
        title: 'T-Online blocks the sending address',
        meaning:
          'T-Online saw unwanted mail from this address, or does not know its server well enough to take mail from it.',
        action: [
          'Find and stop the cause, then write to the address in the reply, from another mailbox, with the IP address and the name of the server.',
          IMPRINT,
        ],
      },
      references,
    },
    {
      id: 't-online-refused',
      codes: [554],
      text: /\ba problem occurred\..{0,160}t-online\.de/i,
      category: 'reputation-blocked',
      but: {
        title: 'T-Online does not take mail from this address',
        meaning:
          'The reply gives no reason. T-Online says this to addresses it does not know (NOWL: new, or silent for long), and to those it saw unwanted mail from or whose name and web page do not show who runs them.',
        action: [
          'Write to the address in the reply, from another mailbox, with the IP address and the name of the server, and ask what is missing; new addresses are let in within a day.',
          IMPRINT,
        ],
      },
      references,
    },
    {
      id: 't-online-dynamic',
      codes: [554],
      text: /\bdialup\/transient ip not allowed\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'T-Online takes the sending address for one of end users',
        meaning:
          'T-Online refuses servers on addresses that change hands, and those whose name does not tell who runs them.',
        action: [
          'Send through the relay of your provider, or from an address that is fixed.',
          IMPRINT,
          'If that is all in order, write to the address in the reply.',
        ],
      },
      references,
    },
  ],
  sources: [
    POSTMASTER.url,
    'https://timmehosting.de/leitfaden-wenn-t-online-e-mails-blockiert-ursachen-und-loesungen',
    'https://help.creoline.com/de/doc/t-online-554-dialuptransient-ip-not-allowed-zVwMz4z866',
  ],
  checked: '2026-11-22',
};
