/** The DNS client against a scripted server on loopback: what goes out, what is believed, and what each trouble is called. */
import type { Answer } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import type { DnsOutcome, RrType } from '../../src/model/dns.ts';
import { type ContextOptions, createContext, type OpenContext } from '../../src/net/context.ts';
import {
  answers,
  nodata,
  type Script,
  type ScriptedDnsOptions,
  type ScriptedDnsServer,
  type ScriptedReply,
  soa,
  startDnsServer,
} from '../support/dns-server.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serve(script: Script, options?: ScriptedDnsOptions): Promise<ScriptedDnsServer> {
  const server = await startDnsServer(script, options);
  closers.push(() => server.close());
  return server;
}

function open(dns: readonly string[], options: ContextOptions = {}): OpenContext {
  const ctx = createContext({ dns, ...options, limits: { dnsMs: 1_500, ...options.limits } });
  closers.push(() => ctx.close());
  return ctx;
}

async function ask(
  script: Script,
  name: string,
  type: RrType = 'A',
  options?: ContextOptions,
): Promise<DnsOutcome> {
  const server = await serve(script);
  return open([server.address], options).dns.query(name, type);
}

function failureOf(outcome: DnsOutcome): Record<string, unknown> {
  expect(outcome.status).toBe('failed');
  return outcome.status === 'failed' ? { ...outcome.failure } : {};
}

const a = (name: string, data = '192.0.2.1', ttl = 300): Answer => ({ type: 'A', name, ttl, data });
const cname = (name: string, data: string, ttl = 300): Answer => ({ type: 'CNAME', name, ttl, data });
const UP: ScriptedReply = { ...answers(soa('.')), authenticated: true };
/** A resolver that is well, apart from the names the script takes care of. */
const well =
  (script: Script): Script =>
  (question) =>
    question.name === '.' ? UP : script(question);

describe('a question on the wire', () => {
  it('asks for recursion and AD, speaks EDNS0, and sets CD when told to', async () => {
    const server = await serve(({ name }) => answers(a(name)));
    const { dns } = open([server.address]);
    await dns.query('example.com', 'A');
    await dns.query('example.com', 'A', { checkingDisabled: true });
    const [plain, unchecked] = server.asked.map(({ packet }) => packet);
    expect(plain).toMatchObject({ flag_rd: true, flag_ad: true, flag_cd: false, flag_qr: false });
    expect(plain?.questions).toEqual([{ name: 'example.com', type: 'A', class: 'IN' }]);
    expect(plain?.additionals).toMatchObject([{ type: 'OPT', udpPayloadSize: 1232, flag_do: false }]);
    expect(unchecked).toMatchObject({ flag_rd: true, flag_ad: true, flag_cd: true });
  });

  it.each([
    '_dmarc.example.com',
    'Mixed.Example.COM',
    'with space.example.com',
    'a/b:c.example.com',
    `${'x'.repeat(63)}.example.com`,
    'bücher.example.com',
    '%{ir}.user+tag=x._spf.example.com',
    '"quoted".example.com',
    '-._.-.example.com',
  ])('carries %j as it is', async (name) => {
    const server = await serve(({ name: asked }) => answers(a(asked)));
    expect(await open([server.address]).dns.query(name, 'A')).toMatchObject({ status: 'observed' });
    expect(server.asked.map((one) => one.name)).toEqual([name]);
  });

  it.each(['a..example.com', '.example.com', `${'x'.repeat(64)}.example.com`, 'x.'.repeat(128)])(
    'is not made for the illegal name %j',
    async (name) => {
      const server = await serve(() => UP);
      const failure = failureOf(await open([server.address]).dns.query(name, 'TXT'));
      expect(failure).toMatchObject({ stage: 'resolve', kind: 'malformed', cause: 'target' });
      expect(server.asked).toEqual([]);
    },
  );

  it('has an id and a port nobody can foretell', async () => {
    const server = await serve(({ name }) => answers(a(name)));
    const { dns } = open([server.address]);
    await Promise.all(Array.from({ length: 400 }, (_, i) => dns.query(`n${i}.example`, 'A')));
    expect(new Set(server.asked.map(({ id }) => id)).size).toBeGreaterThan(350);
    expect(new Set(server.asked.map(({ from }) => from)).size).toBeGreaterThan(2);
    const steps = server.asked.map(({ id }, i) => id - (server.asked[i - 1]?.id ?? 0));
    expect(new Set(steps).size).toBeGreaterThan(300);
  });
});

describe('an answer', () => {
  it('keeps TTL, AD, server, transport and size', async () => {
    const server = await serve(({ name }) => ({
      ...answers(cname(name, 'end.example', 60), a('end.example', '192.0.2.1', 300)),
      authenticated: true,
    }));
    expect(await open([server.address]).dns.query('www.example', 'A')).toEqual({
      status: 'observed',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      tookMs: expect.any(Number),
      value: {
        records: [{ type: 'A', name: 'end.example', ttl: 300, address: '192.0.2.1' }],
        cnames: [{ from: 'www.example', to: 'end.example', ttl: 60 }],
        ttl: 60,
        authenticated: true,
        server: server.address,
        transport: 'udp',
        size: expect.any(Number),
        truncated: false,
      },
    });
  });

  const NAME = 'x.example';
  const cases: [RrType, Answer['type'], unknown, object][] = [
    ['AAAA', 'AAAA', '2001:DB8:0:0:0:0:0:1', { address: '2001:db8::1' }],
    [
      'MX',
      'MX',
      { preference: 10, exchange: 'MX.Example.COM' },
      { preference: 10, exchange: 'mx.example.com' },
    ],
    ['MX', 'MX', { preference: 0, exchange: '.' }, { preference: 0, exchange: '' }],
    ['TXT', 'TXT', ['v=spf1 ', '-all'], { value: 'v=spf1 -all', chunks: [7, 4] }],
    ['TXT', 'TXT', [Buffer.from('6fff00c3bc', 'hex'), ''], { value: 'o\\xff\u0000ü', chunks: [5, 0] }],
    ['TXT', 'TXT', [Buffer.from('c3', 'hex'), Buffer.from('bc', 'hex')], { value: 'ü', chunks: [1, 1] }],
    ['NS', 'NS', 'NS1.Example.', { target: 'ns1.example' }],
    ['PTR', 'PTR', 'host.example', { target: 'host.example' }],
    ['CNAME', 'CNAME', 'other.example', { target: 'other.example' }],
    [
      'SOA',
      'SOA',
      { mname: 'ns.example', rname: 'hostmaster.example', minimum: 60, serial: 4294967295 },
      { mname: 'ns.example', serial: 4294967295, minimum: 60 },
    ],
    [
      'SRV',
      'SRV',
      { priority: 1, weight: 2, port: 25, target: 'h.example' },
      { priority: 1, weight: 2, port: 25, target: 'h.example' },
    ],
    [
      'TLSA',
      'TLSA',
      { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.from('ABCD', 'hex') },
      { usage: 3, selector: 1, matchingType: 1, data: 'abcd' },
    ],
    ['CAA', 'CAA', { flags: 0, tag: 'issue', value: 'ca.example' }, { text: '0 issue "ca.example"' }],
    [
      'DS',
      'DS',
      { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.from('00ff', 'hex') },
      { text: '1 13 2 00ff' },
    ],
    ['DNSKEY', 'DNSKEY', { flags: 257, algorithm: 13, key: Buffer.from('key') }, { text: '257 3 13 a2V5' }],
  ];
  it.each(cases)('with %s is read into the model', async (type, wireType, data, expected) => {
    const outcome = await ask(
      ({ name }) => answers({ type: wireType, name, ttl: 5, data } as Answer),
      NAME,
      type,
    );
    expect(outcome).toMatchObject({
      status: 'observed',
      value: { records: [{ type, name: NAME, ttl: 5, ...expected }] },
    });
  });

  it('holds only records of the type and the name asked for', async () => {
    const outcome = await ask(
      ({ name }) =>
        answers(
          a('evil.example', '192.0.2.66'),
          { type: 'TXT', name, ttl: 1, data: 'x' },
          a(name),
          a(name, '192.0.2.2'),
        ),
      'x.example',
    );
    expect(outcome).toMatchObject({
      value: { records: [{ address: '192.0.2.1' }, { address: '192.0.2.2' }] },
    });
  });

  it('is absent for NXDOMAIN and NODATA, told apart', async () => {
    expect(await ask(() => null, 'x.example')).toMatchObject({
      status: 'absent',
      how: 'nxdomain',
      cnames: [],
    });
    expect(await ask(nodata, 'x.example')).toMatchObject({
      status: 'absent',
      how: 'nodata',
      authenticated: false,
    });
    expect(await ask(() => ({}), 'x.example')).toMatchObject({ status: 'absent', how: 'nodata' });
  });

  it('beyond the limit of records is a failure of that name', async () => {
    const outcome = await ask(
      well(({ name }) => answers(...Array.from({ length: 20 }, () => a(name)))),
      'x.example',
      'A',
      {
        limits: { recordsPerAnswer: 19, dnsMs: 500 },
      },
    );
    expect(failureOf(outcome)).toMatchObject({ kind: 'limit', cause: 'target' });
  });
});

describe('a CNAME chain', () => {
  it('is followed by further questions where the server stops', async () => {
    const chain: Record<string, string> = { 'a.example': 'b.example', 'b.example': 'c.example' };
    const server = await serve(({ name }) => {
      const to = chain[name];
      return to === undefined ? answers(a(name, '192.0.2.9', 30)) : answers(cname(name, to, 100));
    });
    expect(await open([server.address]).dns.query('a.example', 'A')).toMatchObject({
      status: 'observed',
      value: {
        ttl: 30,
        cnames: [
          { from: 'a.example', to: 'b.example' },
          { from: 'b.example', to: 'c.example' },
        ],
        records: [{ name: 'c.example' }],
      },
    });
    expect(server.asked.map(({ name }) => name)).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('that ends nowhere is absent, with its links', async () => {
    const gone = await ask(
      ({ name }) => ({ rcode: 3, answers: [cname(name, 'gone.example')], authorities: [soa()] }),
      'a.example',
    );
    expect(gone).toMatchObject({ status: 'absent', how: 'nxdomain', cnames: [{ to: 'gone.example' }] });
    const empty = await ask(
      ({ name }) => ({ answers: [cname(name, 'empty.example')], authorities: [soa()] }),
      'a.example',
    );
    expect(empty).toMatchObject({ status: 'absent', how: 'nodata', cnames: [{ to: 'empty.example' }] });
  });

  it('is secure only if every link is', async () => {
    const outcome = await ask(
      ({ name }) =>
        name === 'a.example'
          ? { ...answers(cname(name, 'b.example')), authenticated: true }
          : answers(a(name)),
      'a.example',
    );
    expect(outcome).toMatchObject({ value: { authenticated: false } });
  });

  it.each([
    ['in one answer', () => answers(cname('a.example', 'b.example'), cname('b.example', 'a.example'))],
    [
      'over several',
      ({ name }) => answers(name === 'a.example' ? cname(name, 'B.example') : cname(name, 'A.example')),
    ],
    ['to itself', ({ name }) => answers(cname(name, name))],
  ] satisfies [string, Script][])('that runs in a circle %s ends as a limit', async (_, script) => {
    expect(failureOf(await ask(script, 'a.example'))).toMatchObject({
      kind: 'limit',
      code: 'CNAME-LOOP',
      cause: 'target',
    });
  });

  it('that does not end is cut off', async () => {
    let i = 0;
    const outcome = await ask(({ name }) => answers(cname(name, `n${i++}.example`)), 'a.example', 'A', {
      limits: { cnameChain: 5 },
    });
    expect(failureOf(outcome)).toMatchObject({ kind: 'limit', code: 'CNAME-CHAIN' });
    expect(i).toBe(6);
  });
});

describe('lies', () => {
  const LIES: Record<string, Script> = {
    'another id': ({ id }) => ({ ...answers(a('x.example', '6.6.6.6')), id: id ^ 1 }),
    'another name': () => ({
      ...answers(a('y.example', '6.6.6.6')),
      question: { name: 'y.example', type: 'A' },
    }),
    'another type': () => ({
      ...answers(a('x.example', '6.6.6.6')),
      question: { name: 'x.example', type: 'AAAA' },
    }),
    'no question': () => ({ ...answers(a('x.example', '6.6.6.6')), question: null }),
    'another port': () => ({ ...answers(a('x.example', '6.6.6.6')), fromOtherPort: true }),
    'a query, not a response': ({ raw }) => ({ raw }),
    garbage: () => ({ raw: Buffer.from('not dns at all, but long enough for a header') }),
    'a stub': () => ({ raw: Buffer.of(1, 2, 3) }),
  };
  it.each(Object.entries(LIES))('such as %s are ignored, and the wait goes on', async (_, lie) => {
    let calls = 0;
    const server = await serve((question) => (calls++ === 0 ? lie(question) : answers(a('x.example'))));
    const ctx = open([server.address], { limits: { dnsMs: 600 } });
    expect(await ctx.dns.query('x.example', 'A')).toMatchObject({
      value: { records: [{ address: '192.0.2.1' }] },
    });
    expect(server.asked).toHaveLength(2);
  });

  it('do not hide the true answer that follows', async () => {
    const server = await serve(({ raw }) => {
      const forged = Buffer.concat([raw]);
      forged.writeUInt16BE(raw.readUInt16BE(0) ^ 0xff, 0);
      forged[2] = 0x81;
      const real = Buffer.concat([raw]);
      real.writeUInt16BE(0x8183, 2);
      return { raw: [forged, forged, real] };
    });
    expect(await open([server.address]).dns.query('x.example', 'A')).toMatchObject({ how: 'nxdomain' });
    expect(server.asked).toHaveLength(1);
  });

  it('do not include another case of the name', async () => {
    const outcome = await ask(
      ({ name }) => ({ ...answers(a(name)), question: { name: name.toUpperCase(), type: 'A' } }),
      'x.example',
    );
    expect(outcome).toMatchObject({ status: 'observed' });
  });
});

describe('truncation', () => {
  it('leads to TCP, and is told', async () => {
    const text = 'x'.repeat(200);
    const server = await serve(({ name }) => ({
      ...answers(...Array.from({ length: 60 }, (): Answer => ({ type: 'TXT', name, ttl: 1, data: text }))),
      truncate: true,
    }));
    const { dns } = open([server.address]);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => dns.query(`n${i}.example`, 'TXT')),
    );
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'observed',
        value: { transport: 'tcp', truncated: true, server: server.address },
      });
      if (outcome.status === 'observed') expect(outcome.value.records).toHaveLength(60);
    }
    expect(server.connections()).toBe(1);
  });

  it('without TCP is a failure that says so', async () => {
    const server = await serve(
      well(() => ({ truncate: true })),
      { udpOnly: true },
    );
    expect(failureOf(await open([server.address]).dns.query('x.example', 'TXT'))).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('a server over TCP', () => {
  it('is asked many questions over few connections, answered in any order', async () => {
    const server = await serve(({ name }) => ({ ...answers(a(name)), afterMs: name.length % 7 }));
    const { dns } = open([`tcp://${server.address}`]);
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, (_, i) => dns.query(`${'n'.repeat(i % 9)}${i}.example`, 'A')),
    );
    expect(outcomes.filter(({ status }) => status === 'observed')).toHaveLength(300);
    expect(outcomes[0]).toMatchObject({
      value: { transport: 'tcp', server: `tcp://${server.address}`, truncated: false },
    });
    expect(server.connections()).toBeLessThanOrEqual(4);
  });

  it('may close the connection after each answer', async () => {
    const server = await serve(({ name }) => ({ ...answers(a(name)), close: true }));
    const { dns } = open([`tcp://${server.address}`]);
    for (let i = 0; i < 5; i++)
      expect(await dns.query(`n${i}.example`, 'A')).toMatchObject({ status: 'observed' });
  });

  it('that is not there is our trouble, at once', async () => {
    const server = await serve(() => null);
    await server.close();
    closers.pop();
    const began = performance.now();
    const failure = failureOf(await open([`tcp://${server.address}`]).dns.query('x.example', 'A'));
    expect(failure).toMatchObject({ kind: 'refused', code: 'ECONNREFUSED', cause: 'vantage' });
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('silence', () => {
  it('is asked again once, and the answer counts', async () => {
    let calls = 0;
    const server = await serve(({ name }) => (calls++ === 0 ? { drop: true } : answers(a(name))));
    const ctx = open([server.address], { limits: { dnsMs: 500 } });
    expect(await ctx.dns.query('x.example', 'A')).toMatchObject({ status: 'observed' });
    expect(server.asked).toHaveLength(2);
  });

  it('may end with a late answer to the first question', async () => {
    let calls = 0;
    const server = await serve(({ name }) =>
      calls++ === 0 ? { ...answers(a(name)), afterMs: 350 } : { drop: true },
    );
    const ctx = open([server.address], { limits: { dnsMs: 600 } });
    expect(await ctx.dns.query('x.example', 'A')).toMatchObject({ status: 'observed' });
    expect(server.asked).toHaveLength(2);
  });

  it('sends us to the next server, which is then asked first', async () => {
    const dead = await serve(() => ({ drop: true }));
    const alive = await serve(({ name }) => answers(a(name)));
    const { dns } = open([dead.address, alive.address]);
    expect(await dns.query('x.example', 'A')).toMatchObject({
      status: 'observed',
      value: { server: alive.address },
    });
    const began = performance.now();
    expect(await dns.query('y.example', 'A')).toMatchObject({ status: 'observed' });
    expect(performance.now() - began).toBeLessThan(200);
    expect(dead.asked).toHaveLength(1);
  });

  it('about one name while others are answered is the trouble of the target', async () => {
    const outcome = await ask(
      well(() => ({ drop: true })),
      'x.example',
      'MX',
      { limits: { dnsMs: 300 } },
    );
    expect(failureOf(outcome)).toMatchObject({
      kind: 'timeout',
      cause: 'target',
      detail: 'no answer for MX x.example within 0.3 s',
    });
  });

  it('about everything is ours, and does not take forever', async () => {
    const server = await serve(() => ({ drop: true }));
    const { dns } = open([server.address], { limits: { dnsMs: 500 } });
    const began = performance.now();
    const facts = dns.facts();
    for (let i = 0; i < 4; i++)
      expect(failureOf(await dns.query(`n${i}.example`, 'A'))).toMatchObject({
        kind: 'timeout',
        cause: 'vantage',
      });
    expect(await facts).toMatchObject({ answers: false, validates: false });
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});

describe('a closed port', () => {
  it('is told at once, and is our trouble', async () => {
    const server = await serve(() => null);
    await server.close();
    closers.pop();
    const began = performance.now();
    const { dns } = open([server.address]);
    expect(failureOf(await dns.query('x.example', 'A'))).toMatchObject({
      kind: 'refused',
      code: 'ECONNREFUSED',
      cause: 'vantage',
    });
    expect(await dns.facts()).toMatchObject({ answers: false });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it.each([2, 3, 40])('is told at once to each of %i questions', async (count) => {
    const server = await serve(() => null);
    await server.close();
    closers.pop();
    const began = performance.now();
    const { dns } = open([server.address], { limits: { dnsMs: 5_000 } });
    const names = Array.from({ length: count }, (_, i) => `n${i}.example`);
    const outcomes = await Promise.all(names.map((name) => dns.query(name, 'A')));
    expect(new Set(outcomes.map((outcome) => failureOf(outcome).kind))).toEqual(new Set(['refused']));
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('sends us to the next server', async () => {
    const gone = await serve(() => null);
    await gone.close();
    closers.pop();
    const alive = await serve(({ name }) => answers(a(name)));
    const { dns } = open([gone.address, alive.address]);
    expect(await dns.query('x.example', 'A')).toMatchObject({ status: 'observed' });
  });
});

describe('a bad answer', () => {
  it('SERVFAIL is asked for twice, and blamed on the target when the resolver is well', async () => {
    const server = await serve(
      well(() => ({ rcode: 2, extendedError: { code: 7, text: 'expired\u0007 yesterday' } })),
    );
    const failure = failureOf(await open([server.address]).dns.query('x.example', 'TLSA'));
    expect(failure).toMatchObject({ kind: 'servfail', code: 'SERVFAIL', cause: 'target' });
    expect(failure.detail).toBe(
      'SERVFAIL for TLSA x.example (signature expired: expired yesterday), asked 2 times',
    );
    expect(server.asked.filter(({ name }) => name === 'x.example')).toHaveLength(2);
  });

  it('SERVFAIL for everything is the trouble of our resolver', async () => {
    const { dns } = open([(await serve(() => ({ rcode: 2 }))).address]);
    expect(failureOf(await dns.query('x.example', 'A'))).toMatchObject({
      kind: 'servfail',
      cause: 'vantage',
    });
    expect(await dns.facts()).toMatchObject({ answers: true, validates: false });
  });

  it('waits for a question under way before it blames the resolver', async () => {
    // The root is refused here, as by an authoritative server, so only the slow question tells that the server is well.
    const server = await serve(({ name }) => {
      if (name === '.') return { rcode: 5 };
      return name === 'bad.example' ? { rcode: 2 } : { ...answers(a(name)), afterMs: 150 };
    });
    const { dns } = open([server.address]);
    const [bad] = await Promise.all([dns.query('bad.example', 'A'), dns.query('slow.example', 'A')]);
    expect(failureOf(bad)).toMatchObject({ kind: 'servfail', cause: 'target' });
  });

  it('SERVFAIL from one server is mended by the next', async () => {
    const bad = await serve(() => ({ rcode: 2 }));
    const good = await serve(({ name }) => answers(a(name)));
    expect(await open([bad.address, good.address]).dns.query('x.example', 'A')).toMatchObject({
      status: 'observed',
    });
  });

  it('REFUSED is our trouble, not asked for again', async () => {
    const server = await serve(() => ({ rcode: 5, extendedError: { code: 18 } }));
    const { dns } = open([server.address]);
    expect(failureOf(await dns.query('x.example', 'A'))).toMatchObject({
      kind: 'rejected',
      code: 'REFUSED',
      cause: 'vantage',
      detail: `${server.address} answered REFUSED for A x.example (prohibited)`,
    });
    expect(server.asked).toHaveLength(1);
    expect(await dns.facts()).toMatchObject({ answers: false });
  });

  it('NXDOMAIN by policy is not the word of the zone', async () => {
    const outcome = await ask(
      () => ({ rcode: 3, extendedError: { code: 15, text: 'malware' } }),
      'x.example',
    );
    expect(failureOf(outcome)).toMatchObject({ kind: 'rejected', code: 'POLICY', cause: 'vantage' });
  });

  it('a referral is no answer', async () => {
    const outcome = await ask(
      () => ({
        recursion: false,
        authorities: [{ type: 'NS', name: 'example', ttl: 1, data: 'ns.example' }],
      }),
      'x.example',
    );
    expect(failureOf(outcome)).toMatchObject({ kind: 'rejected', code: 'REFERRAL', cause: 'vantage' });
  });

  it('FORMERR leads to a question without EDNS0', async () => {
    const server = await serve(({ name, packet, raw }) => {
      if ((packet.additionals ?? []).length === 0) return answers(a(name));
      const header = Buffer.from(raw.subarray(0, 12));
      header.writeUInt16BE(0x8181, 2);
      header.fill(0, 4);
      return { raw: header };
    });
    expect(await open([server.address]).dns.query('x.example', 'A')).toMatchObject({ status: 'observed' });
    expect(server.asked).toHaveLength(2);
  });

  it('a malformed one is a failure of its own kind', async () => {
    const script = well(({ raw }) => {
      const broken = Buffer.concat([raw.subarray(0, raw.length - 11), Buffer.from('c00c00010001', 'hex')]);
      broken.writeUInt16BE(0x8180, 2);
      broken.writeUInt16BE(1, 6);
      broken.writeUInt16BE(0, 10);
      return { raw: broken };
    });
    expect(failureOf(await ask(script, 'x.example'))).toMatchObject({ kind: 'malformed', cause: 'target' });
  });
});

describe('one run', () => {
  it('asks a question once, however often, in whatever case, and whenever', async () => {
    const server = await serve(({ name }) =>
      name === 'bad.example' ? { rcode: 2 } : { ...answers(a(name)), afterMs: 20 },
    );
    const { dns } = open([server.address]);
    const names = ['x.example', 'X.Example', 'x.EXAMPLE.'];
    const first = await Promise.all(names.map((name) => dns.query(name, 'A')));
    expect(await dns.query('x.example', 'A')).toEqual(first[0]);
    expect(server.asked).toHaveLength(1);
    await dns.query('x.example', 'A', { checkingDisabled: true });
    await dns.query('x.example', 'AAAA');
    expect(server.asked).toHaveLength(3);
    await dns.query('bad.example', 'A');
    const before = server.asked.length;
    await dns.query('bad.example', 'A');
    expect(server.asked).toHaveLength(before);
  });

  it('keeps within the limit of questions in flight', async () => {
    let now = 0;
    let most = 0;
    const server = await serve(async ({ name }) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now--;
      return answers(a(name));
    });
    const { dns } = open([server.address], { limits: { dnsConcurrency: 10 } });
    const all = await Promise.all(Array.from({ length: 100 }, (_, i) => dns.query(`n${i}.example`, 'A')));
    expect(all.every(({ status }) => status === 'observed')).toBe(true);
    expect(most).toBe(10);
  });

  it('keeps thousands of questions in flight', async () => {
    const server = await serve(({ name }) => ({ ...answers(a(name)), afterMs: 20 }));
    const { dns } = open([server.address], { limits: { dnsMs: 8_000 } });
    const all = await Promise.all(Array.from({ length: 3_000 }, (_, i) => dns.query(`n${i}.example`, 'A')));
    expect(all.filter(({ status }) => status === 'observed')).toHaveLength(3_000);
  });

  it('ends what is pending when it is cancelled, at once', async () => {
    const server = await serve(() => ({ drop: true }));
    const controller = new AbortController();
    const { dns } = open([server.address], { signal: controller.signal, limits: { dnsConcurrency: 2 } });
    const pending = Promise.all(Array.from({ length: 5 }, (_, i) => dns.query(`n${i}.example`, 'A')));
    setTimeout(() => controller.abort(), 50);
    const began = performance.now();
    for (const outcome of await pending)
      expect(failureOf(outcome)).toMatchObject({ kind: 'cancelled', cause: 'vantage' });
    expect(failureOf(await dns.query('later.example', 'A'))).toMatchObject({ kind: 'cancelled' });
    expect(await dns.facts()).toMatchObject({ answers: false });
    expect(performance.now() - began).toBeLessThan(500);
  });
});

it('cancels any number of waiting questions', async () => {
  const server = await serve(() => ({ drop: true }));
  const ctx = open([server.address], { limits: { dnsConcurrency: 2 } });
  const pending = Promise.all(Array.from({ length: 20_000 }, (_, i) => ctx.dns.query(`n${i}.example`, 'A')));
  ctx.close();
  expect((await pending).every((one) => one.status === 'failed' && one.failure.kind === 'cancelled')).toBe(
    true,
  );
});

describe('facts', () => {
  it('say that the resolver validates when the signed root comes back with AD', async () => {
    const server = await serve(() => UP);
    const { dns } = open([server.address]);
    const [facts, again] = await Promise.all([dns.facts(), dns.facts()]);
    expect(facts).toEqual({
      server: server.address,
      servers: [server.address],
      validates: true,
      trusted: true,
      trustedBecause: 'it runs on this machine',
      answers: true,
    });
    expect(again).toBe(facts);
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({ name: '.', type: 'SOA' });
  });

  it('say that it does not validate when AD is missing or the root is refused', async () => {
    for (const reply of [answers(soa('.')), { rcode: 5 }, { authenticated: true, rcode: 3 }, { rcode: 2 }]) {
      const server = await serve(() => reply);
      expect(await open([server.address]).dns.facts()).toMatchObject({ validates: false });
    }
  });

  it('trust a server named by the user', async () => {
    const { dns } = open(['192.0.2.53'], { limits: { dnsMs: 50 } });
    expect(await dns.facts()).toMatchObject({
      trusted: true,
      trustedBecause: 'it was named with --dns',
      answers: false,
    });
  });
});

describe('the way to the server', () => {
  it('may be IPv6', async () => {
    const server = await serve(({ name }) => answers(a(name)), { address: '::1' });
    expect(await open([server.address]).dns.query('x.example', 'A')).toMatchObject({
      value: { server: server.address },
    });
  });

  it('starts at the source address, where that fits', async () => {
    const server = await serve(({ name }) => answers(a(name)));
    for (const [sourceAddress, expected] of [
      ['127.0.0.7', 'observed'],
      ['::1', 'observed'],
      ['192.0.2.2', 'observed'],
    ]) {
      const { dns } = open([server.address], { sourceAddress: sourceAddress as string });
      expect((await dns.query('x.example', 'A')).status).toBe(expected);
    }
  });
});
