/** Domains that mean harm: what they say reaches neither terminal nor issue, and no look at them takes long. */

import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Answer } from 'dns-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report, Run } from '../../src/model/report.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { type Ended, mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import {
  answers,
  nodata,
  type Script,
  type ScriptedDnsServer,
  type ScriptedReply,
  soa,
  startDnsServer,
} from '../support/dns-server.ts';

/** Colour, cursor, window title, line ends, C1, direction, invisible characters, tags, a link, and Markdown. */
const EVIL =
  '\u001b[31mred\u001b[2J\u001b]0;pwned\u0007\r\nX: y\t\u0085\u009b31m\u202egnp.exe\u2066\u200b\u200d\ufeff\u{e0041}' +
  '[click](javascript:alert(1))<img src=x onerror=alert(1)>|`@someone`';
/** What must not come out as it is. */
const HARMFUL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\udb40/;

const closers: (() => unknown)[] = [];
let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(async () => {
  for (const close of closers) await close();
  await lab.close();
});

const ok: ScriptedReply = { ...answers(soa('.')), authenticated: true };
/** A text of any length, in strings of the length DNS allows. */
function txt(name: string, text: string | Buffer): Answer {
  const bytes = Buffer.from(text);
  const count = Math.max(1, Math.ceil(bytes.length / 250));
  const data = Array.from({ length: count }, (_, i) => bytes.subarray(i * 250, (i + 1) * 250));
  return { type: 'TXT', name, ttl: 60, data };
}
const a = (name: string, data = '192.0.2.25'): Answer => ({ type: 'A', name, ttl: 60, data });
const cname = (name: string, data: string): Answer => ({ type: 'CNAME', name, ttl: 60, data });
const mx = (name: string, exchange: string, preference = 10): Answer => ({
  type: 'MX',
  name,
  ttl: 60,
  data: { preference, exchange },
});

/** NODATA for whatever the script leaves open, so that the domain exists. */
async function world(script: Script): Promise<ScriptedDnsServer> {
  const server = await startDnsServer((question) => {
    if (question.name === '.') return ok;
    return script(question) ?? nodata();
  });
  closers.push(() => server.close());
  return server;
}

const NOWHERE = ['--connect-to', ':443:127.0.0.1:1'];
const NO_MAIL_HOST = ['--connect-to', ':25:127.0.0.1:1'];

interface Look extends Ended {
  tookMs: number;
}

/** No connection leaves this machine: where nothing else is said, ports 443 and 25 lead to a closed one. */
async function look(
  server: ScriptedDnsServer,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Look> {
  const began = performance.now();
  const reach = flags.includes('--connect-to') ? [] : NOWHERE;
  const ended = await mailsonde([...args, '--dns', server.address, ...reach, ...NO_MAIL_HOST, ...flags]);
  return { ...ended, tookMs: performance.now() - began };
}

async function reportOf(
  server: ScriptedDnsServer,
  args: readonly string[],
  flags: string[] = [],
): Promise<{ report: Report; tookMs: number }> {
  const { stdout, stderr, tookMs } = await look(server, [...args, '--json'], flags);
  expect(stderr).toBe('');
  return { report: (JSON.parse(stdout) as Run).reports[0] as Report, tookMs };
}

/** Markdown without its code, in which nothing means anything. */
function outsideCode(markdown: string): string {
  return markdown
    .replaceAll(/^(`{3,})diff\n[\s\S]*?^\1$/gm, '')
    .replaceAll(/(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
}

describe('hostile text', () => {
  it('comes out of no format as it went in', async () => {
    const label = EVIL.replaceAll('.', '').slice(0, 40);
    const server = await world(({ name, type }) => {
      if (type === 'TXT') {
        if (name.startsWith('_dmarc.'))
          return answers(txt(name, `v=DMARC1; p=${EVIL}; rua=mailto:${EVIL}@x.example`));
        if (name.startsWith('_mta-sts.')) return answers(txt(name, `v=STSv1; id=${EVIL}`));
        if (name.startsWith('_smtp._tls.')) return answers(txt(name, `v=TLSRPTv1; rua=https://${EVIL}/`));
        if (name.includes('._bimi.'))
          return answers(txt(name, `v=BIMI1; l=https://${EVIL}/l.svg; a=${EVIL}`));
        if (name.includes('._domainkey.'))
          return answers(txt(name, `v=DKIM1; k=${EVIL}; n=${EVIL}; p=${EVIL}`));
        if (name.startsWith('exp.')) return answers(txt(name, `no ${EVIL}`));
        if (/\.(org|com|net|de)$/.test(name)) return answers(txt(name, `listed: ${EVIL}`));
        return answers(
          txt(name, `v=spf1 include:${label}.example exists:%{i}.${EVIL} ${EVIL} exp=exp.x.example -all`),
          txt(name, EVIL),
          txt(name, Buffer.from([0x1b, 0x5b, 0x33, 0x31, 0x6d, 0xff, 0xfe, 0x00, 0x9b])),
        );
      }
      if (type === 'MX') return answers(mx(name, `${label}.example`), mx(name, 'mx.evil.example'));
      if (type === 'A') return answers(cname(name, `${label}.cdn.example`), a(`${label}.cdn.example`));
      if (type === 'PTR') return answers({ type: 'PTR', name, ttl: 60, data: `${label}.example` });
      if (type === 'SOA') return answers(soa(name));
      return null;
    });
    const args = [
      'check',
      'evil.example',
      '--ip',
      '192.0.2.25',
      '--selector',
      's1',
      '--helo',
      `x${label.slice(0, 4)}`,
    ];
    const safe = args.map((arg) => arg.replaceAll(/[\p{Cc}\s]/gu, ''));
    for (const way of [
      [],
      ['-v'],
      ['-q'],
      ['--format', 'markdown', '-v'],
      ['--json'],
      ['--format', 'ndjson'],
    ]) {
      const { stdout, stderr, status } = await look(server, safe, way);
      expect(status).toBe(1);
      expect(stderr).toBe('');
      expect(stdout).toContain('evil.example');
      expect(HARMFUL.exec(stdout)?.[0], way.join(' ')).toBeUndefined();
      if (way.includes('markdown'))
        expect(outsideCode(stdout)).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(javascript|(?<!\w)@someone/);
    }
  });

  it('in names and files the user gives is not told as it is either', async () => {
    const file = lab.file('evil.txt', `${EVIL}\n\u001b[31mred.example\n`);
    const { stderr, stdout, status } = await lab.run(['check', '--input', file, '--format', 'ndjson']);
    expect(status).toBe(2);
    expect(HARMFUL.exec(stderr + stdout)?.[0]).toBeUndefined();
  });
});

describe('too much', () => {
  it('TXT of 60 KB is read, judged, and cut on the screen', async () => {
    const server = await world(({ name, type }) =>
      type === 'TXT' ? { ...answers(txt(name, `v=spf1 ${'x'.repeat(58_000)}`)), truncate: true } : null,
    );
    const { stdout, status, tookMs } = await look(server, ['check', 'big.example']);
    expect(status).toBe(1);
    expect(stdout.length).toBeLessThan(20_000);
    expect(tookMs).toBeLessThan(5_000);
  });

  it('500 MX hosts are counted, and a few of them visited', async () => {
    const server = await world(({ name, type }) => {
      if (type === 'MX')
        return {
          ...answers(...Array.from({ length: 500 }, (_, i) => mx(name, `mx${i}.many.example`, i))),
          truncate: true,
        };
      return type === 'A' ? answers(a(name)) : null;
    });
    const { report, tookMs } = await reportOf(server, ['check', 'many.example']);
    expect(report.evidence.mx).toMatchObject({ status: 'observed', value: { dropped: 480 } });
    expect(tookMs).toBeLessThan(5_000);
    expect(server.asked.length).toBeLessThan(1_000);
  });

  it('a CNAME chain without end is left where it grows too long', async () => {
    let links = 0;
    const server = await world(({ name }) => {
      links += 1;
      return answers(cname(name, `c${links}.deep.example`));
    });
    const { report, tookMs } = await reportOf(server, ['check', 'deep.example']);
    expect(report.verdict).not.toBe('pass');
    expect(JSON.stringify(report.findings)).toMatch(/CNAME chain/);
    expect(tookMs).toBeLessThan(8_000);
    expect(server.asked.length).toBeLessThan(3_000);
  });

  it('an SPF bomb costs a bounded number of questions', async () => {
    const server = await world(({ name, type }) => {
      if (type !== 'TXT' || !name.endsWith('bomb.example') || name.startsWith('_')) return null;
      const terms = Array.from(
        { length: 10 },
        (_, i) => `include:${i}.${name} a:${i}a.${name} exists:%{i}.${i}.${name}`,
      );
      return {
        ...answers(txt(name, `v=spf1 ${terms.join(' ')} -all`)),
        truncate: true,
      };
    });
    const { report, tookMs } = await reportOf(server, ['spf', 'bomb.example', '--ip', '192.0.2.1']);
    const failed = report.findings.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check);
    expect(failed).toContain('spf-lookup-limit');
    expect(report.evidence.spf).toMatchObject({ value: { result: 'permerror' } });
    expect(tookMs).toBeLessThan(8_000);
    expect(server.asked.length).toBeLessThan(1_000);
  });

  it('endless names behind DMARC, MTA-STS and DKIM end too', async () => {
    const server = await world(({ name, type }) => {
      if (type === 'TXT' && name.startsWith('_dmarc.')) {
        const uris = Array.from({ length: 200 }, (_, i) => `mailto:r@r${i}.example`);
        const record = `v=DMARC1; p=none; rua=${uris.join(',')}`;
        return { ...answers(txt(name, record)), truncate: true };
      }
      if (type === 'TXT')
        return answers(...Array.from({ length: 30 }, (_, i) => txt(name, `v=spf1 ip4:192.0.2.${i} -all`)));
      if (type === 'PTR')
        return answers(
          ...Array.from(
            { length: 100 },
            (_, i): Answer => ({ type: 'PTR', name, ttl: 60, data: `p${i}.x.example` }),
          ),
        );
      return null;
    });
    const { tookMs, report } = await reportOf(server, ['check', 'wide.example', '--ip', '192.0.2.1']);
    expect(report.verdict).toBe('fail');
    expect(tookMs).toBeLessThan(5_000);
    expect(server.asked.length).toBeLessThan(1_000);
  });
});

describe('a policy host', () => {
  const authority = createCertificateAuthority();
  const certificate = authority.issue({ names: ['mta-sts.slow.example'] });
  let server: ScriptedDnsServer;
  let caFile: string;
  beforeAll(async () => {
    caFile = lab.file('hostile-ca.pem', authority.cert);
    server = await world(({ name, type }) => {
      if (type === 'TXT' && name === '_mta-sts.slow.example') return answers(txt(name, 'v=STSv1; id=1'));
      if (type === 'MX') return answers(mx(name, 'mx.slow.example'));
      return type === 'A' ? answers(a(name)) : null;
    });
  });

  async function policyFrom(
    handler: RequestListener,
    ...flags: string[]
  ): Promise<{ report: Report; tookMs: number }> {
    const host: Server = createServer(certificate, handler);
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      host.closeAllConnections();
      host.close();
    });
    const { port } = host.address() as AddressInfo;
    const reach = ['--connect-to', `:443:127.0.0.1:${port}`, '--ca-file', caFile, ...flags];
    return reportOf(server, ['mta-sts', 'slow.example'], reach);
  }

  const verdictOn = ({ findings }: Report, check: string): unknown =>
    findings.filter((one) => one.check === check).map(({ verdict, says }) => `${verdict}: ${says}`);

  it.each<[string, RequestListener]>([
    [
      'trickles',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
    ['says nothing', () => {}],
    [
      'sends headers without end',
      (request) => {
        request.socket.write('HTTP/1.1 200 OK\r\n');
        const drip = setInterval(() => request.socket.write('a: b\r\n'), 20);
        request.socket.on('close', () => clearInterval(drip));
      },
    ],
  ])('that %s is waited for no longer than the user wants', async (_, handler) => {
    const { report, tookMs } = await policyFrom(handler, '--timeout', '1s');
    expect(tookMs).toBeLessThan(4_000);
    expect(report.verdict).toBe('inconclusive');
    expect(verdictOn(report, 'mta-sts-policy-fetchable')).toEqual([expect.stringMatching(/^unknown: /)]);
  });

  it('that sends ten megabytes is cut off', async () => {
    let sent = 0;
    const { report, tookMs } = await policyFrom((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const chunk = Buffer.alloc(65_536, 'mx: a.example\n');
      const feed = (): void => {
        while (sent < 10_000_000) {
          sent += chunk.length;
          if (!response.write(chunk)) return;
        }
        response.end();
      };
      response.on('drain', feed);
      feed();
    });
    expect(tookMs).toBeLessThan(4_000);
    expect(sent).toBeLessThan(10_000_000);
    expect(verdictOn(report, 'mta-sts-policy-fetchable')).toEqual([expect.stringMatching(/^fail: .*65536/)]);
    expect(JSON.stringify(report).length).toBeLessThan(200_000);
  });

  it('that redirects is not followed', async () => {
    const paths: string[] = [];
    const { report } = await policyFrom((request, response) => {
      paths.push(request.url ?? '');
      response
        .writeHead(302, { location: `https://mta-sts.slow.example/else?${encodeURIComponent(EVIL)}` })
        .end();
    });
    expect(paths).toEqual(['/.well-known/mta-sts.txt']);
    expect(verdictOn(report, 'mta-sts-policy-fetchable')).toEqual([
      expect.stringMatching(/^fail: .*redirect/i),
    ]);
  });

  it('that serves hostile text leaves none of it on the screen', async () => {
    const host: Server = createServer(certificate, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(`version: STSv1\nmode: ${EVIL}\nmx: ${EVIL}\n${EVIL}: ${EVIL}\nmax_age: ${EVIL}\n`);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      host.closeAllConnections();
      host.close();
    });
    const { port } = host.address() as AddressInfo;
    const reach = ['--connect-to', `:443:127.0.0.1:${port}`, '--ca-file', caFile];
    for (const way of [['-v'], ['--format', 'markdown', '-v']]) {
      const { stdout } = await look(server, ['mta-sts', 'slow.example'], [...reach, ...way]);
      expect(stdout).toContain('slow.example');
      expect(HARMFUL.exec(stdout)?.[0]).toBeUndefined();
    }
  });
});
