import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-report-uri-valid', () => {
  it.each<Case>([
    [
      'sound',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'obsolete size, parameters',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto:d@shop.example!10m,mailto:e@shop.example?subject=x`,
    ],
    [
      'mailto forgotten',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=d@shop.example`,
    ],
    [
      'a slash too many',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto://d@shop.example`,
    ],
    [
      'unusable beside a good one',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example,mailto:; ruf=nobody`,
    ],
    [
      'not a mail address',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:postmaster`,
    ],
    [
      'meant for a host that did not agree',
      'fail',
      `vendor.example MX 10 mx.vendor.example
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=d@vendor.example`,
    ],
    [
      'no addresses',
      'skipped',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject`,
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-report-uri-valid', zone, world)).verdict).toBe(verdict);
  });
});
