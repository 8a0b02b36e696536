/** Reads what the user names: whole files, and lines as they come, both bounded and ended by an interrupt. */
import type { Readable } from 'node:stream';
import { lineBatches } from '../commands/line-batches.ts';
import { UsageError } from '../model/usage-error.ts';

/** Files we read whole are configuration and saved evidence; this is far above both (octets). */
const MAX_FILE = 256 * 1024 * 1024;

/** `-` is standard input. Node's own modules load when a file is touched. */
async function open(file: string, stdin: Readable, signal: AbortSignal): Promise<AsyncIterable<Buffer>> {
  const [{ createReadStream }, { addAbortSignal }] = await Promise.all([
    import('node:fs'),
    import('node:stream'),
  ]);
  return addAbortSignal(signal, file === '-' ? stdin : createReadStream(file));
}

/** Throws a usage error for the first file that cannot be read; a pipe is not opened, for it gives what it has once. */
export async function assertReadable(files: readonly string[]): Promise<void> {
  const { access, constants, stat } = await import('node:fs/promises');
  for (const file of files) {
    if (file === '-') continue;
    try {
      await access(file, constants.R_OK);
      if ((await stat(file)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    } catch (error) {
      throw unreadable(file, error);
    }
  }
}

/** Octets of a file as they come; an interrupt ends them. */
export async function* chunksOf(file: string, stdin: Readable, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    yield* await open(file, stdin, signal);
  } catch (error) {
    if (!signal.aborted) throw unreadable(file, error);
  }
}

/** Lines of a file as they come; an interrupt ends them. */
export async function* linesOf(file: string, stdin: Readable, signal: AbortSignal): AsyncGenerator<string> {
  for await (const batch of lineBatches(chunksOf(file, stdin, signal))) yield* batch;
}

export async function readWhole(file: string, stdin: Readable, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of await open(file, stdin, signal)) {
      size += chunk.length;
      if (size > MAX_FILE)
        throw new UsageError(`${file} is larger than ${MAX_FILE / 1024 / 1024} MiB`, 'give a smaller file');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof UsageError || signal.aborted ? error : unreadable(file, error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
};

function unreadable(file: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new UsageError(
    `cannot read ${file}: ${REASONS[code] ?? message}`,
    'give the path of a readable file, or - for standard input',
  );
}
