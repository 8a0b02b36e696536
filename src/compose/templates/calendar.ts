/** An invitation, as calendars send them: METHOD:REQUEST of iTIP (RFC 5546 §3.2.2, RFC 6047). */
import type { Mailbox } from '../mailboxes.ts';
import { type Occasion, type Parts, page } from './parts.ts';

/** Octets a line may have, its end left out (RFC 5545 §3.1). */
const MAX_LINE = 75;
const HOUR = 3_600_000;

export function calendar(occasion: Occasion): Parts {
  return {
    subject: 'Test invitation {{random}}',
    text: `This message was sent with mailsonde to see whether invitations arrive,
and are shown with buttons to accept and decline. The meeting does not
take place; it stands in the calendar as free time, tomorrow.

Token     {{random}}
`,
    html: page(
      'Test invitation',
      `<p>This message was sent with mailsonde to see whether invitations arrive,
and are shown with buttons to accept and decline. The meeting does not
take place; it stands in the calendar as free time, tomorrow.</p>
<p>Token {{random}}</p>`,
    ),
    invitation: invitation(occasion),
  };
}

function invitation({ from, recipients, moment: { now, token } }: Occasion): string {
  const start = new Date(Math.ceil((now.getTime() + 24 * HOUR) / HOUR) * HOUR);
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//mailsonde//test invitation//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${token}@${from.domain}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(new Date(start.getTime() + HOUR / 2))}`,
    'SUMMARY:Test invitation (no meeting)',
    'DESCRIPTION:Sent with mailsonde to try invitations. Nobody meets.',
    `ORGANIZER${commonName(from)}:mailto:${from.address}`,
    ...recipients.map(
      (one) =>
        `ATTENDEE${commonName(one)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${one.address}`,
    ),
    'SEQUENCE:0',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** UTC, as `20260101T100000Z`. */
function stamp(date: Date): string {
  return date.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** A quoted parameter holds no double quote, however it is written (RFC 5545 §3.2). */
function commonName({ name }: Mailbox): string {
  return name === '' ? '' : `;CN="${name.replaceAll('"', "'")}"`;
}

/** Never within a character. */
function folded(line: string): string {
  const rows = [''];
  let room = MAX_LINE;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (octets > room) {
      rows.push('');
      room = MAX_LINE - 1;
    }
    rows.push(`${rows.pop()}${character}`);
    room -= octets;
  }
  return rows.join('\r\n ');
}
