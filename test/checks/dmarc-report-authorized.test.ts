import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-report-authorized', () => {
  it.each<Case>([
    [
      'own address',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'of a sibling domain',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    _dmarc.a.shop.example TXT v=DMARC1; p=none`,
      { domain: 'a.shop.example' },
    ],
    [
      'agreed',
      'pass',
      `vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@vendor.example
    shop.example._report._dmarc.vendor.example TXT v=DMARC1`,
    ],
    [
      'agreed for everybody',
      'pass',
      `vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@vendor.example
    *._report._dmarc.vendor.example TXT v=DMARC1;`,
    ],
    [
      'not agreed',
      'fail',
      `vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@vendor.example`,
    ],
    [
      'not agreed, another address left',
      'fail',
      `${MX}
    vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@vendor.example,mailto:d@shop.example; ruf=mailto:f@vendor.example; fo=1`,
    ],
    [
      'ruf alone',
      'fail',
      `${MX}
    vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=none; ruf=mailto:f@vendor.example`,
    ],
    [
      'sent on to a third party',
      'fail',
      `vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@vendor.example
    shop.example._report._dmarc.vendor.example TXT v=DMARC1; rua=mailto:x@third.example`,
    ],
    [
      'cannot be seen',
      'unknown',
      `vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@vendor.example
    shop.example._report._dmarc.vendor.example SERVFAIL`,
    ],
    ['no record', 'skipped', `${MX}`],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-report-authorized', zone, world)).verdict).toBe(verdict);
  });
});
