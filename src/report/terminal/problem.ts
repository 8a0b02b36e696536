/** One thing to cure: what is wrong, why it hurts, what to change. */
import type { Finding } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { type Problem, sentence } from '../agenda.ts';
import { listed, plural, SIGNS } from '../words.ts';
import { edits } from './edits.ts';
import { illustration } from './illustration.ts';
import { entry, labelled, type Page, paragraph, quote } from './page.ts';

/** Subjects of one check shown without `-v`. */
const MAX_SUBJECTS = 6;
const FIX = 'Fix';
const LABEL = 7;

export function problem(
  page: Page,
  report: Report,
  { check, severity, findings }: Problem,
  number: string,
): string[] {
  const { verbose } = page.options;
  const target = report.target.ascii;
  const indent = number.length + 3;
  const shown = verbose ? findings : findings.slice(0, MAX_SUBJECTS);
  const titles = shown.flatMap((finding, index) =>
    entry(
      page,
      index === 0 ? `${number} ` : ' '.repeat(number.length + 1),
      severity,
      sentence(finding, target),
      index === 0 ? check : '',
    ),
  );
  const left = findings.length - shown.length;
  const [first] = findings;
  return [
    ...titles,
    ...(left > 0 ? [`${' '.repeat(indent)}${SIGNS.info} and ${left} more (-v shows them)`] : []),
    ...paragraph(page, indent, first.why),
    ...illustration(page, indent, report, findings),
    ...fixes(page, indent, findings, target),
    ...(verbose ? references(page, indent, first) : []),
  ];
}

/** The same advice for several subjects is given once, with the edits of all of them. */
function fixes(page: Page, indent: number, findings: readonly Finding[], target: string): string[] {
  const byText = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.fix === undefined) continue;
    byText.set(finding.fix.text, [...(byText.get(finding.fix.text) ?? []), finding]);
  }
  return [...byText].flatMap(([text, same]) => {
    const whose = byText.size > 1 && same[0]?.subject !== target ? `${subjects(same)}: ` : '';
    const seen = new Set<string>();
    const records = same
      .flatMap(({ fix }) => fix?.records ?? [])
      .filter((edit) => {
        const key = JSON.stringify(edit);
        return seen.has(key) ? false : seen.add(key);
      });
    return [
      ...labelled(page, indent, FIX, whose + text, LABEL, page.style.strong),
      ...edits(page, indent + LABEL, records),
    ];
  });
}

function subjects(findings: readonly Finding[]): string {
  const names = findings.map(({ subject }) => subject);
  const left = names.length - MAX_SUBJECTS;
  return listed(left > 0 ? [...names.slice(0, MAX_SUBJECTS), `${left} more`] : names);
}

function references(page: Page, indent: number, { references }: Finding): string[] {
  return references.map(
    ({ title, url }, index) =>
      ' '.repeat(indent) +
      page.style.faint(
        `${index === 0 ? 'See'.padEnd(LABEL) : ' '.repeat(LABEL)}${quote(title)}  ${quote(url)}`,
      ),
  );
}

/** Notes are one line each; `-v` tells why and what to do. */
export function note(page: Page, report: Report, { check, severity, findings }: Problem): string[] {
  const { verbose } = page.options;
  const shown = verbose ? findings : findings.slice(0, 1);
  const more = findings.length - shown.length;
  const lines = shown.flatMap((finding, index) => {
    const said = sentence(finding, report.target.ascii);
    return entry(
      page,
      '  ',
      severity,
      more > 0 ? `${said} (and ${plural(more, 'other')})` : said,
      index === 0 ? check : '',
    );
  });
  if (!verbose) return lines;
  return [...lines, ...paragraph(page, 4, findings[0].why), ...fixes(page, 4, findings, report.target.ascii)];
}
