/** A revoked key matters where the user named its selector. */
import { describe, expect, it } from 'vitest';
import { dkimKeyNotRevoked } from '../../src/checks/dkim/dkim-key-not-revoked.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { STRONG } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimKeyNotRevoked, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

describe('dkim-key-not-revoked', () => {
  it('judges named selectors', async () => {
    const zone = `${at('a')} TXT ${STRONG}\n${at('b')} TXT v=DKIM1; p=`;
    expect(verdicts(await say(zone, { selectors: ['a', 'b'] }))).toEqual([
      ['a', 'pass'],
      ['b', 'fail'],
    ]);
  });

  it('is skipped for the traces of a rotation found by probing', async () => {
    expect(verdicts(await say(`${at('google')} TXT v=DKIM1; p=`))).toEqual(['skipped']);
  });

  it('points at what keeps the key of a named selector from being read', async () => {
    const zone = `${at('a')} TXT ${STRONG}\n${at('a')} TXT v=DKIM1; p=\n${at('b')} TXT v=DKIM1; p=%`;
    const said = (await say(zone, { selectors: ['a', 'b'] })).map(({ verdict, says }) => [verdict, says]);
    expect(said).toEqual([
      ['skipped', expect.stringContaining('dkim-single-record')],
      ['skipped', expect.stringContaining('dkim-key-valid')],
    ]);
  });
});
