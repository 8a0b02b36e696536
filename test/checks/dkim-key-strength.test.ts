/** Keys of 1024 bits warn only where they may be the ones in use. */
import { describe, expect, it } from 'vitest';
import { dkimKeyStrength } from '../../src/checks/dkim/dkim-key-strength.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { STRONG, TINY, WEAK } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimKeyStrength, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

describe('dkim-key-strength', () => {
  it('passes at 2048 bits and fails at 1024', async () => {
    expect(verdicts(await say(`${at('google')} TXT ${STRONG}`))).toEqual([['google', 'pass']]);
    const [weak] = await say(`${at('google')} TXT ${WEAK}`);
    expect(weak).toMatchObject({ verdict: 'fail', data: { bits: 1024 } });
    const named = `${at('a')} TXT ${STRONG}\n${at('b')} TXT ${WEAK}`;
    expect(verdicts(await say(named, { selectors: ['a', 'b'] }))).toEqual([
      ['a', 'pass'],
      ['b', 'fail'],
    ]);
  });

  it('is skipped for what may be left over beside a strong key', async () => {
    const zone = `${at('s1024')} TXT ${WEAK}\n${at('s2048')} TXT ${STRONG}`;
    expect(verdicts(await say(zone)).sort()).toEqual([
      ['s1024', 'skipped'],
      ['s2048', 'pass'],
    ]);
  });

  it('fails where the weak key is all its provider has, and the provider serves the domain', async () => {
    const zone = `${at('default')} TXT ${STRONG}\n${at('google')} TXT ${WEAK}`;
    const mx = ['aspmx.l.google.com'];
    expect(verdicts(await say(zone, { mx })).sort()).toEqual([
      ['default', 'pass'],
      ['google', 'fail'],
    ]);
    expect(verdicts(await say(zone)).sort()).toEqual([
      ['default', 'pass'],
      ['google', 'skipped'],
    ]);
  });

  it('leaves a key behind an alias to the service that keeps it', async () => {
    const zone = `${at('k1')} CNAME dkim.mcsv.net\ndkim.mcsv.net TXT ${WEAK}`;
    const [weak] = await say(zone);
    expect(weak?.fix).toMatch(/^In Mailchimp, .* stands at dkim\.mcsv\.net/);
    expect(weak?.fix).not.toMatch(/remove/);
  });

  it('leaves the far too short to dkim-key-minimum', async () => {
    expect(verdicts(await say(`${at('google')} TXT ${TINY}`))).toEqual([['google', 'skipped']]);
  });
});
