import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-target-hostname', () => {
  it.each([
    [
      'passes for host names',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['pass'],
    ],
    [
      'fails for an address, localhost and a single label',
      `example.com MX 10 11.0.0.1
example.com MX 20 localhost
example.com MX 30 mail`,
      ['fail', 'fail', 'fail'],
    ],
    ['is skipped for a null MX', `example.com MX 0 .`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-target-hostname')).toEqual(verdicts);
  });

  it('puts the confirmed reverse name in place of an address, and drops what is useless anyway', async () => {
    const records = async (zone: string) =>
      (await examineZone(zone)).find(
        ({ check, verdict }) => check === 'mx-target-hostname' && verdict === 'fail',
      )?.fix?.records;
    const literal = 'example.com MX 10 11.0.0.1';
    expect(await records(literal)).toBeUndefined();
    const remove = { action: 'remove', name: 'example.com', type: 'MX', value: '10 11.0.0.1' };
    const sound = `${literal}\n1.0.0.11.in-addr.arpa PTR a.example.com\na.example.com A 11.0.0.1`;
    expect(await records(sound)).toEqual([
      remove,
      { action: 'add', name: 'example.com', type: 'MX', value: '10 a.example.com' },
    ]);
    const tlsa = `_25._tcp.a.example.com TLSA 0 1 1 ${'ab'.repeat(32)}`;
    expect(await records(`${sound}\n${tlsa}`)).toBeUndefined();
    expect(await records(`${sound}\nexample.com MX 20 a.example.com`)).toEqual([remove]);
    expect(await records(`${literal}\nexample.com MX 20 b.example.com\nb.example.com A 11.0.0.2`)).toEqual([
      remove,
    ]);
  });

  it('says what the edit does', async () => {
    const fix = async (zone: string) =>
      (await examineZone(zone)).find(
        ({ check, verdict }) => check === 'mx-target-hostname' && verdict === 'fail',
      )?.fix?.text;
    const sound =
      'example.com MX 10 11.0.0.1\n1.0.0.11.in-addr.arpa PTR a.example.com\na.example.com A 11.0.0.1';
    expect(await fix(sound)).toBe('Name a.example.com in place of 11.0.0.1 in the MX record.');
    expect(await fix(`${sound}\nexample.com MX 20 a.example.com`)).toBe(
      'Remove the MX record for 11.0.0.1: a.example.com, the host it means, has an MX record of its own.',
    );
    expect(
      await fix('example.com MX 10 localhost\nexample.com MX 20 b.example.com\nb.example.com A 11.0.0.2'),
    ).toBe('Remove the MX record for localhost: the other MX hosts take the mail.');
    expect(await fix('example.com MX 10 localhost')).toContain('Give the mail server a name');
  });
});
