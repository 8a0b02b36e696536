/** Where text goes on the screen: indents, labels, right-hand notes; everything remote becomes printable here. */
import { printable } from '../../parse/printable.ts';
import type { RenderOptions } from '../renderer.ts';
import { type Mark, SIGNS } from '../words.ts';
import { columns, flow, wrap } from './columns.ts';
import { createStyle, type Paint, type Style } from './style.ts';

/** Prose wider than this is hard to read, however wide the window. */
const MEASURE = 100;
const NARROWEST = 40;
/** Text beside a label needs this much room; else it stands beneath. */
const LEAST_BESIDE = 24;

export interface Page {
  options: RenderOptions;
  style: Style;
  /** Columns for tables and trees. */
  width: number;
  /** Columns for prose. */
  measure: number;
}

export function createPage(options: RenderOptions): Page {
  const width = Math.max(NARROWEST, options.width);
  return { options, style: createStyle(options.color), width, measure: Math.min(width, MEASURE) };
}

const plain: Paint = (text) => text;

/** Prose under an indent. */
export function paragraph(page: Page, indent: number, text: string, paint: Paint = plain): string[] {
  return wrap(printable(text), page.measure - indent).map((line) => ' '.repeat(indent) + paint(line));
}

/** `Label   text`, the text wrapped beside its label; several texts stand in a row, and lines break between them. */
export function labelled(
  page: Page,
  indent: number,
  label: string,
  text: string | readonly string[],
  room = 0,
  paint: Paint = plain,
): string[] {
  const wide = Math.max(columns(label) + 3, room);
  const lead = ' '.repeat(indent);
  const beside = page.measure - indent - wide;
  const fits = beside >= LEAST_BESIDE;
  const width = fits ? beside : page.measure - indent - 2;
  const lines =
    typeof text === 'string'
      ? wrap(printable(text), width)
      : flow(
          text.map((one) => printable(one)),
          width,
        );
  if (!fits)
    return [...(label === '' ? [] : [lead + paint(label)]), ...lines.map((line) => `${lead}  ${line}`)];
  const pad = ' '.repeat(wide - columns(label));
  return lines.map((line, index) => lead + (index === 0 ? paint(label) + pad : ' '.repeat(wide)) + line);
}

/** `✖ sentence                check-id`: the id to the right of the sentence, or under it where both do not fit. */
export function entry(page: Page, lead: string, mark: Mark, text: string, id: string): string[] {
  const { style, measure } = page;
  const sign = style.marks[mark](SIGNS[mark]);
  const indent = columns(lead) + 2;
  const strong = mark === 'error' || mark === 'warning' ? style.strong : plain;
  const safe = printable(text);
  const fits = columns(safe) + indent + 2 + id.length <= measure;
  const lines = fits ? [safe] : wrap(safe, measure - indent);
  const last = lines.at(-1) as string;
  const gap = measure - indent - columns(last) - id.length;
  const shown = lines.map(
    (line, index) => (index === 0 ? `${lead}${sign} ` : ' '.repeat(indent)) + strong(line),
  );
  if (id === '') return shown;
  if (gap >= 2) shown[shown.length - 1] += ' '.repeat(gap) + style.faint(id);
  else shown.push(' '.repeat(Math.max(indent, measure - id.length)) + style.faint(id));
  return shown;
}

/** Names, values and other words of the network in a line of ours. */
export function quote(text: string, max = 300): string {
  return printable(text, max);
}
