/** Lines for scripts say the same, however they were put together. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainItem, recallItem } from '../../../src/explain/item.ts';
import { loadExplanationRenderer } from '../../../src/report/explanations.ts';
import { ROOT } from '../../support/source.ts';

const HEAD = { tool: { name: 'mailsonde', version: '0' }, command: 'explain', startedAt: '' } as const;
const OPTIONS = { width: 80, color: false, verbose: false, quiet: false, terminal: false };

const renderer = (await loadExplanationRenderer('ndjson'))(HEAD, OPTIONS);
const room = Buffer.alloc(65_536);

/** Of what is known already, straight from octets among others; null where it has to be asked for as a string. */
function again(text: string, at = 0): string | null {
  const octets = Buffer.from(`9.a@7${text}7.1@b`);
  const recalled = recallItem(octets, 5, octets.length - 5);
  if (recalled === null) return null;
  const end = renderer.putAgain?.(recalled, octets, 5, octets.length - 5, room, at) ?? -1;
  expect(end).toBeGreaterThan(at);
  return room.subarray(at, end).toString();
}

const texts = readFileSync(`${ROOT}fixtures/replies/dev.ndjson`, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line).text as string);

/** About other people and machines. */
const others = (text: string): string =>
  text
    .replaceAll('user@example.com', 'somebody.else@shop.example')
    .replaceAll('192.0.2.1', '198.51.100.27')
    .concat(' 5f6a7bsi1234567890abc.12');

describe('a line of what is explained', () => {
  it('holds the explanation, key by key in order', () => {
    for (const text of [...texts, '550 "quoted" \\ back', '550 \u{1f600} \u202e \u0000']) {
      const one = explainItem(text);
      const line = renderer.explanation(one);
      expect(line.endsWith('\n')).toBe(true);
      expect(JSON.parse(line)).toEqual({ schemaVersion: 1, ...one });
      expect(Object.keys(JSON.parse(line))).toEqual(['schemaVersion', ...Object.keys(one)]);
    }
  });

  it('is the same, straight from octets or not', () => {
    let short = 0;
    const quoted = '550 5.1.1 "<user@example.com>" is \\ unknown \u{1f600} \u202e here';
    for (const text of [...texts, quoted, `550 5.7.1 ${'x'.repeat(1_003)}`]) {
      explainItem(others(text));
      for (const one of [others(text), others(text).replace('5f6a7b', '0c1d2e'), text]) {
        const line = again(one, text.length % 7);
        if (line === null) continue;
        short += 1;
        expect(line).toBe(renderer.explanation(explainItem(one)));
      }
    }
    expect(short).toBeGreaterThan(texts.length);
  });

  const word = fc.constantFrom(
    ...[
      'mail',
      'FROM:<a@b.example>',
      'MAIL',
      'vrfy',
      'size',
      'SIZE=1',
      'v=spf1',
      'v',
      '=',
      'p=',
      'TXT',
      'MX',
      'IN',
    ],
    ...[
      '3600',
      '10',
      'user@example.com',
      '1@2.example',
      '192.0.2.1',
      '123456789012',
      '550',
      '250-',
      'host',
      'said:',
    ],
    ...['policy.example.', '\u00a0', 'ümlaut', '"', 'thirteen-letters', 'over-and-over-and-over', '-all', ''],
  );
  it('is the same for whatever looks like a name, a record or a command', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 14 }),
        fc.integer({ min: 10, max: 999_999 }),
        (words, number) => {
          const text = words.join(' ');
          explainItem(text);
          for (const one of [
            text,
            text.replaceAll('user@', `v=${number}@`).replaceAll('6789', `${number}`),
          ]) {
            const line = again(one);
            if (line !== null) expect(line).toBe(renderer.explanation(explainItem(one)));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is left to others where there is no room for it', () => {
    const item = Buffer.from('550 5.1.1 user unknown');
    explainItem(String(item));
    const recalled = recallItem(item, 0, item.length)!;
    const end = renderer.putAgain!(recalled, item, 0, item.length, room, 0);
    expect(renderer.putAgain!(recalled, item, 0, item.length, room, room.length - end + 1)).toBe(-1);
  });
});
