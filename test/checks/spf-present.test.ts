/** A sending domain has SPF; a near miss is not SPF. */
import { describe, expect, it } from 'vitest';
import { spfPresent } from '../../src/checks/spf/spf-present.ts';
import { examined } from '../support/spf.ts';

describe('spf-present', () => {
  const MX = 'example.com MX 10 mx1.example.com\nmx1.example.com A 192.0.2.25\n';

  it.each([
    ['example.com TXT v=spf1 mx -all', 'pass'],
    ['example.com TXT v=spf1 include:gone.example.net', 'pass'],
    ['example.com TXT hello', 'fail'],
    ['example.com TXT " v=spf1 mx -all"', 'fail'],
    ['example.com SPF v=spf1 mx -all', 'fail'],
    ['example.com TXT v=spf1 -all', 'skipped'],
  ])('%s: %s', async (zone, verdict) => {
    expect((await examined(spfPresent, MX + zone)).verdict).toBe(verdict);
  });

  it('leaves a domain that does not exist or does not send to others', async () => {
    expect(await examined(spfPresent, 'example.net A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
    expect(await examined(spfPresent, 'example.com MX 0 .')).toMatchObject({ verdict: 'skipped' });
    expect(await examined(spfPresent, MX, { given: { sends: false } })).toMatchObject({ verdict: 'skipped' });
  });

  it('does not take a record that lets nobody in for enough where the user says that the domain sends', async () => {
    const of = async (record: string) =>
      examined(spfPresent, `${MX}example.com TXT ${record}`, { given: { sends: true } });
    expect(await of('v=spf1 -all')).toMatchObject({
      verdict: 'fail',
      says: 'The domain sends (--sends yes), yet its SPF record "v=spf1 -all" authorises nobody',
      data: { authorises: 'nobody' },
    });
    expect(await of('v=spf1 -all')).not.toHaveProperty('records');
    expect((await of('v=spf1 a:gone.example.com ~all')).verdict).toBe('fail');
    expect((await of('v=spf1 mx -all')).verdict).toBe('pass');
    expect((await of('v=spf1 include:%{i}.example.net -all')).verdict).toBe('pass');
    expect((await of('v=spf1 exists:%{i}.example.com -all')).verdict).toBe('pass');
  });

  it('repairs a near miss', async () => {
    expect((await examined(spfPresent, `${MX}example.com TXT v=spf1;mx -all`)).records).toEqual([
      { action: 'remove', name: 'example.com', type: 'TXT', value: 'v=spf1;mx -all' },
      { action: 'add', name: 'example.com', type: 'TXT', value: 'v=spf1 mx -all' },
    ]);
    expect((await examined(spfPresent, `${MX}example.com SPF v=spf1 mx -all`)).records).toEqual([
      { action: 'add', name: 'example.com', type: 'TXT', value: 'v=spf1 mx -all' },
    ]);
  });

  it('proposes the include of the provider behind the MX, where it resolves', async () => {
    const google = 'example.com MX 1 smtp.google.com\nsmtp.google.com A 192.0.2.9\n';
    const spf = '_spf.google.com TXT v=spf1 ip4:192.0.2.0/24 ~all\n';
    const value = 'v=spf1 include:_spf.google.com ~all';
    expect((await examined(spfPresent, google + spf)).records).toEqual([
      { action: 'add', name: 'example.com', type: 'TXT', value },
    ]);
    expect((await examined(spfPresent, google)).records).toBeUndefined();
    expect((await examined(spfPresent, google)).fix).toContain(value);
    // Whether every MX host sends as well is the owner's to say.
    const own = await examined(spfPresent, MX);
    expect(own.records).toBeUndefined();
    expect(own.fix).toContain('v=spf1 mx ~all');
  });

  it('publishes nothing beside a CNAME', async () => {
    const zone =
      'example.com CNAME a.example.net\na.example.net MX 1 smtp.google.com\n_spf.google.com TXT v=spf1 -all';
    expect(await examined(spfPresent, zone)).toMatchObject({ verdict: 'fail' });
    expect(await examined(spfPresent, zone)).not.toHaveProperty('records');
  });
});
