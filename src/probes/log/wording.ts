/** Tells whether two replies say the same: numbers, addresses and names of their own do not count. */

const MOST = 1_000;

/**
 * 53 bits over the words of a reply; codes (`550`, `5.7.26`, `421-4.7.28`) count, other words with a digit, an `@` or
 * a `<` are all the same word.
 */
export function wordingHash(reply: string, seed: number): number {
  let high = (0x811c9dc5 ^ seed) | 0;
  let low = (0x9e3779b9 + seed) | 0;
  const end = Math.min(reply.length, MOST);
  for (let at = 0; at < end; ) {
    let digits = 0;
    let others = 0;
    let dots = 0;
    let own = false;
    let wordHigh = 0x811c9dc5;
    let wordLow = 0x9e3779b9;
    const start = at;
    for (; at < end; at++) {
      const unit = reply.charCodeAt(at);
      if (unit === 0x20) break;
      if (unit >= 0x30 && unit <= 0x39) digits += 1;
      else if (unit === 0x2e || unit === 0x2d) dots += 1;
      else {
        others += 1;
        if (unit === 0x40 || unit === 0x3c) own = true;
      }
      wordHigh = Math.imul(wordHigh ^ unit, 0x01000193);
      wordLow = Math.imul(wordLow + unit, 0x85ebca6b) ^ (wordLow >>> 13);
    }
    const isCode = others === 0 && at - start <= 10 && dots <= 3 && (dots > 0 || digits === 3) && digits > 0;
    if (own || (digits > 0 && !isCode)) {
      wordHigh = 0x23;
      wordLow = 0x40;
    }
    high = Math.imul(high ^ wordHigh, 0x01000193);
    low = Math.imul(low ^ wordLow, 0xc2b2ae35) ^ (low >>> 15);
    at += 1;
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}
