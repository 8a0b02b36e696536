/** Text in UTF-16, as editors and shells of Windows save messages and lists, made UTF-8. */

export type WideEncoding = 'utf-16le' | 'utf-16be';

/** By the mark at its beginning, or by the empty half of its first characters; null for anything else. */
export function wideEncoding(octets: Uint8Array): WideEncoding | null {
  if (octets[0] === 0xff && octets[1] === 0xfe) return 'utf-16le';
  if (octets[0] === 0xfe && octets[1] === 0xff) return 'utf-16be';
  if (isEmptyHalf(octets, 1)) return 'utf-16le';
  return isEmptyHalf(octets, 0) ? 'utf-16be' : null;
}

/** So many characters of ASCII in a row are no accident. */
const CERTAIN = 8;

function isEmptyHalf(octets: Uint8Array, half: 0 | 1): boolean {
  if (octets.length < 2 * CERTAIN) return false;
  for (let at = 0; at < 2 * CERTAIN; at += 2)
    if (octets[at + half] !== 0 || !isText(octets[at + 1 - half]!)) return false;
  return true;
}

const isText = (code: number): boolean =>
  code === 9 || code === 10 || code === 13 || (code >= 32 && code < 127);

/** The same text in UTF-8, without a mark; anything else as it is. */
export function narrowed(octets: Uint8Array): Uint8Array {
  const encoding = wideEncoding(octets);
  if (encoding === null) return hasMark(octets) ? octets.subarray(3) : octets;
  return Buffer.from(new TextDecoder(encoding).decode(octets));
}

const hasMark = (octets: Uint8Array): boolean =>
  octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf;

/** The same for octets that come piece by piece; the first tells. */
export async function* narrowedPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  for await (const piece of pieces) {
    // A later piece may begin like a mark of UTF-16, and is none.
    if (decoder === undefined) {
      const encoding = wideEncoding(piece);
      decoder = encoding === null ? null : new TextDecoder(encoding);
      if (decoder === null) {
        yield narrowed(piece);
        continue;
      }
    }
    yield decoder === null ? piece : Buffer.from(decoder.decode(piece, { stream: true }));
  }
}

/** Octets looked at. */
const HEAD = 4_096;
/** One control character in so many: lists of replies have a stray one at most. */
const RARE = 32;

/** Whether octets in UTF-8, or of any eight-bit charset, hold more control characters than a text does. */
export function isBinary(octets: Uint8Array): boolean {
  const head = octets.subarray(0, HEAD);
  let controls = 0;
  for (const code of head) if (code < 7 || (code > 13 && code < 27) || (code > 27 && code < 32)) controls++;
  return controls > 1 && controls * RARE > head.length;
}
