/** Report files as they are sent: plain, gzip (RFC 1952) or a zip archive; unpacked within bounds. */
import { gunzipSync, constants as zlib } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';

/** Most octets a file may unfold to: a report of a hundred thousand sources has half of that. */
export const MOST_UNPACKED = 67_108_864;
/** Of one archive: a mailbox of some months holds no more reports. */
const MAX_FILES = 1_000;

export interface Unpacked {
  /** One where nothing is packed; of an archive at most {@link MAX_FILES}. */
  files: Uint8Array[];
  /** Files of an archive beyond that number. */
  leftOut: number;
  /** Something, or all, would unfold to more than there is room for, or cannot be unpacked. */
  problem: 'too-large' | 'damaged' | null;
}

/** Into at most `room` octets; never throws. What is packed in gzip within an archive is unpacked as well: so reports lie in a folder. */
export function unpackFile(bytes: Uint8Array, room = MOST_UNPACKED): Unpacked {
  if (isGzip(bytes)) return gunzipped(bytes, room);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return filesOfZip(bytes, room);
  return bytes.length > room
    ? { files: [], leftOut: 0, problem: 'too-large' }
    : { files: [bytes], leftOut: 0, problem: null };
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** A file that broke off as far as it goes. */
function gunzipped(bytes: Uint8Array, room: number): Unpacked {
  const options = { maxOutputLength: Math.max(1, room), finishFlush: zlib.Z_SYNC_FLUSH };
  try {
    return { files: [gunzipSync(bytes, options)], leftOut: 0, problem: null };
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { files: [], leftOut: 0, problem: isLarge ? 'too-large' : 'damaged' };
  }
}

/** Whether the first octets are those of a packed file. */
export function isPacked(bytes: Uint8Array): boolean {
  return isGzip(bytes) || (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4);
}

/** Octets unpacked at a time: they unfold to a thousand times as much at most. */
const PIECE = 8_192;

/**
 * One after the other, as they lie there, whatever sizes and places the directory at the end states: what is unfolded
 * is counted, and nothing is unfolded twice. An archive that breaks off is read as far as it goes.
 */
function filesOfZip(bytes: Uint8Array, room: number): Unpacked {
  const files: Uint8Array[][] = [];
  let total = 0;
  let isFull = false;
  let problem: Unpacked['problem'] = null;
  const unzip = new Unzip((file) => {
    isFull ||= files.length === MAX_FILES;
    if (isFull) return;
    const pieces: Uint8Array[] = [];
    files.push(pieces);
    file.ondata = (error, piece) => {
      if (error !== null) {
        problem ??= 'damaged';
        return;
      }
      total += piece.length;
      if (total <= room) pieces.push(piece);
      else {
        problem = 'too-large';
        pieces.length = 0;
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !isFull && total <= room; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch {
    problem ??= 'damaged';
  }
  if (files.length === 0) problem ??= 'damaged';
  const unfolded: Uint8Array[] = [];
  for (const pieces of files) {
    const file = Buffer.concat(pieces);
    if (!isGzip(file)) unfolded.push(file);
    else {
      const inner = gunzipped(file, room - total);
      unfolded.push(...inner.files);
      total += inner.files[0]?.length ?? 0;
      problem ??= inner.problem;
    }
  }
  return {
    files: unfolded.filter((file) => file.length > 0),
    leftOut: isFull ? Math.max(1, countOf(bytes) - MAX_FILES) : 0,
    problem,
  };
}

/** Of an archive's files, as the end of its directory states it (APPNOTE.TXT §4.3.16). */
function countOf(bytes: Uint8Array): number {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return end === -1 || end + 12 > archive.length ? 0 : archive.readUInt16LE(end + 10);
}
