/** The text of an SPF record as terms with columns and problems; never throws (RFC 7208 §4.5, §4.6). */
import type { SpfProblem } from '../model/evidence/spf.ts';
import { correctSpfTerm } from './spf-correction.ts';
import { parseSpfTerm, quoteSpf, type SpfTermText } from './spf-term.ts';

export interface ParsedSpf {
  terms: SpfTermText[];
  /** In order of their columns. */
  problems: SpfProblem[];
}

/** Problems told of one record; a record with more is no better understood by a longer list. */
const MOST_PROBLEMS = 20;

/** The version section stands alone or before a space, in any case (§4.5). */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** `record` begins with `v=spf1`; columns count from 1 at the "v". */
export function parseSpf(record: string): ParsedSpf {
  const terms: SpfTermText[] = [];
  const problems: SpfProblem[] = [];
  for (const { text, column } of tokens(record)) {
    const parsed = parseSpfTerm(text, column);
    terms.push(parsed.term);
    for (const problem of parsed.problems) {
      if (problems.length < MOST_PROBLEMS || (problem.fatal && !problems.some(({ fatal }) => fatal)))
        problems.push(withRightForm(problem, text));
    }
  }
  // §6: redirect and exp may stand once each.
  for (const name of ['redirect', 'exp']) {
    const [, again] = terms.filter((term) => term.kind === 'modifier' && term.name === name);
    if (again === undefined) continue;
    problems.push({
      code: 'duplicate-modifier',
      column: again.column,
      text: again.text,
      says: `"${name}=" stands more than once`,
      fatal: true,
    });
  }
  problems.sort((a, b) => a.column - b.column);
  return { terms, problems };
}

function tokens(record: string): { text: string; column: number }[] {
  const found = [];
  for (let at = record.indexOf(' '); at >= 0 && at < record.length; ) {
    while (record[at] === ' ') at++;
    const end = record.indexOf(' ', at);
    const text = record.slice(at, end < 0 ? undefined : end);
    if (text !== '') found.push({ text, column: at + 1 });
    at = end;
  }
  return found;
}

function withRightForm(problem: SpfProblem, term: string): SpfProblem {
  if (problem.code === 'host-bits') return problem;
  const right = correctSpfTerm(term);
  return right === null ? problem : { ...problem, says: `${problem.says}; did you mean ${quoteSpf(right)}?` };
}
