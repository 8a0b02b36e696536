/** What the octets of a message break of the rules for its transport: long lines, bare CR and LF, NUL, eight bits. */
import type { MessageForm } from '../../model/evidence/message.ts';
import type { MailSource } from './fields.ts';

/** Octets of a line without its end (RFC 5322 §2.1.1, RFC 5321 §4.5.3.1.6). */
export const MAX_LINE = 998;
const [LF, CR] = [10, 13];

export type OctetCount = Pick<
  MessageForm,
  | 'octets'
  | 'headerOctets'
  | 'lineEnds'
  | 'longestLine'
  | 'longLines'
  | 'firstLongLine'
  | 'bareCr'
  | 'firstBareCr'
  | 'bareLf'
  | 'firstBareLf'
  | 'nul'
  | 'eightBitHeader'
  | 'eightBitBody'
>;

/** One pass over the octets. */
export function countOctets({ octets, bodyStart, lineEnds }: MailSource): OctetCount {
  const count: OctetCount = {
    octets: octets.length,
    headerOctets: bodyStart,
    lineEnds,
    longestLine: 0,
    longLines: 0,
    firstLongLine: null,
    bareCr: 0,
    firstBareCr: null,
    bareLf: 0,
    firstBareLf: null,
    nul: 0,
    eightBitHeader: 0,
    eightBitBody: 0,
  };
  let line = 1;
  let start = 0;
  const endLine = (end: number): void => {
    const length = end - start;
    if (length > count.longestLine) count.longestLine = length;
    if (length <= MAX_LINE) return;
    count.longLines += 1;
    count.firstLongLine ??= line;
  };
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at] as number;
    if (octet === LF) {
      const isWhole = at > 0 && octets[at - 1] === CR;
      if (!isWhole) {
        count.bareLf += 1;
        count.firstBareLf ??= line;
      }
      endLine(isWhole ? at - 1 : at);
      start = at + 1;
      line += 1;
    } else if (octet === CR) {
      if (octets[at + 1] === LF) continue;
      count.bareCr += 1;
      count.firstBareCr ??= line;
    } else if (octet === 0) count.nul += 1;
    else if (octet > 127) {
      if (at < bodyStart) count.eightBitHeader += 1;
      else count.eightBitBody += 1;
    }
  }
  endLine(octets.length);
  return count;
}
