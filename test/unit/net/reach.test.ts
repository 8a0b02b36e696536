/** What a run remembers of a port, whatever the order in which attempts begin and end. */
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { DialEnd } from '../../../src/net/dial.ts';
import { createReach, type OpenReach } from '../../../src/net/smtp/reach.ts';

const SILENT: DialEnd = {
  tookMs: 10_000,
  failure: { stage: 'connect', kind: 'timeout', detail: 'no connection', cause: 'target' },
};
const OPEN: DialEnd = { tookMs: 20, failure: undefined };

let stop = new AbortController();
afterEach(() => {
  stop = new AbortController();
});

function reach(): OpenReach {
  const world = {
    limits: DEFAULT_LIMITS,
    signal: stop.signal,
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
  };
  return createReach(() => world as never);
}

/** An attempt whose end is ours to say. */
function attempt(run: OpenReach, host: string, ip = '192.0.2.1'): (end: DialEnd) => void {
  let end: (end: DialEnd) => void = () => {};
  run.dialled(host, ip, 25, new Promise<DialEnd>((resolve) => (end = resolve)));
  return end;
}

describe('whether anybody has answered', () => {
  it('waits for those who were being tried when it was asked, so no order of events hides an answer', async () => {
    for (const order of ['silent first', 'open first']) {
      const run = reach();
      const [silent, open] = [attempt(run, 'a.example'), attempt(run, 'b.example')];
      const answered = run.answered(25, 10_000);
      if (order === 'silent first') silent(SILENT);
      open(OPEN);
      if (order === 'open first') silent(SILENT);
      expect(await answered, order).toBe(true);
    }
  });

  it('is known at once where nobody is being tried, or somebody has answered', async () => {
    const run = reach();
    expect(await run.answered(25, 10_000)).toBe(false);
    attempt(run, 'a.example')(OPEN);
    attempt(run, 'b.example');
    await Promise.resolve();
    expect(await run.answered(25, 10_000)).toBe(true);
  });

  it('is false as soon as all are silent, and when they have been waited for long enough', async () => {
    const run = reach();
    const end = attempt(run, 'a.example');
    const answered = run.answered(25, 10_000);
    end(SILENT);
    expect(await answered).toBe(false);
    attempt(run, 'b.example');
    expect(await run.answered(25, 20)).toBe(false);
  });

  it('is not waited for when the run ends', async () => {
    const run = reach();
    attempt(run, 'a.example');
    const answered = run.answered(25, 10_000);
    stop.abort();
    expect(await answered).toBe(false);
    expect(await run.answered(25, 10_000)).toBe(false);
  });
});

describe('an answer', () => {
  it('stays, whatever the same host does later', async () => {
    const run = reach();
    attempt(run, 'a.example')(OPEN);
    await Promise.resolve();
    attempt(run, 'a.example')(SILENT);
    await new Promise(setImmediate);
    expect(run.seen(25)).toMatchObject([{ host: 'a.example', state: 'open' }]);
  });

  it('is remembered over a thousand silent hosts', async () => {
    const run = reach();
    attempt(run, 'a.example')(OPEN);
    for (let at = 0; at < 1_100; at++) attempt(run, `${at}.example`)(SILENT);
    await new Promise(setImmediate);
    expect(run.seen(25)).toHaveLength(1_000);
    expect(run.seen(25)[0]).toMatchObject({ host: 'a.example', state: 'open' });
    expect(await run.quiet(25, 0, new Promise(() => {}))).toBe(false);
  });
});
