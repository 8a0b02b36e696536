/** The HELO name and its addresses, drawn. */
import type { Report } from '../../../model/report.ts';
import { listOrWords, looked } from '../outcome.ts';
import { labelled, type Page, quote } from '../page.ts';

export function helo(page: Page, { evidence }: Report): string[] {
  if (evidence.helo?.status === 'skipped') return [];
  return looked(page, evidence.helo, ({ name, addresses, ips }) => [
    ...labelled(page, 2, 'Name', quote(name), 14),
    ...labelled(page, 2, 'Resolves to', listOrWords(addresses), 14),
    ...(ips.length === 0 ? [] : labelled(page, 2, 'Sent from', ips.join(' · '), 14)),
  ]);
}
