/** A file, or standard input for `-`, read whole and bounded. */
import type { Io } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { plain } from './values.ts';

/** Octets; servers take no larger messages. */
export const MOST_OCTETS = 104_857_600;

/** `hint` is for a file that is larger. */
export async function readOctets(
  file: string,
  io: Pick<Io, 'chunks'>,
  hint: string,
  most = MOST_OCTETS,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of io.chunks(file)) {
    size += piece.length;
    if (size > most) throw new UsageError(`${nameOf(file)} is larger than ${shown(most)}`, hint);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** As it is told of. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : plain(file);
}

function shown(octets: number): string {
  return octets < 1_048_576 ? `${octets / 1024} KiB` : `${octets / 1_048_576} MiB`;
}
