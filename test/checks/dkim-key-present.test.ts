/** A named selector has a key, or has none, or could not be asked. */
import { describe, expect, it } from 'vitest';
import { dkimKeyPresent } from '../../src/checks/dkim/dkim-key-present.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { STRONG } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimKeyPresent, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

describe('dkim-key-present', () => {
  it('passes for a record, and fails for none with what DNS hints', async () => {
    const said = await say(`${at('a')} TXT ${STRONG}`, { selectors: ['a', 'b'] });
    expect(verdicts(said)).toEqual([
      ['a', 'pass'],
      ['b', 'fail'],
    ]);
    expect(said[1]?.data).toMatchObject({ selector: 'b', subtree: 'exists' });
    expect(said[1]?.records).toBeUndefined();
    const [nothing] = await say('', { selectors: ['a'] });
    expect(nothing).toMatchObject({ verdict: 'fail', data: { subtree: 'nxdomain' } });
  });

  it('is unknown where the server fails, whoever is to blame', async () => {
    const [said] = await say(`${at('a')} SERVFAIL x`, { selectors: ['a'] });
    expect(said).toMatchObject({ verdict: 'unknown', data: { cause: 'target' } });
    const [ours] = await say(`${at('a')} REFUSED x`, { selectors: ['a'] });
    expect(ours).toMatchObject({ verdict: 'unknown', data: { cause: 'vantage' } });
  });

  it('leaves a dangling alias to the check for aliases, and is skipped unnamed or not sending', async () => {
    const dangling = await say(`${at('a')} CNAME gone.example.net`, { selectors: ['a'] });
    expect(verdicts(dangling)).toEqual([['a', 'skipped']]);
    expect(verdicts(await say(`${at('google')} TXT ${STRONG}`))).toEqual(['skipped']);
    expect(verdicts(await say('', { selectors: ['a'], sends: false }))).toEqual(['skipped']);
  });
});
