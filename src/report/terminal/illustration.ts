/** The measured facts behind a finding, where a sentence cannot hold them. */
import type { Finding } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { listings } from '../listings.ts';
import { cut } from './columns.ts';
import { labelled, type Page, quote } from './page.ts';

type Illustrate = (page: Page, indent: number, report: Report, findings: readonly Finding[]) => string[];

const MAX_PARTS = 12;

export const illustration: Illustrate = (page, indent, report, findings) => {
  const check = findings[0]?.check ?? '';
  return byCheck[check]?.(page, indent, report, findings) ?? [];
};

const byCheck: { readonly [check: string]: Illustrate | undefined } = {
  'spf-lookup-limit': spfLedger,
  'spf-lookup-headroom': spfLedger,
  'spf-syntax': spfFaults,
  'spf-single-record': (page, indent, { evidence }) =>
    evidence.spf?.status === 'observed' ? numbered(page, indent, 'Records', evidence.spf.value.records) : [],
  'dmarc-single-record': (page, indent, { evidence }) =>
    evidence.dmarc?.status === 'observed'
      ? numbered(page, indent, 'Records', evidence.dmarc.value.several)
      : [],
  'dkim-single-record': dkimRecords,
  'dmarc-syntax': dmarcFaults,
  'dmarc-present': dmarcAsked,
  'blocklist-ip-clear': removals,
  'blocklist-domain-clear': removals,
  'blocklist-minor': removals,
};

/** Which top-level terms cost the lookups. */
function spfLedger(page: Page, indent: number, { evidence }: Report): string[] {
  if (evidence.spf?.status !== 'observed') return [];
  const costly = evidence.spf.value.terms.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
  const parts = costly.slice(0, MAX_PARTS).map(({ text, total }) => `${quote(text, 80)} ${total}`);
  const left = costly.slice(MAX_PARTS).reduce((sum, { total }) => sum + total, 0);
  if (left > 0) parts.push(`others ${left}`);
  return parts.length === 0 ? [] : labelled(page, indent, 'Where they go', parts);
}

function spfFaults(page: Page, indent: number, { evidence }: Report): string[] {
  if (evidence.spf?.status !== 'observed') return [];
  const { record, tree } = evidence.spf.value;
  const faults = tree.problems.filter(({ fatal }) => fatal);
  return record === null ? [] : pointed(page, indent, record, faults);
}

function dmarcFaults(page: Page, indent: number, { evidence }: Report): string[] {
  if (evidence.dmarc?.status !== 'observed') return [];
  const { record, problems } = evidence.dmarc.value;
  return record === null
    ? []
    : pointed(
        page,
        indent,
        record,
        problems.filter(({ fatal }) => fatal),
      );
}

/** The record with a caret under the first fault; a window of it where it is long. */
function pointed(
  page: Page,
  indent: number,
  record: string,
  faults: readonly { column: number; says: string }[],
): string[] {
  const [fault] = faults;
  const label = 'Record'.padEnd(9);
  const room = page.measure - indent - label.length;
  // Only where each character takes one column can a caret point at one.
  if (fault === undefined || !/^[\x20-\x7e]*$/.test(record))
    return labelled(page, indent, 'Record', quote(record), 9);
  const at = fault.column - 1;
  const from = at < room - 12 ? 0 : at - Math.floor(room / 2);
  const window = (from > 0 ? '…' : '') + record.slice(from + (from > 0 ? 1 : 0));
  const lead = ' '.repeat(indent);
  return [
    lead + label + cut(window, room),
    `${lead}${' '.repeat(label.length + Math.max(0, at - from))}^ column ${fault.column}`,
  ];
}

function numbered(page: Page, indent: number, label: string, values: readonly string[]): string[] {
  return values
    .slice(0, MAX_PARTS)
    .flatMap((value, index) =>
      labelled(page, indent, index === 0 ? label : '', quote(value, 400), label.length + 3),
    );
}

/** Of the selectors the finding is about. */
function dkimRecords(
  page: Page,
  indent: number,
  { evidence }: Report,
  findings: readonly Finding[],
): string[] {
  if (evidence.dkim?.status !== 'observed') return [];
  return evidence.dkim.value.keys
    .filter(({ name, status }) => status === 'several' && findings.some(({ subject }) => subject === name))
    .flatMap(({ records }) => numbered(page, indent, 'Records', records));
}

function dmarcAsked(page: Page, indent: number, { evidence }: Report): string[] {
  if (evidence.dmarc?.status !== 'observed' || evidence.dmarc.value.walk.length < 2) return [];
  const asked = evidence.dmarc.value.walk.map(({ name }) => quote(name));
  return labelled(page, indent, 'Asked', asked);
}

/** What the lists that made the finding say, and where to ask for removal. */
function removals(page: Page, indent: number, report: Report, findings: readonly Finding[]): string[] {
  return listings(report, findings)
    .slice(0, MAX_PARTS)
    .flatMap(({ list, reason, removalUrl }) => [
      ...(reason === undefined ? [] : labelled(page, indent, 'They say', `${list}: ${quote(reason, 200)}`)),
      ...(removalUrl === undefined ? [] : labelled(page, indent, 'Removal', quote(removalUrl), 11)),
    ]);
}
