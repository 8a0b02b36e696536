/** All checks in rows of name, severity and title. */
import type { Severity } from '../model/finding.ts';
import { wrap } from './wrap.ts';

export interface CheckRow {
  id: string;
  severity: Severity;
  title: string;
}

/** Titles are wrapped in their column down to this many columns; narrower ones stand beneath. */
const LEAST_TITLE = 30;

/** At a terminal no wider than `width` columns; without one a line for each check, which is easy to search. */
export function checkListing(checks: readonly CheckRow[], width: number | null): string {
  const names = Math.max(...checks.map(({ id }) => id.length));
  const severities = Math.max(...checks.map(({ severity }) => severity.length));
  const before = names + 2 + severities + 2;
  return checks
    .map(({ id, severity, title }) => {
      const head = `${id.padEnd(names)}  ${severity.padEnd(severities)}`;
      if (width === null) return `${head}  ${title}\n`;
      if (width - before < LEAST_TITLE)
        return [head.trimEnd(), ...wrap(title, width - 4).map((line) => `    ${line}`), ''].join('\n');
      const [first, ...more] = wrap(title, width - before);
      return [`${head}  ${first}`, ...more.map((line) => ' '.repeat(before) + line), ''].join('\n');
    })
    .join('');
}
