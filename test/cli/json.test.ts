/** `--json` and ndjson of real runs: valid against the published schema, and every path the contract promises. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labDomains } from '../../src/lab/index.ts';
import type { Report, Run } from '../../src/model/report.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import { ROOT } from '../support/source.ts';

const schema = JSON.parse(readFileSync(join(ROOT, 'schema/report-1.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const isRun = ajv.compile(schema);
const isLine = ajv.compile({ $ref: `${schema.$id}#/$defs/ndjsonLine` });

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(() => lab.close());

function expectValid(run: Run): void {
  isRun(run);
  expect(isRun.errors).toBeNull();
}

/** What stands at a path such as `mx.value.hosts[0].host`; a missing step is an error of the test. */
function at(report: Report, path: string): unknown {
  return path.split(/[.[\]]+/).reduce<unknown>((value, step) => {
    if (step === '') return value;
    if (typeof value !== 'object' || value === null || !(step in value))
      throw new Error(`no ${step} on the way along ${path}`);
    return (value as Record<string, unknown>)[step];
  }, report.evidence);
}

describe('the schema', () => {
  it('holds for every lab domain in one run, and with many flags at once', async () => {
    const names = labDomains.filter(({ flags }) => flags === undefined).map(({ name }) => name);
    const input = lab.file('all.txt', names.join('\n'));
    const run = await lab.json(['check', '--input', input]);
    expectValid(run);
    expect(run.reports.map(({ target }) => target.ascii)).toEqual(names);
    // Everything together, as a person would never ask it.
    const all = ['--ip', '192.88.99.4,2001:db8::1', '--helo', 'localhost', '--selector', 's1,mail'];
    expectValid(await lab.json(['check', 'broken.example', 'dkim-missing.example', ...all]));
  });

  it.each([
    [['mx', 'healthy.example']],
    [['spf', 'macro-spf.example', '--ip', '192.88.99.1', '--sender', 'a@macro-spf.example']],
    [['ptr', '192.88.99.9']],
    [['ptr', 'mx1.healthy.example']],
    [['blocklist', '2001:20::9']],
    [['check', 'no-such-domain.example']],
    [['check', 'healthy.example', '--dns', '127.0.0.1:1']],
    [['check', 'healthy.example', '--timeout', '1ms']],
    [['send', '--direct', '--from', 'a@healthy.example', '--to', 'b@healthy.example,c@parked.example']],
    [['send', '--direct', '--from', 'a@healthy.example', '--to', 'b@smtp-hangs-up-at-the-end.example']],
    [
      [
        'send',
        '--server',
        'smtp.healthy.example',
        '--from',
        'a@healthy.example',
        '--to',
        'b@healthy.example',
      ],
    ],
  ])('holds for %j', async (args) => {
    const run = await lab.json(args);
    expectValid(run);
    expect(run.command).toBe(args[0]);
  });

  it('holds for a run without one report', async () => {
    const run = await lab.json(['check', '--input', lab.file('nothing.txt', 'not a name\n')]);
    expectValid(run);
    expect(run.reports).toEqual([]);
  });

  it('holds for each line of ndjson, bad lines included', async () => {
    const input = lab.file('mixed.txt', 'broken.example\nnot a name\nhealthy.example\n');
    const { stdout } = await lab.run(['check', '--input', input, '--format', 'ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const line of lines) {
      isLine(line);
      expect(isLine.errors).toBeNull();
      expect(line).toMatchObject({ schemaVersion: 1, tool: { name: 'mailsonde' }, command: 'check' });
    }
    expect(lines.filter((line) => 'inputError' in line)).toMatchObject([
      { inputError: { source: `${input}:2`, input: 'not a name' } },
    ]);
    expect(lines.filter((line) => 'target' in line)).toHaveLength(2);
  });
});

describe('a report', () => {
  it('names each finding once, and counts what it holds', async () => {
    const { reports } = await lab.json(['check', 'healthy.example', 'broken.example', 'mx-one-dead.example']);
    for (const { findings, counts } of reports) {
      const keys = findings.map(({ check, subject }) => `${check} ${subject}`);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect(total).toBe(findings.length);
      for (const { verdict, fix, data } of findings) {
        expect(fix !== undefined).toBe(verdict === 'fail');
        if (verdict === 'unknown') expect(['target', 'vantage']).toContain(data.cause);
      }
    }
  });

  it('is the same object in ndjson', async () => {
    const { stdout } = await lab.run(['check', 'broken.example', '--format', 'ndjson']);
    const { schemaVersion, tool, command, ...line } = JSON.parse(stdout);
    const whole = await lab.json(['check', 'broken.example']);
    expect({ schemaVersion, tool, command }).toEqual({
      schemaVersion: 1,
      tool: whole.tool,
      command: 'check',
    });
    expect(Object.keys(line)).toEqual(Object.keys(whole.reports[0] as Report));
    expect(line.findings).toEqual(whole.reports[0]?.findings);
  });

  it('writes an internationalised name in A-labels, and for people', async () => {
    const { target } = await lab.report(['mx', 'bücher.example']);
    expect(target).toEqual({ kind: 'domain', ascii: 'xn--bcher-kva.example', display: 'bücher.example' });
  });
});

const string = expect.any(String);
const number = expect.any(Number);
const boolean = expect.any(Boolean);
const array = expect.any(Array);

describe('the evidence paths of the contract', () => {
  let healthy: Report;
  beforeAll(async () => {
    healthy = await lab.report(['check', 'healthy.example', '--selector', 'mail']);
  });

  it.each<[string, unknown]>([
    ['resolver.value', { server: string, validates: true, trusted: true }],
    ['mx.value.hosts[0]', { preference: 10, host: 'mx1.healthy.example', addresses: array }],
    ['mx.value.hosts[0].addresses[0]', '192.88.99.9'],
    ['spf.value', { record: 'v=spf1 mx -all', lookups: 1, voidLookups: 0, terms: array }],
    ['dkim.value.keys[0]', { selector: 'mail', status: 'valid', keyType: 'rsa', bits: 2048, record: string }],
    ['dmarc.value.record', expect.stringMatching(/^v=DMARC1/)],
    ['dmarc.value.foundAt', string],
    ['dmarc.value.organizationalDomain', 'healthy.example'],
    ['dmarc.value.policy', 'reject'],
    ['dmarc.value.subdomainPolicy', string],
    ['dmarc.value.nonexistentPolicy', string],
    ['dmarc.value.testing', boolean],
    ['ptr.value[0]', { ip: string, names: array, confirmed: true }],
    ['mtaSts.value.record', expect.stringMatching(/^v=STSv1/)],
    ['mtaSts.value.policy', expect.anything()],
    ['tlsRpt.value.record', expect.stringMatching(/^v=TLSRPTv1/)],
    ['tlsa.value[0]', { host: 'mx1.healthy.example', secure: true, records: array }],
    ['blocklists.value[0]', { zone: string, subject: string, listed: boolean, codes: array, usable: true }],
  ])('%s', (path, shape) => {
    const found = at(healthy, path);
    if (typeof shape === 'object' && shape !== null && Object.getPrototypeOf(shape) === Object.prototype)
      expect(found).toMatchObject(shape);
    else expect(found).toEqual(shape);
  });

  it('spf.value.result and .explanation with --ip', async () => {
    const pass = await lab.report(['spf', 'healthy.example', '--ip', '192.88.99.9']);
    expect(at(pass, 'spf.value.result')).toBe('pass');
    const { evidence } = await lab.report(['spf', 'healthy.example', '--ip', '203.0.113.1']);
    expect(evidence.spf).toMatchObject({ value: { result: 'fail', explanation: null } });
  });

  it('tells "no such record" from "could not look" by status', async () => {
    const { evidence } = await lab.report(['check', 'spf-missing.example', '--only', 'spf,bimi']);
    expect(evidence.spf?.status).toBe('absent');
    expect(evidence.bimi?.status).toBe('absent');
    const dead = await lab.report(['spf', 'healthy.example', '--dns', '127.0.0.1:1']);
    expect(dead.evidence.spf).toMatchObject({
      status: 'failed',
      failure: { stage: 'resolve', kind: 'refused', detail: string },
    });
    expect(dead.tookMs).toEqual(number);
  });
});
