/** Runs one command: settings read, errors told in one sentence, the exit status drawn. */
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { type CommandResult, EXIT, type ExitStatus, exitStatus } from './exit.ts';
import { processIo } from './io.ts';
import type { RawOptions } from './options.ts';
import { readSettings } from './settings.ts';
import { refuseUrlPasswords } from './url-passwords.ts';

export async function runCommand(
  raw: RawOptions,
  work: (settings: Settings, io: Io) => Promise<CommandResult>,
  host: NodeJS.Process,
  words: readonly string[],
): Promise<ExitStatus> {
  const io = processIo(host);
  try {
    refuseUrlPasswords(words);
    const settings = await readSettings(raw, io);
    return exitStatus(await work(settings, io), settings);
  } catch (error) {
    // What an interrupt cut short ends in an error of its own, which is none.
    if (io.signal.aborted) return EXIT.interrupted;
    if (error instanceof UsageError) {
      io.note(`mailsonde: ${error.message}${error.hint === undefined ? '' : `; ${error.hint}`}`);
      return EXIT.usage;
    }
    io.fault(error instanceof Error ? error : new Error(String(error)));
    return EXIT.internal;
  } finally {
    io.close();
  }
}
