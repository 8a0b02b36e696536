/** Report files as they are sent: plain, gzip (RFC 1952) or a zip archive; unpacked within bounds. */
import { gunzipSync, constants as zlib } from 'node:zlib';
import { unzipSync } from 'fflate';

/** Most octets a file may unfold to: a report of a hundred thousand sources has half of that. */
export const MOST_UNPACKED = 67_108_864;
/** Of one archive: a mailbox of some months holds no more reports. */
const MAX_FILES = 1_000;

export interface Unpacked {
  /** One where nothing is packed; of an archive at most {@link MAX_FILES}. */
  files: Uint8Array[];
  /** Files of an archive beyond that number. */
  leftOut: number;
  /** Something, or all, would unfold to more than {@link MOST_UNPACKED}, or cannot be unpacked. */
  problem: 'too-large' | 'damaged' | null;
}

/** Never throws. */
export function unpackFile(bytes: Uint8Array): Unpacked {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      // A file that broke off is read as far as it goes.
      const options = { maxOutputLength: MOST_UNPACKED, finishFlush: zlib.Z_SYNC_FLUSH };
      return { files: [gunzipSync(bytes, options)], leftOut: 0, problem: null };
    }
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return filesOfZip(bytes);
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { files: [], leftOut: 0, problem: isLarge ? 'too-large' : 'damaged' };
  }
  return bytes.length > MOST_UNPACKED
    ? { files: [], leftOut: 0, problem: 'too-large' }
    : { files: [bytes], leftOut: 0, problem: null };
}

/** Whether the first octets are those of a packed file. */
export function isPacked(bytes: Uint8Array): boolean {
  return (
    (bytes[0] === 0x1f && bytes[1] === 0x8b) ||
    (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
  );
}

/** The sizes an archive states bound what is unpacked: no file is unfolded beyond its own. */
function filesOfZip(bytes: Uint8Array): Unpacked {
  let total = 0;
  let taken = 0;
  let leftOut = 0;
  let isLarge = false;
  const found = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      if (taken === MAX_FILES) {
        leftOut++;
        return false;
      }
      if (total + originalSize > MOST_UNPACKED) {
        isLarge = true;
        return false;
      }
      total += originalSize;
      taken++;
      return true;
    },
  });
  const files = Object.values(found).filter((file) => file.length > 0);
  return { files, leftOut, problem: isLarge ? 'too-large' : null };
}
