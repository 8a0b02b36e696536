/** The process behind `Io`: streams, files, colours, interrupts. */
import type { Io } from '../model/settings.ts';
import { isFile, replaceFile, temporaryFile } from './files.ts';
import { harmless } from './harmless.ts';
import { assertReadable, chunksOf, linesOf, readWhole } from './input.ts';
import { createProgress } from './progress.ts';
import type { SecretSource } from './secret-input.ts';

declare const __VERSION__: string;

/** Ctrl-C, the end of a job, and a terminal that is closed. */
const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const CLEAR_LINE = '\r\u001b[K';

export interface ProcessIo extends Io {
  /** For credentials, before a command runs. */
  secrets: SecretSource;
  /** Removes the interrupt handlers. */
  close(): void;
}

/** One for the process: a command run inside another (`lab -- check`) shares it. */
let interrupts: { signal: AbortSignal; users: number; forget(): void } | undefined;

function shareInterrupts(process: NodeJS.Process): NonNullable<typeof interrupts> {
  if (interrupts === undefined) {
    const controller = new AbortController();
    const onSignal = (): void => {
      if (controller.signal.aborted) process.exit(130);
      const clear = process.stderr.isTTY === true ? CLEAR_LINE : '';
      process.stderr.write(`${clear}mailsonde: interrupted; ending (once more to stop at once)\n`);
      controller.abort();
    };
    for (const name of INTERRUPTS) process.on(name, onSignal);
    interrupts = {
      signal: controller.signal,
      users: 0,
      forget: () => {
        for (const name of INTERRUPTS) process.off(name, onSignal);
        interrupts = undefined;
      },
    };
  }
  interrupts.users += 1;
  return interrupts;
}

export function processIo(process: NodeJS.Process): ProcessIo {
  const interrupt = shareInterrupts(process);
  const { signal } = interrupt;
  let readerGone = false;
  const progress = createProgress(process.stderr, {
    enabled:
      process.stderr.isTTY === true &&
      process.stderr.columns > 0 &&
      process.env.CI === undefined &&
      process.env.TERM !== 'dumb',
  });

  const ask = async (question: string, shows = false): Promise<string | null> => {
    const { askSecret } = await import('./prompt.ts');
    const interrupt = (): void => void process.emit('SIGINT', 'SIGINT');
    return askSecret(harmless(question), process.stdin, process.stderr, interrupt, shows);
  };

  return {
    write: (text) =>
      new Promise((resolve) => {
        progress.stop();
        if (readerGone) resolve(false);
        else
          process.stdout.write(text, (error) => {
            if (error !== null && error !== undefined) readerGone = true;
            resolve(!readerGone);
          });
      }),
    note: (line) => {
      progress.stop();
      process.stderr.write(`${harmless(line.replaceAll('\n', ' '))}\n`);
    },
    readable: assertReadable,
    lines: (file) => linesOf(file, process.stdin, signal),
    logs: async (files) => (await import('./log-files.ts')).logFiles(files, process.stdin, signal),
    chunks: (file) => chunksOf(file, process.stdin, signal),
    isFile,
    confirm: async (question) => {
      progress.stop();
      const answer = await ask(`${question} [y/N] `, true);
      return answer === null ? null : /^\s*y(?:es)?\s*$/i.test(answer);
    },
    read: (file) => readWhole(file, process.stdin, signal),
    secrets: {
      // At a terminal `-` means to type it, and that is not for everybody to see.
      read: async (file) =>
        file === '-' && process.stdin.isTTY === true
          ? ((await ask('Password or token: ')) ?? '')
          : readWhole(file, process.stdin, signal),
      environment: process.env.MAILSONDE_PASSWORD,
      followEnvironment: process.env.MAILSONDE_FOLLOW_PASSWORD,
      ask,
    },
    replace: replaceFile,
    temporary: temporaryFile,
    // A terminal that does not know its size says 0.
    width: process.stdout.columns || 80,
    terminal: process.stdout.isTTY === true,
    typed: process.stdin.isTTY === true,
    color: wantsColor(process.env, process.stdout.isTTY === true),
    signal,
    progress,
    fault: (error) => {
      progress.stop();
      process.stderr.write(
        `mailsonde ${__VERSION__}: internal error: ${harmless(error.stack ?? error.message)}\n`,
      );
    },
    close: () => {
      interrupt.users -= 1;
      if (interrupt.users === 0) interrupt.forget();
      progress.finish();
    },
  };
}

/** NO_COLOR (no-color.org) before FORCE_COLOR before what the terminal can do. */
export function wantsColor(env: NodeJS.ProcessEnv, isTty: boolean): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTty && env.TERM !== 'dumb';
}
