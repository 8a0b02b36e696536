/** The addresses given with --ip pass. */
import { describe, expect, it } from 'vitest';
import { spfSenderAuthorized } from '../../src/checks/spf/spf-sender-authorized.ts';
import { examined } from '../support/spf.ts';

describe('spf-sender-authorized', () => {
  const ask = (record: string, ips: string[], more = {}) =>
    examined(spfSenderAuthorized, `example.com TXT ${record}\nbroken.example.com SERVFAIL`, {
      given: { ips, ...more },
    });

  it.each([
    ['v=spf1 ip4:192.0.2.0/24 -all', 'pass', 'pass'],
    ['v=spf1 mx -all', 'fail', 'fail'],
    ['v=spf1 ~all', 'fail', 'softfail'],
    ['v=spf1', 'fail', 'neutral'],
    ['v=spf1 wat', 'fail', 'permerror'],
    ['v=spf1 a:broken.example.com -all', 'unknown', 'temperror'],
  ])('%s: %s', async (record, verdict, result) => {
    expect(await ask(record, ['192.0.2.1'])).toMatchObject({
      verdict,
      data: { ip: '192.0.2.1', results: [{ result }] },
    });
  });

  it('does not apply without an address, or without a record', async () => {
    expect(await ask('v=spf1 -all', [])).toMatchObject({ verdict: 'skipped' });
    expect(await ask('hello', ['192.0.2.1'])).toMatchObject({ verdict: 'skipped' });
  });

  it('lets in those that do not pass', async () => {
    expect(await ask('v=spf1 ip4:192.0.2.1 -all', ['192.0.2.1', '198.51.100.7'])).toMatchObject({
      verdict: 'fail',
      data: { ip: '198.51.100.7' },
      records: [{ action: 'remove' }, { action: 'add', value: 'v=spf1 ip4:198.51.100.7 ip4:192.0.2.1 -all' }],
    });
  });

  it('leaves it to the owner whether a domain that sends nothing is to send', async () => {
    const said = await ask('v=spf1 -all', ['192.0.2.1']);
    expect(said.verdict).toBe('fail');
    expect(said.records).toBeUndefined();
  });

  it('lets no private address into the record, for receivers never see one', async () => {
    const said = await ask('v=spf1 mx -all', ['10.0.0.1']);
    expect(said).toMatchObject({ verdict: 'fail', fix: expect.stringContaining('public address') });
    expect(said.records).toBeUndefined();
  });

  it('blames the record, not the address, for a permerror', async () => {
    expect(await ask('v=spf1 wat', ['192.0.2.1'])).toMatchObject({
      fix: expect.stringContaining('record as a whole'),
    });
  });

  it('edits nothing for the domain of another sender', async () => {
    const said = await ask('v=spf1 -all', ['192.0.2.1'], { sender: 'a@example.net' });
    expect(said).toMatchObject({ verdict: 'fail', data: { results: [{ result: 'none' }] } });
    expect(said.records).toBeUndefined();
    expect(said.says).toContain('SPF of example.net says none');
    expect(said.fix).toContain('published at example.net');
  });

  it('names the domain whose record is at fault', async () => {
    const foreign = async (record: string) =>
      examined(spfSenderAuthorized, `example.com TXT v=spf1 mx -all\nexample.net TXT ${record}`, {
        given: { ips: ['192.0.2.1'], sender: 'a@example.net' },
      });
    expect((await foreign('v=spf1 -all')).fix).toContain('to the SPF record of example.net');
    expect(await foreign('v=spf1 wat')).toMatchObject({
      says: expect.stringContaining('SPF of example.net says permerror'),
      fix: expect.stringContaining('The record of example.net as a whole is broken'),
    });
    expect((await foreign('v=spf1 wat')).records).toBeUndefined();
  });
});
