/** What a message shows, drawn: what it is, authentication, alignment, way, and the demands of large receivers. */
import type { MessageEvidence } from '../../../model/evidence/message.ts';
import type { ReceiverView, Report } from '../../../model/report.ts';
import {
  alignmentLines,
  authenticationRows,
  bulkOutlook,
  claimRows,
  DEMAND_MARKS,
  demandCounts,
  demandsOn,
  demandWords,
  filterStories,
  HOP_COLUMNS,
  hopNotes,
  hopRow,
  letterRows,
} from '../../message-story.ts';
import { SIGNS } from '../../words.ts';
import { padEnd } from '../columns.ts';
import type { explainedEvent } from '../explanation.ts';
import { labelled, type Page, paragraph, quote } from '../page.ts';
import { table } from '../table.ts';

/** It knows whose words a reply is in, which is much to load. */
export type DrawEvent = typeof explainedEvent;

const LABELS = 10;
/** Columns of a result and the space behind it. */
const RESULTS = 13;
/** Recipients of a bounce explained without `-v`. */
const EVENTS = 3;
/** Hops shown without `-v`. */
const HOPS = 12;

export function message(page: Page, report: Report): string[][] {
  const {
    target,
    evidence: { message: look },
    receivers = [],
  } = report;
  if (look?.status !== 'observed') return [];
  const { value } = look;
  // Beside the records of a domain the message is one witness among others.
  if (target.kind !== 'message' && report.evidence.arrival !== undefined && !page.options.verbose)
    return [
      [page.style.strong('The copy that arrived')],
      authentication(page, value),
      alignment(page, value),
      way(page, value),
      claims(page, value),
    ];
  if (target.kind !== 'message' && !page.options.verbose)
    return [
      [page.style.strong(`The message ${quote(value.name, 200)}`)],
      authentication(page, value),
      alignment(page, value),
    ];
  return [
    letterRows(value).flatMap(([label, text]) => labelled(page, 0, label, text, LABELS)),
    authentication(page, value),
    alignment(page, value),
    way(page, value),
    claims(page, value),
    ...filters(page, report),
    checklist(page, receivers),
  ];
}

/** A bounce is read for what it says of another message; `draw` is loaded where there is one. */
export function toldOfOthers(page: Page, { explanations = [] }: Report, draw: DrawEvent): string[][] {
  const told = explanations.slice(0, page.options.verbose ? explanations.length : EVENTS);
  const left = explanations.length - told.length;
  return [
    ...told.map((one) => draw(page, one)),
    ...(left > 0 ? [paragraph(page, 0, `and ${left} more recipients (-v shows them)`)] : []),
  ];
}

function authentication(page: Page, value: MessageEvidence): string[] {
  return [
    page.style.strong('Authentication'),
    ...authenticationRows(value).flatMap(([method, result, about]) =>
      labelled(page, 2, `${padEnd(method, 8)}${padEnd(result, RESULTS)}`.trimEnd(), about, 8 + RESULTS),
    ),
  ];
}

function alignment(page: Page, value: MessageEvidence): string[] {
  const lines = alignmentLines(value);
  if (lines.length === 0) return [];
  return [page.style.strong('Alignment'), ...lines.flatMap((line) => paragraph(page, 2, line))];
}

function way(page: Page, value: MessageEvidence): string[] {
  const { hops, envelope } = value;
  if (hops.length === 0) return [];
  const first = page.options.verbose ? 0 : Math.max(0, hops.length - HOPS);
  const rows = hops.map((hop, at) => hopRow(hop, at, envelope.hop)).slice(first);
  return [
    page.style.strong('Way'),
    ...(first > 0 ? paragraph(page, 2, `the first ${first} are left out (-v shows them)`) : []),
    ...table(page, 2, HOP_COLUMNS, rows, [5]),
    ...hopNotes(value).flatMap((note) => paragraph(page, 2, note, page.style.faint)),
  ];
}

function claims(page: Page, value: MessageEvidence): string[] {
  const rows = claimRows(value);
  if (rows.length === 0) return [];
  return [
    page.style.strong('Results others wrote into it'),
    ...rows.flatMap(([label, text]) => paragraph(page, 2, `${label}: ${[text].flat().join('; ')}`)),
  ];
}

function filters(page: Page, report: Report): string[][] {
  return filterStories(report, page.options.verbose).map(({ headline, rules, left }) => [
    ...paragraph(page, 0, headline, page.style.strong),
    ...(rules.length === 0 ? [] : table(page, 2, ['POINTS', 'RULE', 'WHAT IT SAYS'], rules, [0])),
    ...(left > 0 ? paragraph(page, 2, `and ${left} more (-v shows them)`, page.style.faint) : []),
  ]);
}

/** Of each receiver what is broken; all of it with `-v`. */
function checklist(page: Page, receivers: readonly ReceiverView[]): string[] {
  if (receivers.length === 0) return [];
  const { verbose } = page.options;
  const bulk = receivers[0]?.isBulk === true ? 'bulk mail' : 'ordinary mail';
  return [
    ...paragraph(page, 0, `What large receivers ask of ${bulk}`, page.style.strong),
    ...receivers.flatMap((view) => {
      const shown = demandsOn(view).filter(({ standing }) => verbose || standing === 'broken');
      const outlook = bulkOutlook(view);
      return [
        ...labelled(page, 2, padEnd(view.name, 14), demandCounts(view), 16),
        ...shown.flatMap((demand) => {
          const mark = DEMAND_MARKS[demand.standing];
          const [lead = '', ...more] = paragraph(page, 6, demandWords(demand));
          return [`    ${page.style.marks[mark](SIGNS[mark])} ${lead.trimStart()}`, ...more];
        }),
        ...(outlook === undefined
          ? []
          : paragraph(page, 4, `a bulk sender would also break: ${outlook}`, page.style.faint)),
        ...(verbose
          ? paragraph(page, 4, `bulk: ${view.bulk}; rules as of ${view.checked}`, page.style.faint)
          : []),
      ];
    }),
  ];
}
