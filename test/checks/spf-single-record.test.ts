/** Two SPF records are as bad as none. */
import { describe, expect, it } from 'vitest';
import { spfSingleRecord } from '../../src/checks/spf/spf-single-record.ts';
import { examined } from '../support/spf.ts';

describe('spf-single-record', () => {
  it.each([
    ['example.com TXT v=spf1 -all\nexample.com TXT hello', 'pass', { records: 1 }],
    ['example.com TXT v=spf1 -all\nexample.com TXT v=spf10 -all', 'pass', { records: 1 }],
    ['example.com TXT v=spf1 -all\nexample.com TXT V=SPF1 mx -all', 'fail', { records: 2 }],
  ])('%s: %s', async (zone, verdict, data) => {
    expect(await examined(spfSingleRecord, zone)).toMatchObject({ verdict, data });
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfSingleRecord, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });

  it('merges them', async () => {
    const zone = 'example.com TXT v=spf1 ip4:192.0.2.1 -all\nexample.com TXT v=spf1 ip4:192.0.2.2 ~all';
    expect((await examined(spfSingleRecord, zone)).records).toEqual([
      { action: 'remove', name: 'example.com', type: 'TXT', value: 'v=spf1 ip4:192.0.2.1 -all' },
      { action: 'remove', name: 'example.com', type: 'TXT', value: 'v=spf1 ip4:192.0.2.2 ~all' },
      { action: 'add', name: 'example.com', type: 'TXT', value: 'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ~all' },
    ]);
  });
});
