/** Replies out of a stream: however it is cut into packets, the same ones are read, and no stream makes the reader throw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeText,
  enhancedCode,
  MAX_REPLY_LINE,
  MAX_REPLY_LINES,
  type Read,
  ReplyReader,
} from '../../../src/net/smtp/reply.ts';

function readAll(chunks: readonly Uint8Array[]): Read[] {
  const reader = new ReplyReader();
  const found: Read[] = [];
  for (const chunk of chunks) {
    reader.push(Buffer.from(chunk));
    for (let next = reader.next(); next !== null; next = reader.next()) found.push(next);
  }
  return found;
}

/** Cut at these places. */
function cut(octets: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (octets.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => octets.subarray(from, at[i] ?? octets.length));
}

const cuts = fc.array(fc.nat(), { maxLength: 40 });

/** Text of a reply line: any octets but line ends. */
const lineText = fc
  .uint8Array({ maxLength: 80 })
  .map((octets) => octets.filter((octet) => octet !== 0x0a && octet !== 0x0d));

const replies = fc.array(
  fc.record({
    code: fc.integer({ min: 200, max: 599 }),
    lines: fc.array(lineText, { minLength: 1, maxLength: 6 }),
    end: fc.constantFrom('\r\n', '\n'),
  }),
  { maxLength: 6 },
);

describe('a stream of replies', () => {
  it('reads as what was said, wherever it is cut', () => {
    fc.assert(
      fc.property(replies, cuts, (said, places) => {
        const octets = Buffer.concat(
          said.flatMap(({ code, lines, end }) =>
            lines.flatMap((text, i) => [
              Buffer.from(`${code}${i < lines.length - 1 ? '-' : ' '}`),
              text,
              Buffer.from(end),
            ]),
          ),
        );
        const heard = readAll(cut(octets, places)).map((read) =>
          'reply' in read ? { code: read.reply.code, lines: read.reply.lines } : read,
        );
        expect(heard).toEqual(
          said.map(({ code, lines }) => ({
            code,
            lines: lines.map((text) => decodeText(Buffer.from(text))),
          })),
        );
      }),
    );
  });

  it('of any octets whatever reads the same, wherever it is cut, and ends at the first problem', () => {
    const words = fc.constantFrom('220 ', '220-', '250', '\r\n', '\n', '\r', '9', 'x', '\u00ff', ' ', '-');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.array(words, { maxLength: 60 }).map((all) => Buffer.from(all.join(''), 'latin1')),
        ),
        cuts,
        (octets, places) => {
          const whole = readAll([octets]);
          expect(readAll(cut(octets, places))).toEqual(whole);
          const problem = whole.findIndex((read) => 'problem' in read);
          expect(problem === -1 || problem === whole.length - 1).toBe(true);
        },
      ),
    );
  });
});

describe('the bounds', () => {
  it.each([
    ['in one packet', (text: string) => [Buffer.from(text)]],
    ['octet by octet', (text: string) => [...Buffer.from(text)].map((octet) => Uint8Array.of(octet))],
  ])('hold for a line %s', (_, packets) => {
    const fits = `220 ${'x'.repeat(MAX_REPLY_LINE - 4)}`;
    expect(readAll(packets(`${fits}\n`))).toMatchObject([{ reply: { code: 220 } }]);
    expect(readAll(packets(`${fits}\r\n`))).toMatchObject([{ reply: { code: 220 } }]);
    expect(readAll(packets(`${fits}x\n`))).toMatchObject([{ problem: { kind: 'limit' } }]);
    expect(readAll(packets(`${fits}x`))).toMatchObject([{ problem: { kind: 'limit' } }]);
  });

  it('hold for the lines of a reply', () => {
    const lines = '250-a\r\n'.repeat(MAX_REPLY_LINES - 1);
    expect(readAll([Buffer.from(`${lines}250 b\r\n`)])).toMatchObject([{ reply: { code: 250 } }]);
    expect(readAll([Buffer.from(`${lines}250-b\r\n250 c\r\n`)])).toMatchObject([
      { problem: { kind: 'limit' } },
    ]);
  });

  it('hold for replies nobody takes', () => {
    const reader = new ReplyReader();
    reader.push(Buffer.from('250 a\r\n'.repeat(100_000)));
    expect(reader.held).toBeLessThan(2_000);
  });
});

describe('the enhanced status code', () => {
  it.each([
    [250, ['2.1.0 ok'], '2.1.0'],
    [550, ['no', '5.1.1 such user'], '5.1.1'],
    [550, ['2.1.5 of another class', '5.7.26 this one'], '5.7.26'],
    [550, ['5.7.26'], '5.7.26'],
    [550, ['5.7.260.1 no'], null],
    [550, ['5.1234.1 no'], null],
    [220, ['2.0.0.example ESMTP'], null],
    [354, ['go'], null],
  ])('%i %j is %j', (code, lines, expected) => {
    expect(enhancedCode(code, lines)).toBe(expected);
  });
});
