/** The format for issues and pull requests: verdict, a table of what to cure, the edits, the rest folded away. */
import type { Finding } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { type Agenda, agenda, type Gap, type Problem, reasonOf, sentence } from '../agenda.ts';
import { publication } from '../publication.ts';
import type { CreateRenderer } from '../renderer.ts';
import { standing } from '../standing.ts';
import { duration, listed, markOf, plural, SIGNS, TOPIC_NAMES, tell } from '../words.ts';
import { codeBlock, codeSpan, escapeMarkdown } from './escape.ts';

export const createMarkdown: CreateRenderer = ({ tool, command }, { quiet, verbose }) => {
  let shown = 0;
  return {
    begin: () => '',
    report: (report) => {
      const plan = agenda(report);
      if (quiet && plan.problems.length === 0 && report.verdict !== 'inconclusive') return '';
      shown += 1;
      return `${shown > 1 ? '\n' : ''}${document(report, plan, verbose).join('\n')}\n`;
    },
    inputError: () => '',
    end: () =>
      shown === 0
        ? ''
        : `\n<sub>${tool.name} ${escapeMarkdown(tool.version)} ${escapeMarkdown(command)}</sub>\n`,
  };
};

function document(report: Report, plan: Agenda, verbose: boolean): string[] {
  const { mark, sentence: stands } = standing(report);
  const { display, ascii } = report.target;
  const name =
    display === ascii ? escapeMarkdown(display) : `${escapeMarkdown(display)} (${escapeMarkdown(ascii)})`;
  const untestable = report.findings.filter(
    ({ verdict, data }) => verdict === 'unknown' && data.cause === 'vantage',
  );
  return [
    `## ${name}`,
    '',
    `**${SIGNS[mark]} ${escapeMarkdown(stands)}**`,
    '',
    `${tell(report.counts, untestable.length)} (${duration(report.tookMs)})`,
    ...overview(plan, report.target.ascii),
    ...plan.problems.flatMap((one, index) => problem(one, index + 1, report.target.ascii)),
    ...records(report, plan),
    ...gaps('Could not be determined', plan.undetermined),
    ...gaps('Not testable from here', plan.untestable),
    ...notes(plan, report.target.ascii),
    ...rest(report, verbose),
  ];
}

function overview({ problems }: Agenda, target: string): string[] {
  if (problems.length === 0) return [];
  const rows = problems.map(({ findings, severity, check }, index) => {
    const more = findings.length > 1 ? ` (and ${plural(findings.length - 1, 'other')})` : '';
    return `| ${index + 1} | ${SIGNS[severity]} ${severity} | ${escapeMarkdown(sentence(findings[0], target))}${more} | ${codeSpan(check)} |`;
  });
  return ['', '| | | Finding | Check |', '|--:|---|---|---|', ...rows];
}

function problem({ findings, check }: Problem, number: number, target: string): string[] {
  const [first, ...others] = findings;
  const texts = [...new Set(findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix.text])))];
  const records = [
    ...new Set(
      findings
        .flatMap(({ fix }) => fix?.records ?? [])
        .map(({ action, name, type, value }) => `${action === 'add' ? '+' : '-'} ${name} ${type} ${value}`),
    ),
  ];
  return [
    '',
    `### ${number}. ${escapeMarkdown(sentence(first, target))}`,
    '',
    ...others.flatMap((other) => [`- ${escapeMarkdown(sentence(other, target))}`]),
    ...(others.length > 0 ? [''] : []),
    escapeMarkdown(first.why),
    ...texts.flatMap((text) => ['', `**Fix:** ${escapeMarkdown(text)}`]),
    ...(records.length > 0 ? ['', ...codeBlock('diff', records)] : []),
    '',
    `${codeSpan(check)} · ${references(first)}`,
  ];
}

/** How to read the edits above, and where they are made. */
function records(report: Report, { problems }: Agenda): string[] {
  const told = publication(report, problems);
  return told === undefined ? [] : ['', `**Records:** ${escapeMarkdown(told)}`];
}

function references({ references }: Finding): string {
  // Ours, not the network's: checks carry them.
  return references
    .map(({ title, url }) => `[${escapeMarkdown(title)}](<${url.replaceAll(/[<>\s]/g, '')}>)`)
    .join(', ');
}

function gaps(title: string, all: readonly Gap[]): string[] {
  if (all.length === 0) return [];
  return [
    '',
    `**${title}**`,
    '',
    ...all.map((gap) => {
      const { topics, checks } = gap;
      const names = listed(topics.map((topic) => TOPIC_NAMES[topic])) || plural(checks.length, 'check');
      return `- ${names}: ${escapeMarkdown(reasonOf(gap))}`;
    }),
  ];
}

function notes({ notes }: Agenda, target: string): string[] {
  const all = notes.flatMap(({ findings }) => findings);
  if (all.length === 0) return [];
  return folded(
    plural(all.length, 'note'),
    false,
    all.map((finding) => line(finding, target)),
  );
}

/** What passed and what did not apply. */
function rest({ findings, target }: Report, verbose: boolean): string[] {
  const passed = findings.filter(({ verdict }) => verdict === 'pass');
  const skipped = findings.filter(({ verdict }) => verdict === 'skipped');
  return [
    ...folded(
      `${passed.length} passed`,
      verbose,
      passed.map((finding) => line(finding, target.ascii)),
    ),
    ...(verbose
      ? folded(
          `${skipped.length} did not apply`,
          false,
          skipped.map((one) => line(one, target.ascii)),
        )
      : []),
  ];
}

function line(finding: Finding, target: string): string {
  return `- ${SIGNS[markOf(finding)]} ${escapeMarkdown(sentence(finding, target))} ${codeSpan(finding.check)}`;
}

function folded(summary: string, open: boolean, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ['', `<details${open ? ' open' : ''}><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
