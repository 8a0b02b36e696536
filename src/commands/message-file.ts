/** A message as the user names it, read whole; what is none is refused with the reason. */
import type { Io } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { plain } from './values.ts';

/** Octets; servers take less. */
const MOST = 104_857_600;
/** A header field, perhaps behind a byte order mark, blank lines, or the line an mbox puts before each message. */
const BEGINNING = /^(?:\xef\xbb\xbf)?[\r\n]*(?:From \S[^\n]*\n)?[!-9;-~]{1,126}[ \t]*:/;

/** `-` is standard input. */
export async function readMessageFile(
  file: string,
  io: Pick<Io, 'chunks'>,
): Promise<{ name: string; octets: Buffer }> {
  const name = file === '-' ? 'standard input' : file;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of io.chunks(file)) {
    size += piece.length;
    if (size > MOST)
      throw new UsageError(
        `${plain(name)} is larger than ${MOST / 1024 / 1024} MiB`,
        'give one message; logs and mailboxes are for mailsonde logs',
      );
    pieces.push(piece);
  }
  const octets = Buffer.concat(pieces);
  if (size === 0) throw new UsageError(`${plain(name)} is empty`, 'give a message with its header');
  if (!BEGINNING.test(octets.toString('latin1', 0, 4_096)))
    throw new UsageError(
      `${plain(name)} does not begin like a message`,
      'give the raw source, header first: in Gmail "Show original", in Outlook "View source", in Thunderbird Ctrl+U',
    );
  return { name, octets };
}
