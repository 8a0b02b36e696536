/** A domain that does not send publishes exactly "v=spf1 -all". */
import { describe, expect, it } from 'vitest';
import { spfParked } from '../../src/checks/spf/spf-parked.ts';
import { examined } from '../support/spf.ts';

describe('spf-parked', () => {
  const parked = { given: { sends: false } };

  it.each([
    ['example.com TXT v=spf1 -all', 'pass'],
    ['example.com TXT "V=spf1  -ALL "', 'pass'],
    ['example.com MX 0 .', 'fail'],
    ['example.com TXT v=spf1 mx -all', 'skipped'],
    ['example.com MX 10 mx.example.com', 'skipped'],
    ['example.net A 192.0.2.1', 'skipped'],
  ])('%s: %s', async (zone, verdict) => {
    expect((await examined(spfParked, zone)).verdict).toBe(verdict);
  });

  it('proposes the one record', async () => {
    expect((await examined(spfParked, 'example.com MX 0 .')).records).toEqual([
      { action: 'add', name: 'example.com', type: 'TXT', value: 'v=spf1 -all' },
    ]);
    const two = 'example.com TXT v=spf1 mx ~all\nexample.com TXT v=spf1 -all';
    expect(await examined(spfParked, two, parked)).toMatchObject({
      verdict: 'fail',
      records: [{ action: 'remove', name: 'example.com', type: 'TXT', value: 'v=spf1 mx ~all' }],
    });
  });

  it('shuts out no sender that was given', async () => {
    const given = { sends: false, ips: ['192.0.2.1'] };
    const said = await examined(spfParked, 'example.com TXT v=spf1 ip4:192.0.2.1 -all', { given });
    expect(said).toMatchObject({ verdict: 'fail' });
    expect(said.records).toBeUndefined();
  });
});
