/** The resolver against a real signed NSD behind real Unbounds: what it says is what dig says, over every transport. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RrType } from '../../src/model/dns.ts';
import { type ContextOptions, createContext, type OpenContext } from '../../src/net/context.ts';
import { digsWord, ourWord } from './support/agreement.ts';
import { DIG_SOURCE, delv, dig } from './support/dig.ts';
import {
  DROPPED_SOURCE,
  IDLE_MS,
  type Nameservers,
  placeOf,
  REFUSED_SOURCE,
  RESOLVER_NAME,
  startNameservers,
} from './support/nameservers.ts';
import type { ServedZone } from './support/zones.ts';

const LONG_LABEL = 'l'.repeat(63);
/** 253 octets as text, 255 on the wire: the longest there is. */
const LONGEST = `${`${LONG_LABEL}.`.repeat(3)}${'m'.repeat(46)}.signed.example`;

function zone(
  apex: string,
  state: ServedZone['state'],
  lines: string,
  denial?: ServedZone['denial'],
): ServedZone {
  const text = `$ORIGIN ${apex}.
$TTL 300
@ IN SOA ns.${apex}. hostmaster.${apex}. 7 3600 600 86400 300
@ IN NS ns.root-servers.interop.
@ IN TXT "v=spf1 -all"
www IN A 192.0.2.80
${lines}
`;
  return { apex, state, text, ...(denial !== undefined && { denial }) };
}

const ZONES: readonly ServedZone[] = [
  zone(
    'signed.example',
    'signed',
    `
@ IN MX 10 mx
@ IN MX 20 mx.plain.example.
@ IN CAA 0 issue "ca.example; account=\\"7\\""
@ IN TYPE99 \\# 12 0b763d73706631202d616c6c
mx IN A 192.0.2.25
mx IN AAAA 2001:db8::25
mx IN AAAA ::ffff:192.0.2.25
_25._tcp.mx IN TLSA 3 1 1 ${'ab'.repeat(32)}
_25._tcp.mx IN TLSA 3 0 2 ${'cd'.repeat(64)}
_imaps._tcp IN SRV 5 50 993 mx
null IN MX 0 .
25 IN PTR mx
deep.empty IN TXT "below an empty non-terminal"
*.wild IN TXT "from the wildcard"
*.wild IN MX 10 mx
own.wild IN A 192.0.2.1
*.wild-alias IN CNAME www.plain.example.
to-signed IN CNAME www.nsec3.example.
to-plain IN CNAME www.plain.example.
to-nothing IN CNAME gone.plain.example.
to-nodata IN CNAME www.plain.example.
to-expired IN CNAME www.expired.example.
there IN CNAME back.plain.example.
round IN CNAME and.plain.example.
one IN CNAME two.plain.example.
old IN DNAME new
x.new IN TXT "moved by DNAME"
${Array.from({ length: 12 }, (_, i) => `big IN TXT "${i} ${'b'.repeat(200)}"`).join('\n')}
${Array.from({ length: 200 }, (_, i) => `huge IN TXT "${i} ${'h'.repeat(240)}"`).join('\n')}
${Array.from({ length: 40 }, (_, i) => `crowd IN A 192.0.2.${i + 1}`).join('\n')}
strings IN TXT "" "v=spf1 m" "x -all" ""
quotes IN TXT "say \\"hi\\" \\\\ and ; ( )"
octets IN TXT "caf\\195\\169 \\000\\127\\001"
CamelCase IN CNAME MiXed.Signed.EXAMPLE.
mixed IN TXT "case is kept: AbC"
_dmarc IN TXT "v=DMARC1; p=reject"
a:b IN TXT "colon"
a/b IN TXT "slash"
two\\032words IN TXT "space"
user\\.name IN TXT "a dot within a label"
back\\\\slash IN TXT "backslash"
\\"quoted\\" IN TXT "quotes"
b\\195\\188cher IN TXT "octets of UTF-8"
not\\255utf8 IN TXT "octets of nothing"
bell\\007 IN TXT "control character"
semi\\;colon IN TXT "semicolon"
\\(at\\)\\@\\$ IN TXT "master file characters"
${LONG_LABEL} IN TXT "a label of 63 octets"
${LONGEST}. IN TXT "the longest name"
25.2.0.192.in-addr._spf IN A 127.0.0.2
user+tag=list.example.lp._spf IN A 127.0.0.2
8.b.d.0.1.0.0.2.ip6._spf IN A 127.0.0.2`,
  ),
  zone(
    'nsec3.example',
    'signed',
    'deep.empty IN TXT "x"\n*.wild IN TXT "wild"\nhere IN A 192.0.2.3\nthree IN CNAME four.plain.example.',
    'nsec3',
  ),
  zone('opt-out.example', 'signed', '', 'nsec3-opt-out'),
  zone('child.opt-out.example', 'unsigned', ''),
  zone('safe.opt-out.example', 'signed', ''),
  zone('island.plain.example', 'signed', ''),
  zone(
    'plain.example',
    'unsigned',
    `
mx IN A 192.0.2.26
back IN CNAME here.nsec3.example.
and IN CNAME round.signed.example.
two IN CNAME three.nsec3.example.
four IN CNAME www.signed.example.
lame IN NS ns.nowhere.example.`,
  ),
  zone('expired.example', 'expired', ''),
  zone('mismatched.example', 'mismatched', ''),
  zone('stripped.example', 'stripped', ''),
  zone('unloaded.example', 'unloaded', ''),
];

let servers: Nameservers;
const opened: OpenContext[] = [];

beforeAll(async () => {
  servers = await startNameservers(ZONES);
});

afterAll(async () => {
  for (const ctx of opened) ctx.close();
  await servers?.close();
});

function open(dns: string, options: ContextOptions = {}): OpenContext['dns'] {
  const ctx = createContext({
    dns: [dns],
    extraCa: [servers.caPem],
    connectTo: [servers.connectTo],
    ...options,
  });
  opened.push(ctx);
  return ctx.dns;
}

const verified = (): string[] => [`+tls-ca=${servers.caFile}`, `+tls-hostname=${RESOLVER_NAME}`];

/** How each of the two is led to the same server over the same transport. */
const TRANSPORTS = {
  udp: { ours: () => servers.resolver, digs: () => [] as string[] },
  tcp: { ours: () => `tcp://${servers.resolver}`, digs: () => ['+tcp'] },
  tls: { ours: () => servers.tls, digs: () => ['+tls', ...verified()] },
  https: { ours: () => servers.https, digs: () => ['+https=/dns-query', ...verified()] },
} as const;
type TransportName = keyof typeof TRANSPORTS;

/** What is asked, the type, and where dig needs another spelling of the name, that. */
type Asked = [what: string, name: string, type: RrType, spelling?: string];

const QUESTIONS: readonly Asked[] = [
  ['the root', '', 'SOA', '.'],
  ['a signed TXT', 'signed.example', 'TXT'],
  ['an unsigned TXT', 'plain.example', 'TXT'],
  ['a final dot', 'signed.example.', 'TXT'],
  ['MX with a target elsewhere', 'signed.example', 'MX'],
  ['a null MX', 'null.signed.example', 'MX'],
  ['A', 'mx.signed.example', 'A'],
  ['AAAA, one of them mapped', 'mx.signed.example', 'AAAA'],
  ['forty addresses', 'crowd.signed.example', 'A'],
  ['NS', 'signed.example', 'NS'],
  ['SOA', 'signed.example', 'SOA'],
  ['PTR', '25.signed.example', 'PTR'],
  ['SRV', '_imaps._tcp.signed.example', 'SRV'],
  ['CAA with quotes', 'signed.example', 'CAA'],
  ['type SPF', 'signed.example', 'SPF'],
  ['TLSA', '_25._tcp.mx.signed.example', 'TLSA'],
  ['DNSKEY', 'signed.example', 'DNSKEY'],
  ['DS of a signed zone', 'signed.example', 'DS'],
  ['DS of an unsigned zone', 'plain.example', 'DS'],
  ['DS within a zone', 'www.signed.example', 'DS'],
  ['CNAME itself', 'to-plain.signed.example', 'CNAME'],
  ['NODATA', 'www.signed.example', 'MX'],
  ['NODATA, unsigned', 'www.plain.example', 'MX'],
  ['NODATA, NSEC3', 'www.nsec3.example', 'MX'],
  ['NXDOMAIN', 'gone.signed.example', 'A'],
  ['NXDOMAIN, unsigned', 'gone.plain.example', 'A'],
  ['NXDOMAIN, NSEC3', 'gone.nsec3.example', 'A'],
  ['NXDOMAIN, NSEC3 with opt-out', 'gone.opt-out.example', 'A'],
  ['NXDOMAIN of a whole domain', 'no-such-domain.example', 'SOA'],
  ['an empty non-terminal', 'empty.signed.example', 'TXT'],
  ['an empty non-terminal, NSEC3', 'empty.nsec3.example', 'TXT'],
  ['an empty non-terminal of the root', 'example', 'TXT'],
  ['a wildcard', 'anything.at.all.wild.signed.example', 'TXT'],
  ['a wildcard, NSEC3', 'anything.wild.nsec3.example', 'TXT'],
  ['a wildcard without that type', 'anything.wild.signed.example', 'A'],
  ['a name beside a wildcard', 'own.wild.signed.example', 'TXT'],
  ['the wildcard itself', '*.wild.signed.example', 'MX'],
  ['a wildcard alias', 'any.wild-alias.signed.example', 'A'],
  ['an unsigned zone below opt-out', 'www.child.opt-out.example', 'A'],
  ['a signed zone below opt-out', 'www.safe.opt-out.example', 'A'],
  ['a signed zone below an unsigned one', 'www.island.plain.example', 'A'],
  ['an alias, signed to signed', 'to-signed.signed.example', 'A'],
  ['an alias, signed to unsigned', 'to-plain.signed.example', 'A'],
  ['an alias to a name without that type', 'to-nodata.signed.example', 'MX'],
  ['an alias to nothing', 'to-nothing.signed.example', 'A'],
  ['aliases there and back', 'there.signed.example', 'A'],
  ['four aliases over three zones', 'one.signed.example', 'A'],
  ['an alias by DNAME', 'x.old.signed.example', 'TXT'],
  ['the DNAME’s own name', 'old.signed.example', 'TXT'],
  ['an alias to a bogus zone', 'to-expired.signed.example', 'A'],
  ['expired signatures', 'expired.example', 'TXT'],
  ['a DS for another key', 'mismatched.example', 'TXT'],
  ['a DS above, no signatures below', 'stripped.example', 'TXT'],
  ['a server without the zone', 'unloaded.example', 'TXT'],
  ['a delegation to nowhere', 'lame.plain.example', 'TXT'],
  ['more than a datagram', 'big.signed.example', 'TXT'],
  ['fifty thousand octets', 'huge.signed.example', 'TXT'],
  ['empty and split strings', 'strings.signed.example', 'TXT'],
  ['quotes and backslashes', 'quotes.signed.example', 'TXT'],
  ['octets beyond ASCII', 'octets.signed.example', 'TXT'],
  ['mixed case', 'SiGnEd.eXaMpLe', 'TXT'],
  ['mixed case behind an alias', 'cAMELcASE.signed.example', 'TXT'],
  ['an underscore', '_dmarc.signed.example', 'TXT'],
  ['a colon', 'a:b.signed.example', 'TXT'],
  ['a slash', 'a/b.signed.example', 'TXT'],
  ['a space', 'two words.signed.example', 'TXT', 'two\\032words.signed.example'],
  ['a dot within a label', 'user\\.name.signed.example', 'TXT'],
  ['a backslash', 'back\\\\slash.signed.example', 'TXT'],
  ['quotes in a name', '"quoted".signed.example', 'TXT', '\\"quoted\\".signed.example'],
  ['UTF-8 in a name', 'b\u00fccher.signed.example', 'TXT', 'b\\195\\188cher.signed.example'],
  ['an octet that is no text', 'not\\255utf8.signed.example', 'TXT'],
  ['a control character', 'bell\\007.signed.example', 'TXT'],
  ['a semicolon', 'semi;colon.signed.example', 'TXT', 'semi\\;colon.signed.example'],
  ['( ) @ $', '(at)@$.signed.example', 'TXT', '\\(at\\)\\@\\$.signed.example'],
  ['a label of 63 octets', `${LONG_LABEL}.signed.example`, 'TXT'],
  ['the longest name', LONGEST, 'TXT'],
  ['an SPF macro: address reversed', '25.2.0.192.in-addr._spf.signed.example', 'A'],
  ['an SPF macro: mailbox', 'user+tag=list.example.lp._spf.signed.example', 'A'],
  ['an SPF macro: IPv6 nibbles', '8.b.d.0.1.0.0.2.ip6._spf.signed.example', 'A'],
];

describe.each(Object.keys(TRANSPORTS) as TransportName[])('over %s', (transport) => {
  const { ours, digs } = TRANSPORTS[transport];
  let dns: OpenContext['dns'];
  beforeAll(() => {
    dns = open(ours());
  });

  it.each(QUESTIONS)('agrees with dig about %s', async (_what, name, type, spelling = name) => {
    const outcome = await dns.query(name, type);
    const dug = await dig(placeOf(ours()), spelling, type, digs());
    expect(ourWord(outcome)).toEqual(digsWord(dug, type));
    if (outcome.status !== 'observed') return;
    const { value } = outcome;
    // Unbound counts its cache down between the two.
    const older = value.ttl - Math.min(...dug.records.map(({ ttl }) => ttl));
    expect(older).toBeGreaterThanOrEqual(0);
    expect(older).toBeLessThan(30);
    expect(value).toMatchObject({ truncated: dug.truncated, size: dug.size });
    expect(value.transport).toBe(transport === 'udp' && dug.truncated ? 'tcp' : transport);
  });

  it('hands out what is bogus where asked not to check', async () => {
    for (const name of ['expired.example', 'mismatched.example', 'stripped.example']) {
      const unchecked = await dns.query(name, 'TXT', { checkingDisabled: true });
      expect(ourWord(unchecked)).toEqual(
        digsWord(await dig(placeOf(ours()), name, 'TXT', [...digs(), '+cdflag']), 'TXT'),
      );
      expect(unchecked).toMatchObject({
        value: { records: [{ value: 'v=spf1 -all' }], authenticated: false },
      });
    }
  });

  it('knows that the resolver validates and may be believed', async () => {
    expect(await dns.facts()).toEqual({
      server: ours(),
      servers: [ours()],
      validates: true,
      trusted: true,
      trustedBecause: transport === 'https' ? 'it is reached over verified TLS' : 'it runs on this machine',
      answers: true,
    });
  });

  it('has ten thousand questions answered that are asked at once', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `n${i}.wild.signed.example`);
    const outcomes = await Promise.all(names.map((name) => dns.query(name, 'TXT')));
    expect(outcomes.map(ourWord)).toEqual(
      names.map((name) => ({
        status: 'NOERROR',
        authenticated: true,
        cnames: [],
        records: [`${name} TXT 17 from the wildcard`],
      })),
    );
  });
});

describe('dig', () => {
  it('hears the server even from a port of the same number', async () => {
    const [, port = ''] = servers.resolver.split(':');
    const from = ['-b', `${DIG_SOURCE}#${port}`, ...placeOf(servers.resolver)];
    expect(await dig(from, 'signed.example', 'TXT')).toMatchObject({
      status: 'NOERROR',
      records: [{ rdata: '"v=spf1 -all"' }],
    });
  });
});

describe('a connection that is kept', () => {
  it('may be closed by the server between two questions', async () => {
    const resolvers = Object.values(TRANSPORTS).map(({ ours }) => open(ours()));
    for (const name of ['big.signed.example', 'huge.signed.example', 'signed.example']) {
      const outcomes = await Promise.all(resolvers.map((dns) => dns.query(name, 'TXT')));
      expect(outcomes.map(({ status }) => status)).toEqual(resolvers.map(() => 'observed'));
      await new Promise((resolve) => setTimeout(resolve, 2 * IDLE_MS));
    }
  });
});

describe('a certificate', () => {
  const refused = { status: 'failed', failure: { stage: 'resolve', kind: 'tls', cause: 'vantage' } };

  it('for another name is refused', async () => {
    const tls = open(servers.tls.replace(/#.*/, '#elsewhere.example'));
    expect(await tls.query('signed.example', 'TXT')).toMatchObject(refused);
    const https = open(servers.https.replace(RESOLVER_NAME, 'elsewhere.example'), {
      connectTo: [servers.connectTo.replace(RESOLVER_NAME, 'elsewhere.example')],
    });
    expect(await https.query('signed.example', 'TXT')).toMatchObject(refused);
    expect(await https.facts()).toMatchObject({ validates: false, answers: false });
  });

  it('of an unknown authority is refused', async () => {
    for (const server of [servers.tls, servers.https]) {
      const dns = open(server, { extraCa: [] });
      expect(await dns.query('signed.example', 'TXT')).toMatchObject(refused);
    }
  });

  it('is not asked for where no name was given', async () => {
    const dns = open(servers.tls.replace(/#.*/, ''), { extraCa: [] });
    expect(await dns.query('signed.example', 'TXT')).toMatchObject({ value: { transport: 'tls' } });
  });
});

describe('a resolver that does not validate', () => {
  it.each(QUESTIONS)('agrees with dig about %s', async (_what, name, type, spelling = name) => {
    const outcome = await open(servers.plain).query(name, type);
    const said = ourWord(outcome);
    expect(said).toEqual(digsWord(await dig(placeOf(servers.plain), spelling, type), type));
    expect(said.authenticated).toBe(false);
  });

  it('is known for it', async () => {
    expect(await open(servers.plain).facts()).toMatchObject({
      validates: false,
      trusted: true,
      answers: true,
    });
  });
});

describe('an authoritative server', () => {
  // It follows no alias out of its zones and resolves nothing, so dig is told not to ask for that.
  const own = QUESTIONS.filter(
    ([, name]) => name.endsWith('signed.example') && !/^(one|to-|there)/.test(name),
  );
  it.each(own)('agrees with dig about %s', async (_what, name, type, spelling = name) => {
    const outcome = await open(servers.authority).query(name, type);
    expect(ourWord(outcome)).toEqual(
      digsWord(await dig(placeOf(servers.authority), spelling, type, ['+norec']), type),
    );
  });

  it('that refers us elsewhere has not answered', async () => {
    expect(await open(servers.authority).query('lame.plain.example', 'TXT')).toMatchObject({
      status: 'failed',
      failure: { code: 'REFERRAL', cause: 'vantage' },
    });
  });
});

describe('a resolver that does not serve us', () => {
  it('by refusing is our trouble', async () => {
    const dns = open(servers.resolver, { sourceAddress: REFUSED_SOURCE });
    expect(await dns.query('signed.example', 'TXT')).toMatchObject({
      status: 'failed',
      failure: { kind: 'rejected', code: 'REFUSED', cause: 'vantage' },
    });
    expect(await dns.facts()).toMatchObject({ answers: false });
  });

  it('by silence is our trouble', async () => {
    const dns = open(servers.resolver, { sourceAddress: DROPPED_SOURCE, limits: { dnsMs: 600 } });
    expect(await dns.query('signed.example', 'TXT')).toMatchObject({
      status: 'failed',
      failure: { kind: 'timeout', cause: 'vantage' },
    });
    expect(await dns.facts()).toMatchObject({ answers: false });
  });

  it('is passed over for one that does', async () => {
    const ctx = createContext({ dns: [servers.authority.replace(/:.*/, ':1'), servers.resolver] });
    opened.push(ctx);
    expect(await ctx.dns.query('signed.example', 'TXT')).toMatchObject({
      value: { server: servers.resolver },
    });
  });
});

describe('why a question fails', () => {
  it.each([
    ['expired.example', 'target', /DNSSEC bogus|signature expired/],
    ['mismatched.example', 'target', /DNSSEC bogus|DNSKEY missing/],
    ['stripped.example', 'target', /DNSSEC bogus|DNSKEY missing|RRSIGs missing/],
    ['unloaded.example', 'target', /SERVFAIL/],
  ])('of %s is theirs, in the resolver’s own words', async (name, cause, words) => {
    const outcome = await open(servers.resolver).query(name, 'TXT');
    expect(outcome).toMatchObject({ status: 'failed', failure: { kind: 'servfail', cause } });
    expect(outcome.status === 'failed' && outcome.failure.detail).toMatch(words);
  });
});

describe.concurrent('delv, which validates by itself', () => {
  it.each(QUESTIONS)('agrees about %s', async (_what, name, type, spelling = name) => {
    const { status, authenticated } = ourWord(await open(servers.resolver).query(name, type));
    const ours = status === 'SERVFAIL' ? 'failed' : authenticated ? 'secure' : 'insecure';
    const { trust, text } = await delv(placeOf(servers.resolver), servers.anchorFile, spelling, type);
    expect(trust, text).toBe(ours);
  });
});
