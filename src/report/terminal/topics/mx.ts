/** MX hosts and their addresses, drawn. */
import type { HostAddress } from '../../../model/evidence/mx.ts';
import type { Outcome } from '../../../model/outcome.ts';
import type { Report } from '../../../model/report.ts';
import { droppedWords } from '../../words.ts';
import { inWords, looked } from '../outcome.ts';
import { type Page, paragraph } from '../page.ts';
import { table } from '../table.ts';

export function mx(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.mx, ({ hosts, implicit, nullMx, authenticated, dropped }) => {
    if (nullMx && hosts.every(({ host }) => host === ''))
      return paragraph(page, 2, '0 .  (null MX: this domain takes no mail)');
    if (hosts.length === 0) return paragraph(page, 2, 'no MX record, and no address to fall back on');
    const rows = hosts.map(({ preference, host, ipv4, ipv6, cname, authenticated: signed }) => [
      implicit ? '-' : String(preference),
      host === '' ? '. (null MX)' : cname === undefined ? host : `${host}\nalias of ${cname}`,
      addresses(ipv4, 'IPv4'),
      addresses(ipv6, 'IPv6'),
      signed ? 'validated' : '-',
    ]);
    return [
      ...(implicit ? paragraph(page, 2, "no MX record; senders fall back on the domain's own address") : []),
      ...table(page, 2, ['PREF', 'HOST', 'IPV4', 'IPV6', 'DNSSEC'], rows),
      ...hosts.flatMap(({ host, ipv4, ipv6 }) =>
        droppedWords(ipv4, ipv6).flatMap((one) => paragraph(page, 2, `${host}: ${one}`)),
      ),
      ...(dropped > 0 ? paragraph(page, 2, `${dropped} further MX records were not followed`) : []),
      ...(authenticated ? paragraph(page, 2, 'the MX answer itself is validated') : []),
    ];
  });
}

function addresses(outcome: Outcome<HostAddress[]>, family: string): string {
  if (outcome.status === 'observed') return outcome.value.map(({ ip }) => ip).join('\n') || '-';
  return outcome.status === 'absent'
    ? '-'
    : inWords(outcome).replace(/^could not be looked at/, `${family} failed`);
}
