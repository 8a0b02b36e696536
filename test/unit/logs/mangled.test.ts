/** Whatever a log holds, reading it throws nothing, loses no line, and counts nothing below nought. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEvidence } from '../../../src/model/evidence/log.ts';
import { readLog, source } from '../../support/logs.ts';
import { ROOT } from '../../support/source.ts';

const LINES = [
  'postfix.log',
  'exim.log',
  'sendmail.log',
  'opensmtpd.log',
  'haraka.ndjson',
  'powermta.csv',
  'kumomta.ndjson',
].flatMap((name) =>
  readFileSync(join(ROOT, 'fixtures/logs', name), 'utf8')
    .trimEnd()
    .split('\n'),
);

/** A line of some server with a part cut out, doubled or put elsewhere, and octets changed. */
const mangled = fc
  .record({
    line: fc.constantFrom(...LINES),
    other: fc.constantFrom(...LINES),
    from: fc.nat(400),
    length: fc.nat(200),
    octets: fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
    how: fc.constantFrom('cut', 'doubled', 'crossed', 'as it is'),
  })
  .map(({ line, other, from, length, octets, how }) => {
    const [head, part, rest] = [
      line.slice(0, from),
      line.slice(from, from + length),
      line.slice(from + length),
    ];
    const text = { cut: head + rest, doubled: head + part + part + rest, crossed: head + other.slice(from) };
    const buffer = Buffer.from(how === 'as it is' ? line : text[how]);
    for (const [at, value] of octets) if (at < buffer.length) buffer[at] = value;
    return buffer;
  });

function expectSound(log: LogEvidence): void {
  const json = JSON.stringify(log);
  // Not a number becomes null where none may stand.
  const numbers: number[] = [];
  const read: unknown = JSON.parse(json, (_, value: unknown) => {
    if (typeof value === 'number') numbers.push(value);
    return value;
  });
  expect(read).toEqual(log);
  expect(Math.min(0, ...numbers)).toBe(0);
  expect(
    Object.values(log.unreadLines)
      .map(({ text }) => text)
      .join(''),
  ).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  const settled = log.hours.reduce((sum, { deliveries, bounces }) => sum + deliveries + bounces, 0);
  expect(settled).toBeLessThanOrEqual(log.deliveries + log.bounced);
  expect(log.bounces.reduce((sum, { count }) => sum + count, 0)).toBe(log.bounced);
  expect(log.unread + log.aside).toBeLessThanOrEqual(log.lines);
}

describe('mangled logs', () => {
  it('made of the lines of servers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mangled, { maxLength: 40 }),
        fc.integer({ min: 1, max: 500 }),
        async (lines, piece) => {
          const text = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
          expectSound(await readLog([source(text, { piece })]));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('made of octets', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (octets) => {
        expectSound(await readLog(Buffer.from(octets)));
        expectSound(await readLog(Buffer.concat([Buffer.from('__CURSOR=x\n'), octets])));
      }),
      { numRuns: 300 },
    );
  });

  it('come to the same however they are cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mangled, { maxLength: 20 }),
        fc.integer({ min: 1, max: 90 }),
        async (lines, piece) => {
          const text = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
          expect(await readLog([source(text, { piece })])).toEqual(
            await readLog([source(text, { piece: 1_000_000 })]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
