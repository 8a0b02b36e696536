/** Opens logs as the user names them: rotated sets oldest first, compressed ones unpacked, all read in pieces. */
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { LogSource } from '../model/log-input.ts';
import { UsageError } from '../model/usage-error.ts';
import { MOST_MESSAGE } from '../parse/logs/mbox.ts';
import { inOrder } from './rotated-names.ts';
import { unpacked } from './unpack.ts';

const PIECE = 1_048_576;
const STDIN = 'standard input';

/** Looks at each file, so that a slip of the pen is told before anything is read; nothing is opened yet. */
export async function logFiles(
  files: readonly string[],
  stdin: Readable,
  signal: AbortSignal,
): Promise<LogSource[]> {
  const { stat } = await import('node:fs/promises');
  const sources: LogSource[] = [];
  for (const file of inOrder([...new Set(files)])) {
    if (file === '-') {
      const { addAbortSignal } = await import('node:stream');
      sources.push({
        name: STDIN,
        modifiedAt: new Date(),
        pieces: () => unpacked(addAbortSignal(signal, stdin)),
      });
      continue;
    }
    const known = await stat(file).catch((error: unknown) => {
      throw unreadable(file, error);
    });
    if (known.isDirectory()) {
      const names = await maildir(file);
      if (names === null)
        throw (await isPartOfMaildir(file)) ? partOfMaildir(file) : unreadable(file, { code: 'EISDIR' });
      sources.push({ name: file, modifiedAt: known.mtime, isMessages: true, pieces: () => messages(names) });
      continue;
    }
    sources.push({ name: file, modifiedAt: known.mtime, pieces: () => unpacked(piecesOf(file)) });
  }
  return sources;
}

/** Whether it is `cur` or `new` of a Maildir. */
async function isPartOfMaildir(folder: string): Promise<boolean> {
  const { basename, dirname, resolve } = await import('node:path');
  const path = resolve(folder);
  return ['cur', 'new'].includes(basename(path)) && (await maildir(dirname(path))) !== null;
}

function partOfMaildir(file: string): UsageError {
  return new UsageError(
    `cannot read ${file}: it is a part of a Maildir`,
    'give the folder above it, whose new and cur are read',
  );
}

/** Paths of the messages, those that came first before the others; null where it is no Maildir. */
async function maildir(folder: string): Promise<string[] | null> {
  const [{ readdir }, { join }] = await Promise.all([import('node:fs/promises'), import('node:path')]);
  const lists = await Promise.all(
    ['cur', 'new'].map((part) =>
      readdir(join(folder, part)).then(
        (names) => names.map((name) => ({ part, name })),
        () => null,
      ),
    ),
  );
  if (lists.every((list) => list === null)) return null;
  return lists
    .flatMap((list) => list ?? [])
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ part, name }) => join(folder, part, name));
}

async function* messages(files: readonly string[]): AsyncGenerator<Buffer> {
  const { open } = await import('node:fs/promises');
  const buffer = Buffer.allocUnsafe(MOST_MESSAGE);
  for (const file of files) {
    // Whoever reads the mailbox may have moved it by now.
    const handle = await open(file).catch(() => undefined);
    if (handle === undefined) continue;
    try {
      yield await fill(handle, buffer);
    } finally {
      await handle.close();
    }
  }
}

/** Two buffers in turn: one is filled while the other is read, and memory stays as it is. */
async function* piecesOf(file: string): AsyncGenerator<Buffer> {
  const { open } = await import('node:fs/promises');
  const handle = await open(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const buffers = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)] as const;
  try {
    let next = fill(handle, buffers[0]);
    for (let turn = 1; ; turn++) {
      const piece = await next;
      if (piece.length === 0) return;
      next = fill(handle, buffers[turn % 2 === 0 ? 0 : 1]);
      // Whoever stops reading leaves this one unanswered.
      next.catch(() => {});
      yield piece;
    }
  } finally {
    await handle.close();
  }
}

async function fill(handle: FileHandle, buffer: Buffer): Promise<Buffer> {
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
  return buffer.subarray(0, bytesRead);
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
};

function unreadable(file: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new UsageError(
    `cannot read ${file === '' ? 'a file without a name' : file}: ${REASONS[code] ?? message}`,
    'give the path of a log, or - for standard input',
  );
}
