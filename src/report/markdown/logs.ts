/** What a log shows, in Markdown: outcomes, reasons, receivers, queue, blocks. */
import type { LogEvidence, LogReason } from '../../model/evidence/log.ts';
import type { Report } from '../../model/report.ts';
import { grouped, stretch } from '../../parse/figures.ts';
import {
  blockWords,
  categoryTitle,
  linesRead,
  queueRows,
  RECEIVER_COLUMNS,
  type Row,
  reasonTitle,
  receiverRow,
  stuckRows,
  totals,
} from '../log-story.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { folded } from './fold.ts';

export function logs({ evidence: { log } }: Report): string[] {
  if (log?.status !== 'observed') return [];
  const { value } = log;
  return [
    '',
    ...list([...totals(value), ['Lines', linesRead(value)]]),
    ...reasons('Why mail bounced', value.bounces, value.top),
    ...reasons('Why attempts were put off', value.deferralReasons, value.top),
    ...receivers(value),
    ...queue(value),
    ...blocks(value),
    ...unread(value),
  ];
}

function list(rows: readonly Row[]): string[] {
  return rows.map(
    ([label, text]) =>
      `- ${label === '' ? '' : `**${escapeMarkdown(label)}** `}${typeof text === 'string' ? escapeMarkdown(text) : text.map((one) => escapeMarkdown(one)).join(' · ')}`,
  );
}

function reasons(title: string, all: readonly LogReason[], top: number): string[] {
  if (all.length === 0) return [];
  return [
    '',
    `### ${title}`,
    '',
    '| Count | Reason | Category | Most often |',
    '|--:|---|---|---|',
    ...all
      .slice(0, top)
      .map(
        (one) =>
          `| ${grouped(one.count)} | ${escapeMarkdown(reasonTitle(one))} | ${one.category} | ${escapeMarkdown(one.texts[0] === undefined ? '' : `${one.texts[0].provider}: ${one.texts[0].text}`, 200)} |`,
      ),
  ];
}

function receivers({ providers, top }: LogEvidence): string[] {
  if (providers.length === 0) return [];
  return [
    '',
    '### Receivers',
    '',
    `| ${RECEIVER_COLUMNS.map((name) => name.charAt(0) + name.slice(1).toLowerCase()).join(' | ')} |`,
    `|---|${'--:|'.repeat(RECEIVER_COLUMNS.length - 1)}`,
    ...providers.slice(0, top).map(
      (row) =>
        `| ${receiverRow(row)
          .map((cell) => escapeMarkdown(cell))
          .join(' | ')} |`,
    ),
  ];
}

function queue(value: LogEvidence): string[] {
  const rows = [...queueRows(value), ...stuckRows(value, value.top)];
  return rows.length === 0 ? [] : ['', '### Queue', '', ...list(rows)];
}

function blocks({ blocks: all, top }: LogEvidence): string[] {
  if (all.length === 0) return [];
  return [
    '',
    '### Blocks and limits, as they began',
    '',
    ...all
      .slice(0, top)
      .map(
        (block) =>
          `- ${stretch(block.from, block.to)} **${escapeMarkdown(block.provider)}** ${escapeMarkdown(categoryTitle(block.category))}, ${blockWords(block)}: ${escapeMarkdown(block.text, 200)}`,
      ),
  ];
}

function unread({ unreadLines }: LogEvidence): string[] {
  return folded(
    'Lines that could not be read',
    false,
    unreadLines.map(({ file, line, text }) => `- ${escapeMarkdown(`${file}:${line}`)} ${codeSpan(text)}`),
  );
}
