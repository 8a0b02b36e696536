/** Probing finds keys or finds none, and never calls that "no DKIM". */
import { describe, expect, it } from 'vitest';
import { dkimDiscovered } from '../../src/checks/dkim/dkim-discovered.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { STRONG } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimDiscovered, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

describe('dkim-discovered', () => {
  it('names the selectors with a usable key', async () => {
    const [said] = await say(`${at('google')} TXT ${STRONG}`);
    expect(said).toMatchObject({ verdict: 'pass', data: { selectors: ['google'] } });
  });

  it('fails, for information, with what the empty-non-terminal test hints', async () => {
    expect(dkimDiscovered.severity).toBe('info');
    const [nothing] = await say('');
    expect(nothing).toMatchObject({ verdict: 'fail', data: { subtree: 'nxdomain', probed: 10 } });
    const [hidden] = await say(`${at('zq8')} TXT ${STRONG}`);
    expect(hidden).toMatchObject({ verdict: 'fail', data: { subtree: 'exists' } });
    for (const said of [nothing, hidden]) expect(said?.says).not.toMatch(/no DKIM/i);
    const [revoked] = await say(`${at('google')} TXT v=DKIM1; p=`);
    expect(revoked).toMatchObject({ verdict: 'fail', data: { selectors: [] } });
  });

  it('is unknown where part of the questions failed and nothing was found', async () => {
    const [said] = await say(`${at('google')} SERVFAIL x\n${at('other')} TXT x`);
    expect(said).toMatchObject({ verdict: 'unknown', data: { cause: 'target' } });
  });

  it('is skipped for named selectors and where nothing is sent', async () => {
    expect(verdicts(await say('', { selectors: ['a'] }))).toEqual(['skipped']);
    expect(verdicts(await say('', { sends: false }))).toEqual(['skipped']);
  });
});
