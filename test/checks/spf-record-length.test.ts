/** Beyond 450 octets the answer may not fit. */
import { describe, expect, it } from 'vitest';
import { spfRecordLength } from '../../src/checks/spf/spf-record-length.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { examined, gathered } from '../support/spf.ts';

describe('spf-record-length', () => {
  const record = (octets: number): string => {
    const text = `v=spf1 ${Array.from({ length: 40 }, (_, i) => `ip4:192.0.2.${100 + i}`).join(' ')}`;
    return `${text.slice(0, octets - 5).replace(/ \S*$/, '')} -all`;
  };

  it.each([
    ['v=spf1 -all', 'pass'],
    [record(440), 'pass'],
    [record(480), 'fail'],
  ])('%#: %s', async (text, verdict) => {
    const said = await examined(spfRecordLength, `example.com TXT ${text}`);
    expect(said).toMatchObject({ verdict, data: { octets: text.length } });
  });

  it.each([
    // Verification records of some thirty services.
    [3_200, 'pass'],
    [4_400, 'fail'],
  ])('looks at the whole answer of %i octets too', async (answerBytes, verdict) => {
    const evidence = await gathered('example.com TXT v=spf1 -all', ['spf']);
    if (evidence.spf?.status !== 'observed') throw new Error('no record');
    const spf = observed({ ...evidence.spf.value, answerBytes });
    expect(spfRecordLength.examine({ spf }, AS_OF)).toMatchObject({
      verdict,
      data: { answer: answerBytes },
    });
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfRecordLength, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });
});
