import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-organizational-domain-agreed', () => {
  it.each<Case>([
    [
      'the usual',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'inherited',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
      { domain: 'a.b.shop.example' },
    ],
    [
      'a .gov',
      'pass',
      `agency.gov MX 10 mx.agency.gov
    _dmarc.agency.gov TXT v=DMARC1; p=reject
    _dmarc.gov TXT v=DMARC1; p=reject; psd=y`,
      { domain: 'agency.gov' },
    ],
    ['a private suffix', 'pass', `_dmarc.x.github.io TXT v=DMARC1; p=reject`, { domain: 'x.github.io' }],
    [
      'declared a department',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    _dmarc.a.shop.example TXT v=DMARC1; p=reject; psd=n`,
      { domain: 'a.shop.example' },
    ],
    [
      'strict alignment',
      'pass',
      `${MX}
    _dmarc.a.shop.example TXT v=DMARC1; p=reject; adkim=s; aspf=s`,
      { domain: 'a.shop.example' },
    ],
    [
      'does not send',
      'pass',
      `${MX}
    _dmarc.a.shop.example TXT v=DMARC1; p=reject`,
      { domain: 'a.shop.example', sends: false },
    ],
    [
      'covered by a registry alone',
      'fail',
      `agency.gov MX 10 mx.agency.gov
    _dmarc.gov TXT v=DMARC1; p=reject; psd=y`,
      { domain: 'agency.gov' },
    ],
    [
      'a registry that does not say so',
      'fail',
      `_dmarc.x.github.io TXT v=DMARC1; p=reject
    _dmarc.github.io TXT v=DMARC1; p=none; rua=mailto:d@github.io`,
      { domain: 'x.github.io' },
    ],
    [
      'covered by a registry that does not say so',
      'fail',
      `_dmarc.github.io TXT v=DMARC1; p=reject`,
      { domain: 'x.github.io' },
    ],
    [
      'a subdomain with a record, its organization without',
      'fail',
      `${MX}
    _dmarc.a.shop.example TXT v=DMARC1; p=reject`,
      { domain: 'a.shop.example' },
    ],
    [
      'not a registry',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example; psd=y`,
    ],
    [
      'below one that is not a registry',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example; psd=y`,
      { domain: 'a.shop.example' },
    ],
    [
      'a record halfway up',
      'fail',
      `${MX}
    _dmarc.b.shop.example TXT v=DMARC1; p=reject`,
      { domain: 'a.b.shop.example' },
    ],
    [
      'above cannot be seen',
      'unknown',
      `_dmarc.shop.example TIMEOUT
    _dmarc.a.shop.example TXT v=DMARC1; p=reject`,
      { domain: 'a.shop.example' },
    ],
    ['no record', 'skipped', `${MX}`],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-organizational-domain-agreed', zone, world)).verdict).toBe(verdict);
  });
});
