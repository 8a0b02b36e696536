/** The form in which reports about mail already sent are told. */
import type { Explanation } from '../model/explanation.ts';
import { printable } from '../parse/printable.ts';

export type ReportEntry = Pick<
  Explanation,
  'input' | 'category' | 'title' | 'meaning' | 'actor' | 'action' | 'confidence' | 'matched' | 'references'
>;

/** Nothing is sent again for the sake of a report, and no address is to blame. */
export function reportExplanation(entry: ReportEntry): Explanation {
  const isFault = entry.category !== 'success';
  return {
    kind: 'report',
    replyCode: null,
    enhancedCode: null,
    permanence: isFault ? 'unknown' : 'success',
    bounce: 'none',
    provider: null,
    phase: null,
    retry: { advice: isFault ? 'after-fix' : 'never', afterSeconds: null },
    address: 'keep',
    ...entry,
    input: printable(entry.input, 200),
    title: printable(entry.title, 200),
    meaning: printable(entry.meaning, 2_000),
    action: entry.action.map((step) => printable(step, 600)),
    matched: entry.matched === null ? null : printable(entry.matched, 200),
  };
}

/** `12,340`. */
export function figure(count: number): string {
  return String(count).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}

/** `1 message`, `12,340 messages`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : several}`;
}

/** `a, b and c`, `a, b, c and 4 more`. */
export function listed(items: readonly string[], most: number): string {
  const shown = items.length > most ? items.slice(0, most) : [...items];
  const last = items.length > most ? `${items.length - most} more` : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

/** In per cent, rounded down, so that 100 means all. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const exact = (part / whole) * 100;
  return exact > 0 && exact < 1 ? 'less than 1 %' : `${Math.floor(exact)} %`;
}

/** The days of a report: its end is often one second before midnight, or midnight itself. */
export function days(begin: string | null, end: string | null): string {
  const from = begin?.slice(0, 10) ?? '';
  const to = end?.slice(0, 10) ?? '';
  if (from === '') return '';
  return to === '' || to === from ? ` on ${from}` : ` between ${from} and ${to}`;
}
