import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-subdomain-policy', () => {
  it.each<Case>([
    [
      'covered by p',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'stronger below',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=none; sp=quarantine; rua=mailto:d@shop.example`,
    ],
    [
      'sp weaker',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; sp=none; rua=mailto:d@shop.example`,
    ],
    [
      'np weaker',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; np=quarantine; rua=mailto:d@shop.example`,
    ],
    [
      'a registry, which leaves that to each organization',
      'skipped',
      '_dmarc.gov.uk TXT v=DMARC1; p=reject; sp=none; psd=y; rua=mailto:d@shop.example',
      { domain: 'gov.uk' },
    ],
    [
      'seen from a subdomain',
      'fail',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; sp=none; pct=50; t=y`,
      { domain: 'a.shop.example' },
    ],
    [
      'ignored below the organization',
      'skipped',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    _dmarc.a.shop.example TXT v=DMARC1; p=reject; sp=none`,
      { domain: 'a.shop.example' },
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-subdomain-policy', zone, world)).verdict).toBe(verdict);
  });
});
