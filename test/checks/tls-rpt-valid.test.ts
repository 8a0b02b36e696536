import { describe, expect, it } from 'vitest';
import { tlsRptValid } from '../../src/checks/tls-rpt/tls-rpt-valid.ts';
import type { Settled } from '../../src/model/check.ts';
import type { Observation } from '../../src/model/finding.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { probeTlsRpt } from '../../src/probes/tls-rpt.ts';
import { testContext } from '../support/context.ts';
import { applyEdits } from '../support/dmarc.ts';
import { AS_OF } from '../support/evidence.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

const HOSTS = 'shop.example MX 10 mx.shop.example\nnull.example MX 0 .\nslow.example TIMEOUT';
const NAME = '_smtp._tls.shop.example';

async function examine(zone: string): Promise<Observation> {
  const tlsRpt = await probeTlsRpt(domainTarget('shop.example'), testContext(zoneResolver(zone)));
  return tlsRptValid.examine({ tlsRpt } as Settled<'tlsRpt'>, AS_OF) as Observation;
}

describe('tls-rpt-valid', () => {
  it.each<[verdict: string, records: string[], sound: string | null]>([
    ['pass', ['v=TLSRPTv1; rua=mailto:t@shop.example'], null],
    ['pass', ['v=TLSRPTv1;rua=https://shop.example/in,mailto:t@shop.example;'], null],
    ['skipped', [], null],
    ['skipped', ['v=spf1 -all'], null],
    ['unknown', ['v=TLSRPTv1; rua=mailto:t@slow.example'], null],
    ['fail', ['v=TLSRPTv1;'], 'v=TLSRPTv1; rua=mailto:tls-reports@shop.example'],
    ['fail', ['v=tlsrptv1; rua=mailto:t@slow.example,mailto:t@shop.example'], null],
    ['fail', ['v=TLSRPTv1; rua=mailto:t@null.example'], 'v=TLSRPTv1; rua=mailto:tls-reports@shop.example'],
    ['fail', ['v=tlsrptv1; rua=mailto:t@shop.example'], 'v=TLSRPTv1; rua=mailto:t@shop.example'],
    ['fail', ['v=TLSRPTv1 rua=t@shop.example'], 'v=TLSRPTv1; rua=mailto:t@shop.example'],
    [
      'fail',
      ['v=TLSRPTv1; rua=ftp://shop.example/,mailto:t@shop.example'],
      'v=TLSRPTv1; rua=mailto:t@shop.example',
    ],
    [
      'fail',
      ['v=TLSRPTv1; rua=mailto:t@null.example,mailto:t@shop.example'],
      'v=TLSRPTv1; rua=mailto:t@shop.example',
    ],
    [
      'fail',
      [
        'v=TLSRPTv1; rua=mailto:t@shop.example',
        'v=TLSRPTv1; rua=mailto:u@shop.example,mailto:t@null.example',
      ],
      'v=TLSRPTv1; rua=mailto:t@shop.example,mailto:u@shop.example',
    ],
  ])('%s: %j', async (verdict, records, sound) => {
    const zone = [HOSTS, ...records.map((record) => `${NAME} TXT ${record}`)].join('\n');
    const before = await examine(zone);
    expect(before.verdict).toBe(verdict);
    expect(before.records?.find(({ action }) => action === 'add')?.value ?? null).toBe(sound);
    if (before.records !== undefined)
      expect((await examine(applyEdits(zone, before.records))).verdict).toBe('pass');
  });
});
