/** What is packed with gzip, whole, in several members, damaged, and in pieces of any size. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpacked } from '../../../src/cli/unpack.ts';

const TEXT = Array.from({ length: 4_000 }, (_, line) => `line ${line} ${line * line}\n`).join('');

/** What comes out, and what was said where it ended early. */
async function outcome(packed: Buffer, size = packed.length): Promise<{ text: string; problem: string }> {
  const shared = Buffer.alloc(size);
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < packed.length; at += size)
      yield shared.subarray(0, packed.copy(shared, 0, at, at + size));
  }
  let text = '';
  try {
    for await (const piece of unpacked(pieces())) text += piece.toString('latin1');
  } catch (error) {
    return { text, problem: (error as Error).message };
  }
  return { text, problem: '' };
}

/** With every field a head may have. */
function withHead(packed: Buffer): Buffer {
  const head = Buffer.from(packed.subarray(0, 10));
  head[3] = 2 | 4 | 8 | 16;
  return Buffer.concat([
    head,
    Buffer.from('\x03\0abcmail.log\0a comment\0\x01\x02', 'latin1'),
    packed.subarray(10),
  ]);
}

const packed = gzipSync(TEXT);
const small = gzipSync('one line\n');

describe('gzip', () => {
  it.each([1, 7, 100, 65_536])('comes out whole in pieces of %i octets', async (size) => {
    expect(await outcome(packed, size)).toEqual({ text: TEXT, problem: '' });
    const several = Buffer.concat([small, withHead(packed), gzipSync(''), small]);
    expect(await outcome(several, size)).toEqual({ text: `one line\n${TEXT}one line\n`, problem: '' });
  });

  it('may be filled up with zeros', async () => {
    expect(await outcome(Buffer.concat([small, Buffer.alloc(600)]))).toEqual({
      text: 'one line\n',
      problem: '',
    });
  });

  it.each([
    [
      'garbage follows',
      Buffer.concat([small, Buffer.from('garbage')]),
      'something follows its end that is not gzip',
    ],
    ['it is cut off', small.subarray(0, small.length - 8), 'unexpected end of file'],
    ['the next is cut off', Buffer.concat([small, small.subarray(0, 8)]), 'unexpected end of file'],
    [
      'the sum is wrong',
      Buffer.concat([small.subarray(0, -8), Buffer.alloc(8)]),
      'the checksum is wrong: it is damaged',
    ],
  ])('keeps what came before where %s', async (_, damaged, problem) => {
    expect(await outcome(damaged)).toEqual({ text: 'one line\n', problem });
  });

  it('tells damage within', async () => {
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 40_000 % packed.length, (40_000 % packed.length) + 200);
    const { text, problem } = await outcome(damaged, 512);
    expect(problem).not.toBe('');
    expect(TEXT.startsWith(text.slice(0, 1_000))).toBe(true);
  });
});
