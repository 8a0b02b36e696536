/** A message as the user names it, read whole; what is none is refused with the reason. */
import type { Io } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { nameOf, readOctets } from './whole-file.ts';

/** A header field, perhaps behind a byte order mark, blank lines, or the line an mbox puts before each message. */
const BEGINNING = /^(?:\xef\xbb\xbf)?[\r\n]*(?:From \S[^\n]*\n)?[!-9;-~]{1,126}[ \t]*:/;

/** `-` is standard input. */
export async function readMessageFile(
  file: string,
  io: Pick<Io, 'chunks'>,
): Promise<{ name: string; octets: Buffer }> {
  const name = nameOf(file);
  const octets = await readOctets(file, io, 'give one message; logs and mailboxes are for mailsonde logs');
  if (octets.length === 0) throw new UsageError(`${name} is empty`, 'give a message with its header');
  if (!BEGINNING.test(octets.toString('latin1', 0, 4_096)))
    throw new UsageError(
      `${name} does not begin like a message`,
      'give the raw source, header first: in Gmail "Show original", in Outlook "View source", in Thunderbird Ctrl+U',
    );
  return { name: file === '-' ? name : file, octets };
}
