/** Hostile DNS messages: whatever comes, an outcome follows in time, and nothing throws. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { RrType } from '../../src/model/dns.ts';
import { createContext } from '../../src/net/context.ts';
import { readMessage } from '../../src/net/dns/message.ts';
import { makeQuestion, type Question } from '../../src/net/dns/question.ts';
import { TYPE_NUMBERS } from '../../src/net/dns/record-types.ts';
import { answers, encodeReply, startDnsServer } from '../support/dns-server.ts';
import { ROOT } from '../support/source.ts';

const TYPES = Object.keys(TYPE_NUMBERS) as RrType[];

function question(type: RrType): Question {
  return makeQuestion('x.example', type, false) as Question;
}

/** A response header, the question, and then whatever is given. */
function message({ wire }: Question, counts: [number, number, number], rest: Uint8Array): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  for (const [i, count] of counts.entries()) header.writeUInt16BE(count, 6 + 2 * i);
  return Buffer.concat([header, wire, rest]);
}

const count = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 65_535 }));

describe('reading a message', () => {
  it('never throws for random octets after the question', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TYPES),
        fc.tuple(count, count, count),
        fc.uint8Array({ maxLength: 200 }),
        (type, counts, rest) => {
          const read = readMessage(message(question(type), counts, rest), question(type), 512);
          expect(read).toBeTypeOf('object');
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('never throws for records of every type with random data, and keeps only whole ones', () => {
    const owner = fc.constantFrom(
      Buffer.from('c00c', 'hex'),
      Buffer.from('00', 'hex'),
      Buffer.from('c0ff', 'hex'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...TYPES),
        owner,
        fc.uint8Array({ maxLength: 80 }),
        fc.integer({ min: -2, max: 2 }),
        (type, name, data, off) => {
          const fixed = Buffer.alloc(10);
          fixed.writeUInt16BE(TYPE_NUMBERS[type], 0);
          fixed.writeUInt16BE(1, 2);
          fixed.writeUInt16BE(Math.max(0, data.length + off), 8);
          const read = readMessage(
            message(question(type), [1, 0, 0], Buffer.concat([name, fixed, data])),
            question(type),
            512,
          );
          if ('records' in read) for (const record of read.records) expect(record.type).toBe(type);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('never throws for a valid answer with a few octets changed', () => {
    const whole = encodeReply(
      {
        name: 'x.example',
        type: 'MX',
        id: 1,
        transport: 'udp',
        from: 0,
        raw: Buffer.alloc(0),
        packet: {} as never,
      },
      answers(
        { type: 'CNAME', name: 'x.example', ttl: 1, data: 'y.example' },
        { type: 'MX', name: 'y.example', ttl: 1, data: { preference: 1, exchange: 'mx.example' } },
      ),
    );
    const change = fc.tuple(
      fc.integer({ min: 12 + question('MX').wire.length, max: whole.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const broken = Buffer.from(whole);
        for (const [at, octet] of changes) broken[at] = octet;
        readMessage(broken, question('MX'), 512);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is quick for the longest and most twisted of messages', () => {
    // Pointers to pointers, as deep as they may go, from as many records as fit.
    const chain = Buffer.alloc(2 * 8_000);
    const first = 12 + question('MX').wire.length;
    for (let i = 0; i < 8_000; i++) chain.writeUInt16BE(0xc000 | (i === 0 ? 12 : first + 2 * (i - 1)), 2 * i);
    const record = Buffer.from('ffff' + '000f0001' + '00000001' + '0004' + '000affff', 'hex');
    record.writeUInt16BE(0xc000 | (first + 2 * 7_999), 0);
    record.writeUInt16BE(0xc000 | (first + 2 * 7_999), record.length - 2);
    const body = Buffer.concat([chain, ...Array<Buffer>(2_500).fill(record)]);
    const began = performance.now();
    for (const counts of [
      [512, 0, 0],
      [0, 65_535, 65_535],
      [500, 65_535, 0],
    ] as [number, number, number][])
      for (let i = 0; i < 20; i++) readMessage(message(question('MX'), counts, body), question('MX'), 512);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('does not follow a name in a circle', () => {
    const loop = Buffer.from('c01b' + '000f0001' + '00000001' + '0004' + '000ac025', 'hex');
    expect(readMessage(message(question('MX'), [1, 0, 0], loop), question('MX'), 512)).toMatchObject({
      kind: 'malformed',
    });
  });
});

describe('the client', () => {
  it('has an outcome for every answer of random octets that passes for one', async () => {
    const random = fc.sample(fc.uint8Array({ maxLength: 120 }), { numRuns: 300, seed: 42 });
    let i = 0;
    const server = await startDnsServer(({ raw, transport }) => {
      if (transport === 'tcp') return null;
      const rest = Buffer.from(random[i++ % random.length] as Uint8Array);
      const forged = Buffer.concat([raw.subarray(0, raw.length - 11), rest]);
      forged[2] = 0x80 | ((rest[0] ?? 0) & 0x07);
      forged[3] = rest[1] ?? 0;
      forged.writeUInt16BE((rest[2] ?? 0) & 3, 6);
      forged.writeUInt16BE((rest[3] ?? 0) & 3, 8);
      forged.writeUInt16BE((rest[4] ?? 0) & 3, 10);
      return { raw: forged };
    });
    const ctx = createContext({ dns: [server.address], limits: { dnsMs: 1_000 } });
    const outcomes = await Promise.all(
      random.map((_, n) => ctx.dns.query(`n${n}.example`, TYPES[n % TYPES.length] as RrType)),
    );
    expect(outcomes).toHaveLength(300);
    for (const { status } of outcomes) expect(['observed', 'absent', 'failed']).toContain(status);
    ctx.close();
    await server.close();
  });

  it('is not led astray by a stream of nonsense', async () => {
    const server = await startDnsServer(({ raw, transport, name }) => {
      if (transport === 'udp') return { truncate: true };
      const short = Buffer.of(raw[0] as number, raw[1] as number, 0x80);
      return {
        raw: [
          short,
          Buffer.alloc(0),
          Buffer.from('nonsense of some length'),
          encodeReply(
            { name, type: 'A', id: raw.readUInt16BE(0), transport, from: 0, raw, packet: {} as never },
            answers({ type: 'A', name, ttl: 1, data: '192.0.2.1' }),
          ),
        ],
      };
    });
    const ctx = createContext({ dns: [server.address], limits: { dnsMs: 1_000 } });
    expect(await ctx.dns.query('x.example', 'A')).toMatchObject({
      status: 'observed',
      value: { transport: 'tcp' },
    });
    ctx.close();
    await server.close();
  });

  it('bounds what one message may hold', async () => {
    const server = await startDnsServer(({ name }) =>
      answers(
        ...Array.from({ length: 40 }, () => ({ type: 'TXT' as const, name, ttl: 1, data: 'x'.repeat(100) })),
      ),
    );
    const ctx = createContext({
      dns: [`tcp://${server.address}`],
      limits: { dnsMs: 500, dnsMessageBytes: 2_000 },
    });
    expect(await ctx.dns.query('x.example', 'TXT')).toMatchObject({
      status: 'failed',
      failure: { kind: 'limit' },
    });
    ctx.close();
    await server.close();
  });
});

describe('a program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-exit-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['', 'tcp://'])('ends by itself once nothing is pending (%s)', async (scheme) => {
    const server = await startDnsServer(({ name }) =>
      answers({ type: 'A', name, ttl: 1, data: '192.0.2.1' }),
    );
    await build({
      stdin: {
        contents: `import { createContext } from './src/net/context.ts';
          const { dns } = createContext({ dns: ['${scheme}${server.address}'] });
          console.log((await Promise.all([dns.facts(), dns.query('x.example', 'A')]))[1].status);`,
        resolveDir: ROOT,
      },
      outfile: join(folder, 'program.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'warning',
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    });
    const child = spawn(process.execPath, [join(folder, 'program.mjs')]);
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    const began = performance.now();
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect(out.trim()).toBe('observed');
    expect(code).toBe(0);
    // An idle connection would be kept for ten seconds, a question given five.
    expect(performance.now() - began).toBeLessThan(4_000);
    await server.close();
  });
});
