/** Well-formed records pass, broken ones fail and are repaired where it is plain. */
import { describe, expect, it } from 'vitest';
import { dkimKeyValid } from '../../src/checks/dkim/dkim-key-valid.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { RSA_2048, STRONG } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimKeyValid, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

describe('dkim-key-valid', () => {
  it('passes for readable keys, folded or without v=', async () => {
    const folded = `k=rsa; p=${RSA_2048.slice(0, 90)} ${RSA_2048.slice(90)}`;
    const said = await say(`${at('google')} TXT ${STRONG}\n${at('s1')} TXT ${folded}`);
    expect(verdicts(said)).toEqual([
      ['google', 'pass'],
      ['s1', 'pass'],
    ]);
    expect(said[0]?.data).toMatchObject({ keyType: 'rsa', bits: 2048 });
  });

  it('fails for a broken record and offers the one that was meant', async () => {
    const broken = `k=rsa; v=DKIM1; p=${RSA_2048}`;
    const [said] = await say(`${at('google')} TXT ${broken}`);
    expect(said).toMatchObject({ verdict: 'fail', data: { problems: ['version-not-first'] } });
    expect(said?.records).toEqual([
      { action: 'remove', name: at('google'), type: 'TXT', value: broken },
      { action: 'add', name: at('google'), type: 'TXT', value: STRONG },
    ]);
  });

  it('offers no edit for what was cut off, nor in a zone of somebody else', async () => {
    const [cut] = await say(`${at('google')} TXT ${STRONG.slice(0, 255)}`);
    expect(cut).toMatchObject({ verdict: 'fail', data: { problems: ['truncated'] } });
    expect(cut?.records).toBeUndefined();
    const [theirs] = await say(
      `${at('s1')} CNAME k.sendgrid.net\nk.sendgrid.net TXT k=rsa; v=DKIM1; p=${RSA_2048}`,
    );
    expect(theirs?.verdict).toBe('fail');
    expect(theirs?.records).toBeUndefined();
  });

  it('is skipped for revoked keys and where nothing is sent', async () => {
    expect(verdicts(await say(`${at('google')} TXT v=DKIM1; p=`))).toEqual(['skipped']);
    expect(verdicts(await say(`*.${at('x').slice(2)} TXT v=DKIM1; p=`, { sends: false }))).toEqual([
      'skipped',
    ]);
  });

  it('asks for several strings where a panel cut the one there was', async () => {
    const [cut] = await say(`${at('google')} TXT ${STRONG.slice(0, 250)}`);
    expect(cut).toMatchObject({ verdict: 'fail', data: { problems: ['truncated'] } });
    expect(cut?.says).toContain('one string of 250 characters that stops in the middle of the key');
    expect(cut?.fix).toMatch(/several strings of at most 255 characters each .*cut again\.$/);
  });
});
