/** How much of a message is taken apart: what a hostile one costs grows with its lines and parts, not with its octets. */

/** Reports and notices come first, copies of messages last; a packed report of more octets unfolds to too much anyhow. */
export const MOST_READ = 16_777_216;
/** A reader of MIME keeps each of these by itself; those of base64 it joins at once, and there are more of them. */
const MAX_TEXT_LINES = 100_000;
const MAX_BASE64_LINES = 300_000;
/** Lines that part one part from the next, or look so. */
const MAX_BORDERS = 2_000;
const [LINE_FEED, CARRIAGE_RETURN, HYPHEN] = [0x0a, 0x0d, 0x2d];
const BASE64 = /^content-transfer-encoding:\s{0,20}"?base64/i;

/** The octets, from the first on, within which a message is read; all of them for any that a mail system writes. */
export function readableLength(octets: Uint8Array): number {
  const bytes = Buffer.from(octets.buffer, octets.byteOffset, Math.min(octets.length, MOST_READ));
  let [text, base64, borders] = [0, 0, 0];
  let isHeader = true;
  let isBase64 = false;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, at);
    const end = found === -1 ? bytes.length : found + 1;
    if (bytes[at] === HYPHEN && bytes[at + 1] === HYPHEN) {
      borders++;
      isHeader = true;
      isBase64 = false;
    } else if (isBase64 && !isHeader) base64++;
    else text++;
    if (borders > MAX_BORDERS || text > MAX_TEXT_LINES || base64 > MAX_BASE64_LINES) return at;
    if (isHeader) {
      isHeader = bytes[at] !== LINE_FEED && !(bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED);
      isBase64 ||= BASE64.test(bytes.toString('latin1', at, Math.min(end, at + 60)));
    }
    at = end;
  }
  return bytes.length;
}
