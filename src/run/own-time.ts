/** The time of one target of a run: it ends for this target alone, and stands still while others have their turn. */
import type { Context } from '../model/context.ts';
import type { OnTurn } from '../model/smtp.ts';

/** A context that ends with the run, or once `ms` milliseconds have gone by in which the target was not waiting its turn. */
export function ownTime(ctx: Context, ms: number): { context: Context; forget(): void } {
  // Not AbortSignal.any and AbortSignal.timeout: what they hold on to would stay for minutes after each target.
  const over = new AbortController();
  const end = (): void => over.abort(ctx.signal.reason);
  ctx.signal.addEventListener('abort', end);
  let left = ms;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  let waiting = 0;
  const start = (): void => {
    since = ctx.clock.monotonicMs();
    timer = setTimeout(() => over.abort(new DOMException('the time is over', 'TimeoutError')), left);
    timer.unref();
  };
  const stop = (): void => {
    clearTimeout(timer);
    left = Math.max(0, left - (ctx.clock.monotonicMs() - since));
  };
  let isForgotten = false;
  /** Of those who ask without an ear for it; they leave all the same. */
  const leaving: (() => void)[] = [];
  const leaveAll = (): void => {
    for (const leave of leaving) leave();
  };
  over.signal.addEventListener('abort', leaveAll, { once: true });
  /** What is shared may have to wait until others are done with the same host. */
  const inTurn =
    <R, T>(ask: (request: R, onTurn: OnTurn<T>) => Promise<T>) =>
    async (request: R, onTurn?: OnTurn<T>): Promise<T> => {
      let waits = true;
      if (waiting++ === 0) stop();
      const go = (): void => {
        if (!waits) return;
        waits = false;
        if (--waiting === 0 && !isForgotten) start();
      };
      try {
        return await ask(request, (leave) => {
          go();
          if (onTurn !== undefined) onTurn(leave);
          else leaving.push(() => leave(over.signal.reason));
        });
      } finally {
        go();
      }
    };
  start();
  if (ctx.signal.aborted) end();
  return {
    context: {
      ...ctx,
      signal: over.signal,
      speak: inTurn(ctx.speak),
      reach: { ...ctx.reach, knock: inTurn(ctx.reach.knock) },
    },
    forget() {
      isForgotten = true;
      clearTimeout(timer);
      ctx.signal.removeEventListener('abort', end);
    },
  };
}
