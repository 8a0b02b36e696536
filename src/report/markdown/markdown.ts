/** The format for issues and pull requests: verdict, a table of what to cure, the edits, the rest folded away. */
import type { BlocklistLook } from '../../model/evidence/blocklists.ts';
import type { Finding } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { printable } from '../../parse/printable.ts';
import { type Agenda, agenda, type Gap, type Problem, reasonOf, sentence } from '../agenda.ts';
import { listings } from '../listings.ts';
import { portAdvice } from '../port-advice.ts';
import { publication } from '../publication.ts';
import type { CreateRenderer } from '../renderer.ts';
import { spfLedger } from '../spf-ledger.ts';
import { standing } from '../standing.ts';
import { duration, listed, markOf, plural, SIGNS, TOPIC_NAMES, tell, withPort } from '../words.ts';
import { arrival } from './arrival.ts';
import { codeBlock, codeSpan, escapeMarkdown } from './escape.ts';
import { folded } from './fold.ts';
import { journey, replies } from './journey.ts';
import { logs } from './logs.ts';
import { message } from './message.ts';

/** Listings told of one finding, and lines of an SPF tree: a hostile one may hold thousands. */
const MAX_LISTINGS = 12;
const MAX_TERMS = 300;

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
  const named = escapeMarkdown(withPort(report.target));
  const name = display === ascii ? named : `${named} (${escapeMarkdown(ascii)})`;
  const untestable = report.findings.filter(
    ({ verdict, data }) => verdict === 'unknown' && data.cause === 'vantage',
  );
  return [
    `## ${name}`,
    '',
    `**${SIGNS[mark]} ${escapeMarkdown(stands)}**`,
    '',
    `${tell(report.counts, untestable.length)} (${duration(report.tookMs)})`,
    ...ports(report),
    ...overview(plan, report.target.ascii),
    ...plan.problems.flatMap((one, index) => problem(report, one, index + 1)),
    ...records(report, plan),
    ...gaps('Could not be determined', plan.undetermined),
    ...gaps('Not testable from here', plan.untestable),
    ...journey(report, verbose),
    ...logs(report),
    ...arrival(report),
    ...message(report),
    ...notes(plan, report.target.ascii),
    ...spf(report, verbose),
    ...rest(report, verbose),
  ];
}

/** State, TLS and sign-in of each port, and which to use. */
function ports(report: Report): string[] {
  if (report.evidence.ports?.status !== 'observed') return [];
  const { rows, notes, use } = portAdvice(report);
  return [
    '',
    '| Port | Address | State | TLS | Sign-in | Time | For |',
    '|--:|---|---|---|---|--:|---|',
    ...rows.map(
      ({ port, ips, state, tls, mechanisms, ms, purpose }) =>
        `| ${port} | ${ips.map((ip) => codeSpan(ip)).join(' ')} | ${state} | ${tls} | ${escapeMarkdown(mechanisms)} | ${duration(ms)} | ${purpose} |`,
    ),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `- ${escapeMarkdown(note)}`)] : []),
    ...(use.length > 0 ? ['', `**Use** ${use.map((one) => escapeMarkdown(one)).join('. ')}.`] : []),
    ...replies(report),
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

function problem(report: Report, { findings, check }: Problem, number: number): string[] {
  const target = report.target.ascii;
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
    ...listings(report, findings).slice(0, MAX_LISTINGS).flatMap(listing),
    ...texts.flatMap((text) => ['', `**Fix:** ${escapeMarkdown(text)}`]),
    ...(records.length > 0 ? ['', ...codeBlock('diff', records)] : []),
    '',
    `${codeSpan(check)} · ${references(first)}`,
  ];
}

/** What a list says of it, and where to ask for removal. */
function listing({ list, subject, reason, removalUrl }: BlocklistLook): string[] {
  const parts = [
    reason !== undefined && `they say: ${escapeMarkdown(reason, 200)}`,
    removalUrl !== undefined && `removal: ${link(removalUrl, removalUrl)}`,
  ].filter((part) => part !== false);
  return parts.length === 0
    ? []
    : ['', `**${escapeMarkdown(list)}** on ${codeSpan(subject)}: ${parts.join('; ')}`];
}

/** Term, cost and result: where SPF was asked for, is at fault, or was evaluated for a sender. */
function spf({ evidence, findings, topics }: Report, verbose: boolean): string[] {
  if (evidence.spf?.status !== 'observed' || evidence.spf.value.record === null) return [];
  const { value } = evidence.spf;
  const isAsked = topics.asked.includes('spf');
  const isAtFault = findings.some(({ check, verdict }) => verdict === 'fail' && check.startsWith('spf-'));
  if (!isAsked && !isAtFault && value.evaluations.length === 0) return [];
  const isHeadline = value.evaluations.length === 1 && topics.asked.length === 1;
  const told = value.evaluations.flatMap(({ ip, result, reason, explanation }) => [
    ...(isHeadline ? [] : ['', `${codeSpan(ip)} → **${result}**: ${escapeMarkdown(reason)}`]),
    ...(explanation === null ? [] : ['', `Told to senders: ${escapeMarkdown(explanation, 400)}`]),
  ]);
  const ledger = spfLedger(value, verbose && isAsked);
  const rows = ledger
    .slice(0, MAX_TERMS)
    .map(
      ({ depth, text, cost, remark }) =>
        `| ${'↳ '.repeat(depth)}${codeSpan(text)} | ${cost ?? ''} | ${escapeMarkdown(remark)} |`,
    );
  const left = ledger.length - rows.length;
  return [
    ...told,
    ...folded(`SPF term by term, ${plural(value.lookups, 'DNS lookup')}`, isAsked, [
      '| Term | Lookups | Result |',
      '|---|--:|---|',
      ...rows,
      ...(left > 0 ? ['', `and ${left} more`] : []),
    ]),
  ];
}

/** How to read the edits above, and where they are made. */
function records(report: Report, { problems }: Agenda): string[] {
  const told = publication(report, problems);
  return told === undefined ? [] : ['', `**Records:** ${escapeMarkdown(told)}`];
}

function references({ references }: Finding): string {
  // Ours, not the network's: checks carry them.
  return references.map(({ title, url }) => link(title, url)).join(', ');
}

function link(title: string, url: string): string {
  // Saved evidence may hold anything.
  if (!/^https?:\/\//.test(url)) return escapeMarkdown(title);
  return `[${escapeMarkdown(title)}](<${printable(url).replaceAll(/[<>\s\\]/g, '')}>)`;
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

/** A bullet that is no mark of its own, such as that of what did not apply, would be read as another list. */
function line(finding: Finding, target: string): string {
  const sign = SIGNS[markOf(finding)];
  const mark = sign === SIGNS.skipped ? '' : `${sign} `;
  return `- ${mark}${escapeMarkdown(sentence(finding, target))} ${codeSpan(finding.check)}`;
}
