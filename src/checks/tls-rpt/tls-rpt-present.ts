/** Whether senders are asked to report trouble with encryption. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const tlsRptPresent = defineCheck({
  id: 'tls-rpt-present',
  title: 'Senders are asked to report failed encryption',
  severity: 'info',
  needs: ['tlsRpt', 'mx', 'domain'],
  why: 'Without TLS reports nobody tells you when mail to you cannot be encrypted, or is held back because of MTA-STS or DANE.',
  fix: 'Publish a TXT record at _smtp._tls.DOMAIN: v=TLSRPTv1; rua=mailto: and an address that takes mail.',
  references: [rfc(8460, '3')],
  examine({ tlsRpt, mx, domain }) {
    if (tlsRpt.status === 'observed') {
      const { records } = tlsRpt.value;
      return records.length === 0
        ? skip('a record was published, but does not count: see tls-rpt-valid')
        : pass('TLS reports are asked for', { records });
    }
    if (domain.status === 'absent' || mx.status === 'absent') return skip('the domain does not exist');
    if (mx.value.nullMx || mx.value.hosts.length === 0) return skip('the domain takes no mail');
    // An address alone is mostly a web server, where nobody could make a mailbox for the reports.
    if (mx.value.implicit) return skip('the domain has no MX record');
    const { name } = domain.value;
    const address = `tls-reports@${name}`;
    const at = `_smtp._tls.${name}`;
    return fail(
      `No TLS-RPT record at ${at}`,
      { at },
      {
        records: [{ action: 'add', name: at, type: 'TXT', value: `v=TLSRPTv1; rua=mailto:${address}` }],
        fix: `Ask for reports; create the mailbox ${address} first, or put the address of a report service in its place.`,
      },
    );
  },
});
