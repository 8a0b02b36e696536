import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-no-historic-tags', () => {
  it.each<Case>([
    [
      'none',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'a share is told elsewhere',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example; pct=50`,
    ],
    [
      'pct=100',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example; pct=100`,
    ],
    [
      'rf and ri',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example; rf=afrf; ri=86400; pct=50`,
    ],
    ['no record', 'skipped', `${MX}`],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-no-historic-tags', zone, world)).verdict).toBe(verdict);
  });
});
