/** Reads what the user names: whole files, and lines as they come, both bounded and ended by an interrupt. */
import type { Readable } from 'node:stream';
import { UsageError } from '../model/usage-error.ts';

/** Files we read whole are configuration and saved evidence; this is far above both (octets). */
const MAX_FILE = 256 * 1024 * 1024;
/** Of a longer line the rest is passed over: no name is that long (characters). */
const MAX_LINE = 65_536;

/** `-` is standard input. Node's own modules load when a file is touched. */
async function open(file: string, stdin: Readable, signal: AbortSignal): Promise<AsyncIterable<Buffer>> {
  const [{ createReadStream }, { addAbortSignal }] = await Promise.all([
    import('node:fs'),
    import('node:stream'),
  ]);
  return addAbortSignal(signal, file === '-' ? stdin : createReadStream(file));
}

/** Lines of a file as they come; an interrupt ends them. */
export async function* linesOf(file: string, stdin: Readable, signal: AbortSignal): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let held = '';
  const hold = (text: string): void => {
    held += text.slice(0, MAX_LINE - held.length);
  };
  try {
    for await (const chunk of await open(file, stdin, signal)) {
      decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8');
      const parts = decoder.decode(chunk, { stream: true }).split('\n');
      const rest = parts.pop() ?? '';
      for (const part of parts) {
        hold(part);
        const line = held;
        held = '';
        yield line.replace(/\r$/, '');
      }
      hold(rest);
    }
  } catch (error) {
    if (signal.aborted) return;
    throw unreadable(file, error);
  }
  if (held !== '') yield held.replace(/\r$/, '');
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
