/** Report files as they are sent: plain, gzip (RFC 1952) or a zip archive; unpacked within bounds. */
import { gunzipSync, constants as zlib } from 'node:zlib';
import { unzipSync } from 'fflate';

/** Most octets a file may unfold to: a report of a hundred thousand sources has half of that. */
const MAX_UNPACKED = 67_108_864;
const MAX_FILES = 20;

/** The files within, one where nothing is packed; none where it cannot be unpacked. Never throws. */
export function unpackFile(bytes: Uint8Array): Uint8Array[] {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      // A file that broke off is read as far as it goes.
      return [gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED, finishFlush: zlib.Z_SYNC_FLUSH })];
    }
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return filesOfZip(bytes);
  } catch {
    return [];
  }
  return bytes.length > MAX_UNPACKED ? [] : [bytes];
}

/** Whether the first octets are those of a packed file. */
export function isPacked(bytes: Uint8Array): boolean {
  return (
    (bytes[0] === 0x1f && bytes[1] === 0x8b) ||
    (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
  );
}

/** The sizes an archive states bound what is unpacked: no file is unfolded beyond its own. */
function filesOfZip(bytes: Uint8Array): Uint8Array[] {
  let total = 0;
  let files = 0;
  const found = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      return ++files <= MAX_FILES && total <= MAX_UNPACKED;
    },
  });
  return Object.values(found).filter((file) => file.length > 0);
}
