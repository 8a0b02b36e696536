/** Octets of remote text as a string: UTF-8 where they are, `\xNN` for those that are not. */
import { isUtf8 } from 'node:buffer';

export function octetsToText(octets: Buffer): string {
  if (isUtf8(octets)) return octets.toString('utf8');
  let text = '';
  let from = 0;
  for (let at = 0; at < octets.length; ) {
    const length = sequenceLength(octets, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += octets.toString('utf8', from, at);
    text += `\\x${(octets[at] as number).toString(16).padStart(2, '0')}`;
    from = ++at;
  }
  return text + octets.toString('utf8', from);
}

/** Octets of the UTF-8 sequence at `at`; 0 where there is none. */
function sequenceLength(octets: Buffer, at: number): number {
  const first = octets[at] as number;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return at + length <= octets.length && isUtf8(octets.subarray(at, at + length)) ? length : 0;
}
