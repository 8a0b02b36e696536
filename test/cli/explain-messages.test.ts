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

describe('explain of what cannot be read', () => {
  it('tells a person and a script what was left out, and ends with 2', async () => {
    const recipients = Array.from(
      { length: 1_500 },
      (_, i) => `Final-Recipient: rfc822; u${i}@example.net\nAction: failed\nStatus: 5.1.1\n`,
    ).join('\n');
    const stdin = `From: MAILER-DAEMON@mail.example\nSubject: Undelivered Mail\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n${recipients}\n--b--\n`;
    const scripted = await mailsonde(['explain', '-', '--format', 'ndjson'], { stdin });
    expect(scripted.status).toBe(2);
    const last = JSON.parse(scripted.stdout.trimEnd().split('\n').at(-1)!) as Told;
    expect(last).toMatchObject({
      kind: 'unknown',
      title: 'read in part: 500 of 1,500 recipients left out',
    });
    expect(scripted.stderr).toBe('mailsonde: - is read in part: 500 of 1,500 recipients left out\n');
  });

  it('says of a path that there is no such file, or that it is a directory', async () => {
    for (const [name, said] of [
      [FOLDER, 'it is a directory'],
      ['fixtures/', 'it is a directory'],
      ['./nothing-here', 'there is no such file'],
      ['nothing-here.eml', 'there is no such file'],
    ] as const) {
      const { status, stderr } = await mailsonde(['explain', name]);
      expect(status).toBe(2);
      expect(stderr).toContain(said);
    }
  });

  it('leaves out what went well where asked to be quiet, but never from what scripts read', async () => {
    const files = [path('dsn-delivered.eml'), path('dsn-sendmail.eml')];
    const { status, stdout } = await mailsonde(['explain', '-q', ...files]);
    expect(status).toBe(0);
    expect(stdout).toContain('karl@example.net');
    expect(stdout).not.toContain('emil@example.net');
    expect((await mailsonde(['explain', '-q', '--json', ...files])).stdout).toContain('emil@example.net');
  });
});
