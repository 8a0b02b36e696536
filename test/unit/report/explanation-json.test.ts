/** Lines for scripts say the same, however they were put together. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import type { Explanation } from '../../../src/model/explanation.ts';
import { loadExplanationRenderer } from '../../../src/report/explanations.ts';
import { ROOT } from '../../support/source.ts';

const HEAD = { tool: { name: 'mailsonde', version: '0' }, command: 'explain', startedAt: '' } as const;
const OPTIONS = { width: 80, color: false, verbose: false, quiet: false, terminal: false };

const renderer = (await loadExplanationRenderer('ndjson'))(HEAD, OPTIONS);
const room = Buffer.alloc(65_536);

/** As octets, from any place on, which is how replies are written. */
function put(one: Explanation, at = 0): string {
  const end = renderer.put?.(one, room, at) ?? -1;
  expect(end).toBeGreaterThan(at);
  return room.subarray(at, end).toString();
}

const texts = readFileSync(`${ROOT}fixtures/replies/dev.ndjson`, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line).text as string);

describe('a line of a reply', () => {
  it('holds the explanation, key by key in order, the first time and every other', () => {
    for (const text of [...texts, ...texts, '550 "quoted" \\ back', '550 \u{1f600} \u202e \u0000']) {
      const one = explainReply(text);
      const line = put(one, text.length % 7);
      expect(line).toBe(renderer.explanation(one));
      expect(line.endsWith('\n')).toBe(true);
      expect(JSON.parse(line)).toEqual({ schemaVersion: 1, ...one });
      expect(Object.keys(JSON.parse(line))).toEqual(['schemaVersion', ...Object.keys(one)]);
    }
  });

  it('tells replies apart that differ in one value only', () => {
    const one = explainReply('550 5.1.1 user unknown');
    for (const change of [
      { replyCode: 551 },
      { enhancedCode: null },
      { matched: 'other' },
      { matched: null },
      { confidence: 0.5 },
      { provider: 'gmail' },
      { phase: 'rcpt' },
      { category: 'other' },
      { permanence: 'temporary' },
      { bounce: 'soft' },
      { title: 'x' },
      { meaning: 'y' },
      { actor: 'nobody' },
      { retry: { advice: 'later', afterSeconds: 1 } },
      { retry: { advice: 'never', afterSeconds: 2 } },
      { address: 'keep' },
      { references: [{ title: 'a', url: 'https://a.example' }] },
    ] as const) {
      put(one);
      const changed = { ...one, ...change };
      expect(JSON.parse(put(changed))).toEqual({ schemaVersion: 1, ...changed });
    }
  });

  it('goes on being right once more was written than is remembered', () => {
    const one = explainReply('550 5.1.1 user unknown');
    for (let turn = 0; turn < 3; turn++) {
      for (let code = 500; code < 560; code++) {
        const changed = { ...one, replyCode: code };
        expect(JSON.parse(put(changed)).replyCode).toBe(code);
      }
    }
  });

  it('leaves to others what it has no room for, and what is no reply', () => {
    const one = explainReply('550 5.1.1 user unknown');
    const end = renderer.put?.(one, room, 0) as number;
    expect(renderer.put?.(one, room, room.length - end + 1)).toBe(-1);
    expect(renderer.put?.({ ...one, kind: 'bounce' }, room, 0)).toBe(-1);
  });
});
