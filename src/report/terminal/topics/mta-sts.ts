/** MTA-STS record, policy and the MX hosts it covers, drawn. */
import type { Report } from '../../../model/report.ts';
import { SIGNS } from '../../words.ts';
import { inWords, listOrWords, looked } from '../outcome.ts';
import { labelled, type Page, quote } from '../page.ts';

const ROOM = 14;
const MAX_LINES = 40;

export function mtaSts(page: Page, { evidence }: Report): string[] {
  return looked(
    page,
    evidence.mtaSts,
    ({ record, records, recordProblems, policyHost, fetch, policy, covers, unusedPatterns }) => {
      const say = (label: string, text: string): string[] => labelled(page, 2, label, text, ROOM);
      const told =
        record ?? (records.length > 1 ? `${records.length} records: ${records.join(' | ')}` : 'none');
      const served =
        fetch.status === 'observed'
          ? `HTTP ${fetch.value.status}, ${quote(fetch.value.contentType)}, from ${fetch.value.ip}, ` +
            `certificate ${fetch.value.tls.authorized ? 'trusted' : 'not trusted'} until ${quote(fetch.value.tls.validTo.slice(0, 10))}`
          : inWords(fetch);
      const lines = (policy?.text ?? '').split(/\r?\n/).filter((line) => line !== '');
      return [
        ...say('Record', told),
        ...recordProblems.flatMap(({ says, fatal }) =>
          say('', `${fatal ? SIGNS.error : SIGNS.info} ${says}`),
        ),
        ...(fetch.status === 'observed' ? [] : say('Policy host', listOrWords(policyHost))),
        ...say('Policy', served),
        ...lines.slice(0, MAX_LINES).flatMap((line) => say('', quote(line, 200))),
        ...(policy?.problems ?? []).flatMap(({ says, line, fatal }) =>
          say('', `${fatal ? SIGNS.error : SIGNS.info} ${line === undefined ? '' : `line ${line}: `}${says}`),
        ),
        ...covers.flatMap(({ host, pattern }, index) =>
          say(
            index === 0 ? 'MX hosts' : '',
            `${quote(host)}: ${pattern === null ? 'not covered' : `covered by ${quote(pattern)}`}`,
          ),
        ),
        ...(unusedPatterns.length > 0 ? say('Unused', unusedPatterns.join(' · ')) : []),
      ];
    },
  );
}
