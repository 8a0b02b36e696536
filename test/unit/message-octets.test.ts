/** Octets of messages: the same facts and the same dots however they are cut, and nothing a receiver could not undo. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutDot } from '../../src/lab/mail-transaction.ts';
import { DotStuffing, MessageMeasure, measureMessage } from '../../src/parse/message-octets.ts';
import { xtext } from '../../src/parse/xtext.ts';

/** Rich in what matters: dots, line ends, halves of them. */
const octets = fc
  .array(fc.constantFrom('.', '\r\n', '\r', '\n', 'a', ':', '\0', '\u00e9'), { maxLength: 60 })
  .map((parts) => Buffer.from(parts.join('')));
const lines = fc
  .array(fc.constantFrom('', '.', '..', '.a', 'a.', 'abc'), { maxLength: 20 })
  .map((all) => Buffer.from(all.map((one) => `${one}\r\n`).join('')));
const cuts = fc.array(fc.nat(), { maxLength: 10 });

function cut(whole: Buffer, places: readonly number[]): Buffer[] {
  const at = [...new Set(places.map((place) => place % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => whole.subarray(from, at[index] ?? whole.length));
}

describe('facts', () => {
  it.each([
    ['', { octets: 0, longestLine: 0, bare: null }],
    [
      'a: b\r\n\r\nc\r\n',
      { octets: 11, eightBit: false, headerBeyondAscii: false, longestLine: 4, bare: null },
    ],
    ['a: b\r\n\r\né', { eightBit: true, headerBeyondAscii: false, bare: null }],
    ['a: é\r\n\r\n', { eightBit: true, headerBeyondAscii: true }],
    ['a\n', { bare: { what: 'LF', line: 1 } }],
    ['a\r\n\rb\nc', { bare: { what: 'CR', line: 2 } }],
    ['a\r\n\r', { bare: { what: 'CR', line: 2 } }],
    ['a\r\r\n', { bare: { what: 'CR', line: 1 }, longestLine: 2 }],
    ['a\0', { nul: true, longestLine: 2 }],
  ])('of %j', async (text, facts) => {
    expect(await measureMessage(Buffer.from(text))).toMatchObject(facts);
  });

  it('are the same however the message is cut', () => {
    fc.assert(
      fc.property(octets, cuts, (whole, places) => {
        const [one, other] = [new MessageMeasure(), new MessageMeasure()];
        one.add(whole);
        for (const piece of cut(whole, places)) other.add(piece);
        expect(other.facts()).toEqual(one.facts());
      }),
    );
  });
});

describe('dots', () => {
  it('are undone by whoever reads, who meets the end in one place only', () => {
    fc.assert(
      fc.property(lines, cuts, (whole, places) => {
        const dots = new DotStuffing();
        const wire = Buffer.concat([
          ...cut(whole, places).map((one) => dots.add(one)),
          Buffer.from(dots.end()),
        ]);
        const read = wire.toString().split(/(?<=\r\n)/);
        const taken = read.map((line) => withoutDot(Buffer.from(line)));
        expect(taken.indexOf(null)).toBe(taken.length - 1);
        expect(Buffer.concat(taken.filter((line) => line !== null))).toEqual(whole);
      }),
    );
  });
});

it('writes xtext', () => {
  expect(xtext('a+b=c d~é')).toBe('a+2Bb+3Dc+20d~+C3+A9');
});
