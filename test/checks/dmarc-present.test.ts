import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-present', () => {
  it.each<Case>([
    [
      'own record',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'inherited',
      'pass',
      `news.shop.example TXT x
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
      { domain: 'news.shop.example' },
    ],
    [
      'covered by a registry alone',
      'pass',
      `agency.gov MX 10 mx.agency.gov
    _dmarc.gov TXT v=DMARC1; p=reject; psd=y`,
      { domain: 'agency.gov' },
    ],
    ['none', 'fail', `${MX}`],
    ['none, no mailbox', 'fail', `shop.example TXT 192.0.2.1`],
    ['parked', 'fail', `shop.example TXT v=spf1 -all`, { sends: false }],
    [
      'a subdomain that sends',
      'fail',
      `${MX}
    news.shop.example TXT v=spf1 ~all`,
      { domain: 'news.shop.example', sends: true },
    ],
    [
      'a subdomain that does not send',
      'fail',
      `${MX}
    news.shop.example TXT v=spf1 -all`,
      { domain: 'news.shop.example', sends: false },
    ],
    [
      'an alias that leads nowhere',
      'fail',
      `${MX}
    _dmarc.shop.example CNAME gone.vendor.example`,
    ],
    ['a name that does not exist', 'skipped', `${MX}`, { domain: 'nope.example', exists: false }],
    [
      'several records',
      'skipped',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none
    _dmarc.shop.example TXT v=DMARC1; p=reject`,
    ],
    [
      'an organization above cannot be seen',
      'unknown',
      `news.shop.example TXT x
    _dmarc.shop.example TIMEOUT`,
      { domain: 'news.shop.example' },
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-present', zone, world)).verdict).toBe(verdict);
  });

  it.each<[string, DmarcWorld, string, object[]]>([
    [MX, {}, '', [{ name: '_dmarc.shop.example', value: 'v=DMARC1; p=none; rua=mailto:dmarc@shop.example' }]],
    ['shop.example TXT x', {}, '', [{ name: '_dmarc.shop.example', value: 'v=DMARC1; p=none;' }]],
    [
      'shop.example TXT x',
      { sends: false },
      '',
      [{ name: '_dmarc.shop.example', value: 'v=DMARC1; p=reject;' }],
    ],
    [
      MX,
      { domain: 'news.shop.example', sends: true },
      '',
      [{ name: '_dmarc.shop.example', value: 'v=DMARC1; p=none; rua=mailto:dmarc@shop.example' }],
    ],
    [
      MX,
      { domain: 'news.shop.example', sends: false },
      '',
      [{ name: '_dmarc.news.shop.example', value: 'v=DMARC1; p=reject;' }],
    ],
  ])('suggests the record that fits: %s %j', async (zone, world, _, records) => {
    const { fix } = await dmarcFinding('dmarc-present', zone, world);
    expect(fix?.records).toMatchObject(records);
  });
});
