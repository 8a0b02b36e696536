/** The process behind `Io`: streams, files, colours, interrupts. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { createInterface } from 'node:readline';
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

export function processIo(process: NodeJS.Process): ProcessIo {
  const interrupt = new AbortController();
  const onSignal = (): void => {
    if (interrupt.signal.aborted) process.exit(130);
    process.stderr.write('mailsonde: interrupted; writing what is known (press again to stop at once)\n');
    interrupt.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  let readerGone = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe may leave early (head, less): that is its good right.
    if (error.code === 'EPIPE') readerGone = true;
    else throw error;
  });
  process.stderr.on('error', () => {});
  const progress = createProgress(process.stderr, {
    enabled: process.stderr.isTTY === true && process.env.CI === undefined && process.env.TERM !== 'dumb',
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
    width: process.stdout.columns ?? 80,
    terminal: process.stdout.isTTY === true,
    color: wantsColor(process.env, process.stdout.isTTY === true),
    signal: interrupt.signal,
    progress,
    fault: (error) => {
      progress.stop();
      process.stderr.write(`mailsonde: internal error: ${error.stack ?? error.message}\n`);
    },
    close: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      progress.stop();
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
  const stream = file === '-' ? stdin : createReadStream(file);
  let trouble: NodeJS.ErrnoException | undefined;
  const reader = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  stream.on('error', (error) => {
    trouble = error;
    reader.close();
  });
  for await (const line of reader) yield line;
  if (trouble !== undefined) throw unreadable(file, trouble);
}

async function read(file: string, stdin: Readable): Promise<string> {
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
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`;
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
