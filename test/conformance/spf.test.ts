/** check_host() by RFC 7208: one small world, one case a rule, each naming its section. */
import { describe, expect, it } from 'vitest';
import type { SpfEvaluation } from '../../src/model/evidence/spf.ts';
import { evaluateSpf } from '../../src/probes/spf/evaluate.ts';
import { testContext } from '../support/context.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

const A63 = 'a'.repeat(63);

const WORLD = `
; the zone of RFC 7208 Appendix A, in our own words
example.com           MX 10 mail-a.example.com
example.com           MX 20 mail-b.example.com
example.com           A 192.0.2.10
example.com           A 192.0.2.11
amy.example.com       A 192.0.2.65
bob.example.com       A 192.0.2.66
mail-a.example.com    A 192.0.2.129
mail-b.example.com    A 192.0.2.130
example.org           MX 10 mail-c.example.org
mail-c.example.org    A 192.0.2.140
10.2.0.192.in-addr.arpa   PTR example.com
65.2.0.192.in-addr.arpa   PTR amy.example.com
140.2.0.192.in-addr.arpa  PTR mail-c.example.org
66.2.0.192.in-addr.arpa   PTR bob.example.com
99.2.0.192.in-addr.arpa   PTR example.com

; odd hosts
six.test              AAAA 2001:db8::5
dual.test             A 192.0.2.5
dual.test             AAAA 2001:db8::5
broken.test           SERVFAIL
half.test             AAAA 2001:db8::5
half.test             A!SERVFAIL
empty.test            TXT nothing to see
nullmx.test           MX 0 .
sixmx.test            MX 1 six.test
brokenmx.test         MX 20 broken.test
brokenmx.test         MX 10 dual.test
${Array.from({ length: 11 }, (_, i) => `many.test MX ${i} m${i}.test\nm${i}.test A 198.51.100.${i}`).join('\n')}
${Array.from({ length: 10 }, (_, i) => `ten.test MX ${i} m${i}.test`).join('\n')}
${Array.from({ length: 11 }, (_, i) => `7.100.51.198.in-addr.arpa PTR p${i}.ptr.test\np${i}.ptr.test A 198.51.100.${i < 10 ? 8 : 7}`).join('\n')}
9.100.51.198.in-addr.arpa SERVFAIL
5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR six.test

; records to include or redirect to
pass.test             TXT v=spf1 +all
fail.test             TXT v=spf1 -all
soft.test             TXT v=spf1 ~all
neutral.test          TXT v=spf1 ?all
open.test             TXT v=spf1
perm.test             TXT v=spf1 nonsense
twice.test            TXT v=spf1 -all
twice.test            TXT v=spf1 +all
loop.test             TXT v=spf1 include:loop.test -all
reloop.test           TXT v=spf1 redirect=reloop.test
exp.test              TXT v=spf1 exp=why.test -all
why.test              TXT %{i} is not one of %{d}'s mail servers, says %{r} at %{t} about %{c}
why2.test             TXT one
why2.test             TXT two
whybad.test           TXT %{x}
whyutf.test           TXT caf\u00e9
nobody.test           TXT v=spf1 -all
case.test             TXT V=sPf1 Ip4:192.0.2.10 INCLUDE:PASS.test -aLL
split.test            TXT "v=spf1 ip4:192.0.2" ".10 -all"
helo.test             TXT v=spf1 a -all
helo.test             A 192.0.2.10
strong-bad._spf.macro.test      A 127.0.0.2
3.2.0.192.in-addr._spf.macro.test A 127.0.0.2
macro.test            TXT v=spf1 exists:%{ir}.%{v}._spf.%{d} exists:%{l}._spf.%{o} -all
`;

interface Question {
  ip?: string;
  sender?: string;
  helo?: string;
}

/** Evaluates `record` as that of `d.test`, or an existing domain of the world. */
async function check(
  record: string,
  { ip = '192.0.2.10', sender = 'me@d.test', helo = 'h.test' }: Question = {},
) {
  const zone = `${WORLD}\n${record === '' ? '' : `d.test TXT ${record}`}`;
  return evaluateSpf({ ip, sender, helo }, testContext(zoneResolver(zone)));
}

type Case = readonly [rule: string, record: string, expected: string, question?: Question];

const v6 = { ip: '2001:db8::5' };

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'initial processing (4.3)': [
    ['a domain without TXT', '', 'none'],
    ['a domain with other TXT', '', 'none', { sender: 'a@empty.test' }],
    ['a single label', '', 'none', { sender: 'a@localhost' }],
    ['an empty label', '', 'none', { sender: 'a@pass..test' }],
    ['a label of 64', '', 'none', { sender: `a@${A63}a.test` }],
    ['a label of 63 is legal', '', 'none', { sender: `a@${A63}.test` }],
    ['an address literal', '', 'none', { sender: 'a@[192.0.2.10]' }],
    ['no local-part becomes postmaster', 'v=spf1 exists:%{l}.no.test -all', 'fail', { sender: '@d.test' }],
    ['a bounce is tested by HELO (2.4)', '', 'pass', { sender: '', helo: 'helo.test' }],
    ['<> is a bounce too', '', 'fail', { sender: '<>', helo: 'helo.test', ip: '192.0.2.1' }],
    ['a HELO that is no name', '', 'none', { sender: '', helo: 'DESKTOP' }],
    ['a final dot', 'v=spf1 +all', 'pass', { sender: 'a@d.test.' }],
    ['DNS that fails (4.4)', '', 'temperror', { sender: 'a@broken.test' }],
  ],
  'selecting records (4.5)': [
    ['no version section', 'v=spf10 +all', 'none'],
    ['a leading space does not count', '" v=spf1 +all"', 'none'],
    ['two records', '', 'permerror', { sender: 'a@twice.test' }],
    ['an unfinished record', 'v=spf1', 'neutral'],
    ['any case', '', 'pass', { sender: 'a@case.test' }],
    ['character-strings are joined without a space (3.3)', '', 'pass', { sender: 'a@split.test' }],
  ],
  'record evaluation (4.6)': [
    ['an error after the match counts', 'v=spf1 +all moo', 'permerror'],
    ['an unknown modifier is ignored', 'v=spf1 moo=%{d} +all', 'pass'],
    ['bad macro in an unknown modifier', 'v=spf1 moo=%x +all', 'permerror'],
    ['redirect twice (6)', 'v=spf1 redirect=pass.test redirect=pass.test', 'permerror'],
    ['neutral by default (4.7)', 'v=spf1 ip4:192.0.2.1', 'neutral'],
    ['a modifier before a mechanism changes nothing', 'v=spf1 redirect=fail.test ip4:192.0.2.10', 'pass'],
  ],
  'all (5.1)': [
    ['nothing after it is seen', 'v=spf1 ~all ip4:192.0.2.10 a:broken.test', 'softfail'],
    ['redirect beside it is ignored (6.1)', 'v=spf1 redirect=fail.test ?all', 'neutral'],
  ],
  'include (5.2)': [
    ['pass matches', 'v=spf1 ?include:pass.test -all', 'neutral'],
    ['fail does not', 'v=spf1 include:fail.test ~all', 'softfail'],
    ['softfail does not', 'v=spf1 include:soft.test -all', 'fail'],
    ['neutral does not', 'v=spf1 include:neutral.test -all', 'fail'],
    ['nothing said does not', 'v=spf1 include:open.test -all', 'fail'],
    ['temperror', 'v=spf1 include:broken.test -all', 'temperror'],
    ['permerror', 'v=spf1 include:perm.test -all', 'permerror'],
    ['several records', 'v=spf1 include:twice.test -all', 'permerror'],
    ['none: no SPF', 'v=spf1 include:empty.test -all', 'permerror'],
    ['none: NXDOMAIN', 'v=spf1 include:no.such.test -all', 'permerror'],
    ['none: malformed', 'v=spf1 include:a..test -all', 'permerror'],
    ['a match before it hides the error', 'v=spf1 ip4:192.0.2.10 include:no.such.test', 'pass'],
  ],
  'a (5.3)': [
    ['of the domain itself', 'v=spf1 a -all', 'pass', { sender: 'a@helo.test' }],
    ['of another', 'v=spf1 a:example.com -all', 'pass'],
    ['with a prefix', 'v=spf1 a:example.com/24 -all', 'pass', { ip: '192.0.2.200' }],
    ['/0 takes everybody', 'v=spf1 a:example.com/0 -all', 'pass', { ip: '8.8.8.8' }],
    ['/0 of nothing takes nobody', 'v=spf1 a:no.test/0 -all', 'fail'],
    ['IPv6', 'v=spf1 a:dual.test -all', 'pass', v6],
    ['IPv6 with its own prefix', 'v=spf1 a:dual.test/32//64 -all', 'pass', { ip: '2001:db8::ffff' }],
    ['the IPv4 prefix is not for IPv6', 'v=spf1 a:dual.test/0 -all', 'fail', { ip: '2001:db8::ffff' }],
    ['DNS error (5)', 'v=spf1 a:broken.test -all', 'temperror'],
    ['an error of the other family is not asked for', 'v=spf1 a:half.test -all', 'pass', v6],
    ['malformed does not match', 'v=spf1 a:a..test -all', 'fail'],
  ],
  'mx (5.4)': [
    ['any host', 'v=spf1 mx:example.com -all', 'pass', { ip: '192.0.2.130' }],
    ['no implicit MX', 'v=spf1 mx:amy.example.com -all', 'fail', { ip: '192.0.2.65' }],
    ['null MX', 'v=spf1 mx:nullmx.test -all', 'fail'],
    ['eleven names', 'v=spf1 mx:many.test -all', 'permerror', { ip: '192.0.2.1' }],
    ['a match among the first ten', 'v=spf1 mx:many.test -all', 'pass', { ip: '198.51.100.9' }],
    ['the eleventh is not reached', 'v=spf1 mx:many.test -all', 'permerror', { ip: '198.51.100.10' }],
    ['ten names', 'v=spf1 mx:ten.test -all', 'fail', { ip: '192.0.2.1' }],
    ['a match before a broken host', 'v=spf1 mx:brokenmx.test -all', 'pass', { ip: '192.0.2.5' }],
    ['a broken host', 'v=spf1 mx:brokenmx.test -all', 'temperror'],
  ],
  'ptr (5.5)': [
    ['below the domain', 'v=spf1 ptr:example.com -all', 'pass', { ip: '192.0.2.65' }],
    ['the domain itself', 'v=spf1 ptr:example.com -all', 'pass'],
    ['elsewhere', 'v=spf1 ptr:example.com -all', 'fail', { ip: '192.0.2.140' }],
    ['not as a mere ending', 'v=spf1 ptr:ple.com -all', 'fail'],
    ['not confirmed', 'v=spf1 ptr:example.com -all', 'fail', { ip: '192.0.2.99' }],
    ['a DNS error is no match', 'v=spf1 ptr:example.com -all', 'fail', { ip: '198.51.100.9' }],
    ['names beyond ten are ignored', 'v=spf1 ptr:ptr.test -all', 'fail', { ip: '198.51.100.7' }],
    ['IPv6', 'v=spf1 ptr:six.test -all', 'pass', v6],
  ],
  'ip4 and ip6 (5.6)': [
    ['inside', 'v=spf1 ip4:192.0.2.0/28 -all', 'pass'],
    ['outside', 'v=spf1 ip4:192.0.2.16/28 -all', 'fail'],
    ['host bits do not matter', 'v=spf1 ip4:192.0.2.77/24 -all', 'pass'],
    ['IPv6', 'v=spf1 ip6:2001:DB8::/32 -all', 'pass', v6],
    ['an IPv4-mapped sender is IPv4 (5)', 'v=spf1 ip4:192.0.2.10 -all', 'pass', { ip: '::ffff:192.0.2.10' }],
    ['and not IPv6', 'v=spf1 ip6:::/0 -all', 'fail', { ip: '::ffff:192.0.2.10' }],
  ],
  'exists (5.7)': [
    ['always by A', 'v=spf1 exists:dual.test -all', 'pass', v6],
    ['never by AAAA', 'v=spf1 exists:six.test -all', 'fail', v6],
    ['macros', '', 'pass', { sender: 'me@macro.test', ip: '192.0.2.3' }],
    ['macros of the sender', '', 'pass', { sender: 'strong-bad@macro.test' }],
    ['nobody', '', 'fail', { sender: 'else@macro.test' }],
    [
      'a local-part beyond ASCII matches nothing (RFC 8616 4)',
      'v=spf1 exists:%{l}.macro.test ?all',
      'neutral',
      { sender: 'j\u00fcrgen@d.test' },
    ],
  ],
  'redirect (6.1)': [
    ['takes over', 'v=spf1 redirect=soft.test', 'softfail'],
    ['after no match only', 'v=spf1 ip4:192.0.2.10 redirect=fail.test', 'pass'],
    ['none is permerror', 'v=spf1 redirect=empty.test', 'permerror'],
    ['malformed is permerror', 'v=spf1 redirect=a..test', 'permerror'],
    ['neutral stays neutral', 'v=spf1 redirect=open.test', 'neutral'],
    ['%{d} is the new domain', 'v=spf1 redirect=macro.test', 'pass', { ip: '192.0.2.3' }],
  ],
  'limits (4.6.4)': [
    ['ten terms', `v=spf1${' a:example.com'.repeat(10)} ?all`, 'neutral', { ip: '192.0.2.1' }],
    ['eleven terms', `v=spf1${' a:example.com'.repeat(11)} ?all`, 'permerror', { ip: '192.0.2.1' }],
    ['a match before the eleventh', `v=spf1${' a:example.com'.repeat(11)} ?all`, 'pass'],
    [
      'include and its terms both count',
      `v=spf1 include:nobody.test${' a:example.com'.repeat(10)}`,
      'permerror',
      { ip: '192.0.2.1' },
    ],
    [
      'redirect counts',
      `v=spf1${' a:example.com'.repeat(10)} redirect=fail.test`,
      'permerror',
      { ip: '192.0.2.1' },
    ],
    [
      'ip4, ip6, all, exp cost nothing',
      `v=spf1${' a:example.com'.repeat(10)} ip4:1.2.3.4 ip6:::1 exp=why.test -all`,
      'fail',
      { ip: '192.0.2.1' },
    ],
    [
      '%{p} costs one more',
      `v=spf1${' a:example.com'.repeat(9)} exists:%{p}.test ?all`,
      'permerror',
      { ip: '192.0.2.1' },
    ],
    [
      'hosts of mx are not among the ten',
      `v=spf1${' mx:ten.test'.repeat(10)} ?all`,
      'neutral',
      { ip: '192.0.2.1' },
    ],
    ['include loop', '', 'permerror', { sender: 'a@loop.test' }],
    ['redirect loop', '', 'permerror', { sender: 'a@reloop.test' }],
    ['two void lookups', 'v=spf1 a:n1.test a:n2.test ?all', 'neutral'],
    ['three void lookups', 'v=spf1 a:n1.test mx:n2.test exists:n3.test ?all', 'permerror'],
    ['NODATA is void too', 'v=spf1 a:empty.test mx:dual.test a:six.test ?all', 'permerror'],
    ['of the family asked for', 'v=spf1 a:six.test a:six.test a:six.test ?all', 'pass', v6],
    ['an mx whose hosts all lack the family is one', 'v=spf1 mx:sixmx.test a:n1.test ?all', 'neutral'],
    ['ptr without PTR is void', 'v=spf1 a:n1.test a:n2.test ptr ?all', 'permerror', { ip: '203.0.113.1' }],
  ],
};

for (const [group, cases] of Object.entries(CASES)) {
  describe(group, () => {
    it.each(cases.map((one) => [...one]))('%s', async (_rule, record, expected, question) => {
      expect((await check(record as string, question as Question)).result).toBe(expected);
    });
  });
}

describe('Appendix A.1: records against addresses', () => {
  it.each([
    ['v=spf1 +all', '192.0.2.99', 'pass'],
    ['v=spf1 a:example.com -all', '192.0.2.11', 'pass'],
    ['v=spf1 a:example.com -all', '192.0.2.65', 'fail'],
    ['v=spf1 a:example.org -all', '192.0.2.10', 'fail'],
    ['v=spf1 mx:example.com -all', '192.0.2.129', 'pass'],
    ['v=spf1 mx:example.com mx:example.org -all', '192.0.2.140', 'pass'],
    ['v=spf1 mx:example.com/30 mx:example.org/30 -all', '192.0.2.131', 'pass'],
    ['v=spf1 mx:example.com/30 mx:example.org/30 -all', '192.0.2.143', 'pass'],
    ['v=spf1 ip4:192.0.2.128/28 -all', '192.0.2.65', 'fail'],
    ['v=spf1 ip4:192.0.2.128/28 -all', '192.0.2.129', 'pass'],
  ])('%s for %s', async (record, ip, result) => {
    expect((await check(record, { ip })).result).toBe(result);
  });
});

describe('exp (6.2)', () => {
  const explanation = async (record: string, question?: Question): Promise<string | null> =>
    (await check(record, question)).explanation;

  it('expands macros, c, r and t included', async () => {
    expect(await explanation('v=spf1 exp=why.test -all')).toBe(
      "192.0.2.10 is not one of d.test's mail servers, says unknown at 1767225600 about 192.0.2.10",
    );
    expect(await explanation('v=spf1 exp=why.test -all', v6)).toContain('about 2001:db8::5');
  });
  it('is for fail alone', async () => {
    expect(await explanation('v=spf1 exp=why.test ~all')).toBeNull();
  });
  it.each(['no.test', 'why2.test', 'whybad.test', 'whyutf.test', 'broken.test', 'a..test'])(
    'counts as not given where %s is no use',
    async (target) => {
      const { result, explanation } = await check(`v=spf1 exp=${target} -all`);
      expect({ result, explanation }).toEqual({ result: 'fail', explanation: null });
    },
  );
  it('comes from the target of a redirect, not from the record that redirects', async () => {
    expect(await explanation('v=spf1 redirect=exp.test')).toContain("exp.test's");
    expect(await explanation('v=spf1 exp=why.test redirect=fail.test')).toBeNull();
  });
  it('never comes from an included record', async () => {
    expect(await explanation('v=spf1 -include:pass.test exp=why.test ?all')).toContain("d.test's");
    expect(await explanation('v=spf1 include:exp.test -all')).toBeNull();
  });
});

describe('the ledger', () => {
  it('tells which term decided, through includes', async () => {
    const outcome: SpfEvaluation = await check('v=spf1 a:amy.example.com include:case.test -all');
    expect(outcome.matched).toEqual([
      { domain: 'd.test', term: 'include:case.test', column: 26 },
      { domain: 'case.test', term: 'Ip4:192.0.2.10', column: 8 },
    ]);
    expect(outcome.steps.map(({ depth, term, result }) => `${depth} ${term} ${result}`)).toEqual([
      '0 a:amy.example.com no-match',
      '1 Ip4:192.0.2.10 match',
      '0 include:case.test match',
    ]);
    expect(outcome).toMatchObject({ lookups: 2, voidLookups: 0, domain: 'd.test', identity: 'mailfrom' });
  });
  it('names the term that broke it', async () => {
    const { reason, steps } = await check('v=spf1 include:no.such.test -all');
    expect(reason).toContain('no.such.test');
    expect(steps.at(-1)).toMatchObject({ term: 'include:no.such.test', result: 'error' });
  });
  it('takes the domain of the sender in A-labels (RFC 8616 4)', async () => {
    const { domain, result } = await check('', { sender: 'a@b\u00fccher.test' });
    expect({ domain, result }).toEqual({ domain: 'xn--bcher-kva.test', result: 'none' });
  });
});
