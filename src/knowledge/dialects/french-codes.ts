/** The numbers that Orange (OFR) and La Poste (LPN) put behind their replies: both count the same way. */
import type { DialectRow } from '../../model/dialect.ts';
import type { Category, Consequence } from '../../model/explanation.ts';
import type { Reference } from '../../model/finding.ts';

interface Numbered {
  row: string;
  /** What comes behind the prefix: `108` of `OFR_108` and of `OFR004_108`. */
  numbers: readonly number[];
  category: Category;
  but?: Partial<Consequence>;
}

/** `connections`: how many at once they take. */
export function frenchRows(
  { id, name, prefix }: { id: string; name: string; prefix: 'OFR' | 'LPN' },
  connections: number,
  references: readonly Reference[],
): readonly DialectRow[] {
  const rows: readonly Numbered[] = [
    {
      row: 'listed',
      numbers: [101, 102],
      category: 'reputation-blocked',
      but: {
        title: `The sending address is on a list that ${name} asks`,
        action: [
          'See with `mailsonde blocklist ADDRESS` who lists it, and ask for removal there once the cause is gone: Spamhaus (101), Sender Score or Cloudmark (102), Abusix.',
        ],
      },
    },
    {
      row: 'connections',
      numbers: [104],
      category: 'rate-limited',
      but: {
        title: `Too many connections to ${name} at once`,
        action: [
          `Have the mail server open ${connections} connections at most, and send up to a hundred messages over each.`,
        ],
      },
    },
    {
      row: 'for-now',
      numbers: [105, 108, 109, 503, 505, 999],
      category: 'reputation-blocked',
      but: {
        title: `${name} takes nothing from this address for some hours`,
        meaning:
          'Complaints, dead addresses or unusual volume led to a block of the sending address that ends by itself; it is not about the recipient.',
        action: [
          'Stop sending there for two hours at least, then go on slowly.',
          'Look for complaints: Signal Spam (https://www.signal-spam.fr/) passes them on to senders.',
        ],
        retry: { advice: 'later', afterSeconds: 7_200 },
      },
    },
    {
      row: 'refused',
      numbers: [103, 630],
      category: 'reputation-blocked',
      but: { title: `${name} refuses mail of this sender` },
    },
    { row: 'authentication', numbers: [401, 402, 517], category: 'auth-policy' },
    {
      row: 'sender',
      numbers: [403, 405, 415],
      category: 'dns-or-routing',
      but: {
        title: 'The sender is no address that takes mail',
        meaning: `${name} looks whether the domain of the sender exists and could take an answer; it does not.`,
        action: [
          'See with `mailsonde mx DOMAIN` that the domain of the sender has a mail server, also the subdomain bounces go to.',
          'Look for a slip of the pen in the sender.',
        ],
      },
    },
    { row: 'no-mailbox', numbers: [416], category: 'mailbox-unknown' },
    { row: 'full', numbers: [417], category: 'mailbox-full' },
    {
      row: 'disabled',
      numbers: [420, 426],
      category: 'mailbox-disabled',
      but: { meaning: 'The mailbox was put away since nobody used it, or is blocked.' },
    },
    { row: 'spam', numbers: [506, 510], category: 'content-rejected' },
    { row: 'too-large', numbers: [514], category: 'message-too-large' },
  ];
  return rows.map(({ row, numbers, category, but }) => ({
    id: `${id}-${row}`,
    text: new RegExp(`\\b${prefix}(?:\\d{3})?_(?:${numbers.join('|')})\\b`, 'i'),
    category,
    ...(but === undefined ? {} : { but }),
    references,
  }));
}
