import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-location', () => {
  it.each<Case>([
    [
      'in its place',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'a harmless copy',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'at the apex',
      'fail',
      `${MX}
    shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'underscore forgotten',
      'fail',
      `${MX}
    dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'name doubled',
      'fail',
      `${MX}
    _dmarc._dmarc.shop.example TXT v=DMARC1; p=none`,
    ],
    [
      'in two wrong places',
      'fail',
      `${MX}
    shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    ['nowhere', 'skipped', `${MX}`],
    [
      'doubled in the right place',
      'skipped',
      `${MX}
    shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    _dmarc.shop.example TXT v=DMARC1; p=none
    _dmarc.shop.example TXT v=DMARC1; p=reject`,
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-location', zone, world)).verdict).toBe(verdict);
  });

  it('warns where moving the record begins to enforce it', async () => {
    const fix = async (record: string) =>
      (await dmarcFinding('dmarc-location', `${MX}\nshop.example TXT ${record}`)).fix?.text;
    expect(await fix('v=DMARC1; p=reject; rua=mailto:d@shop.example')).toContain(
      'publish it with p=none first',
    );
    expect(await fix('v=DMARC1; p=none; rua=mailto:d@shop.example')).not.toContain('p=none first');
  });
});
