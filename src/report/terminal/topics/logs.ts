/** What a log shows, drawn: outcomes, their course, reasons, receivers, queue, blocks. */
import type { LogEvidence, LogReason } from '../../../model/evidence/log.ts';
import type { Report } from '../../../model/report.ts';
import { grouped, stretch } from '../../../parse/figures.ts';
import {
  blockWords,
  categoryTitle,
  histogram,
  linesRead,
  queueRows,
  RECEIVER_COLUMNS,
  type Row,
  reasonTitle,
  receiverRow,
  removalWords,
  stuckRows,
  totals,
} from '../../log-story.ts';
import { cut, padEnd, padStart } from '../columns.ts';
import { labelled, type Page, paragraph } from '../page.ts';
import type { Paint } from '../style.ts';
import { table } from '../table.ts';

const LABELS = 12;
/** Wordings shown of each reason without `-v`. */
const TEXTS = 2;
/** Columns beside the bars: label, and the most of them. */
const BESIDE_BARS = 24;
const NARROW = 72;
/** Columns of a reply without `-v`. */
const BRIEF = 150;

export function logs(page: Page, { evidence: { log } }: Report): string[][] {
  if (log?.status !== 'observed') return [];
  const { value } = log;
  return [
    [...rows(page, [...totals(value), ['Lines', linesRead(value)]])],
    course(page, value),
    reasons(page, 'Why mail bounced', value.bounces, value.top),
    reasons(page, 'Why attempts were put off', value.deferralReasons, value.top),
    receivers(page, value),
    queue(page, value),
    blocks(page, value),
    removal(page, value),
    unread(page, value),
  ];
}

function rows(page: Page, all: readonly Row[]): string[] {
  return all.flatMap(([label, text]) => labelled(page, 0, label, text, LABELS));
}

function course(page: Page, { hours }: LogEvidence): string[] {
  const drawn = histogram(hours, page.measure - BESIDE_BARS);
  if (drawn === null) return [];
  return [
    page.style.strong('By hour'),
    ...drawn.rows.map(
      ({ label, bars, most }) => `  ${padEnd(label, LABELS - 2)}${bars}  ${page.style.faint(`most ${most}`)}`,
    ),
    ...paragraph(page, LABELS, drawn.caption, page.style.faint),
  ];
}

function reasons(page: Page, title: string, all: readonly LogReason[], top: number): string[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, top);
  const room = Math.max(...shown.map(({ count }) => grouped(count).length));
  const texts = page.options.verbose ? top : TEXTS;
  const counted = (indent: number, count: number, text: string, paint?: Paint): string[] =>
    labelled(page, indent, padStart(grouped(count), room), text, room + 2, paint);
  const lines = shown.flatMap((reason) => {
    const told = reason.texts.slice(0, texts);
    const left = reason.count - told.reduce((sum, { count }) => sum + count, 0);
    return [
      ...counted(2, reason.count, `${reasonTitle(reason)} (${reason.category})`),
      ...told.flatMap(({ count, provider, text }) =>
        counted(room + 4, count, `${provider}: ${briefly(page, text)}`, page.style.faint),
      ),
      ...(left > 0 && told.length > 0 ? counted(room + 4, left, 'in other words', page.style.faint) : []),
    ];
  });
  return [page.style.strong(title), ...lines, ...more(all.length - shown.length, 'reason')];
}

/** Replies are long, and the first words tell. */
function briefly({ options }: Page, text: string): string {
  return options.verbose ? text : cut(text, BRIEF);
}

function receivers(page: Page, { providers, top }: LogEvidence): string[] {
  if (providers.length === 0) return [];
  const shown = providers.slice(0, top).map(receiverRow);
  const kept = page.width < NARROW ? 5 : RECEIVER_COLUMNS.length;
  const head = RECEIVER_COLUMNS.slice(0, kept);
  return [
    page.style.strong('Receivers'),
    ...table(
      page,
      2,
      head,
      shown.map((row) => row.slice(0, kept)),
      head.map((_, column) => column).slice(1),
    ),
    ...more(providers.length - shown.length, 'receiver'),
  ];
}

function queue(page: Page, value: LogEvidence): string[] {
  const told = queueRows(value);
  if (told.length === 0) return [];
  const { verbose } = page.options;
  const why = stuckRows(value, verbose ? value.top : TEXTS + 1);
  return [
    page.style.strong('Queue'),
    ...told.flatMap(([label, text]) => labelled(page, 2, label, text, LABELS - 2)),
    ...why.flatMap(([label, text]) =>
      labelled(page, 2, label, typeof text === 'string' ? briefly(page, text) : text, LABELS - 2),
    ),
  ];
}

function blocks(page: Page, { blocks: all, top }: LogEvidence): string[] {
  if (all.length === 0) return [];
  const shown = [...all].sort((a, b) => b.count - a.count).slice(0, top);
  const inTime = shown.sort((a, b) => (a.from < b.from ? -1 : 1));
  return [
    page.style.strong('Blocks and limits, as they began'),
    ...inTime.flatMap((block) => [
      ...paragraph(page, 2, stretch(block.from, block.to)),
      ...paragraph(
        page,
        4,
        `${block.provider}: ${categoryTitle(block.category).toLowerCase()}, ${blockWords(block)}`,
      ),
      ...paragraph(page, 4, briefly(page, block.text), page.style.faint),
    ]),
    ...more(all.length - shown.length, 'stretch', 'stretches'),
  ];
}

function removal(page: Page, value: LogEvidence): string[] {
  const told = removalWords(value);
  if (told === null) return [];
  return labelled(
    page,
    0,
    'To remove',
    `${told}; --suppression FILE writes the addresses`,
    LABELS,
    page.style.strong,
  );
}

function unread(page: Page, { unreadLines, unread: all }: LogEvidence): string[] {
  if (unreadLines.length === 0) return [];
  return [
    page.style.strong('Lines that could not be read'),
    ...unreadLines.flatMap(({ file, line, text }) => paragraph(page, 2, `${file}:${line}: ${text}`)),
    ...more(all - unreadLines.length, 'line'),
  ];
}

function more(left: number, one: string, many = `${one}s`): string[] {
  return left > 0 ? [`  and ${grouped(left)} more ${left === 1 ? one : many}`] : [];
}
