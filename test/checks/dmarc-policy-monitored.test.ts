import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-policy-monitored', () => {
  it.each<Case>([
    [
      'with reports',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto:d@shop.example`,
    ],
    [
      'enforced',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject`,
    ],
    [
      'no reports',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none`,
    ],
    [
      'only reports nobody agreed to take',
      'fail',
      `${MX}
    vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto:d@vendor.example`,
    ],
    [
      'only a dead address',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto:d@gone.shop.example`,
    ],
    [
      'parked',
      'fail',
      `shop.example TXT v=spf1 -all
    _dmarc.shop.example TXT v=DMARC1; p=none`,
      { sends: false },
    ],
    ['no record', 'skipped', `${MX}`],
    [
      'cannot be seen',
      'unknown',
      `${MX}
    vendor.example MX 10 mx.vendor.example
    shop.example._report._dmarc.vendor.example TIMEOUT
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto:d@vendor.example`,
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-policy-monitored', zone, world)).verdict).toBe(verdict);
  });
});
