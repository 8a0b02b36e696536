/** From options to octets: what is put in comes out at the other end, whatever it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/compose/draft.ts';
import { decoded } from '../../../src/parse/mail/author.ts';
import { fieldsOf, readSource } from '../../../src/parse/mail/fields.ts';
import { measureMessage } from '../../../src/parse/message-octets.ts';
import { composed, readBack, textOf } from '../../support/composing.ts';

/** What a person may write into a subject or a name: no control characters, no lone surrogates. */
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) =>
    text
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}{}]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  )
  .filter((text) => text !== '');
const bodies = fc
  .string({
    unit: fc.constantFrom('a', ' ', '\n', '\r\n', '.', '=', 'ä', '€', '😀', '\t', 'From ', '-'),
    maxLength: 400,
  })
  .map((text) => `x${text}x`);
const lf = (text: string): string => text.replaceAll(/\r\n|\r/g, '\n');

describe('a composed message', () => {
  it('gives back subject, names and text as they were put in', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, bodies, bodies, async (subject, name, text, html) => {
        const quoted = `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
        const message = await composed({ from: `${quoted} <me@example.com>`, subject, text, html });
        const email = await readBack(message);
        expect(email.subject).toBe(subject);
        expect(email.from).toMatchObject({ name, address: 'me@example.com' });
        expect(lf(email.text ?? '').trimEnd()).toBe(lf(text).trimEnd());
        expect(lf(email.html ?? '').trimEnd()).toBe(lf(html).trimEnd());
      }),
      { numRuns: 150 },
    );
  });

  it('gives back field values and names of files', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, async (value, name) => {
        const message = await composed({
          fields: [`X-Note: ${value}`],
          attachments: [{ name: `${name}.bin`, octets: Buffer.from('x') }],
        });
        const [field] = fieldsOf(readSource(message.octets), 'x-note');
        expect(decoded(field?.value ?? '')).toBe(value);
        const { attachments } = await readBack(message);
        expect(attachments.map(({ filename }) => filename)).toEqual([`${name}.bin`]);
      }),
      { numRuns: 150 },
    );
  });

  it('can go over the wire as it is, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(words, bodies, fc.uint8Array({ maxLength: 300 }), async (subject, text, octets) => {
        const attachments = [{ name: 'data.bin', octets }];
        const facts = await measureMessage((await composed({ subject, text, attachments })).octets);
        expect(facts).toMatchObject({ bare: null, nul: false, eightBit: false });
        expect(facts.longestLine).toBeLessThanOrEqual(998);
      }),
      { numRuns: 100 },
    );
  });

  it('brings attachments octet for octet, under their names', async () => {
    const attachments = [
      { name: 'Über uns.pdf', octets: Buffer.from([0, 13, 10, 255, 46, 10]) },
      { name: 'page.html', octets: Buffer.from('<p>hi</p>\n') },
      { name: 'bounce.eml', octets: Buffer.from('Subject: ä\n\nbody\n') },
      { name: 'fine.eml', octets: Buffer.from('Subject: a\r\n\r\nbody\r\n') },
    ];
    const email = await readBack(await composed({ attachments }));
    const read = email.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      mimeType,
      octets: Buffer.from(content as ArrayBuffer),
    }));
    expect(read.slice(0, 3)).toEqual([
      { filename: 'Über uns.pdf', mimeType: 'application/pdf', octets: attachments[0]?.octets },
      { filename: 'page.html', mimeType: 'text/html', octets: attachments[1]?.octets },
      { filename: 'bounce.eml', mimeType: 'application/octet-stream', octets: attachments[2]?.octets },
    ]);
    expect(textOf(await composed({ attachments }))).toContain('Content-Type: message/rfc822; name=fine.eml');
  });

  it('writes the date, and a Message-ID of the domain of its author', async () => {
    const { octets, messageId, token } = await composed({ from: 'x@bücher.example' });
    const names = readSource(octets).fields.map(({ name, value }) => `${name}: ${value}`);
    expect(names).toContain('date: Sat, 31 Jan 2026 10:00:00 +0000');
    expect(messageId).toBe('<20260131100000000.abcdefghijkmnp@xn--bcher-kva.example>');
    expect(names).toContain(`message-id: ${messageId}`);
    expect(token).toBe('abcdefghijkmnp');
  });

  it('names nobody of --bcc, and everybody once in the envelope', async () => {
    const message = await composed({
      to: ['rita@example.net', 'Bob <bob@EXAMPLE.net>'],
      cc: ['bob@example.net'],
      bcc: ['hidden@example.org', 'rita@example.net'],
    });
    expect(message.envelope).toEqual({
      from: 'me@example.com',
      recipients: ['rita@example.net', 'bob@example.net', 'hidden@example.org'],
    });
    expect(textOf(message)).not.toMatch(/hidden|bcc/i);
  });

  it('may be for --bcc alone', async () => {
    const message = await composed({ to: [], bcc: ['hidden@example.org'] });
    expect(textOf(message)).not.toMatch(/^(?:to|cc|bcc):/im);
  });

  it('asks for SMTPUTF8 where an address needs it, and not for a domain or a name', async () => {
    const name = await composed({ to: ['Jörg <j@bücher.example>'] });
    expect(name.needs).toEqual({ eightBit: false, smtpUtf8: false });
    expect(textOf(name)).toContain('<j@xn--bcher-kva.example>');
    const local = await composed({ to: ['jörg@bücher.example'] });
    expect(local.needs).toEqual({ eightBit: true, smtpUtf8: true });
    expect(textOf(local)).toContain('\r\nTo: jörg@bücher.example\r\n');
    const hidden = await composed({ bcc: ['jörg@example.net'] });
    expect(hidden.needs).toEqual({ eightBit: false, smtpUtf8: true });
  });

  it.each<[Draft['encoding'], string, string, RegExp]>([
    [undefined, 'plain', '7bit', /^plain$/m],
    [undefined, 'Grüße', 'quoted-printable', /^Gr=C3=BC=C3=9Fe$/m],
    [undefined, '你好', 'base64', /^5L2g5aW9$/m],
    [undefined, 'x'.repeat(2_000), 'quoted-printable', /^x{75}=$/m],
    ['base64', 'plain', 'base64', /^cGxhaW4=$/m],
    ['quoted-printable', 'plain', 'quoted-printable', /^plain$/m],
    ['8bit', 'Grüße', '8bit', /^Grüße$/m],
    ['8bit', 'plain', '7bit', /^plain$/m],
    ['8bit', 'ü'.repeat(500), 'base64', /^w7zDvMO8/m],
  ])('encodes with %s %s... as %s', async (encoding, text, written, line) => {
    const message = await composed({ text, ...(encoding !== undefined && { encoding }) });
    const lines = `\n${textOf(message)}`.replaceAll('\r\n', '\n');
    expect(lines).toContain(`\nContent-Transfer-Encoding: ${written}\n`);
    expect(lines).toMatch(line);
    expect(message.needs.eightBit).toBe(written === '8bit');
  });

  it('keeps names of fields as they are spelled, and those that may come again', async () => {
    const text = textOf(
      await composed({ fields: ['X-myID: 1', 'Comments: a', 'Comments: b', 'X-Long: ä ö'] }),
    );
    expect(text.match(/^(?:X-myID|Comments|X-Long): .*$/gm)).toEqual([
      'X-myID: 1',
      'Comments: a',
      'Comments: b',
      'X-Long: =?UTF-8?B?w6Qgw7Y=?=',
    ]);
  });

  it('takes date, Message-ID, sender and replies from the user', async () => {
    const message = await composed({
      fields: [
        'date: Thu, 01 Jan 2026 10:00:00 +0100',
        'Message-ID: <mine.{{random}}@example.com>',
        'Reply-To: Jörg <j@bücher.example>, b@example.com',
        'Sender: list@example.com',
        'X-Ref: {{message-id}}',
      ],
      text: '{{message-id}} of {{date}}',
    });
    expect(message.messageId).toBe('<mine.abcdefghijkmnp@example.com>');
    const email = await readBack(message);
    expect(email.messageId).toBe('<mine.abcdefghijkmnp@example.com>');
    expect(textOf(message)).toContain('X-Ref: <mine.abcdefghijkmnp@example.com>');
    expect(email.text).toContain('<mine.abcdefghijkmnp@example.com> of Thu, 01 Jan 2026 10:00:00 +0100');
    expect(email.replyTo).toMatchObject([
      { name: 'Jörg', address: 'j@xn--bcher-kva.example' },
      { address: 'b@example.com' },
    ]);
    expect(email.sender).toMatchObject({ address: 'list@example.com' });
    expect(textOf(message).match(/^(?:date|message-id|sender|reply-to):/gim)).toHaveLength(4);
  });

  it('puts tokens into subject, text, HTML and fields, escaped where it is HTML', async () => {
    const message = await composed({
      subject: '{{ Random }} to {{to}}',
      text: 'from {{from}}',
      html: '<p>{{message-id}}</p>',
      fields: ['X-Run: {{random}} {{date}}'],
    });
    const email = await readBack(message);
    expect(email.subject).toBe('abcdefghijkmnp to rita@example.net');
    expect(email.text).toContain('from me@example.com');
    expect(email.html).toContain('<p>&lt;20260131100000000.abcdefghijkmnp@example.com&gt;</p>');
    expect(textOf(message)).toContain('X-Run: abcdefghijkmnp Sat, 31 Jan 2026 10:00:00 +0000');
  });

  it('leaves braces as they stand where asked to', async () => {
    const { subject, text } = await readBack(
      await composed({ subject: '{{name}}', text: 'Dear {{name}}', literal: true }),
    );
    expect([subject, text?.trim()]).toEqual(['{{name}}', 'Dear {{name}}']);
    const made = textOf(await composed({ subject: '{{name}}', template: 'newsletter', literal: true }));
    expect(made).toContain('<https://example.com/unsubscribe?t=abcdefghijkmnp>');
    expect(made.match(/\{\{.*?\}\}/g)).toEqual(['{{name}}']);
  });

  it('is text alone where only text is given, and may have no subject', async () => {
    const text = textOf(await composed({ text: 'Hi' }));
    expect(text).not.toMatch(/^subject:|multipart/im);
    expect(text).toMatch(/\r\n\r\nHi\r\n$/);
  });
});
