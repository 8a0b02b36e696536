/** Ten lookups, the whole tree counted. */
import { describe, expect, it } from 'vitest';
import { spfLookupLimit } from '../../src/checks/spf/spf-lookup-limit.ts';
import { examined } from '../support/spf.ts';

describe('spf-lookup-limit', () => {
  const exists = (count: number): string =>
    `v=spf1 ${Array.from({ length: count }, (_, i) => `exists:%{i}.e${i}.example.com`).join(' ')} -all`;

  it.each([
    [`example.com TXT ${exists(10)}`, 'pass', { lookups: 10 }],
    [`example.com TXT ${exists(11)}`, 'fail', { lookups: 11 }],
    ['example.com TXT v=spf1 ip4:192.0.2.1 -all', 'pass', { lookups: 0 }],
    [
      `example.com TXT v=spf1 ip4:0.0.0.0/1 include:_a.example.com a -all\n_a.example.com TXT ${exists(9)}`,
      'fail',
      { lookups: 11 },
    ],
    [`example.com TXT v=spf1 -all ${exists(11).slice(7)}`, 'pass', { lookups: 0 }],
  ])('%s: %s', async (zone, verdict, data) => {
    expect(await examined(spfLookupLimit, zone)).toMatchObject({ verdict, data });
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfLookupLimit, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });

  it('is open where a record cannot be read, but not once the limit is passed', async () => {
    const broken = 'broken.example.net SERVFAIL\n';
    expect(
      await examined(spfLookupLimit, `${broken}example.com TXT v=spf1 include:broken.example.net -all`),
    ).toMatchObject({
      verdict: 'unknown',
      data: { cause: 'target', kind: 'servfail' },
    });
    const over = `${broken}example.com TXT ${exists(10).replace(' -all', ' include:broken.example.net -all')}`;
    expect(await examined(spfLookupLimit, over)).toMatchObject({ verdict: 'fail', data: { lookups: 11 } });
  });

  it('shows where the lookups go', async () => {
    const zone = `example.com TXT v=spf1 a include:_a.example.com -all\n_a.example.com TXT ${exists(9)}`;
    expect((await examined(spfLookupLimit, zone)).data?.terms).toEqual([
      { term: 'include:_a.example.com', lookups: 10 },
      { term: 'a', lookups: 1 },
    ]);
  });

  it('tells what records of other organizations add', async () => {
    const zone = `example.com TXT v=spf1 a include:_a.example.com include:big.example.net -all
      _a.example.com TXT v=spf1 mx -all\nbig.example.net TXT ${exists(7)}`;
    expect((await examined(spfLookupLimit, zone)).data).toMatchObject({ lookups: 11, own: 4, others: 7 });
  });

  it('names includes that another include asks already, unless a term before could refuse first', async () => {
    const zone = (
      before: string,
    ) => `example.com TXT v=spf1 ${before} include:a.example.net include:all.example.net -all
      a.example.net TXT v=spf1 ip4:203.0.113.0/24 -all
      all.example.net TXT ${exists(7).replace('v=spf1', 'v=spf1 include:a.example.net')}`;
    const said = await examined(spfLookupLimit, zone('exists:%{i}.y.example.com'));
    expect(said.fix).toContain('Drop include:a.example.net: another include');
    expect(said.records?.at(-1)?.value).toBe('v=spf1 exists:%{i}.y.example.com include:all.example.net -all');
    expect((await examined(spfLookupLimit, zone('-exists:x.example.net'))).fix ?? '').not.toContain('Drop');
  });
});
