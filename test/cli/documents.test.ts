/** Every kind of JSON document has a published schema of its own, which holds for what is printed. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOPIC_WORDS } from '../../src/knowledge/topics.ts';
import { CHECK_TOPICS } from '../../src/model/check.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import { ROOT } from '../support/source.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const files = readdirSync(join(ROOT, 'schema'));
for (const file of files) ajv.addSchema(JSON.parse(readFileSync(join(ROOT, 'schema', file), 'utf8')));
const schemaOf = (name: string): ValidateFunction =>
  ajv.getSchema(`urn:mailsonde:schema:${name}`) as ValidateFunction;

function expectValid(name: string, text: string): Record<string, unknown> {
  const document = JSON.parse(text) as Record<string, unknown>;
  const validate = schemaOf(name);
  validate(document);
  expect(validate.errors).toBeNull();
  return document;
}

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(() => lab.close());

const linesOf = (stdout: string): string[] => stdout.trimEnd().split('\n');

describe('a published schema', () => {
  it('can be taken from the package', () => {
    const { resolve } = createRequire(join(ROOT, 'package.json'));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(resolve(`mailsonde/schema/${file}`)).toBe(join(ROOT, 'schema', file));
  });

  it('holds for a run and for each of its lines', async () => {
    const input = lab.file('mixed.txt', 'healthy.example\nnot a name\n');
    const args = ['mx', '--input', input];
    expectValid('report-1', (await lab.run([...args, '--json'])).stdout);
    const lines = linesOf((await lab.run([...args, '--format', 'ndjson'])).stdout);
    expect(lines).toHaveLength(2);
    for (const line of lines) expectValid('report-line-1', line);
  });

  it('holds for explanations and for each of their lines', async () => {
    const words = ['spf', 'MX', 'rdns', 'spf-lookup-limit'];
    const whole = expectValid('explain-1', (await mailsonde(['explain', ...words, '--json'])).stdout);
    expect(whole.explanations).toMatchObject([
      { kind: 'concept', input: 'spf', checks: expect.arrayContaining(['spf-lookup-limit']) },
      { kind: 'concept', input: 'mx', action: ['mailsonde mx DOMAIN'] },
      { kind: 'concept', input: 'rdns', title: expect.stringContaining('PTR') },
      { kind: 'check', input: 'spf-lookup-limit' },
    ]);
    expectValid('explain-1', (await mailsonde(['explain', '--list', '--json'])).stdout);
    const things = [
      '550',
      '5.7.26',
      '5.7.515',
      'EHLO',
      'SIZE 1',
      'port 25',
      'v=spf1 +all',
      'frobnicate',
      'greylistng',
    ];
    const replies = [
      '550 5.1.1 user unknown',
      '250 2.0.0 ok',
      '354 go on',
      'nobody knows what this sentence means',
    ];
    const input = lab.file('replies.txt', [...things, ...replies].join('\n'));
    const all = expectValid('explain-1', (await mailsonde(['explain', '--input', input, '--json'])).stdout);
    expect(all.explanations).toHaveLength(things.length + replies.length);
    for (const line of linesOf((await mailsonde(['explain', '--input', input, '--format', 'ndjson'])).stdout))
      expectValid('explain-line-1', line);
    const lines = linesOf((await mailsonde(['explain', ...words, '--format', 'ndjson'])).stdout);
    expect(lines).toHaveLength(4);
    for (const line of lines) expectValid('explain-line-1', line);
  });

  it('does not hold for another document', async () => {
    const { stdout } = await mailsonde(['explain', 'spf', '--json']);
    const [explanation] = JSON.parse(stdout).explanations;
    expect(schemaOf('report-1')(JSON.parse(stdout))).toBe(false);
    expect(schemaOf('explain-line-1')(explanation)).toBe(false);
    expect(schemaOf('explain-line-1')({ schemaVersion: 1, ...explanation, extra: 1 })).toBe(false);
    expect(schemaOf('explain-1')({ ...JSON.parse(stdout), explanations: [] })).toBe(false);
  });
});

describe('explain with a topic', () => {
  it.each(CHECK_TOPICS)('%s says what it is, what tests it, and its checks', async (topic) => {
    const { status, stdout, stderr } = await mailsonde(['explain', topic]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(TOPIC_WORDS[topic].title);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(` Test mailsonde ${TOPIC_WORDS[topic].command} `);
    expect(stdout).toMatch(new RegExp(`^ {8}${topic === 'dns' ? 'domain' : topic}-[a-z-]+ `, 'm'));
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.includes('://'))).toEqual([]);
    // The command it names is one: its only mistake may be the words in capitals.
    const [command = ''] = TOPIC_WORDS[topic].command.split(' ');
    expect((await mailsonde([command, '--help'])).status).toBe(0);
  });

  it('in markdown has the table of its checks', async () => {
    const { stdout } = await mailsonde(['explain', 'dnsbl', '--format', 'markdown']);
    expect(stdout).toMatch(/^## Blocklists: /);
    expect(stdout.match(/^\| `blocklist-/gm)).toHaveLength(3);
  });

  it('names the nearest where there is none', async () => {
    const { status, stderr } = await mailsonde(['explain', 'dmarcc']);
    expect(status).toBe(2);
    expect(stderr).toContain('(did you mean dmarc?)');
  });
});
