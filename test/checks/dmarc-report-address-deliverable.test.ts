import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-report-address-deliverable', () => {
  it.each<Case>([
    [
      'MX',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'address alone',
      'pass',
      `shop.example A 192.0.2.1
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'no MX, no address',
      'fail',
      `shop.example TXT x
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'null MX',
      'fail',
      `shop.example MX 0 .
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'unknown host',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@gone.shop.example`,
    ],
    [
      'unknown host beside a good one',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@gone.shop.example, mailto:d@shop.example`,
    ],
    [
      'cannot be seen',
      'unknown',
      `shop.example TIMEOUT
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'no address',
      'skipped',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject`,
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-report-address-deliverable', zone, world)).verdict).toBe(verdict);
  });

  it('puts an address of its own in the place of the only one', async () => {
    const zone = `${MX}\n_dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@gone.shop.example; ruf=mailto:d@gone.shop.example`;
    const { fix } = await dmarcFinding('dmarc-report-address-deliverable', zone);
    expect(fix?.records?.[1]?.value).toBe('v=DMARC1; p=reject; rua=mailto:dmarc@shop.example');
  });
});
