/** The slots of a long run: few targets at first, more as they end, never more than allowed, in order where asked. */
import { describe, expect, it } from 'vitest';
import { openSlots } from '../../src/commands/slots.ts';
import type { Judgement } from '../../src/run/verdict.ts';

interface Watched {
  most: number;
  first: number;
  done: string[];
}

/** Looks at targets that take as long as they say, and watches how many are under way. */
async function run(tookMs: readonly number[], most: number, ordered = false): Promise<Watched> {
  let underWay = 0;
  const watched: Watched = { most: 0, first: 0, done: [] };
  const slots = openSlots({
    most,
    ordered,
    finish: async ({ report }) => void watched.done.push(report.target.ascii),
  });
  const look = async (name: string, ms: number): Promise<Judgement> => {
    underWay += 1;
    watched.most = Math.max(watched.most, underWay);
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (watched.first === 0) watched.first = watched.most;
    underWay -= 1;
    return { report: { target: { kind: 'domain', ascii: name, display: name } } } as Judgement;
  };
  for (const [index, ms] of tookMs.entries()) await slots.add(look(`${index}`, ms));
  await slots.drain();
  return watched;
}

describe('slots', () => {
  it('begin with a few targets and then look at more side by side', async () => {
    const { first, most, done } = await run(Array(60).fill(20), 16);
    expect(first).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(4);
    expect(most).toBeLessThanOrEqual(16);
    expect(done).toHaveLength(60);
  });

  it('never pass the number allowed', async () => {
    expect((await run(Array(6).fill(5), 1)).most).toBe(1);
    expect((await run(Array(20).fill(5), 3)).most).toBe(3);
  });

  it('hand results over in order only where asked', async () => {
    const tookMs = [60, 1, 1];
    expect((await run(tookMs, 3)).done).toEqual(['1', '2', '0']);
    expect((await run(tookMs, 3, true)).done).toEqual(['0', '1', '2']);
  });

  it('throw what a look threw', async () => {
    const slots = openSlots({ most: 2, ordered: false, finish: async () => {} });
    const failing = (async (): Promise<Judgement> => {
      throw new Error('broken');
    })();
    await expect(slots.add(failing).then(() => slots.drain())).rejects.toThrow('broken');
  });
});
