/** The lab's servers on real sockets: transport, truncation, AD and CD, garbage, and certificates good and bad. */
import { createSocket } from 'node:dgram';
import { request } from 'node:https';
import { connect } from 'node:net';
import packet, { type DecodedPacket } from 'dns-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../../src/lab/index.ts';
import { parseConnectTo, redirect } from '../../src/parse/connect-to.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab();
});

afterAll(() => lab.close());

interface Question {
  name: string;
  type: string;
  flags?: number;
  edns?: number;
}

function encode({ name, type, flags = packet.RECURSION_DESIRED, edns }: Question): Buffer {
  const opt = {
    name: '.',
    type: 'OPT',
    udpPayloadSize: edns,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: 0,
    options: [],
  };
  return packet.encode({
    type: 'query',
    id: 4242,
    flags,
    questions: [{ name, type, class: 'IN' } as never],
    additionals: edns === undefined ? [] : [opt as never],
  });
}

function exchangeUdp(server: string, message: Buffer, waitMs = 2_000): Promise<Buffer | null> {
  const [host = '', port = ''] = server.split(':');
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const done = (answer: Buffer | null): void => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => done(null), waitMs);
    socket.on('message', done);
    socket.send(message, Number(port), host);
  });
}

async function ask(question: Question, server = lab.dns): Promise<DecodedPacket> {
  const answer = await exchangeUdp(server, encode(question));
  return packet.decode(answer as Buffer);
}

function askTcp(question: Question): Promise<DecodedPacket> {
  const [host = '', port = ''] = lab.dns.split(':');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), host);
    const message = packet.streamEncode({ ...packet.decode(encode(question)), additionals: [] } as never);
    let held = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('data', (data: Buffer) => {
      held = Buffer.concat([held, data]);
      if (held.length < 2 || held.length < 2 + held.readUInt16BE(0)) return;
      socket.destroy();
      resolve(packet.decode(held.subarray(2)));
    });
    // Sent in two pieces, as a slow network would deliver it.
    socket.write(message.subarray(0, 5));
    setTimeout(() => socket.write(message.subarray(5)), 10);
  });
}

const AD = packet.AUTHENTIC_DATA;
const CD = packet.CHECKING_DISABLED;

describe('the DNS server', () => {
  it('answers with the question, its id and RA', async () => {
    const answer = await ask({ name: 'Healthy.Example', type: 'MX' });
    expect(answer).toMatchObject({ id: 4242, flag_qr: true, flag_ra: true, rcode: 'NOERROR' });
    expect(answer.questions?.[0]).toMatchObject({ name: 'Healthy.Example', type: 'MX' });
    expect(answer.answers).toHaveLength(2);
  });

  it('vouches for signed names only, to those who ask, and only where it validates', async () => {
    const ad = async (name: string, flags: number, server?: string): Promise<boolean> =>
      (await ask({ name, type: 'SOA', flags }, server)).flag_ad;
    expect(await ad('healthy.example', AD)).toBe(true);
    expect(await ad('.', AD)).toBe(true);
    expect(await ad('healthy.example', 0)).toBe(false);
    expect(await ad('spf-missing.example', AD)).toBe(false);
    expect(await ad('healthy.example', AD, lab.resolvers['not-validating'])).toBe(false);
  });

  it('withholds bogus data unless CD is set', async () => {
    expect((await ask({ name: 'dnssec-bogus.example', type: 'MX' })) as object).toMatchObject({
      rcode: 'SERVFAIL',
    });
    const answer = await ask({ name: 'dnssec-bogus.example', type: 'MX', flags: CD });
    expect(answer).toMatchObject({ rcode: 'NOERROR', flag_ad: false });
    expect(answer.answers).toHaveLength(1);
  });

  it('truncates what does not fit and gives it over TCP', async () => {
    const question = { name: 'spf-long-record.example', type: 'TXT' };
    const short = await ask(question);
    expect(short).toMatchObject({ flag_tc: true, answers: [] });
    expect((await ask({ ...question, edns: 1232 })).flag_tc).toBe(false);
    const whole = await askTcp(question);
    expect(whole).toMatchObject({ flag_tc: false });
    expect(whole.answers).toHaveLength(1);
  });

  it('takes odd names as they are', async () => {
    for (const name of [`${'a'.repeat(63)}.example`, 'a:b/c_d.example', '*.example', '_25._tcp.mx.example']) {
      expect((await ask({ name, type: 'TXT' })) as object).toMatchObject({ rcode: 'NXDOMAIN' });
    }
    expect((await ask({ name: 'healthy.example', type: 'HTTPS' })).answers).toEqual([]);
  });

  it('survives garbage', async () => {
    for (let length = 0; length < 60; length += 1) {
      const garbage = Buffer.from(Array.from({ length }, (_, i) => (i * 37 + length * 11) % 256));
      await exchangeUdp(lab.dns, garbage, 2);
    }
    const [host = '', port = ''] = lab.dns.split(':');
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), host, () => {
        socket.write(Buffer.alloc(5_000, 0xff));
        socket.resetAndDestroy();
      });
      socket.on('close', () => resolve());
      socket.on('error', () => {});
    });
    expect((await ask({ name: 'healthy.example', type: 'MX' })) as object).toMatchObject({
      rcode: 'NOERROR',
    });
  });

  it('has blocklists with their test points, and refuses public resolvers', async () => {
    const zen = async (name: string, server?: string): Promise<unknown> =>
      (await ask({ name: `${name}.zen.spamhaus.org`, type: 'A' }, server)).answers?.map(
        (one) => 'data' in one && one.data,
      );
    expect(await zen('2.0.0.127')).toEqual(['127.0.0.2']);
    expect(await zen('1.0.0.127')).toEqual([]);
    expect(await zen('126.99.88.192')).toEqual(['127.0.0.2']);
    expect(await zen('1.0.0.127', lab.resolvers.public)).toEqual(['127.255.255.254']);
  });

  it('waits as long as it is told', async () => {
    const slow = await startLab({ delayMs: 40 });
    const before = performance.now();
    await ask({ name: 'healthy.example', type: 'MX' }, slow.dns);
    expect(performance.now() - before).toBeGreaterThan(35);
    await slow.close();
  });
});

describe('the web server', () => {
  const get = (host: string, path = '/.well-known/mta-sts.txt'): Promise<string> =>
    new Promise((resolve) => {
      const [address = '', port = ''] = (lab.connectTo[0] ?? '').replace(/^:443:/, '').split(':');
      const options = {
        host: address,
        port,
        path,
        servername: host,
        ca: lab.caPem,
        headers: { host },
        agent: false,
      };
      request(options, (reply) => {
        reply.resume();
        reply.on('end', () => resolve(`${reply.statusCode} ${reply.headers['content-type']}`));
      })
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
        .end();
    });

  it.each([
    ['mta-sts.healthy.example', '200 text/plain; charset=utf-8'],
    ['mta-sts.mta-sts-policy-404.example', '404 text/plain; charset=utf-8'],
    ['mta-sts.mta-sts-redirect.example', '301 text/plain; charset=utf-8'],
    ['mta-sts.mta-sts-bad-certificate.example', 'CERT_HAS_EXPIRED'],
    ['mta-sts.mta-sts-wrong-name.example', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['mta-sts.mta-sts-self-signed.example', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['mta-sts.wildcard.example', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s: %s', async (host, said) => {
    expect(await get(host)).toBe(said);
  });
});

describe('flags', () => {
  it('name the resolver, the web server and the mail servers', () => {
    const rules = lab.connectTo.flatMap((rule) => ['--connect-to', rule]);
    expect(lab.flags).toEqual(['--dns', lab.dns, ...rules]);
    expect(lab.connectTo[0]).toMatch(/^:443:127\.0\.0\.1:\d+$/);
    expect(lab.connectToUsual.length).toBeLessThan(8);
  });

  it('lead nowhere but to this machine', () => {
    const rules = lab.connectTo
      .map((rule) => parseConnectTo(rule))
      .flatMap((one) => (one.ok ? [one.rule] : []));
    expect(rules).toHaveLength(lab.connectTo.length);
    const led = (host: string, port: number): string => redirect(rules, host, port).host;
    for (const port of [25, 443, 465, 587, 2525, 8025, 853]) {
      expect(led('smtp.google.com', port)).toBe('127.0.0.1');
      expect(led('192.88.99.9', port)).toBe('127.0.0.1');
    }
    expect(redirect(rules, '127.0.0.1', 4711)).toEqual({ host: '127.0.0.1', port: 4711 });
    expect(redirect(rules, '::1', 4711)).toEqual({ host: '::1', port: 4711 });
  });
});
