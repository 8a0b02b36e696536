/** `explain` with whole messages and reports: files, packed ones, several, and standard input. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { mailsonde } from '../support/cli.ts';
import { ROOT } from '../support/source.ts';

const FOLDER = join(ROOT, 'fixtures/bounces');
const path = (name: string): string => join(FOLDER, name);
const FILES = readdirSync(FOLDER).filter((name) => !name.startsWith('letter'));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
for (const file of readdirSync(join(ROOT, 'schema')))
  ajv.addSchema(JSON.parse(readFileSync(join(ROOT, 'schema', file), 'utf8')));

interface Told {
  kind: string;
  recipient?: string;
  title: string;
}

describe('explain FILE', () => {
  it('tells one recipient after the other, of all files in their order', async () => {
    const { status, stdout, stderr } = await mailsonde([
      'explain',
      path('dsn-postfix.eml'),
      path('dmarc-report.xml.gz'),
      '--json',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { explanations } = JSON.parse(stdout) as { explanations: Told[] };
    expect(explanations.map(({ kind, recipient }) => recipient ?? kind)).toEqual([
      ...['anna@example.net', 'carl@example.org', 'dora@nowhere.example'],
      ...['report', 'report', 'report', 'report', 'report'],
    ]);
  });

  it('prints what the published schema says, of every kind of message', async () => {
    const { status, stdout } = await mailsonde(['explain', ...FILES.map(path), '--json']);
    expect(status).toBe(0);
    const validate = ajv.getSchema('urn:mailsonde:schema:explain-1')!;
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  it('keeps within 80 columns', async () => {
    const { stdout } = await mailsonde(['explain', ...FILES.map(path)]);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toContain('anna@example.net: No such address');
    expect(stdout).toContain('SendGrid: 240 messages fail DMARC');
  });

  it('reads standard input', async () => {
    for (const name of ['notice-qmail.eml', 'dmarc-report.zip', 'tls-report.json']) {
      const stdin = readFileSync(path(name));
      const piped = await mailsonde(['explain', '-', '--format', 'ndjson'], { stdin });
      const named = await mailsonde(['explain', path(name), '--format', 'ndjson']);
      expect(piped.status).toBe(0);
      expect(piped.stdout).toBe(named.stdout);
      expect(piped.stdout.split('\n').length).toBeGreaterThan(2);
    }
  });
});
