/** Files we write: whole or not at all, and nothing left behind whatever ends the process. */
import type { FileHandle } from 'node:fs/promises';
import type { Io, Replacement } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';

/** No system has longer ones (octets). */
const MAX_PATH = 4_096;
/** What must not outlive the process. */
const leftovers = new Set<string>();
let sweeping = false;

/** From here on the path is removed when the process ends, unless `keep` takes it off the list. */
async function sweepAtExit(path: string): Promise<void> {
  leftovers.add(path);
  if (sweeping) return;
  sweeping = true;
  const { rmSync } = await import('node:fs');
  process.once('exit', () => {
    for (const leftover of leftovers) rmSync(leftover, { recursive: true, force: true });
  });
}

const keep = (path: string): boolean => leftovers.delete(path);

/** Whether something can be read under this name: a file, a pipe, a device. */
export async function isFile(path: string): Promise<boolean> {
  if (path.length > MAX_PATH || /[\0\n]/.test(path)) return false;
  const { stat } = await import('node:fs/promises');
  const known = await stat(path).catch(() => undefined);
  return known !== undefined && !known.isDirectory();
}

/** Opens a file that appears only when `commit` is called; devices and pipes are written to as they are. */
export async function replaceFile(file: string, reads: readonly string[] = []): Promise<Replacement> {
  const { open, realpath, rename, rm, stat } = await import('node:fs/promises');
  const refuse = (error: unknown): never => {
    throw unwritable(file, error);
  };
  // A link stays a link: the file behind it is the one to replace.
  const target = await realpath(file).catch(() => file);
  for (const source of reads) {
    if (file !== source && (await realpath(source).catch(() => source)) !== target) continue;
    throw new UsageError(`${file} is what is read, so it cannot be written`, 'give another file to write to');
  }
  const known = await stat(target).catch(() => undefined);
  if (known?.isDirectory()) refuse({ code: 'EISDIR' });
  const direct = /^\/(dev|proc)\//.test(file) || (known !== undefined && !known.isFile());
  // Opened exclusively, so a name that is taken is an error and never a file of somebody else's.
  const path = direct ? file : `${target}.${process.pid}-${Date.now().toString(36)}.partial`;
  if (!direct) await sweepAtExit(path);
  const opened = direct
    ? open(file, 'a')
    : open(path, 'wx', known === undefined ? 0o666 : known.mode & 0o777);
  const handle: FileHandle = await opened.catch((error: unknown) => {
    keep(path);
    return refuse(error);
  });
  return {
    write: (text) => handle.writeFile(text).catch(refuse),
    commit: async () => {
      try {
        await handle.close();
        if (!direct) await rename(path, target);
        keep(path);
      } catch (error) {
        refuse(error);
      }
    },
    discard: async () => {
      await handle.close();
      if (!direct) await rm(path, { force: true });
      keep(path);
    },
  };
}

/** A file of that name in a folder of its own, for the time of the run. */
export async function temporaryFile(name: string, text: string): ReturnType<Io['temporary']> {
  const [{ mkdtemp, rm, writeFile }, { tmpdir }, { join }] = await Promise.all([
    import('node:fs/promises'),
    import('node:os'),
    import('node:path'),
  ]);
  try {
    const folder = await mkdtemp(join(tmpdir(), 'mailsonde-'));
    await sweepAtExit(folder);
    const path = join(folder, name);
    await writeFile(path, text);
    return {
      path,
      remove: async () => {
        await rm(folder, { recursive: true, force: true });
        keep(folder);
      },
    };
  } catch (error) {
    throw unwritable(join(tmpdir(), 'mailsonde-*'), error, 'set TMPDIR to a directory you may write to');
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'its directory does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
};

function unwritable(
  file: string,
  error: unknown,
  hint = 'give a path you may write to, with room for the report',
): UsageError {
  const { code = '', message = code } = error as NodeJS.ErrnoException;
  return new UsageError(`cannot write ${file}: ${REASONS[code] ?? message}`, hint);
}
