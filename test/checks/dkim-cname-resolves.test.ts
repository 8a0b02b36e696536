/** Aliases of selectors lead to keys; a pair half published waits for its rotation. */
import { describe, expect, it } from 'vitest';
import { dkimCnameResolves } from '../../src/checks/dkim/dkim-cname-resolves.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { STRONG } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimCnameResolves, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

const MICROSOFT = 'tenant.n-v1.dkim.mail.microsoft';
const m365 = (selector: string): string =>
  `${at(selector)} CNAME ${selector}-example-com._domainkey.${MICROSOFT}`;

describe('dkim-cname-resolves', () => {
  it('passes for plain records and for aliases with a key', async () => {
    const zone = `${at('google')} TXT ${STRONG}\n${at('s1')} CNAME k.sendgrid.net\nk.sendgrid.net TXT ${STRONG}`;
    expect(verdicts(await say(zone))).toEqual([
      ['google', 'pass'],
      ['s1', 'pass'],
    ]);
  });

  it('fails for an alias that leads nowhere, probed or named', async () => {
    const [probed] = await say(m365('selector1'), { mx: ['example-com.mail.protection.outlook.com'] });
    expect(probed).toMatchObject({ verdict: 'fail', subject: at('selector1') });
    expect(probed?.records).toBeUndefined();
    expect(probed?.fix).toContain('Defender');
    const named = await say(`${at('a')} CNAME gone.example.net`, { selectors: ['a'] });
    expect(verdicts(named)).toEqual([['a', 'fail']]);
  });

  it('removes the alias of a service left behind, where another key is there', async () => {
    const said = await say(`${at('google')} TXT ${STRONG}\n${at('s1')} CNAME s1.u1.wl.sendgrid.net`);
    expect(said.find(({ verdict }) => verdict === 'fail')?.records).toEqual([
      { action: 'remove', name: at('s1'), type: 'CNAME', value: 's1.u1.wl.sendgrid.net' },
    ]);
  });

  it('takes the unpublished half of a pair for what it is', async () => {
    const key = `selector1-example-com._domainkey.${MICROSOFT} TXT ${STRONG}`;
    const said = await say([m365('selector1'), m365('selector2'), key].join('\n'));
    expect(verdicts(said)).toEqual([
      ['selector1', 'pass'],
      ['selector2', 'skipped'],
    ]);
  });

  it('blames no single selector for a wildcard', async () => {
    const said = await say('*.example.com CNAME parking.example.net\nparking.example.net A 192.0.2.9');
    expect(verdicts(said)).toEqual(['skipped']);
  });
});
