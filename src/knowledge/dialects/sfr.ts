/** SFR with Neuf, Club-Internet and Numericable, France. */
import type { Dialect, DialectRow } from '../../model/dialect.ts';
import type { Category, Consequence } from '../../model/explanation.ts';
import { page } from '../references.ts';

const CODES = page(
  'Postmastery: SFR and its error codes',
  'https://www.postmastery.com/all-about-isp-sfr-and-smtp-error-codes-sfr_in_xxx/',
);
const references = [CODES];
/** Every block lasts as long. */
const twoHours = { advice: 'later', afterSeconds: 7_200 } as const;

/** `kind`: the last two digits; the first one is of use to SFR alone. */
function row(id: string, kind: string, category: Category, but: Partial<Consequence>): DialectRow {
  return {
    id: `sfr-${id}`,
    text: new RegExp(`\\bSFR_IN_\\d${kind}\\b`, 'i'),
    category,
    but: { ...but, retry: twoHours },
    references,
  };
}

export const sfr: Dialect = {
  id: 'sfr',
  name: 'SFR',
  kind: 'mailbox',
  hosts: ['sfr.fr'],
  signs: [/\bSFR_IN_\d{3}\b/i],
  rows: [
    row('spam', '01', 'reputation-blocked', {
      title: 'SFR blocks the sending address for two hours: spam',
      meaning: 'Too much of what came from this address of late was spam; the block ends by itself.',
      action: [
        'Stop sending there for two hours; look for complaints, which Signal Spam (https://www.signal-spam.fr/) passes on to senders.',
      ],
    }),
    row('malware', '02', 'reputation-blocked', {
      title: 'SFR blocks the sending address for two hours: malware',
      meaning: 'Malware was found in mail from this address; the block ends by itself.',
      action: ['Look at what was sent, and check the computers behind the address for malware.'],
    }),
    row('errors', '03', 'syntax-or-protocol', {
      title: 'Too many wrong commands came from this address',
      action: ['Look at the conversation in the log of the mail server, and try again after two hours.'],
    }),
    row('dead-addresses', '04', 'reputation-blocked', {
      title: 'SFR blocks the sending address for two hours: dead addresses',
      meaning: 'Too many recipients of this sender do not exist at SFR; the block ends by itself.',
      action: ['Take addresses off the list at the first hard bounce, then go on after two hours.'],
    }),
    row('volume', '05', 'rate-limited', {
      title: 'More mail than SFR takes from this address in that time',
      action: ['Go on after two hours, with two connections at most and fewer messages an hour.'],
    }),
  ],
  sources: [CODES.url, 'https://bentonow.com/smtp-errors/sfr'],
  checked: '2026-11-22',
};
