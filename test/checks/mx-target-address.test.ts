import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-target-address', () => {
  it.each([
    [
      'passes for hosts with addresses',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['pass'],
    ],
    [
      'fails for one without',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
example.com MX 20 b.example.com
b.example.com TXT x`,
      ['pass', 'fail'],
    ],
    [
      'is unknown for one that cannot be looked up',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
example.com MX 20 b.example.com
b.example.com TIMEOUT`,
      ['pass', 'unknown'],
    ],
    [
      'leaves the last straw to mx-deliverable',
      `example.com MX 10 a.example.com
a.example.com TXT x`,
      ['skipped'],
    ],
    [
      'leaves an unregistered domain to mx-target-registered',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
example.com MX 20 mx.gone.net
net SOA a. b. 1`,
      ['pass', 'skipped'],
    ],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-target-address')).toEqual(verdicts);
  });

  it('removes the record', async () => {
    const findings = await examineZone(`example.com MX 10 a.example.com
      example.com MX 20 b.example.com
      a.example.com A 11.0.0.1
      b.example.com TXT x`);
    const failed = findings.find(({ check, verdict }) => check === 'mx-target-address' && verdict === 'fail');
    expect(failed?.fix?.records).toEqual([
      { action: 'remove', name: 'example.com', type: 'MX', value: '20 b.example.com' },
    ]);
  });
});
