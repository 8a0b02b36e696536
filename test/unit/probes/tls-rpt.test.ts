import { describe, expect, it } from 'vitest';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeTlsRpt } from '../../../src/probes/tls-rpt.ts';
import { testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const look = (zone: string) => probeTlsRpt(domainTarget('shop.example'), testContext(zoneResolver(zone)));

describe('probeTlsRpt', () => {
  it.each([
    ['', 'absent'],
    ['_smtp._tls.shop.example TXT unrelated', 'absent'],
    ['_smtp._tls.shop.example SERVFAIL', 'failed'],
    ['_smtp._tls.shop.example TXT v=TLSRPTv1; rua=mailto:t@shop.example', 'observed'],
    ['_smtp._tls.shop.example TXT v=TLSRPTV1; rua=mailto:t@shop.example', 'observed'],
  ])('%s → %s', async (zone, status) => {
    expect((await look(zone)).status).toBe(status);
  });

  it('looks at the hosts of the addresses', async () => {
    const zone = [
      '_smtp._tls.shop.example CNAME t.vendor.example',
      't.vendor.example TXT v=TLSRPTv1; rua=mailto:t@shop.example,mailto:t@gone.example,https://vendor.example/in',
      'shop.example MX 10 mx.shop.example',
    ].join('\n');
    const outcome = await look(zone);
    expect(outcome.status === 'observed' && outcome.value).toMatchObject({
      cname: 't.vendor.example',
      uris: [
        { valid: true, deliverable: { status: 'yes' } },
        { valid: true, deliverable: { status: 'nxdomain' } },
        { valid: true, scheme: 'https' },
      ],
    });
  });
});
