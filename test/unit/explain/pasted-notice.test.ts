/** Bounces without their header: copied out of a mail program, quoted, or forwarded inside a letter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readItems } from '../../../src/commands/items.ts';
import { explainPastedNotice } from '../../../src/explain/bounce.ts';
import { explainMessage } from '../../../src/explain/message.ts';
import type { Explanation } from '../../../src/model/explanation.ts';
import { readMessage } from '../../../src/parse/mail-message.ts';
import { LONGEST_PASTED, readPastedNotice } from '../../../src/parse/pasted-notice.ts';
import { ROOT } from '../../support/source.ts';

const EXCHANGE = `Delivery has failed to these recipients or groups:

Ina Roth (ina@example.net)<mailto:ina@example.net>
The email address you entered couldn't be found. Please check the recipient's email address.

Diagnostic information for administrators:

Generating server: ex1.shop.example

ina@example.net
mx.example.net #550 5.1.1 <ina@example.net>: Recipient address rejected: User unknown ##rfc822;ina@example.net`;

const OUTLOOK = `Von: Microsoft Outlook
Gesendet: Montag, 2. November 2026 09:00
An: news@shop.example
Betreff: Unzustellbar: Ihre Bestellung

Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

ina@example.net (ina@example.net)
Das Postfach des Empfängers ist voll.

Diagnoseinformationen für Administratoren:

Remote Server returned '552 5.2.2 STOREDRV.Deliver; mailbox full'

Ursprüngliche Nachrichtenkopfzeilen:

Received: from mx.shop.example
From: News <news@shop.example>`;

const GMAIL = `Address not found

Your message wasn't delivered to ina@nowhere.example because the domain nowhere.example couldn't be found. Check for typos or unnecessary spaces and try again.

The response was:
DNS Error: DNS type 'mx' lookup of nowhere.example responded with code NXDOMAIN Domain name not found: nowhere.example`;

const FRAMED = `|------------------------- Message log follows: -------------------------|
 no valid recipients were found for this message
|------------------------- Failed addresses follow: ---------------------|
 <ina@example.net> ... mailbox full
|------------------------- Message text follows: ------------------------|
Received: from mx.shop.example`;

const POSTFIX = `This is the mail system at host mail.shop.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<ina@example.net>: host mx.example.net[192.0.2.7] said: 550 5.1.1 <ina@example.net>: no such user (in reply to RCPT TO command)

<olaf@example.org>: host mx.example.org[192.0.2.8] said: 552 5.2.2 mailbox is full`;

const ONE: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  ['Exchange', EXCHANGE, [['ina@example.net', 'mailbox-unknown']]],
  ['Outlook, below the fields it shows', OUTLOOK, [['ina@example.net', 'mailbox-full']]],
  ['Gmail', GMAIL, [['ina@nowhere.example', 'domain-unknown']]],
  ['headings in frames', FRAMED, [['ina@example.net', 'mailbox-full']]],
  [
    'Postfix, of two recipients',
    POSTFIX,
    [
      ['ina@example.net', 'mailbox-unknown'],
      ['olaf@example.org', 'mailbox-full'],
    ],
  ],
];

const gist = (told: readonly Explanation[] | null) =>
  told?.map(({ kind, recipient, category }) => [kind, recipient, category]);
const bounces = (list: readonly (readonly [string, string])[]) => list.map((one) => ['bounce', ...one]);

/** What a file or standard input comes to: a whole, or lines. */
async function ofFile(text: string, size = 65_536): Promise<Explanation[] | 'lines'> {
  const octets = Buffer.from(text);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size);
  }
  for await (const batch of readItems('x', { chunks }))
    if ('whole' in batch && batch.whole !== null) return [...batch.whole];
  return 'lines';
}

describe('a notice without its header', () => {
  it.each(ONE)('is one, as an argument and as a file: %s', async (_, text, expected) => {
    expect(gist(await explainPastedNotice(text))).toEqual(bounces(expected));
    for (const file of [text, `${text.replaceAll('\n', '\r\n')}\r\n`, `\ufeff\n${text}`])
      expect(await ofFile(file)).toEqual(await explainPastedNotice(file));
    expect(gist((await ofFile(text)) as Explanation[])).toEqual(bounces(expected));
  });

  it.each(ONE)('is read where every line is quoted: %s', async (_, text, expected) => {
    const quoted = text.replaceAll(/^/gm, '> ');
    expect(gist(await explainPastedNotice(quoted))).toEqual(bounces(expected));
  });

  it.each([
    ['replies', '550 5.1.1 user unknown\n\n421 your message was not delivered\n\n552 full\n'],
    ['sentences', 'User unknown\nYour message was not delivered\nMailbox full\n'],
    ['terms', 'spf\ngreylisting\n\nspam:\n'],
    ['one line', 'Delivery has failed to these recipients or groups: ina@example.net'],
    ['nothing', '\n\n'],
    ['a letter', 'Hello Ina,\n\nthe parcel is here:\n\nolaf@example.net\n'],
  ])('is no list: %s', async (_, text) => {
    expect(readPastedNotice(text)).toBeNull();
    expect(await ofFile(text)).toBe('lines');
  });

  it('is not looked for in what is longer than anybody copies', async () => {
    const long = `${EXCHANGE}\n${'450 4.2.1 later\n'.repeat(LONGEST_PASTED / 8)}`;
    expect(readPastedNotice(long)).toBeNull();
    expect(await ofFile(long, 4_096)).toBe('lines');
  });
});

/** What `explain FILE` says of a letter. */
async function asked(octets: Uint8Array): Promise<readonly Explanation[] | null> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield octets;
  }
  for await (const batch of readItems('x', { chunks })) return 'whole' in batch ? batch.whole : null;
  return null;
}

describe('a letter', () => {
  const letter = (body: string): Buffer =>
    Buffer.from(
      `From: Ina <ina@shop.example>\r\nTo: olaf@shop.example\r\nMessage-ID: <1@shop.example>\r\nSubject: What is this?\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`,
    );

  it.each([
    [
      'forwards',
      `Hallo, was heisst das?\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Undelivered Mail Returned to Sender\nDatum: Mon, 2 Nov 2026 09:00:00 +0100\nVon: Mail Delivery System <MAILER-DAEMON@mail.shop.example>\n\n${POSTFIX}`,
    ],
    [
      'forwards, with marks',
      `Please see:\n\nBegin forwarded message:\n\n> From: Mail Delivery System <MAILER-DAEMON@mail.shop.example>\n> Subject: Undelivered Mail\n> Date: 2 November 2026\n>\n${POSTFIX.replaceAll(/^/gm, '> ')}`,
    ],
    ['quotes', `Was heisst das?\n\n${POSTFIX.replaceAll(/^/gm, '> ')}\n\nGruss, Ina\n`],
  ])('that %s a notice is read for it', async (_, body) => {
    expect(gist(await asked(letter(body)))).toEqual([
      ['bounce', 'ina@example.net', 'mailbox-unknown'],
      ['bounce', 'olaf@example.org', 'mailbox-full'],
    ]);
    // It is no bounce itself, and counts as none in a mailbox.
    expect(await explainMessage(letter(body))).toBeNull();
  });

  it('whose fields were copied with it is a notice too', async () => {
    const copied = `From: Microsoft Outlook\nSent: Monday, 2 November 2026\nTo: news@shop.example\nSubject: Undeliverable: Order\n\n${EXCHANGE}`;
    expect(gist((await ofFile(copied)) as Explanation[])).toEqual([
      ['bounce', 'ina@example.net', 'mailbox-unknown'],
    ]);
  });

  it.each([
    'We could not deliver your parcel:\n\nina@example.net\n',
    '> When do you come?\n> My mail was not delivered.\n\nTomorrow.\n',
    `Subject: no\n\n${'a: b\n'.repeat(20)}`,
  ])('that tells of none is left alone: %j', async (body) => {
    expect(await asked(letter(body))).toBeNull();
    expect(await explainMessage(letter(body))).toBeNull();
  });

  it.each(['letter.eml', 'letter-parcel.eml', 'letter-moderation.eml'])('is none: %s', async (name) => {
    const octets = readFileSync(join(ROOT, 'fixtures/bounces', name));
    expect(await asked(octets)).toBeNull();
    expect(readPastedNotice((await readMessage(octets)).text)).toBeNull();
  });
});
