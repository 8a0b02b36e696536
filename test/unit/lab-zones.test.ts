/** The lab's zones: text in, a resolver's answers out. */
import { describe, expect, it } from 'vitest';
import { zoneFiles } from '../../src/lab/index.ts';
import { labEntries, labZones } from '../../src/lab/world.ts';
import { smtpFaults } from '../../src/lab/worlds/smtp-faults.ts';
import { parseZoneText } from '../../src/lab/zone-text.ts';
import { type LabZone, ZoneTree } from '../../src/lab/zone-tree.ts';

const zone = (apex: string, text: string, security: LabZone['security'] = 'unsigned'): LabZone => ({
  ...parseZoneText(apex, text),
  security,
});

describe('zone text', () => {
  it('takes names below the apex, at it, and absolute', () => {
    const { records } = parseZoneText(
      'a.example',
      '@ MX 10 mx\nMX A 192.88.99.1\nwww CNAME b.example.\n@ MX 0 .',
    );
    expect(records.map(({ name, type, value }) => `${name} ${type} ${value}`)).toEqual([
      'a.example MX 10 mx.a.example',
      'mx.a.example A 192.88.99.1',
      'www.a.example CNAME b.example',
      'a.example MX 0 ',
    ]);
  });

  it('splits a long bare TXT value at 255 octets and keeps quoted strings as they are', () => {
    const { records } = parseZoneText('a.example', `@ TXT ${'x'.repeat(300)}\n@ TXT "v=spf1 m" "x"`);
    expect(records.map(({ strings }) => strings.map((one) => one.length))).toEqual([
      [255, 45],
      [8, 1],
    ]);
    expect(records[1]?.value).toBe('v=spf1 mx');
  });

  it('gives a HOST both addresses and their PTR records', () => {
    const { records } = parseZoneText('a.example', 'mx HOST 17');
    expect(records.map(({ type }) => type)).toEqual(['A', 'PTR', 'AAAA', 'PTR']);
    expect(records[1]).toMatchObject({ name: '17.99.88.192.in-addr.arpa', value: 'mx.a.example' });
  });

  it('refuses what it does not know', () => {
    expect(() => parseZoneText('a.example', '@ MXX 10 mx')).toThrow('unknown type');
    expect(() => new ZoneTree([zone('a.example', 'b.example. A 192.88.99.1')])).toThrow('not below');
  });
});

describe('the tree', () => {
  const tree = new ZoneTree([
    zone('plain.example', 'a.b TXT x\n*.w TXT wild\nalias CNAME a.b\nround CNAME round\nsick SERVFAIL TXT'),
    zone('safe.example', '@ TXT x\nout CNAME a.b.plain.example.', 'signed'),
    zone('bad.example', '@ TXT x', 'bogus'),
  ]);
  const ask = (name: string, type = 'TXT', validating = true) => {
    const { rcode, answers, secure, authority } = tree.ask(name, type, { validating });
    return [rcode, answers.length, authority.length, secure];
  };

  it.each([
    ['a name with the record', 'a.b.plain.example', ['NOERROR', 1, 0, false]],
    ['an empty non-terminal', 'b.plain.example', ['NOERROR', 0, 1, false]],
    ['a name that does not exist', 'z.plain.example', ['NXDOMAIN', 0, 1, false]],
    ['a name a wildcard covers', 'q.w.plain.example', ['NOERROR', 1, 0, false]],
    ['the name a wildcard hangs from', 'w.plain.example', ['NOERROR', 0, 1, false]],
    ['an alias', 'alias.plain.example', ['NOERROR', 2, 0, false]],
    ['an alias of itself', 'round.plain.example', ['SERVFAIL', 0, 0, false]],
    ['a name made to fail', 'sick.plain.example', ['SERVFAIL', 0, 0, false]],
    ['a signed zone', 'safe.example', ['NOERROR', 1, 0, true]],
    ['an alias out of a signed zone', 'out.safe.example', ['NOERROR', 2, 0, false]],
    ['a bogus zone', 'bad.example', ['SERVFAIL', 0, 0, false]],
    ['a name outside the world', 'elsewhere.invalid', ['NXDOMAIN', 0, 1, true]],
  ])('answers for %s', (_what, name, said) => {
    expect(ask(name)).toEqual(said);
  });

  it('hands out bogus data where nobody validates', () => {
    expect(ask('bad.example', 'TXT', false)).toEqual(['NOERROR', 1, 0, false]);
  });

  it('keeps the DS above its zone, signed denial included', () => {
    expect(ask('safe.example', 'DS')).toEqual(['NOERROR', 1, 0, true]);
    expect(ask('bad.example', 'DS')).toEqual(['NOERROR', 1, 0, true]);
    expect(ask('plain.example', 'DS')).toEqual(['NOERROR', 0, 1, true]);
  });

  it('applies edits, and refuses to remove what is not there', () => {
    const edited = new ZoneTree([zone('a.example', '@ TXT old\nsub.deep TXT x')]);
    edited.apply([
      { action: 'remove', name: 'a.example', type: 'TXT', value: 'old' },
      { action: 'add', name: 'a.example', type: 'TXT', value: 'new' },
      { action: 'remove', name: 'sub.deep.a.example', type: 'TXT', value: 'x' },
    ]);
    expect(edited.ask('a.example', 'TXT', { validating: true }).answers[0]?.value).toBe('new');
    expect(edited.ask('deep.a.example', 'TXT', { validating: true }).rcode).toBe('NXDOMAIN');
    expect(() => edited.apply([{ action: 'remove', name: 'a.example', type: 'TXT', value: 'old' }])).toThrow(
      'no such',
    );
  });
});

describe('the world', () => {
  it('has its domains once each, twenty broken and ten healthy at least', () => {
    const names = labEntries.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(labEntries.filter(({ kind }) => kind === 'broken').length).toBeGreaterThanOrEqual(20);
    expect(labEntries.filter(({ kind }) => kind === 'healthy').length).toBeGreaterThanOrEqual(10);
    expect(smtpFaults.filter(({ servers }) => servers.length > 0).length).toBeGreaterThanOrEqual(25);
  });

  it('gives every address to one host only', () => {
    const hosts = new Map<string, string>();
    for (const { name, type, value } of labZones().flatMap(({ records }) => records)) {
      // A classless delegation (RFC 2317) has a dash in its name; one domain has two names for an address there.
      if (type !== 'PTR' || name.includes('-')) continue;
      expect(`${name} ${hosts.get(name) ?? value}`).toBe(`${name} ${value}`);
      hosts.set(name, value);
    }
    expect(hosts.size).toBeGreaterThan(50);
  });

  it('writes every zone as a master file', () => {
    const files = zoneFiles();
    expect(files.get('parked.example')).toContain('parked.example. IN MX 0 .');
    expect(files.get('parked.example')).toContain('*._domainkey.parked.example. IN TXT "v=DKIM1; p="');
    expect(files.get('mx-cname.example')).toContain('mail.mx-cname.example. IN CNAME mx.mx-cname.example.');
    expect(files.get('99.88.192.in-addr.arpa')).toContain(
      '9.99.88.192.in-addr.arpa. IN PTR mx1.healthy.example.',
    );
    expect(files.get('zen.spamhaus.org')).toContain('126.99.88.192.zen.spamhaus.org. IN A 127.0.0.2');
  });
});
