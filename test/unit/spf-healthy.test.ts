/** Healthy domains, however unusual: no SPF check says fail or unknown. And hostile ones cost no more than they must. */
import { describe, expect, it } from 'vitest';
import type { TestContextOptions } from '../support/context.ts';
import { findingsOf } from '../support/spf.ts';

const GOOGLE = `
_spf.google.com TXT v=spf1 ip4:74.125.0.0/16 ip4:209.85.128.0/17 ip6:2001:4860:4000::/36 ip6:2a00:1450:4000::/36 ~all
smtp.google.com A 142.250.1.26
`;

const HEALTHY: readonly (readonly [name: string, zone: string, options?: TestContextOptions])[] = [
  ['one redirect and nothing else', `${GOOGLE} example.com TXT v=spf1 redirect=_spf.google.com`],
  [
    'a shop on Microsoft 365 with tokens beside the record',
    `example.com TXT v=spf1 include:spf.protection.outlook.com -all
     example.com TXT MS=ms12345678
     example.com TXT google-site-verification=abcdefghijklmnopqrstuvwxyz0123456789abcdefg
     example.com MX 0 example-com.mail.protection.outlook.com
     example-com.mail.protection.outlook.com A 52.101.8.1
     spf.protection.outlook.com TXT v=spf1 ip4:40.92.0.0/15 ip4:52.100.0.0/15 ip6:2a01:111:f400::/48 -all`,
  ],
  [
    'self-hosted, IPv4 alone',
    'example.com TXT v=spf1 mx a -all\nexample.com A 192.0.2.1\nexample.com MX 10 mx.example.com\nmx.example.com A 192.0.2.25',
  ],
  ['parked', 'example.com TXT v=spf1 -all\nexample.com MX 0 .'],
  ['a sending subdomain without MX', 'example.com TXT v=spf1 ip4:192.0.2.0/28 ~all\nexample.com A 192.0.2.3'],
  [
    'macros throughout',
    'example.com TXT v=spf1 include:%{ir}.%{v}.%{d}.spf.example.net exists:%{l}.x.example.com ~all',
  ],
  [
    'at the end of an alias, with the wide ranges of a service',
    'example.com CNAME u1.wl.example.net\nu1.wl.example.net TXT v=spf1 ip4:10.0.0.0/12 ptr ~all\nu1.wl.example.net MX 1 mx.example.net\nmx.example.net A 10.1.1.1',
  ],
  ['reporting modifiers', 'example.com TXT v=spf1 ip4:192.0.2.1 ra=postmaster rp=10 rr=all -all'],
  ['an explanation', 'example.com TXT v=spf1 ip4:192.0.2.1 -all exp=why.example.com'],
  ['several character-strings', 'example.com TXT "v=spf1 ip4:192.0.2.1 " "ip4:192.0.2.2 -all"'],
  [
    'a vouched sender that passes by an include',
    `${GOOGLE} example.com TXT v=spf1 include:_spf.google.com ~all`,
    { given: { ips: ['209.85.220.41'] } },
  ],
];

describe('healthy domains', () => {
  it.each(HEALTHY.map(([name, ...rest]) => ({ name, rest })))(
    '$name',
    async ({ rest: [zone, options = {}] }) => {
      const findings = await findingsOf(zone, ['spf'], options);
      const ill = findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown');
      expect(ill.map(({ check, says }) => `${check}: ${says}`)).toEqual([]);
    },
  );
});

describe('hostile domains', () => {
  const many = (count: number, term: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => term(i)).join(' ');

  it.each([
    [
      'thousands of includes',
      `example.com TXT v=spf1 ${many(900, (i) => `include:i${i % 40}.example.com`)} mx\n${Array.from({ length: 40 }, (_, i) => `i${i}.example.com TXT v=spf1 ${many(90, (j) => `ip4:10.${i}.${j}.0/24`)} include:i${(i + 1) % 40}.example.com ?all`).join('\n')}`,
    ],
    [
      'thousands of networks',
      `example.com TXT v=spf1 ${many(1_000, (i) => `ip4:10.${i >> 8}.${i & 255}.1`)} ?all`,
    ],
    ['thousands of hosts', `example.com TXT v=spf1 ${many(1_500, () => 'a')} ?all\nexample.com A 192.0.2.1`],
    ['a record beyond reason', `example.com TXT v=spf1 ${many(6_000, () => 'mx')} ?all`],
    ['nothing but faults', `example.com TXT v=spf1 ${many(3_000, () => '?,')} ?all`],
  ])('%s', async (_name, zone) => {
    const began = performance.now();
    const findings = await findingsOf(zone, ['spf'], { given: { ips: ['192.0.2.1'] } });
    expect(findings.some(({ verdict }) => verdict === 'fail')).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
