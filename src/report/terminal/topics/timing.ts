/** How long it took, and the chain of waits that made it take that long. */
import type { Report } from '../../../model/report.ts';
import { duration, plural } from '../../words.ts';
import { cut, padEnd, padStart } from '../columns.ts';
import { type Page, quote } from '../page.ts';

const MAX_LINKS = 20;
const BAR = 24;

export function timing(page: Page, { tookMs, timing: { questions, chain } }: Report): string[] {
  const head = `  ${duration(tookMs)}, ${plural(questions, 'DNS question')}; the longest chain of waits:`;
  const lines = [page.style.strong('Time'), chain.length === 0 ? head.replace(/; the.*$/, '') : head];
  const end = Math.max(1, ...chain.map(({ startMs, tookMs: took }) => startMs + took));
  const wide = page.width >= 72;
  const room = Math.min(60, page.width - 2 - 9 - 9 - (wide ? BAR + 2 : 0));
  for (const { what, startMs, tookMs: took } of chain.slice(0, MAX_LINKS)) {
    const left = Math.min(BAR - 1, Math.round((startMs / end) * BAR));
    const length = Math.max(1, Math.min(BAR - left, Math.round((took / end) * BAR)));
    const bar = wide ? `  ${' '.repeat(left)}${'▪'.repeat(length)}` : '';
    const text = padEnd(cut(quote(what), room), room);
    lines.push(
      `  ${padStart(String(Math.round(startMs)), 6)}  ${text}${padStart(`${Math.round(took)} ms`, 9)}${bar}`.trimEnd(),
    );
  }
  if (chain.length > MAX_LINKS) lines.push(`  and ${chain.length - MAX_LINKS} more`);
  return lines;
}
