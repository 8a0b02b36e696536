import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-policy-enforced', () => {
  it.each<Case>([
    [
      'reject',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'none',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto:d@shop.example`,
    ],
    [
      'none, parked',
      'fail',
      `shop.example TXT v=spf1 -all
    _dmarc.shop.example TXT v=DMARC1; p=none; sp=none; pct=50; t=y`,
      { sends: false },
    ],
    [
      'none for a parked subdomain',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto:d@shop.example`,
      { domain: 'a.shop.example', sends: false },
    ],
    [
      'sp=none for a subdomain',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; sp=none; rua=mailto:d@shop.example`,
      { domain: 'a.shop.example' },
    ],
    [
      'faulty, so told elsewhere',
      'skipped',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=rejct`,
    ],
    ['no record', 'skipped', `${MX}`],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-policy-enforced', zone, world)).verdict).toBe(verdict);
  });
});
