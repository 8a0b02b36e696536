/** What a message shows, as Markdown: authentication, alignment, way, and the demands of large receivers. */
import type { MessageEvidence } from '../../model/evidence/message.ts';
import type { ReceiverView, Report } from '../../model/report.ts';
import { headlineOf } from '../explanation-words.ts';
import {
  alignmentLines,
  authenticationRows,
  claimRows,
  DEMAND_MARKS,
  demandCounts,
  demandWords,
  filterStories,
  HOP_COLUMNS,
  hopNotes,
  hopRow,
  letterRows,
} from '../message-story.ts';
import { SIGNS } from '../words.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { folded } from './fold.ts';

export function message(report: Report): string[] {
  const {
    evidence: { message: look },
    receivers = [],
    explanations = [],
  } = report;
  if (look?.status !== 'observed') return [];
  const { value } = look;
  return [
    ...explanations.flatMap((one) => [
      '',
      `### ${one.recipient === undefined ? '' : `${codeSpan(one.recipient)}: `}${escapeMarkdown(headlineOf(one))}`,
      '',
      escapeMarkdown(one.meaning),
      '',
      ...one.action.map((text, index) => `${index + 1}. ${escapeMarkdown(text)}`),
    ]),
    '',
    ...letterRows(value).map(
      ([label, text]) => `- **${label}**: ${escapeMarkdown([text].flat().join(', '), 500)}`,
    ),
    '',
    '### Authentication',
    '',
    '| | Result | |',
    '|---|---|---|',
    ...authenticationRows(value).map(
      (row) => `| ${row.map((cell) => escapeMarkdown(cell, 500)).join(' | ')} |`,
    ),
    '',
    ...alignmentLines(value).map((line) => `- ${escapeMarkdown(line)}`),
    ...way(value),
    ...claims(value),
    ...filters(report),
    ...receivers.flatMap(checklist),
  ];
}

function claims(value: MessageEvidence): string[] {
  const rows = claimRows(value);
  if (rows.length === 0) return [];
  return [
    '',
    '### Results others wrote into it',
    '',
    ...rows.map(([label, text]) => `- ${escapeMarkdown(label)}: ${escapeMarkdown([text].flat().join('; '))}`),
    '',
  ];
}

function way(value: MessageEvidence): string[] {
  const { hops, envelope } = value;
  if (hops.length === 0) return [];
  return [
    '',
    '### Way',
    '',
    `| ${HOP_COLUMNS.map((name) => (name === 'TLS' ? name : name.charAt(0) + name.slice(1).toLowerCase())).join(' | ')} |`,
    `|${'---|'.repeat(HOP_COLUMNS.length - 1)}--:|`,
    ...hops.map(
      (hop, at) =>
        `| ${hopRow(hop, at, envelope.hop)
          .map((cell) => escapeMarkdown(cell))
          .join(' | ')} |`,
    ),
    '',
    ...hopNotes(value).map((note) => escapeMarkdown(note)),
    '',
  ];
}

function filters(report: Report): string[] {
  return filterStories(report, true).flatMap(({ headline, rules }) => [
    '',
    `### ${escapeMarkdown(headline)}`,
    '',
    ...(rules.length === 0 ? [] : ['| Points | Rule | What it says |', '|--:|---|---|']),
    ...rules.map((row) => `| ${row.map((cell) => escapeMarkdown(cell)).join(' | ')} |`),
    '',
  ]);
}

function checklist(view: ReceiverView): string[] {
  return folded(
    `${view.name}: ${demandCounts(view)} (rules as of ${view.checked})`,
    false,
    view.demands.map(
      (demand) =>
        `- ${SIGNS[DEMAND_MARKS[demand.standing]]} ${demand.who === 'bulk' ? '(bulk) ' : ''}${escapeMarkdown(demandWords(demand))}`,
    ),
  );
}
