/** The process behind `Io`: streams, files, colours, interrupts. Node's own modules load when a file is touched. */
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Io, Replacement } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { createProgress } from './progress.ts';

/** Files we read whole are configuration and saved evidence; this is far above both (octets). */
const MAX_FILE = 256 * 1024 * 1024;

export interface ProcessIo extends Io {
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
      process.stderr.write('mailsonde: interrupted; writing what is known (again to stop at once)\n');
      controller.abort();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    interrupts = {
      signal: controller.signal,
      users: 0,
      forget: () => {
        process.off('SIGINT', onSignal);
        process.off('SIGTERM', onSignal);
        interrupts = undefined;
      },
    };
  }
  interrupts.users += 1;
  return interrupts;
}

export function processIo(process: NodeJS.Process): ProcessIo {
  const interrupt = shareInterrupts(process);
  let readerGone = false;
  const onStdoutError = (error: NodeJS.ErrnoException): void => {
    // The reader of a pipe may leave early (head, less): that is its good right.
    if (error.code === 'EPIPE') readerGone = true;
    else throw error;
  };
  process.stdout.on('error', onStdoutError);
  // Nobody left to tell.
  process.stderr.on('error', () => {});
  const progress = createProgress(process.stderr, {
    enabled:
      process.stderr.isTTY === true &&
      process.stderr.columns > 0 &&
      process.env.CI === undefined &&
      process.env.TERM !== 'dumb',
  });

  return {
    write: (text) =>
      new Promise((resolve) => {
        progress.stop();
        if (readerGone) resolve(false);
        else process.stdout.write(text, () => resolve(!readerGone));
      }),
    note: (line) => {
      progress.stop();
      process.stderr.write(`${line}\n`);
    },
    lines: (file) => lines(file, process.stdin),
    read: (file) => read(file, process.stdin),
    replace,
    // A terminal that does not know its size says 0.
    width: process.stdout.columns || 80,
    terminal: process.stdout.isTTY === true,
    color: wantsColor(process.env, process.stdout.isTTY === true),
    signal: interrupt.signal,
    progress,
    fault: (error) => {
      progress.stop();
      process.stderr.write(`mailsonde: internal error: ${error.stack ?? error.message}\n`);
    },
    close: () => {
      interrupt.users -= 1;
      if (interrupt.users === 0) interrupt.forget();
      process.stdout.off('error', onStdoutError);
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

async function* lines(file: string, stdin: Readable): AsyncIterable<string> {
  const [{ createReadStream }, { createInterface }] = await Promise.all([
    import('node:fs'),
    import('node:readline'),
  ]);
  const stream = file === '-' ? stdin : createReadStream(file);
  // The stream's own error would otherwise be met by nobody between two lines.
  let trouble: NodeJS.ErrnoException | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    trouble = error;
  });
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
  } catch (error) {
    throw error === trouble ? unreadable(file, error as NodeJS.ErrnoException) : error;
  }
  if (trouble !== undefined) throw unreadable(file, trouble);
}

async function read(file: string, stdin: Readable): Promise<string> {
  const { createReadStream } = await import('node:fs');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? stdin : createReadStream(file)) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > MAX_FILE)
        throw new UsageError(`${file} is larger than ${MAX_FILE / 1024 / 1024} MiB`, 'give a smaller file');
      chunks.push(bytes);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unreadable(file, error as NodeJS.ErrnoException);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function unreadable(file: string, error: NodeJS.ErrnoException): UsageError {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'permission denied',
    EISDIR: 'it is a directory',
  };
  return new UsageError(
    `cannot read ${file}: ${reasons[error.code ?? ''] ?? error.message}`,
    'give the path of a readable file, or - for standard input',
  );
}

async function replace(file: string): Promise<Replacement> {
  const { open, rename, unlink } = await import('node:fs/promises');
  // Opened exclusively, so a name that is taken is an error and never a file of somebody else's.
  const partial = `${file}.${Date.now().toString(36)}.partial`;
  let handle: FileHandle;
  try {
    handle = await open(partial, 'wx');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'its directory does not exist' : code === 'EACCES' ? 'permission denied' : message;
    throw new UsageError(`cannot write ${file}: ${reason}`, 'give a path in a directory you may write to');
  }
  return {
    write: async (text) => {
      await handle.write(text);
    },
    commit: async () => {
      await handle.close();
      await rename(partial, file);
    },
    discard: async () => {
      await handle.close();
      await unlink(partial);
    },
  };
}
