import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { checksOf, judge } from '../../src/run/judge.ts';
import { AS_OF } from '../support/evidence.ts';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('domain-exists', () => {
  it.each([
    ['passes for any record', `example.com TXT x`, ['pass']],
    ['fails for NXDOMAIN', `example.net TXT x`, ['fail']],
    ['is unknown for SERVFAIL', `example.com SERVFAIL`, ['unknown']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'domain-exists')).toEqual(verdicts);
  });

  it('is skipped where no domain was asked about', () => {
    const { findings } = judge(
      checksOf(checks, ['dns']),
      { domain: { status: 'skipped', reason: 'not asked about a domain' } },
      '11.0.0.1',
      AS_OF,
    );
    expect(findings.map(({ verdict }) => verdict)).toEqual(['skipped']);
  });
});
