/** Mailbox files: taken apart at the right places, however the octets arrive. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSeparator, MailboxSplitter } from '../../../src/parse/logs/mbox.ts';

const SEPARATOR = 'From a@b.example Sat Nov 21 09:12:06 2026\n';
const MESSAGES = [
  'Subject: one\n\nFrom here on it is text, not a separator.\n\n>From a@b.example Sat Nov 21 09:12:06 2026\n\n',
  'Subject: two\r\nX: y\r\n\r\nz\r\nFrom a@b.example Sat Nov 21 09:12:06 2026\r\n\r\n',
  'Subject: three\n\nlast line without end',
];
const WHOLE = MESSAGES.map((message) => `${SEPARATOR}${message}`);
const BOX = Buffer.from(WHOLE.join(''));

function split(pieces: Iterable<Buffer>): string[] {
  const splitter = new MailboxSplitter();
  const found = [...pieces].flatMap((piece) => splitter.split(piece));
  return [...found, ...splitter.end()].map((message) => message.toString('latin1'));
}

describe('MailboxSplitter', () => {
  it('parts messages at separators behind blank lines only', () => {
    expect(split([BOX])).toEqual(WHOLE);
  });

  it('finds the same however the octets are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: BOX.length }), { maxLength: 20 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), BOX.length];
        const chunks = at.slice(1).map((end, i) => BOX.subarray(at[i], end));
        expect(split(chunks)).toEqual(WHOLE);
      }),
    );
  });

  it('knows a mailbox file by its first line', () => {
    expect(isSeparator(BOX)).toBe(true);
    expect(isSeparator(Buffer.from('From: a@b.example\n'))).toBe(false);
    expect(isSeparator(Buffer.from('From here it is text\n'))).toBe(false);
    expect(isSeparator(Buffer.alloc(0))).toBe(false);
  });
});
