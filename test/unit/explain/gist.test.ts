/** What is remembered of a reply is what holds for every reply like it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gist } from '../../../src/explain/gist.ts';
import { Memory } from '../../../src/explain/memory.ts';
import { explainReply, recallReply } from '../../../src/explain/reply.ts';
import { Wordings } from '../../../src/explain/wordings.ts';

/** What stands around it belongs to other texts, and must not be read. */
function gistOf(text: string, around = '9.a@7.1'): Gist {
  const octets = Buffer.from(around + text + around);
  const gist = new Gist();
  gist.read(octets, around.length, octets.length - around.length);
  return gist;
}

describe('the gist of a reply', () => {
  it.each([
    ['550 5.1.1 <jo.doe+x@example.com>: no such user', '550 5.1.1 <@>: no such user'],
    ['554 5.7.1 [192.0.2.1] is listed', '554 5.7.1 [~] is listed'],
    [
      '421 4.7.28 try later a640c23a62f3a-b0123456789si1234567890abc.12 - gsmtp',
      '421 4.7.28 try later ~ - gsmtp',
    ],
    ['250 2.0.0 queued as 4bX2Yd3T9Zz1K9', '250 2.0.0 queued as ~'],
    ['421 OFR004_104 try again in 300 seconds', '421 OFR004_104 try again in 300 seconds'],
    ['550 5.7.606 see mail.example.com', '550 5.7.606 see mail.example.com'],
    ['450 write to postmaster@example.com.', '450 write to @.'],
    ['1.2.3.4.5 and 1.2.3', '1.2.3.4.5 and 1.2.3'],
    ['192.0.2.1', '~'],
    ['111.', '111.'],
    ['192.0.2', '192.0.2'],
    ['192.0.2.1.', '~.'],
    ['a1b2c3d4e5f6.', '~.'],
    ['пользователь a@b.c не найден', 'пользователь @ не найден'],
  ])('%s', (text, key) => {
    expect(String(gistOf(text))).toBe(key);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('a@b.c', '192.0.2.1', ' ', 'abc123def456', '123456789012', '.', '@', 'x', '<', '9'),
  );
  it('leads from each place of the text to the key and back', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const gist = gistOf(text);
        const size = Buffer.byteLength(text);
        expect(gist.toKey(size)).toBe(gist.length);
        expect(String(gistOf(text, ' '))).toBe(String(gist));
        for (let at = 0; at <= size; at++) {
          const place = gist.toKey(at);
          if (place !== -1) expect(gist.toText(place)).toBe(at);
        }
      }),
    );
  });
});

it('answers what comes again as it answered first, in the words of the new text', () => {
  const first = explainReply('550 5.1.1 user <jo@example.com> unknown here', { host: 'mx.example.net' });
  const second = explainReply('550 5.1.1 user <somebody.else@example.org> unknown here', {
    host: 'mx.example.net',
  });
  expect(first.matched).toContain('jo@example.com');
  expect(second).toEqual({
    ...first,
    input: '550 5.1.1 user <somebody.else@example.org> unknown here',
    matched: first.matched!.replace('jo@example.com', 'somebody.else@example.org'),
  });
});

it('remembers what was said in words on both sides of a code that the next line repeats', () => {
  const about = (id: string): string =>
    `450-4.2.1 The user is receiving email at a rate that 450-4.2.1 prevents more from being delivered. ${id} - gsmtp`;
  const first = explainReply(about('5f6a7bsi1234567890abc.12'));
  expect(about('')).not.toContain(first.matched);
  const other = Buffer.from(about('0c1d2esi9876543210abc.3'));
  expect(recallReply(other, 0, other.length)).toMatchObject({ wording: { explanation: first }, from: -1 });
  expect(explainReply(String(other))).toEqual({ ...first, input: String(other) });
});

it('keeps apart what other hosts say, and at other times', () => {
  const text = '550 5.7.1 no thank you';
  expect(explainReply(text, { phase: 'rcpt' }).phase).toBe('rcpt');
  expect(explainReply(text, { phase: 'message' }).phase).toBe('message');
  expect(explainReply(text, { host: 'gmail-smtp-in.l.google.com' }).provider).toBe('gmail');
  expect(explainReply(text).provider).toBeNull();
});

it('keeps of wordings whose hashes are alike those that are asked for, and never more than it has places', () => {
  const wordings = new Wordings<number>(8);
  const put = (text: string, value: number): void => wordings.set(gistOf(text, ''), value);
  const get = (text: string): number | undefined => wordings.get(gistOf(text, ''));
  for (let i = 0; i < 8; i++) put(`a${i}`, i);
  expect(Array.from({ length: 8 }, (_, i) => get(`a${i}`))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  for (let i = 0; i < 100; i++) {
    put(`b${i}`, i);
    expect([get('a3'), get(`b${i}`)]).toEqual([3, i]);
  }
  expect([get('a0'), get('a33'), get('a3\0')]).toEqual([undefined, undefined, undefined]);
});

it('forgets what nobody asks for, and never holds more than two halves', () => {
  const memory = new Memory<number>(2);
  memory.set('a', 1);
  memory.set('b', 2);
  memory.set('c', 3);
  expect([memory.get('a'), memory.get('c')]).toEqual([1, 3]);
  memory.set('d', 4);
  memory.set('e', 5);
  expect([memory.get('a'), memory.get('b')]).toEqual([1, undefined]);
});
