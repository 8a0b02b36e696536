import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalIp,
  formatIp,
  inNetwork,
  ipFamily,
  ipOctets,
  reverseName,
  scopedIpFamily,
  specialPurpose,
} from '../../src/parse/ip.ts';

describe('scopedIpFamily', () => {
  it('takes a zone index for part of a link-local address, and of nothing else', () => {
    expect(['fe80::1%eth0', 'fe80::1', '192.0.2.1'].map(scopedIpFamily)).toEqual([6, 6, 4]);
    for (const text of ['192.0.2.1%eth0', 'fe80::1%', 'fe80::1%a b', '%eth0', 'mx.example'])
      expect(scopedIpFamily(text)).toBeNull();
  });
});

describe('canonicalIp', () => {
  it.each([
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['192.0.2.1', '192.0.2.1'],
    ['fe80::1%eth0', null],
    ['192.0.2', null],
    ['192.0.2.01', null],
  ])('%s → %s', (text, expected) => {
    expect(canonicalIp(text)).toBe(expected);
  });

  it('round-trips every address', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (octets) => {
        expect(ipOctets(formatIp(octets))).toEqual(octets);
      }),
    );
  });
});

describe('ipFamily', () => {
  const hostile = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.string({
      unit: fc.constantFrom('0', '1', 'f', '25', '255', '.', ':', '::', '%', 'g', ' '),
      maxLength: 24,
    }),
  );

  it('says what Node says', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(ipFamily(text) ?? 0).toBe(text.includes('%') ? 0 : isIP(text));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('reverseName', () => {
  it('reverses octets and nibbles', () => {
    expect(reverseName('192.0.2.25')).toBe('25.2.0.192.in-addr.arpa');
    expect(reverseName('2001:db8::1')).toBe(`1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`);
  });
});

describe('inNetwork', () => {
  it.each([
    ['192.0.2.255', '192.0.2.0', 24, true],
    ['192.0.3.0', '192.0.2.0', 24, false],
    ['192.0.2.1', '0.0.0.0', 0, true],
    ['2001:db8::1', '2001:db8::', 32, true],
    ['2001:db8::1', '192.0.2.0', 0, false],
    ['10.0.0.129', '10.0.0.128', 25, true],
    ['10.0.0.127', '10.0.0.128', 25, false],
  ] as const)('%s in %s/%i: %s', (ip, network, prefix, expected) => {
    expect(inNetwork(ip, network, prefix)).toBe(expected);
  });
});

describe('specialPurpose', () => {
  it('knows private from public', () => {
    expect(specialPurpose('172.31.0.1')).toContain('private');
    expect(specialPurpose('172.32.0.1')).toBeNull();
    expect(specialPurpose('::ffff:8.8.8.8')).toContain('mapped');
    expect(specialPurpose('2606:4700::1')).toBeNull();
  });
});
