import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-explicit', () => {
  it.each([
    [
      'passes with MX records',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['pass'],
    ],
    ['fails with an address alone', `example.com A 11.0.0.1`, ['fail']],
    [
      'is unknown where the address cannot be looked up',
      `example.com A!SERVFAIL
example.com AAAA!SERVFAIL`,
      ['unknown'],
    ],
    ['is skipped for a null MX', `example.com MX 0 .`, ['skipped']],
    ['is skipped where there is nothing', `example.com TXT x`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-explicit')).toEqual(verdicts);
  });

  it('leaves names below an organizational domain alone: hosts that send have no MX', async () => {
    const findings = await examineZone('news.example.com A 11.0.0.1', 'news.example.com');
    expect(verdictsOf(findings, 'mx-explicit')).toEqual(['skipped']);
  });
});
