/** What stands in place of an answer where the time of a target, or the run, ended before it came. */
import type { Failure, Stage } from './failure.ts';

/** The reason of the signal tells the end of a target's time (as `AbortSignal.timeout` does) from the end of the run. */
export function cutShort(reason: unknown, stage: Stage, meanwhile: string): Failure {
  const outOfTime = reason instanceof Error && reason.name === 'TimeoutError';
  return {
    stage,
    kind: 'cancelled',
    code: 'CANCELLED',
    detail: `${outOfTime ? 'the time for this target ended' : 'the run was interrupted'} ${meanwhile}`,
    cause: outOfTime ? 'target' : 'vantage',
  };
}
