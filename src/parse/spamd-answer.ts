/** What spamd answers to REPORT: the score, the threshold, and the table of rules at the end of the report. */
import type { SpamSymbol } from '../model/evidence/spam-filters.ts';

export interface SpamdAnswer {
  score: number;
  threshold: number;
  isSpam: boolean;
  /** As the report lists them. */
  symbols: SpamSymbol[];
}

/** Null, with the reason, where it is no answer of spamd to a message. Never throws. */
export function parseSpamdAnswer(text: string): SpamdAnswer | { problem: string } {
  const first = /^[^\r\n]{0,200}/.exec(text)?.[0] ?? '';
  const [, code, word] = /^SPAMD\/\d+\.\d+ (\d{1,3}) (.*)$/.exec(first) ?? [];
  if (code === undefined) return { problem: 'the answer is not that of spamd' };
  if (code !== '0') return { problem: `spamd says ${word} (${code})` };
  const end = text.search(/\r?\n\r?\n/);
  const head = end === -1 ? text : text.slice(0, end);
  const [, verdict, score, threshold] =
    /^Spam:\s*(True|False|Yes|No)\s*;\s*(-?[\d.]{1,12})\s*\/\s*(-?[\d.]{1,12})\s*$/im.exec(head) ?? [];
  const points = Number(score);
  const limit = Number(threshold);
  if (verdict === undefined || Number.isNaN(points) || Number.isNaN(limit))
    return { problem: 'the answer of spamd names no score' };
  return {
    score: points,
    threshold: limit,
    isSpam: /^(?:true|yes)$/i.test(verdict),
    symbols: end === -1 ? [] : symbolsIn(text.slice(end)),
  };
}

/** Above the table the report quotes the message, which may look like one; so the last one counts. */
function symbolsIn(report: string): SpamSymbol[] {
  const lines = report.split(/\r?\n/);
  const symbols: SpamSymbol[] = [];
  for (const line of lines.slice(lines.findLastIndex((one) => /^ *-{3,} -{3,}/.test(one)) + 1)) {
    const [, score, name = '', says = ''] =
      /^ *(-?\d{1,6}(?:\.\d{1,4})?) ([A-Za-z0-9_]{1,80})(?: +(.*))?$/.exec(line) ?? [];
    const last = symbols.at(-1);
    if (score !== undefined) symbols.push({ name, score: Number(score), says: says.trim() || null });
    else if (last?.says && /^ {10,}\S/.test(line)) last.says += ` ${line.trim()}`;
  }
  return symbols;
}
