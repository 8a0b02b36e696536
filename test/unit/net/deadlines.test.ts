/** Many waits on one timer: each ends in time, in order, and not once it is cleared. */
import { expect, it } from 'vitest';
import { Deadline, Deadlines, type Waiting } from '../../../src/net/deadlines.ts';

class Wait implements Waiting {
  readonly deadline = new Deadline(this);
  readonly name: string;
  readonly log: string[];
  constructor(name: string, log: string[]) {
    this.name = name;
    this.log = log;
  }
  expire(): void {
    this.log.push(this.name);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('ends waits in the order of their times', async () => {
  const deadlines = new Deadlines();
  const log: string[] = [];
  const [slow, fast, cleared, moved] = ['slow', 'fast', 'cleared', 'moved'].map(
    (name) => new Wait(name, log),
  ) as [Wait, Wait, Wait, Wait];
  deadlines.set(slow.deadline, 160);
  deadlines.set(cleared.deadline, 30);
  deadlines.set(moved.deadline, 30);
  deadlines.set(fast.deadline, 60);
  deadlines.clear(cleared.deadline);
  deadlines.clear(cleared.deadline);
  deadlines.set(moved.deadline, 100);
  const began = performance.now();
  while (log.length < 3 && performance.now() - began < 2_000) await pause(5);
  expect(log).toEqual(['fast', 'moved', 'slow']);
  expect(performance.now() - began).toBeGreaterThan(150);
  deadlines.set(fast.deadline, 20);
  deadlines.close();
  await pause(60);
  expect(log).toHaveLength(3);
});

it('keeps the program alive while something waits, and no longer', () => {
  const deadlines = new Deadlines();
  const timers = (): number => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const idle = timers();
  const [one, other] = [new Wait('one', []), new Wait('other', [])];
  deadlines.set(one.deadline, 60_000);
  deadlines.set(other.deadline, 60_000);
  expect(timers()).toBe(idle + 1);
  deadlines.clear(one.deadline);
  expect(timers()).toBe(idle + 1);
  deadlines.clear(other.deadline);
  expect(timers()).toBe(idle);
  deadlines.set(one.deadline, 120_000);
  expect(timers()).toBe(idle + 1);
  deadlines.close();
  expect(timers()).toBe(idle);
});
