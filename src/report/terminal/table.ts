/** A table without rules, its widest columns narrowed until it fits the page; where that tears it apart, a list. */
import Table from 'cli-table3';
import { printable } from '../../parse/printable.ts';
import { columns, halvedWidth, wholeWidth, wrap } from './columns.ts';
import { labelled, type Page, paragraph } from './page.ts';

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
/** Lines that one line of a cell may be folded into; a taller one reads better beside a label of its own. */
const MAX_FOLDS = 4;
/** What stands in a cell that has nothing to say. */
const NOTHING = new Set(['', '-']);
/** Hostile answers may hold hundreds of rows; a screen need not. */
const MAX_ROWS = 60;

/** Cells may hold several lines; everything in them becomes printable. The columns of `numbers` are set to the right. */
export function table(
  page: Page,
  indent: number,
  head: readonly string[],
  rows: readonly string[][],
  numbers: readonly number[] = [],
): string[] {
  const shown = rows
    .slice(0, MAX_ROWS)
    .map((row) => row.map((cell) => cell.split('\n').map((line) => printable(line, 400))));
  const widths = narrowed(head, shown, page.width - indent);
  const lines =
    widths === null ? stacked(page, indent, head, shown) : drawn(page, indent, head, shown, widths, numbers);
  const left = rows.length - shown.length;
  return left > 0 ? [...lines, `${' '.repeat(indent)}and ${left} more`] : lines;
}

/** The lines of a cell. */
type Cell = readonly string[];

function drawn(
  page: Page,
  indent: number,
  head: readonly string[],
  rows: readonly Cell[][],
  widths: readonly number[],
  numbers: readonly number[],
): string[] {
  const drawing = new Table({
    colAligns: head.map((_, column) => (numbers.includes(column) ? 'right' : 'left')),
    chars: { ...BARE, middle: ' '.repeat(GAP) },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    head: head.map((name) => page.style.faint(name)),
    colWidths: [...widths],
  });
  for (const row of rows) {
    drawing.push(
      row.map((lines, column) => lines.flatMap((line) => wrap(line, widths[column] as number)).join('\n')),
    );
  }
  return drawing
    .toString()
    .split('\n')
    .map((line) => ' '.repeat(indent) + line.trimEnd());
}

/** Each row as a list of its cells, under the first of them; a row without a first one goes on with that before it. */
function stacked(page: Page, indent: number, head: readonly string[], rows: readonly Cell[][]): string[] {
  const [first = '', ...others] = head.map((name) => name.trim());
  const room = Math.max(...others.map(columns)) + 3;
  return rows.flatMap(([lead = [], ...cells]) => {
    const told = cells.map((lines) => lines.filter((line) => !NOTHING.has(line)));
    return [
      ...heading(page, indent, first, lead.join(' ')),
      ...told.flatMap((lines, column) =>
        lines.flatMap((line, index) =>
          labelled(
            page,
            indent + 2,
            index === 0 ? (others[column] as string) : '',
            line,
            room,
            page.style.faint,
          ),
        ),
      ),
    ];
  });
}

function heading(page: Page, indent: number, label: string, text: string): string[] {
  if (text === '') return [];
  return label === ''
    ? paragraph(page, indent, text)
    : labelled(page, indent, label, text, 0, page.style.faint);
}

/**
 * The widths of the columns (in columns of the page), taken from the widest as long as words stay whole, then from names
 * as long as they come apart at a dot or hyphen; null where not even that is enough, or prose would become a tower.
 */
function narrowed(head: readonly string[], rows: readonly Cell[][], room: number): number[] | null {
  const widest = (column: number, widthOf: (line: string) => number): number =>
    Math.max(
      columns(head[column] as string),
      ...rows.flatMap((row) => (row[column] ?? []).map((line) => widthOf(line))),
    );
  const words = (widthOf: (word: string) => number) => (line: string) =>
    Math.max(...line.split(' ').map(widthOf));
  const widths = head.map((_, column) => widest(column, columns));
  let excess = widths.reduce((sum, width) => sum + width + GAP, -GAP) - room;
  for (const widthOf of [wholeWidth, halvedWidth]) {
    const least = head.map((_, column) => Math.max(LEAST, widest(column, words(widthOf))));
    for (; excess > 0; excess--) {
      const spare = widths.map((width, column) => (width > (least[column] as number) ? width : 0));
      const most = Math.max(...spare);
      if (most === 0) break;
      widths[spare.indexOf(most)] = most - 1;
    }
  }
  const isTower = rows.some((row) =>
    row.some((lines, column) =>
      lines.some((line) => wrap(line, widths[column] as number).length > MAX_FOLDS),
    ),
  );
  return excess > 0 || isTower ? null : widths;
}
