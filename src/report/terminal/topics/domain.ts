/** Zone, name servers and DNSSEC of the domain, drawn. */
import type { Report } from '../../../model/report.ts';
import { inWords, listOrWords, looked } from '../outcome.ts';
import { labelled, type Page, quote } from '../page.ts';

const ROOM = 16;

export function domain(page: Page, { evidence }: Report): string[] {
  return [
    ...looked(page, evidence.domain, ({ zone, nameServers }) => {
      const told =
        zone.status === 'observed'
          ? `${quote(zone.value.apex)}, serial ${zone.value.serial}, primary ${quote(zone.value.mname)}`
          : inWords(zone);
      return [
        ...labelled(page, 2, 'Zone', told, ROOM),
        ...labelled(page, 2, 'Name servers', listOrWords(nameServers), ROOM),
      ];
    }),
    ...looked(page, evidence.resolver, ({ servers, validates, trusted, trustedBecause }) =>
      labelled(
        page,
        2,
        'Our resolver',
        `${servers.join(', ')}; ${validates ? 'validates DNSSEC' : 'does not validate DNSSEC'}; ` +
          `path ${trusted ? 'trusted' : 'not trusted'} (${trustedBecause})`,
        ROOM,
      ),
    ),
  ];
}

export function dnssec(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.dnssec, ({ state, ds, detail }) => [
    ...labelled(page, 2, 'State', detail === '' ? state : `${state}: ${detail}`, ROOM),
    ...ds
      .slice(0, 8)
      .flatMap((record, index) => labelled(page, 2, index === 0 ? 'DS records' : '', quote(record), ROOM)),
  ]);
}
