import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-reports-requested', () => {
  it.each<Case>([
    [
      'asked for',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'not asked for',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject`,
    ],
    [
      'asked for in a way nobody sends them',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=https://shop.example/dmarc`,
    ],
    [
      'not asked for, no mailbox',
      'fail',
      `shop.example TXT x
    _dmarc.shop.example TXT v=DMARC1; p=reject;`,
    ],
    [
      'inherited',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject`,
      { domain: 'a.shop.example', sends: true },
    ],
    [
      'parked',
      'skipped',
      `shop.example TXT v=spf1 -all
    _dmarc.shop.example TXT v=DMARC1; p=reject;`,
      { sends: false },
    ],
    [
      'policy none',
      'skipped',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none`,
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-reports-requested', zone, world)).verdict).toBe(verdict);
  });
});
