/** Keys verifiers must refuse. */
import { describe, expect, it } from 'vitest';
import { dkimKeyMinimum } from '../../src/checks/dkim/dkim-key-minimum.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { ED25519, STRONG, TINY } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimKeyMinimum, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

describe('dkim-key-minimum', () => {
  it('passes for RSA from 1024 bits and for Ed25519', async () => {
    const said = await say(`${at('google')} TXT ${STRONG}\n${at('s1')} TXT v=DKIM1; k=ed25519; p=${ED25519}`);
    expect(verdicts(said)).toEqual([
      ['google', 'pass'],
      ['s1', 'pass'],
    ]);
  });

  it('fails below, and removes the record where another key can be the one in use', async () => {
    const [alone] = await say(`${at('mail')} TXT ${TINY}`);
    expect(alone).toMatchObject({ verdict: 'fail', data: { bits: 512 } });
    expect(alone?.records).toBeUndefined();
    const said = await say(`${at('google')} TXT ${STRONG}\n${at('mail')} TXT ${TINY}`);
    expect(verdicts(said)).toEqual([
      ['google', 'pass'],
      ['mail', 'fail'],
    ]);
    expect(said[1]?.records).toEqual([{ action: 'remove', name: at('mail'), type: 'TXT', value: TINY }]);
  });

  it('is skipped without a key', async () => {
    expect(verdicts(await say(''))).toEqual(['skipped']);
  });
});
