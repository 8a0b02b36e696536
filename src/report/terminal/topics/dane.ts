/** TLSA records of the MX hosts, drawn. */
import type { CertificateFacts } from '../../../model/evidence/sessions.ts';
import type { Report } from '../../../model/report.ts';
import { matchTlsa } from '../../../parse/tlsa.ts';
import { looked } from '../outcome.ts';
import { type Page, paragraph } from '../page.ts';
import { table } from '../table.ts';

/** Characters of the digest that are enough to recognise it. */
const DIGEST = 16;

export function dane(page: Page, { evidence, topics }: Report): string[] {
  const whole = page.options.verbose && (topics.asked.includes('dane') || topics.judged.includes('delivery'));
  const held = evidence.sessions?.status === 'observed' ? evidence.sessions.value : [];
  const chainsOf = (host: string): CertificateFacts[][] =>
    held.flatMap((one) => (one.host === host && one.port === 25 && one.tls !== null ? [one.tls.chain] : []));
  return looked(page, evidence.tlsa, (looks) => {
    if (looks.length === 0) return paragraph(page, 2, 'no MX host to ask for');
    const rows = looks.flatMap(({ host, status, records, secure, hostSecure, failure }) => {
      const trust = secure ? 'validated' : hostSecure === false ? 'address not validated' : 'not validated';
      if (status !== 'observed')
        return [[host, status === 'absent' ? 'none' : (failure?.detail ?? 'no answer'), '', '', trust]];
      const chains = chainsOf(host);
      return records.map((record, index) => {
        const { usage, selector, matchingType, data, usable, problem } = record;
        const fits = chains.some((chain) => matchTlsa(record, chain) !== null);
        return [
          index === 0 ? host : '',
          `${usage} ${selector} ${matchingType}`,
          whole || data.length <= DIGEST ? data : `${data.slice(0, DIGEST)}…`,
          !usable ? (problem ?? 'not usable') : chains.length === 0 ? 'usable' : fits ? 'in use' : 'unused',
          index === 0 ? trust : '',
        ];
      });
    });
    return table(page, 2, ['HOST', 'TLSA', 'DIGEST', '', 'DNSSEC'], rows);
  });
}
