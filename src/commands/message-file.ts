/** A message as the user names it, read whole; what is none is refused with what it is instead. */
import type { Io } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { isPacked, unpackFile } from '../parse/packed-file.ts';
import { narrowed } from '../parse/wide-text.ts';
import { MOST_OCTETS, nameOf, readOctets } from './whole-file.ts';

/** A header field, perhaps behind blank lines, or the line an mbox puts before each message; JSON is none. */
const BEGINNING = /^[\r\n]*(?:From \S[^\n]*\n)?(?![{["<])[!-9;-~]{1,126}[ \t]*:/;
/** Lines that answers quote and pages indent. */
const QUOTED = /^[\r\n]*(?:>|\|)[> |]*[A-Za-z][\w-]{0,60}:/;
const INDENTED = /^[\r\n]*[ \t]+[A-Za-z][\w-]{0,60}:[ \t]/;

const RAW_SOURCE =
  'give the raw source, header first: in Gmail "Show original", in Outlook "View source", in Thunderbird Ctrl+U';

/** What is packed with gzip or in a zip of one is unpacked, and UTF-16 read as text; `-` is standard input. */
export async function readMessageFile(
  file: string,
  io: Pick<Io, 'chunks'>,
): Promise<{ name: string; octets: Buffer }> {
  const name = nameOf(file);
  const read = await readOctets(file, io, 'give one message; logs and mailboxes are for mailsonde logs');
  if (read.length === 0) throw new UsageError(`${name} is empty`, 'give a message with its header');
  const narrow = narrowed(isPacked(read) ? unfolded(read, name) : read);
  const octets = Buffer.from(narrow.buffer, narrow.byteOffset, narrow.byteLength);
  const head = octets.toString('latin1', 0, 4_096);
  if (!BEGINNING.test(head)) throw refusal(head, name);
  return { name: file === '-' ? name : file, octets };
}

function unfolded(packed: Buffer, name: string): Uint8Array {
  const { files, leftOut, problem } = unpackFile(packed, MOST_OCTETS);
  const [only] = files;
  if (problem !== null || only === undefined)
    throw new UsageError(
      problem === 'too-large' ? `${name} unfolds to more than a message has` : `${name} cannot be unpacked`,
      'unpack it first, and give one message',
    );
  if (files.length + leftOut > 1)
    throw new UsageError(`${name} holds ${files.length + leftOut} files`, 'unpack it, and give one message');
  return only;
}

/** With the kind it is of, where that can be told. */
function refusal(head: string, name: string): UsageError {
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    return new UsageError(
      `${name} is a file of Outlook's own form (.msg), which is not the message as it was received`,
      'open it in Outlook, and save its source: File > Properties > Internet headers has the header, "View message source" on the web the whole',
    );
  if (QUOTED.test(head))
    return new UsageError(
      `${name} is a message quoted in another: its lines begin with ">"`,
      `quoting changes what was signed; ${RAW_SOURCE}`,
    );
  if (INDENTED.test(head))
    return new UsageError(
      `${name} is a header with spaces before its lines`,
      `copying changed it; ${RAW_SOURCE}`,
    );
  return new UsageError(`${name} does not begin like a message`, RAW_SOURCE);
}
