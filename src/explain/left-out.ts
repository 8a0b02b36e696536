/** What of a message or file could not be read, told so that nobody takes a part for the whole. */
import type { Explanation } from '../model/explanation.ts';
import { printable } from '../parse/printable.ts';
import { entry } from './entry.ts';
import { figure } from './report-entry.ts';

/** `what` goes on behind "FILE is"; of kind `unknown`, which scripts and the exit code tell from an answer. */
function leftOut(input: string, what: string, meaning: string, action: string): Explanation {
  return entry('unknown', input, {
    title: what,
    meaning,
    action: [action],
    confidence: 0,
    matched: null,
  });
}

/** The rest of a list that is longer than is read. */
export function furtherLeftOut(count: number, known: number, one: 'recipient' | 'file'): Explanation {
  return leftOut(
    `${figure(count)} further ${one}s`,
    `read in part: ${figure(count)} of ${figure(known + count)} ${one}s left out`,
    `At most ${figure(known)} ${one}s are read at once, to bound what a hostile file can cost; the first ones are explained.`,
    one === 'file' ? 'Unpack the archive and give the files.' : 'Give the rest as a message of its own.',
  );
}

/** A message of which only the first `octets` are read. */
export function restLeftOut(octets: number): Explanation {
  return leftOut(
    'the rest of the message',
    `read in part: only its first ${octets < 1_048_576 ? kibibytes(octets) : mebibytes(octets)}`,
    'Bounces and reports stand at the beginning of a message; what lies behind was not looked at.',
    'If something is missing, give the attached report as a file.',
  );
}

/** A DMARC report that breaks off, or of which `unread` rows are too many. */
export function reportLeftOut(reporter: string, unread: number): Explanation {
  const name = `the DMARC report by ${printable(reporter, 100)}`;
  const why =
    unread > 0 ? `${figure(unread)} rows of ${name} are too many` : `${name} breaks off or is damaged`;
  return leftOut(
    `the rest of ${name}`,
    `read in part: ${why}`,
    'What was read is explained, and is less than what the report told.',
    'Fetch it again, or unpack it anew.',
  );
}

/** JSON tells nothing before its end. */
export function explainDamagedTlsReport(): Explanation {
  return leftOut(
    'a TLS report',
    'a TLS report that breaks off or is damaged, so nothing of it can be read',
    'It begins like a report on TLS sessions (RFC 8460), and is no well-formed JSON, or larger than any report.',
    'Fetch it again, or unpack it anew.',
  );
}

/** A file that is not read at all for its size; `limit` is in octets. */
export function tooLarge(name: string, limit: number): Explanation {
  return leftOut(
    name,
    `larger than ${mebibytes(limit)}, which is more than is read of one message or report`,
    'No bounce or report is that large; mailboxes in mbox form and lists of replies may be of any size.',
    'Give the messages one by one, or as an mbox file.',
  );
}

export type PackedProblem = 'too-large' | 'damaged';

/** A packed file that was not, or not wholly, unpacked; `limit` is in octets. */
export function explainPacked(problem: PackedProblem, limit: number): Explanation {
  return problem === 'too-large'
    ? leftOut(
        'a packed file',
        `not unpacked: it unfolds to more than ${mebibytes(limit)}, which no report has`,
        'So much out of one packed file is an accident or an attack; it was not unfolded.',
        'Unpack it yourself if you know where it comes from, and give the report.',
      )
    : leftOut(
        'a packed file',
        'a packed file that is damaged, encrypted or packed in an unusual way',
        'It begins like gzip or a zip archive, and cannot be unpacked.',
        'Fetch it again, or unpack it yourself and give the report.',
      );
}

export function explainBinary(name: string): Explanation {
  return leftOut(
    name,
    'a binary file: neither text nor a message or report',
    'It holds control characters as no text does, so its lines would mean nothing.',
    'Give the message as it came (.eml, .mbox), a report (XML, JSON, gz, zip) or a text with an item a line.',
  );
}

const mebibytes = (octets: number): string => `${Number((octets / 1_048_576).toFixed(1))} MiB`;
const kibibytes = (octets: number): string => `${Math.ceil(octets / 1_024)} KiB`;
