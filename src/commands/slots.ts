/** How many targets are looked at side by side: few at first, more while there is time to spare. */
import type { Judgement } from '../run/verdict.ts';

export interface Slots {
  /** Takes work under way; waits while all slots are taken. */
  add(look: Promise<Judgement>): Promise<void>;
  /** Waits for the rest; throws the first error met. */
  drain(): Promise<void>;
}

export interface SlotOptions {
  most: number;
  /** Each result waits for those before it. */
  ordered: boolean;
  /** So many begin together, where that is not to be a few: looks that do little but wait. */
  first?: number;
  /** Called with a result that waits for those before it. */
  early?(done: Judgement): void;
  finish(done: Judgement): Promise<void>;
}

/** So many begin together: the first result comes early, and no resolver is met with a burst. */
const FIRST = 4;
/** Where the processor is busy for a greater share of the time, one more target would only wait, and take memory. */
const BUSY = 0.9;
const LOOK_EVERY_MS = 50;

/** Bounds the work under way; each target that ends makes room for one more beside its successor, up to the most. */
export function openSlots({ most, ordered, first = FIRST, early, finish }: SlotOptions): Slots {
  const isBusy = watchProcessor();
  let room = Math.min(first, most);
  let tail: Promise<void> = Promise.resolve();
  let pending = 0;
  let failure: unknown;
  let wake = (): void => {};
  const below = async (bound: () => number): Promise<void> => {
    while (pending >= bound()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure !== undefined) throw failure;
  };
  return {
    add: (look) => {
      pending += 1;
      const before = ordered ? tail : undefined;
      const isNext = pending === 1;
      tail = (async () => {
        try {
          const done = await look;
          if (ordered && !isNext) early?.(done);
          await before;
          await finish(done);
        } catch (error) {
          failure ??= error;
        } finally {
          pending -= 1;
          if (room < most && !isBusy()) room += 1;
          wake();
        }
      })();
      return below(() => room);
    },
    drain: () => below(() => 1),
  };
}

/** Whether this thread has had hardly a moment to wait in lately. */
function watchProcessor(): () => boolean {
  let since = performance.eventLoopUtilization();
  let busy = false;
  return () => {
    const { idle, active, utilization } = performance.eventLoopUtilization(since);
    if (idle + active >= LOOK_EVERY_MS) {
      busy = utilization > BUSY;
      since = performance.eventLoopUtilization();
    }
    return busy;
  };
}
