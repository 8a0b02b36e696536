/** Whether the domain asks senders for verified TLS through MTA-STS. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const mtaStsPresent = defineCheck({
  id: 'mta-sts-present',
  title: 'MTA-STS is published',
  severity: 'info',
  needs: ['mtaSts', 'mx'],
  why: 'Without MTA-STS (or DANE) senders encrypt only if nobody on the path prevents it, and accept any certificate.',
  fix: 'Serve a policy at https://mta-sts.DOMAIN/.well-known/mta-sts.txt, first with "mode: testing", and announce it with a TXT record "v=STSv1; id=..." at _mta-sts.DOMAIN.',
  references: [rfc(8461, '3')],
  examine({ mtaSts, mx }) {
    if (mtaSts.status === 'observed' && mtaSts.value.records.length > 0) {
      const { record, records } = mtaSts.value;
      return pass(`MTA-STS is announced: ${record ?? `${records.length} records`}`, { records });
    }
    const takesMail = mx.status === 'observed' && mx.value.hosts.some(({ host }) => host !== '');
    if (!takesMail) return skip('The domain takes no mail');
    // An address alone is mostly a web server; mx-explicit tells where mail is meant to go there.
    if (mx.status === 'observed' && mx.value.implicit) return skip('The domain has no MX record');
    return fail('No MTA-STS record is published');
  },
});
