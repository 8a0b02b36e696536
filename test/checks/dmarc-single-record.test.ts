import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-single-record', () => {
  it.each<Case>([
    [
      'one',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'other TXT beside it',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    _dmarc.shop.example TXT some-verification=1`,
    ],
    [
      'two',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; rua=mailto:d@shop.example
    _dmarc.shop.example TXT v=DMARC1; p=quarantine; rua=mailto:d@shop.example`,
    ],
    [
      'two, both faulty beyond repair',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=foo
    _dmarc.shop.example TXT v=DMARC1; p=bar`,
    ],
    [
      'two at the organization that should cover it',
      'fail',
      `news.shop.example TXT x
    _dmarc.shop.example TXT v=DMARC1; p=none
    _dmarc.shop.example TXT v=DMARC1; p=reject`,
      { domain: 'news.shop.example' },
    ],
    [
      'two of its own below a sound one',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    _dmarc.a.shop.example TXT v=DMARC1; p=none
    _dmarc.a.shop.example TXT v=DMARC1; p=reject`,
      { domain: 'a.shop.example' },
    ],
    ['none', 'skipped', `${MX}`],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-single-record', zone, world)).verdict).toBe(verdict);
  });

  it('keeps the strictest of several and removes the others', async () => {
    const zone = '_dmarc.shop.example TXT v=DMARC1; p=none\n_dmarc.shop.example TXT v=DMARC1; p=reject';
    const { fix } = await dmarcFinding('dmarc-single-record', zone);
    expect(fix?.records).toEqual([
      { action: 'remove', name: '_dmarc.shop.example', type: 'TXT', value: 'v=DMARC1; p=none' },
    ]);
  });
});
