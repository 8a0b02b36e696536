/** Mangled messages and reports: whatever the octets, nothing throws and nothing takes long. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMessage } from '../../../src/explain/message.ts';
import { CATEGORIES, type Explanation } from '../../../src/model/explanation.ts';
import { ROOT } from '../../support/source.ts';

const FOLDER = join(ROOT, 'fixtures/bounces');
const NAMES = readdirSync(FOLDER);
const FIXTURES = NAMES.map((name) => readFileSync(join(FOLDER, name)));

/** Cuts, doubles, swaps and overwrites pieces of a fixture. */
const mangled = fc
  .record({
    fixture: fc.constantFrom(...FIXTURES),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.integer({ min: 0, max: 400 }),
        put: fc.oneof(
          fc.uint8Array({ maxLength: 40 }),
          fc
            .constantFrom('\r\n', '\n\n', '--', '<', '>', ';', '550 5.1.1 ', '\0', '@', ': ')
            .map((text) => Buffer.from(text)),
        ),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ fixture, edits }) => {
    let bytes: Buffer = fixture;
    for (const { at, length, put } of edits) {
      const start = Math.floor(at * bytes.length);
      bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + length)]);
    }
    return bytes;
  });

/** Text that makes careless patterns look again and again. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['addresses without end', 'a@'.repeat(60_000)],
  ['labels without end', `x@${'a.'.repeat(60_000)}`],
  ['brackets', '<'.repeat(120_000)],
  ['codes', '550 5.1.1 '.repeat(12_000)],
  ['fields', 'Final-Recipient: rfc822; a@b.example\n\n'.repeat(3_000)],
  [
    'recipients',
    Array.from({ length: 1_000 }, (_, i) => `Final-Recipient: rfc822; a${i}@b.example\n`).join('\n'),
  ],
  ['comments', '<!--'.repeat(30_000)],
  ['blank', ' \t'.repeat(60_000)],
  ['entities', '&#x41;&uuml;'.repeat(10_000)],
];

function holdsPromise(told: readonly Explanation[]): void {
  for (const one of told) {
    expect(one.input.length).toBeGreaterThan(0);
    expect(one.title.length).toBeGreaterThan(0);
    // What was left out is of no category.
    if (one.kind === 'unknown') expect(one.category).toBeNull();
    else expect(CATEGORIES).toContain(one.category);
    expect(one.confidence).toBeGreaterThanOrEqual(0);
    expect(one.confidence).toBeLessThanOrEqual(1);
    expect(JSON.stringify(one)).not.toMatch(/[\u0080-\u009f\u202a-\u202e]|\\u00[01]/);
  }
}

describe('explainMessage', () => {
  it('never rejects, and answers in the promised form', async () => {
    await fc.assert(
      fc.asyncProperty(mangled, async (bytes) => {
        holdsPromise((await explainMessage(bytes)) ?? []);
      }),
      { numRuns: 400 },
    );
  });

  it.each(NAMES.map((name, at) => [name, FIXTURES[at]!] as const))(
    'reads %s wherever it breaks off',
    async (_, octets) => {
      for (let part = 1; part < 12; part++)
        holdsPromise(
          (await explainMessage(octets.subarray(0, Math.floor((octets.length * part) / 12)))) ?? [],
        );
    },
  );

  it('never rejects on octets of no kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        await explainMessage(bytes);
      }),
      { numRuns: 200 },
    );
  });

  it.each(HOSTILE)('reads %s in a moment', async (_, text) => {
    const head = 'From: MAILER-DAEMON@a.example\nReturn-Path: <>\nSubject: failure notice\n';
    for (const type of [
      'text/plain',
      'text/html',
      'message/delivery-status',
      'multipart/report; boundary=a',
    ]) {
      const before = process.cpuUsage();
      await explainMessage(Buffer.from(`${head}Content-Type: ${type}\n\n${text}`));
      await explainMessage(Buffer.from(`${head}X: ${text}\nContent-Type: ${type}\n\n`));
      // Of the processor, since others may keep the machine busy; what goes over the text again and again takes minutes.
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1_000).toBeLessThan(8_000);
    }
  });
});
