/** SPF text: terms, columns, problems, and the nearest right form. */
import { describe, expect, it } from 'vitest';
import { isSpfRecord, parseSpf } from '../../src/parse/spf.ts';
import { correctSpfTerm } from '../../src/parse/spf-correction.ts';
import { intendedSpfRecord } from '../../src/parse/spf-intent.ts';
import { spfNearMiss } from '../../src/parse/spf-near-miss.ts';

const fatal = (terms: string): string[] =>
  parseSpf(`v=spf1 ${terms}`)
    .problems.filter((problem) => problem.fatal)
    .map(({ code, column }) => `${column} ${code}`);

describe('isSpfRecord', () => {
  it.each(['v=spf1', 'v=spf1 -all', 'V=SPF1 a', 'v=spf1  '])('takes %j', (text) => {
    expect(isSpfRecord(text)).toBe(true);
  });
  it.each([' v=spf1 -all', 'v=spf10 -all', 'v=spf1;', 'v=spf1\ta', '"v=spf1 a"', 'v=spf1a', ''])(
    'leaves %j',
    (text) => expect(isSpfRecord(text)).toBe(false),
  );
});

describe('parseSpf', () => {
  it('reads every kind of term', () => {
    const { terms, problems } = parseSpf(
      'v=spf1  ~a:Mail.Example.com/24//64 mx//96 +ip4:192.0.2.0/24 ?ip6:2001:DB8::/32 INCLUDE:%{d}.x.org ptr exists:%{i}.y.org -ALL exp=z.org ',
    );
    expect(problems).toEqual([]);
    expect(terms[0]).toEqual({
      text: '~a:Mail.Example.com/24//64',
      column: 9,
      kind: 'mechanism',
      name: 'a',
      qualifier: '~',
      value: 'Mail.Example.com',
      cidr4: 24,
      cidr6: 64,
      macro: false,
    });
    expect(terms.map(({ name, macro }) => (macro ? `${name}*` : name))).toEqual([
      'a',
      'mx',
      'ip4',
      'ip6',
      'include*',
      'ptr',
      'exists*',
      'all',
      'exp',
    ]);
    expect(terms[1]).toMatchObject({ cidr6: 96 });
    expect(terms[1]).not.toHaveProperty('value');
  });

  it.each([
    ['a mx ptr all', []],
    ['ip4:0.0.0.0/0 ip6:::/0 ip6:::ffff:1.2.3.4/128', []],
    ['a:foo:bar/baz.example.com', []],
    ['a:x.xn--zckzah include:_spf.example.com. exists:%{ir}.%{v}.%{d2}', []],
    ['include:%{l1r-}.%{D} exists:%{o127R+-}.x.org', []],
    ['moo=%{c}%{t} x.y-z_1=', []],
    ['ra=x rp=100 rr=all', []],
    ['foo', ['8 unknown-mechanism']],
    ['mx1:a.org', ['8 unknown-mechanism']],
    ['-redirect=a.org', ['8 unknown-mechanism']],
    ['=x', ['8 unknown-mechanism']],
    ['- all', ['8 unknown-mechanism']],
    ['all:x', ['11 bad-all']],
    ['all/8', ['11 bad-all']],
    ['include', ['8 missing-domain']],
    ['include:', ['8 missing-domain']],
    ['exists', ['8 missing-domain']],
    ['redirect=', ['8 missing-domain']],
    ['include/24', ['15 bad-value']],
    ['ptr/24', ['11 bad-value']],
    ['a:', ['8 missing-domain']],
    ['a:/24', ['8 missing-domain']],
    ['a/33', ['9 bad-cidr']],
    ['a/', ['9 bad-cidr']],
    ['a/08', ['9 bad-cidr']],
    ['a//129', ['10 bad-cidr']],
    ['a:museum', ['10 bad-domain']],
    ['a:111.222.33.444', ['10 bad-domain']],
    ['a:192.0.2.1', ['10 address-as-domain']],
    ['a:x.-foo', ['10 bad-domain']],
    ['include:x.org/24', ['16 bad-domain']],
    ['ip4', ['8 bad-ip4']],
    ['ip4:', ['8 bad-ip4']],
    ['ip4:1.2.3', ['12 bad-ip4']],
    ['ip4:1.2.3.256', ['12 bad-ip4']],
    ['ip4:01.2.3.4', ['12 bad-ip4']],
    ['ip4:2001:db8::1', ['12 bad-ip4']],
    ['ip4:1.2.3.4/033', ['19 bad-cidr']],
    ['ip4:1.2.3.4//32', ['19 bad-cidr']],
    ['ip6:1.2.3.4', ['12 bad-ip6']],
    ['ip6:fe80::1%eth0', ['12 bad-ip6']],
    ['ip6:::1/129', ['15 bad-cidr']],
    ['a:%', ['10 bad-macro']],
    ['a:%(d).x.org', ['10 bad-macro']],
    ['a:%{d.x.org', ['10 bad-macro']],
    ['a:%{x}.x.org', ['10 bad-macro']],
    ['a:%{d0}.x.org', ['10 bad-macro']],
    ['a:%{c}.x.org', ['10 bad-macro']],
    ['a:%{dr2}.x.org', ['10 bad-macro']],
    ['foo=%abc', ['12 bad-macro']],
    ['redirect=a.org redirect=b.org', ['23 duplicate-modifier']],
    ['exp=a.org exp=b.org', ['18 duplicate-modifier']],
    ['\u2013all', ['8 non-ascii']],
    ['include:caf\u00e9.org', ['19 non-ascii']],
    ['include:caf\\xE9.org', ['19 non-ascii']],
    ['a\tmx', ['9 non-ascii']],
  ])('judges %j', (terms, expected) => {
    expect(fatal(terms)).toEqual(expected);
  });

  it('notes what is legal but odd without calling it fatal', () => {
    const { problems } = parseSpf('v=spf1 ip4:192.0.2.1/24 include=a.org -all');
    expect(problems.map(({ code, fatal, column }) => ({ code, fatal, column }))).toEqual([
      { code: 'host-bits', fatal: false, column: 12 },
      { code: 'unknown-modifier', fatal: false, column: 25 },
    ]);
    expect(problems[1]?.says).toContain('include:a.org');
  });

  it('survives absurd text quickly', () => {
    for (const text of [
      '/'.repeat(60_000),
      `a${'/1'.repeat(30_000)}x`,
      '%{'.repeat(30_000),
      ','.repeat(60_000),
    ]) {
      const began = performance.now();
      expect(parseSpf(`v=spf1 ${text}`).problems.length).toBeGreaterThan(0);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
    expect(parseSpf(`v=spf1 ${'? '.repeat(30_000)}`).problems.length).toBeLessThan(30);
  });
});

describe('correctSpfTerm', () => {
  it.each([
    ['ipv4:192.0.2.1', 'ip4:192.0.2.1'],
    ['ip4=192.0.2.1', 'ip4:192.0.2.1'],
    ['ip:192.0.2.1', 'ip4:192.0.2.1'],
    ['ip4:2001:db8::1', 'ip6:2001:db8::1'],
    ['-ip6:192.0.2.0/24', '-ip4:192.0.2.0/24'],
    ['ip4:192.0.2.0/024', 'ip4:192.0.2.0/24'],
    ['ip4:192.000.002.001', 'ip4:192.0.2.1'],
    ['include=_spf.x.org', 'include:_spf.x.org'],
    ['inlcude:_spf.x.org', 'include:_spf.x.org'],
    ['redirect:x.org', 'redirect=x.org'],
    ['a:/24', 'a/24'],
    ['a:192.0.2.1', 'ip4:192.0.2.1'],
    ['192.0.2.1', 'ip4:192.0.2.1'],
    ['mail.x.org', 'a:mail.x.org'],
    ['mx;', 'mx'],
    ['\u201cmx\u201d', 'mx'],
    ['\u2013all', '-all'],
    ['ip4:192.0.2.300', null],
    ['ip4:192.0.2.0/33', null],
    ['include:google', null],
    ['foo', null],
  ])('%s -> %s', (wrong, right) => {
    expect(correctSpfTerm(wrong)).toBe(right);
  });
});

describe('intendedSpfRecord', () => {
  it.each([
    [[' v=spf1 -all'], 'v=spf1 -all'],
    [['"v=spf1 mx" "-all"'], 'v=spf1 mx -all'],
    [['v=spf1; mx; include:a.org; -all;'], 'v=spf1 mx include:a.org -all'],
    [['v=spf1 include: a.org - all'], 'v=spf1 include:a.org -all'],
    [['v=spf1\u00a0mx\u200b \u2013all'], 'v=spf1 mx -all'],
    [['v=spf1 ip4:192.0.2.1,192.0.2.2 -all'], 'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all'],
    [['v=spf1 redirect=a.org redirect=a.org'], 'v=spf1 redirect=a.org'],
    [['v=spf1 mx -all', 'v=spf1 include:a.org -all'], 'v=spf1 mx include:a.org -all'],
    [['v=spf1 mx -all', 'v=spf1 mx redirect=a.org'], 'v=spf1 mx include:a.org ~all'],
    [['v=spf1 a exp=e.org +all', 'v=spf1 -all'], 'v=spf1 a ~all exp=e.org'],
    [['v=spf1 redirect=a.org redirect=b.org'], null],
    [['v=spf1 wat'], null],
    [['v=spf10 a -all'], null],
    [[], null],
  ])('%j -> %s', (texts, record) => {
    expect(intendedSpfRecord(texts)).toBe(record);
  });
});

describe('spfNearMiss', () => {
  it.each([
    ' v=spf1 -all',
    '"v=spf1 -all"',
    '\\"v=spf1 -all\\"',
    'v=spf1; -all',
    'v=spf10 -all',
    'v=spf1include:a.org',
    'v=spf1\tmx',
    '\ufeffv=spf1 mx',
    'v=spf -all',
    'v = spf1 mx -all',
    'spf1 mx -all',
    'spf2.0/pra mx -all',
    'hello v=spf1 include:a.org -all',
  ])('knows %j', (text) => expect(spfNearMiss(text)).toEqual(expect.any(String)));

  it.each(['v=spf1 -all', 'v=DMARC1; p=none', 'v=DKIM1; p=', 'google-site-verification=v', '', 'v=spiffy'])(
    'leaves %j',
    (text) => expect(spfNearMiss(text)).toBeNull(),
  );
});
