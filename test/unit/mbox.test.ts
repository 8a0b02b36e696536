/** Mailbox files: taken apart at the right places, however the octets arrive. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMbox, mboxMessages } from '../../src/parse/mbox.ts';

const SEPARATOR = 'From a@b.example Sat Nov 21 09:12:06 2026\n';
const MESSAGES = [
  'Subject: one\n\nFrom here on it is text, not a separator.\n\n>From a@b.example Sat Nov 21 09:12:06 2026\n\n',
  'Subject: two\r\nX: y\r\n\r\nz\r\nFrom a@b.example Sat Nov 21 09:12:06 2026\r\n\r\n',
  'Subject: three\n\nlast line without end',
];
const BOX = Buffer.from(MESSAGES.map((message) => `${SEPARATOR}${message}`).join(''));

async function split(chunks: Iterable<Uint8Array>): Promise<string[]> {
  const found: string[] = [];
  for await (const message of mboxMessages(chunks)) found.push(Buffer.from(message).toString('latin1'));
  return found;
}

describe('mboxMessages', () => {
  it('parts messages at separators behind blank lines only', async () => {
    expect(await split([BOX])).toEqual(MESSAGES);
  });

  it('finds the same however the octets are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: BOX.length }), { maxLength: 20 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), BOX.length];
        const chunks = at.slice(1).map((end, i) => BOX.subarray(at[i], end));
        expect(await split(chunks)).toEqual(MESSAGES);
      }),
    );
  });

  it('knows a mailbox file by its first line', () => {
    expect(isMbox(BOX)).toBe(true);
    expect(isMbox(Buffer.from('From: a@b.example\n'))).toBe(false);
    expect(isMbox(Buffer.from('From here it is text\n'))).toBe(false);
    expect(isMbox(Buffer.alloc(0))).toBe(false);
  });
});
