/** Keys that serve something else than mail. */
import { describe, expect, it } from 'vitest';
import { dkimServiceEmail } from '../../src/checks/dkim/dkim-service-email.ts';
import { type DkimWorld, examineZone, verdicts } from '../support/dkim-evidence.ts';
import { RSA_2048, STRONG } from '../support/dkim-records.ts';

const say = (zone: string, world?: DkimWorld) => examineZone(dkimServiceEmail, zone, world);
const at = (selector: string): string => `${selector}._domainkey.example.com`;

const other = (service: string): string => `v=DKIM1; k=rsa; s=${service}; p=${RSA_2048}`;

describe('dkim-service-email', () => {
  it('passes for *, email and none', async () => {
    const zone = [STRONG, other('*'), other('tlsrpt:email')]
      .map((record, i) => `${at(['google', 's1', 'mail'][i] as string)} TXT ${record}`)
      .join('\n');
    expect(verdicts(await say(zone))).toEqual([
      ['google', 'pass'],
      ['s1', 'pass'],
      ['mail', 'pass'],
    ]);
  });

  it('fails for another service and takes the tag out', async () => {
    const [said] = await say(`${at('google')} TXT ${other('web')}`);
    expect(said).toMatchObject({ verdict: 'fail', data: { serviceTypes: ['web'] } });
    expect(said?.records?.[1]).toMatchObject({ action: 'add', value: STRONG });
  });

  it('is skipped for a key for TLS reports, unless it was named as a signing selector', async () => {
    const zone = `${at('google')} TXT ${other('tlsrpt')}`;
    expect(verdicts(await say(zone))).toEqual([['google', 'skipped']]);
    expect(verdicts(await say(zone, { selectors: ['google'] }))).toEqual([['google', 'fail']]);
  });
});
