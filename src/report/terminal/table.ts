/** A table without rules, its widest columns narrowed until it fits the page. */
import Table from 'cli-table3';
import { printable } from '../printable.ts';
import { columns, wrap } from './columns.ts';
import type { Page } from './page.ts';

const BARE = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ].map((name) => [name, '']),
);
const GAP = 2;
const LEAST = 8;
/** Hostile answers may hold hundreds of rows; a screen need not. */
const MAX_ROWS = 60;

/** Cells may hold several lines; everything in them becomes printable. */
export function table(
  page: Page,
  indent: number,
  head: readonly string[],
  rows: readonly string[][],
): string[] {
  const shown = rows
    .slice(0, MAX_ROWS)
    .map((row) => row.map((cell) => cell.split('\n').map((line) => printable(line, 400))));
  const widest = (column: number, pieces: (line: string) => string[]): number =>
    Math.max(
      columns(head[column] ?? ''),
      ...shown.flatMap((row) => (row[column] ?? []).flatMap(pieces).map(columns)),
    );
  const natural = head.map((_, column) => widest(column, (line) => [line]));
  const words = head.map((_, column) => widest(column, (line) => line.split(' ')));
  const widths = narrowed(natural, words, page.width - indent);
  const drawn = new Table({
    chars: { ...BARE, middle: ' '.repeat(GAP) },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    head: head.map((name) => page.style.faint(name)),
    colWidths: widths,
  });
  for (const row of shown) {
    drawn.push(
      row.map((lines, column) => lines.flatMap((line) => wrap(line, widths[column] ?? 8)).join('\n')),
    );
  }
  const lines = drawn
    .toString()
    .split('\n')
    .map((line) => ' '.repeat(indent) + line.trimEnd());
  const left = rows.length - shown.length;
  return left > 0 ? [...lines, `${' '.repeat(indent)}and ${left} more`] : lines;
}

/** Takes a column at a time from the widest: from prose as long as that is enough, then from names and values too. */
function narrowed(natural: readonly number[], words: readonly number[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width + GAP, -GAP) - room;
  for (const least of [words.map((width) => Math.max(LEAST, width)), widths.map(() => LEAST)]) {
    for (; excess > 0; excess--) {
      const spare = widths.map((width, column) => (width > (least[column] as number) ? width : 0));
      const widest = Math.max(...spare);
      if (widest === 0) break;
      widths[spare.indexOf(widest)] = widest - 1;
    }
  }
  return widths;
}
