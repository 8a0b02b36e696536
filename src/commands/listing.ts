/** Names in rows, with a note and a title each. */
import { wrap } from './wrap.ts';

export interface ListingRow {
  name: string;
  /** A word or two; empty where there is nothing to note. */
  note: string;
  title: string;
}

/** Titles are wrapped in their column down to this many columns; narrower ones stand beneath. */
const LEAST_TITLE = 30;

/** At a terminal no wider than `width` columns; without one a line for each row, which is easy to search. */
export function listing(rows: readonly ListingRow[], width: number | null): string {
  const names = Math.max(...rows.map(({ name }) => name.length));
  const notes = Math.max(...rows.map(({ note }) => note.length));
  const before = names + 2 + (notes === 0 ? 0 : notes + 2);
  return rows
    .map(({ name, note, title }) => {
      const head = (notes === 0 ? name : `${name.padEnd(names)}  ${note}`).padEnd(before);
      if (width === null) return `${head}${title}\n`;
      if (width - before < LEAST_TITLE)
        return [head.trimEnd(), ...wrap(title, width - 4).map((line) => `    ${line}`), ''].join('\n');
      const [first, ...more] = wrap(title, width - before);
      return [`${head}${first}`, ...more.map((line) => ' '.repeat(before) + line), ''].join('\n');
    })
    .join('');
}
