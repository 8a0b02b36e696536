import { describe, expect, it } from 'vitest';
import { type DmarcWorld, dmarcFinding } from '../support/dmarc.ts';

const MX = 'shop.example MX 10 mx.shop.example';

type Case = [what: string, verdict: string, zone: string, world?: DmarcWorld];

describe('dmarc-syntax', () => {
  it.each<Case>([
    [
      'sound',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example`,
    ],
    [
      'odd but legal',
      'pass',
      `${MX}
    _dmarc.shop.example TXT V = DMARC1;p = None; sp=REJECT;foo=bar; rua = mailto:d@shop.example!10m , mailto:e@shop.example;;`,
    ],
    [
      'unreadable beside a sound one',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; p=reject; rua=mailto:d@shop.example
    _dmarc.shop.example TXT v=dmarc1; p=none`,
    ],
    [
      'no policy but reports',
      'pass',
      `${MX}
    _dmarc.shop.example TXT v=DMARC1; rua=mailto:d@shop.example`,
    ],
    [
      'a registry record of its own kind',
      'skipped',
      `_dmarc.gov TXT v=DMARC1; p=rejct; psd=y`,
      { domain: 'agency.gov' },
    ],
    ['none', 'skipped', `${MX}`],
    [
      'faulty above',
      'fail',
      `news.shop.example TXT x
    _dmarc.shop.example TXT v=DMARC1 p=none`,
      { domain: 'news.shop.example' },
    ],
  ])('%s: %s', async (_, verdict, zone, world) => {
    expect((await dmarcFinding('dmarc-syntax', zone, world)).verdict).toBe(verdict);
  });

  it.each<[code: string, record: string, repaired: string | null]>([
    ['bad-version-case', `v=dmarc1; p=none`, 'v=DMARC1; p=none'],
    ['version-not-first', `p=none; v=DMARC1`, 'v=DMARC1; p=none'],
    [
      'bad-separator',
      `v=DMARC1, p=none, rua=mailto:d@shop.example`,
      'v=DMARC1; p=none; rua=mailto:d@shop.example',
    ],
    ['bad-separator', `v=DMARC1 p=none`, 'v=DMARC1; p=none'],
    [
      'bad-separator',
      `v=DMARC1; p=reject rua=mailto:d@shop.example`,
      'v=DMARC1; p=reject; rua=mailto:d@shop.example',
    ],
    ['bad-policy', `v=DMARC1; p=quarentine`, 'v=DMARC1; p=quarantine'],
    ['bad-policy', `v=DMARC1; p=monitor; rua=d@shop.example`, 'v=DMARC1; p=none; rua=mailto:d@shop.example'],
    [
      'bad-subdomain-policy',
      `v=DMARC1; p=reject; sp=rejct; rua=mailto:d@shop.example`,
      'v=DMARC1; p=reject; sp=reject; rua=mailto:d@shop.example',
    ],
    ['missing-policy', `v=DMARC1; adkim=s`, 'v=DMARC1; p=none; adkim=s'],
    ['non-ascii', `v=DMARC1; p=“none”`, 'v=DMARC1; p=none'],
    ['escaped-semicolon', `v=DMARC1\\; p=none`, 'v=DMARC1; p=none'],
    ['bad-policy', `v=DMARC1; p=strong`, null],
    ['conflicting-tag', `v=DMARC1; p=none; p=reject`, null],
  ])('%s in %s', async (code, record, repaired) => {
    const { verdict, data, fix } = await dmarcFinding(
      'dmarc-syntax',
      `${MX}\n_dmarc.shop.example TXT ${record}`,
    );
    expect(verdict).toBe('fail');
    expect(data.problems).toContainEqual(expect.objectContaining({ code }));
    expect(fix?.records?.find(({ action }) => action === 'add')?.value ?? null).toBe(repaired);
  });

  it('words the remedy after the record that was meant, with care where it begins to enforce', async () => {
    const fix = async (record: string, world?: DmarcWorld) =>
      (await dmarcFinding('dmarc-syntax', `${MX}\n_dmarc.shop.example TXT ${record}`, world)).fix?.text;
    const careful = 'publish it with p=none first';
    const meant = 'Write the record as "v=DMARC1; p=reject; rua=mailto:d@shop.example".';
    expect(await fix('v=DMARC1; p=rejct; rua=mailto:d@shop.example')).toContain(meant);
    expect(await fix('v=DMARC1; p=rejct; rua=mailto:d@shop.example')).toContain(careful);
    expect(await fix('v=DMARC2; p=reject; rua=mailto:d@shop.example')).toContain('v=DMARC1; p=none (or');
    expect(await fix('v=dmarc1; p=reject')).toContain(careful);
    expect(await fix('v=dmarc1; p=none')).toBe('Write the record as "v=DMARC1; p=none".');
    expect(await fix('v=dmarc1; p=reject', { sends: false })).not.toContain(careful);
  });
});
