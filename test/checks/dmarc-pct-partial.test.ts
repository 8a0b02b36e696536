import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-pct-partial', () => {
  it.each<Case>([
    [
      'all',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'pct=100',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example; pct=100`,
    ],
    [
      'half',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=quarantine; pct=50; rua=mailto:d@shop.example`,
    ],
    [
      'none of it',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=quarantine; pct=0; rua=mailto:d@shop.example;`,
    ],
    [
      'nothing to sample',
      'skipped',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; pct=50; rua=mailto:d@shop.example`,
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-pct-partial', zone, world)).verdict).toBe(verdict);
  });
});
