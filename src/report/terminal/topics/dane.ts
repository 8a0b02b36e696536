/** TLSA records of the MX hosts, drawn. */
import type { Report } from '../../../model/report.ts';
import { looked } from '../outcome.ts';
import { type Page, paragraph } from '../page.ts';
import { table } from '../table.ts';

/** Characters of the digest that are enough to recognise it. */
const DIGEST = 16;

export function dane(page: Page, { evidence, topics }: Report): string[] {
  return looked(page, evidence.tlsa, (looks) => {
    if (looks.length === 0) return paragraph(page, 2, 'no MX host to ask for');
    const rows = looks.flatMap(({ host, status, records, secure, hostSecure, failure }) => {
      const trust = secure ? 'validated' : hostSecure === false ? 'address not validated' : 'not validated';
      if (status !== 'observed')
        return [[host, status === 'absent' ? 'none' : (failure?.detail ?? 'no answer'), '', '', trust]];
      return records.map(({ usage, selector, matchingType, data, usable, problem }, index) => [
        index === 0 ? host : '',
        `${usage} ${selector} ${matchingType}`,
        `${(page.options.verbose && topics.asked.includes('dane')) || data.length <= DIGEST ? data : `${data.slice(0, DIGEST)}…`}`,
        usable ? 'usable' : (problem ?? 'not usable'),
        index === 0 ? trust : '',
      ]);
    });
    return table(page, 2, ['HOST', 'TLSA', 'DIGEST', '', 'DNSSEC'], rows);
  });
}
