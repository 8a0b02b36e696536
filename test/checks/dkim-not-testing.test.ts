/** Keys that say t=y. */
import { describe, expect, it } from 'vitest';
import { dkimNotTesting } from '../../src/checks/dkim/dkim-not-testing.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { RSA_2048, STRONG } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimNotTesting, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

const testing = (flags: string): string => `v=DKIM1; t=${flags}; k=rsa; p=${RSA_2048}`;

describe('dkim-not-testing', () => {
  it('passes without t= and for t=s', async () => {
    const said = await say(`${at('google')} TXT ${STRONG}\n${at('s1')} TXT ${testing('s')}`);
    expect(verdicts(said)).toEqual([
      ['google', 'pass'],
      ['s1', 'pass'],
    ]);
  });

  it('fails for t=y and keeps the other flags', async () => {
    const [said] = await say(`${at('google')} TXT ${testing('y:s')}`);
    expect(said).toMatchObject({ verdict: 'fail', data: { flags: ['y', 's'] } });
    expect(said?.records?.[1]?.value).toContain('t=s;');
    const [only] = await say(`${at('google')} TXT ${testing('y')}`);
    expect(only?.records?.[1]?.value).toBe(STRONG);
  });

  it('is skipped for what may be left over', async () => {
    const said = await say(`${at('google')} TXT ${STRONG}\n${at('mail')} TXT ${testing('y')}`);
    expect(verdicts(said)).toEqual([
      ['google', 'pass'],
      ['mail', 'skipped'],
    ]);
  });
});
