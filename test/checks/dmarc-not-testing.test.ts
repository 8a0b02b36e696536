import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-not-testing', () => {
  it.each<Case>([
    [
      'in earnest',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      't=y',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example; t=y`,
    ],
    [
      't=y without effect',
      'skipped',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; t=y; rua=mailto:d@shop.example`,
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-not-testing', zone, world)).verdict).toBe(verdict);
  });
});
