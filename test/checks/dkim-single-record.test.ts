/** Several TXT records at one selector. */
import { describe, expect, it } from 'vitest';
import { dkimSingleRecord } from '../../src/checks/dkim/dkim-single-record.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { STRONG, WEAK } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimSingleRecord, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

describe('dkim-single-record', () => {
  it('passes for one record and fails for two', async () => {
    const said = await say(
      `${at('google')} TXT ${STRONG}\n${at('s1')} TXT ${STRONG}\n${at('s1')} TXT ${WEAK}`,
    );
    expect(verdicts(said)).toEqual([
      ['google', 'pass'],
      ['s1', 'fail'],
    ]);
    expect(said[1]).toMatchObject({ data: { count: 2 } });
  });

  it('removes the others only where exactly one can be meant', async () => {
    const [clear] = await say(`${at('google')} TXT ${STRONG}\n${at('google')} TXT v=DKIM1; p=`);
    expect(clear?.records).toEqual([
      { action: 'remove', name: at('google'), type: 'TXT', value: 'v=DKIM1; p=' },
    ]);
    const [unclear] = await say(`${at('google')} TXT ${STRONG}\n${at('google')} TXT ${WEAK}`);
    expect(unclear?.verdict).toBe('fail');
    expect(unclear?.records).toBeUndefined();
  });

  it('is skipped where there is no key', async () => {
    expect(verdicts(await say(''))).toEqual(['skipped']);
  });
});
