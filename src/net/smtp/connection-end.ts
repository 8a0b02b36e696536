/** How connections end: what is told of it, and who waits until one is gone. */
import type { Failure, Stage } from '../../model/failure.ts';
import { quoted } from '../../parse/quoted.ts';
import type { Read } from './reply.ts';

/** How long a server may take to say goodbye. */
export const FAREWELL_MS = 1_000;

/** A connection that takes its leave keeps no program alive; who waits for its end must, until the run is over. */
export function whenGone(gone: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {}, FAREWELL_MS);
    const done = (): void => {
      clearInterval(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
    else void gone.then(done);
  });
}

export function problemFailure({ problem }: Extract<Read, { problem: unknown }>, stage: Stage): Failure {
  const { kind, detail, text } = problem;
  return {
    stage,
    kind,
    code: kind === 'limit' ? 'ELIMIT' : 'EPROTO',
    detail: `${detail}${text === '' ? '' : `: ${quoted(text)}`}`,
    cause: 'target',
  };
}

/** A line break inside a command would be a second command: nothing of the kind leaves (architecture: errors). */
export function unsendableFailure(stage: Stage): Failure {
  return {
    stage,
    kind: 'malformed',
    code: 'EUNSENDABLE',
    detail: 'a line break or NUL was to go into a command; it was not sent',
    cause: 'vantage',
  };
}
