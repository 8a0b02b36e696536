/** Topics in, evidence out: runs the probes at once, each topic at most once. */
import type { Context } from '../model/context.ts';
import { type Evidence, TOPICS, type Topic, type Want } from '../model/evidence.ts';
import type { Failed } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { type Probe, probes } from '../probes/index.ts';

export interface Gathered {
  evidence: Partial<Evidence>;
  /** Our own faults: a probe that threw. */
  faults: Error[];
}

/** Topics whose probes hear the signal themselves, and hand in what they have by then. */
const IN_PARTS: ReadonlySet<Topic> = new Set(['sessions', 'ports', 'delivery', 'arrival', 'log']);

/**
 * Gathers the named topics and whatever they ask for. When `ctx.signal` aborts, topics still pending become
 * `failed/cancelled` and what is there is returned. `onSettled` is called with all there is whenever a topic is added.
 */
export async function gather(
  target: Target,
  topics: Iterable<Topic>,
  ctx: Context,
  onSettled: (evidence: Partial<Evidence>) => void = () => {},
): Promise<Gathered> {
  const pending = new Map<Topic, Promise<Evidence[Topic]>>();
  const settled: Partial<Record<Topic, Evidence[Topic]>> = {};
  const faults: Error[] = [];
  const cancelled = whenCancelled(ctx.signal);

  const start = (topic: Topic): Promise<Evidence[Topic]> => {
    const known = pending.get(topic);
    if (known !== undefined) return known;
    const end = IN_PARTS.has(topic) ? cancelled.handedIn : cancelled.promise;
    const look = Promise.race([settle(probes[topic] as Probe<Topic>, topic), end]).catch((error: unknown) => {
      faults.push(error instanceof Error ? error : new Error(String(error)));
      return internalFailure(topic);
    });
    const remembered = look.then((outcome) => {
      settled[topic] = outcome as Evidence[Topic];
      onSettled(settled as Partial<Evidence>);
      return outcome as Evidence[Topic];
    });
    pending.set(topic, remembered);
    return remembered;
  };

  // However a probe throws, at once or later, it costs its own topic only.
  const named = new Set(topics);
  const settle = async (probe: Probe<Topic>, topic: Topic): Promise<Evidence[Topic]> =>
    probe(target, { ...ctx, topics: named }, wantFor(topic, start));

  for (const topic of named) void start(topic);
  // A probe may have asked for topics nobody named, so look again until nothing new is pending.
  for (let seen = -1; seen !== pending.size; ) {
    seen = pending.size;
    await Promise.all(pending.values());
  }
  cancelled.forget();
  const known = TOPICS.filter((topic) => settled[topic] !== undefined);
  return { evidence: Object.fromEntries(known.map((topic) => [topic, settled[topic]])), faults };
}

/** `want` as the probe of one topic sees it: only earlier topics, so no two probes can wait for each other. */
function wantFor(asking: Topic, start: (topic: Topic) => Promise<Evidence[Topic]>): Want {
  return <K extends Topic>(topic: K): Promise<Evidence[K]> => {
    if (TOPICS.indexOf(topic) >= TOPICS.indexOf(asking)) {
      throw new Error(`probe ${asking} asked for ${topic}, which does not stand before it`);
    }
    return start(topic) as Promise<Evidence[K]>;
  };
}

function whenCancelled(signal: AbortSignal): {
  promise: Promise<Failed>;
  /** The same, after whoever hears the signal has had the time to hand in what there is. */
  handedIn: Promise<Failed>;
  forget(): void;
} {
  let onAbort = (): void => {};
  const promise = new Promise<Failed>((resolve) => {
    onAbort = () => resolve(cancelledFailure(signal.reason));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  const handedIn = promise.then((failed) => new Promise<Failed>((resolve) => setImmediate(resolve, failed)));
  return { promise, handedIn, forget: () => signal.removeEventListener('abort', onAbort) };
}

/** The reason tells the end of a target's time (as `AbortSignal.timeout` does) from the end of the run. */
function cancelledFailure(reason: unknown): Failed {
  const outOfTime = reason instanceof Error && reason.name === 'TimeoutError';
  return {
    status: 'failed',
    failure: {
      stage: 'resolve',
      kind: 'cancelled',
      detail: outOfTime
        ? 'the time for this target ended before it was known'
        : 'the run was interrupted before it was known',
      cause: outOfTime ? 'target' : 'vantage',
    },
  };
}

function internalFailure(topic: Topic): Failed {
  return {
    status: 'failed',
    failure: {
      stage: 'parse',
      kind: 'internal',
      detail: `internal error while looking at ${topic}`,
      cause: 'vantage',
    },
  };
}
