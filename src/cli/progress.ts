/** One line on stderr that says what is being waited for; on a terminal only, and never in the way of the work. */
import type { Ora } from 'ora';
import type { Progress } from '../model/context.ts';

export interface ProgressOptions {
  enabled: boolean;
}

export interface ProgressLine {
  /** Cheap enough to call for every question of a run. */
  update(event: Progress): void;
  /** Clears the line; a later update may open it again. */
  stop(): void;
  /** Clears the line for good. */
  finish(): void;
}

interface TerminalStream extends NodeJS.WritableStream {
  columns?: number;
}

/** Work that ends sooner never pays for the spinner; until then the line stands still. */
const SPIN_AFTER_MS = 250;
const REFRESH_MS = 100;
const CLEAR = '\r\u001b[K';
const FIRST_FRAME = '⠋';

export function createProgress(stream: TerminalStream, { enabled }: ProgressOptions): ProgressLine {
  if (!enabled) return { update: () => {}, stop: () => {}, finish: () => {} };
  let latest: Progress | undefined;
  let timer: NodeJS.Timeout | undefined;
  let openedAt = 0;
  let loading = false;
  let finished = false;
  let spinner: Ora | undefined;

  const refresh = (): void => {
    if (latest === undefined) return;
    const text = line(latest, stream.columns ?? 80);
    if (spinner !== undefined) {
      spinner.text = text;
      if (!spinner.isSpinning) {
        stream.write(CLEAR);
        spinner.start();
      }
      return;
    }
    stream.write(`${CLEAR}${FIRST_FRAME} ${text}`);
    if (!loading && Date.now() - openedAt >= SPIN_AFTER_MS) {
      loading = true;
      void loadSpinner(stream).then((loaded) => {
        spinner = loaded;
      });
    }
  };
  const open = (): void => {
    openedAt = Date.now();
    refresh();
    timer = setInterval(refresh, REFRESH_MS);
    timer.unref();
  };

  const stop = (): void => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    latest = undefined;
    if (spinner?.isSpinning) spinner.stop();
    else stream.write(CLEAR);
  };

  return {
    update: (event) => {
      if (finished) return;
      latest = event;
      if (timer === undefined) open();
    },
    stop,
    finish: () => {
      finished = true;
      stop();
    },
  };
}

async function loadSpinner(stream: NodeJS.WritableStream): Promise<Ora> {
  const { default: ora } = await import('ora');
  // The line is ours already, so the cursor and the keyboard are left alone.
  return ora({
    stream,
    isEnabled: true,
    isSilent: false,
    discardStdin: false,
    hideCursor: false,
    color: false,
  });
}

/** One line that cannot wrap, since a wrapped one cannot be cleared; names of the network made harmless. */
function line({ target, waiting }: Progress, width: number): string {
  const safe = `${target}  waiting for ${waiting}`.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?');
  const room = Math.max(10, width - 4);
  return safe.length > room ? `${safe.slice(0, room - 1)}…` : safe;
}
