/** Keys that allow SHA-1 alone. */
import { describe, expect, it } from 'vitest';
import { dkimHashSha256 } from '../../src/checks/dkim/dkim-hash-sha256.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { RSA_2048, STRONG } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimHashSha256, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

const sha1 = `v=DKIM1; h=sha1; k=rsa; p=${RSA_2048}`;

describe('dkim-hash-sha256', () => {
  it('passes without h= and with sha256 in it', async () => {
    const both = `v=DKIM1; h=sha1:sha256; p=${RSA_2048}`;
    const said = await say(`${at('google')} TXT ${STRONG}\n${at('s1')} TXT ${both}`);
    expect(verdicts(said)).toEqual([
      ['google', 'pass'],
      ['s1', 'pass'],
    ]);
  });

  it('fails for sha1 alone and takes the tag out', async () => {
    const [said] = await say(`${at('google')} TXT ${sha1}`);
    expect(said).toMatchObject({ verdict: 'fail', data: { hashAlgorithms: ['sha1'] } });
    expect(said?.records?.[1]).toMatchObject({ action: 'add', value: STRONG });
  });

  it('is skipped for what may be left over', async () => {
    const said = await say(`${at('google')} TXT ${STRONG}\n${at('mail')} TXT ${sha1}`);
    expect(verdicts(said)).toEqual([
      ['google', 'pass'],
      ['mail', 'skipped'],
    ]);
  });
});
