/** `explain`: whatever is handed to it, in every format, from arguments, files and standard input. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { mailsonde } from '../support/cli.ts';
import { ROOT } from '../support/source.ts';

const KEYS = [
  ...['input', 'kind', 'replyCode', 'enhancedCode', 'permanence', 'category', 'bounce', 'provider', 'phase'],
  ...['title', 'meaning', 'actor', 'action', 'retry', 'address', 'confidence', 'matched', 'references'],
];

async function answer(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await mailsonde(['explain', ...args]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'mailsonde-explain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('explain, of checks', () => {
  it('says what a check means, why and what to do, for a person', async () => {
    const text = await answer('SPF-Lookup-Limit', 'mx-deliverable');
    expect(text).toMatch(/^spf-lookup-limit {3}error\n/);
    expect(text).toContain('\nWhy   ');
    expect(text).toContain('\nFix   ');
    expect(text).toMatch(/\nSee {3}.*https:\/\//);
    expect(text).toContain('\nmx-deliverable   error\n');
    expect(text.split('\n').filter((line) => line.length > 80 && !line.includes('://'))).toEqual([]);
  });

  it('--json has every key of the contract, null where it does not apply', async () => {
    const document = JSON.parse(await answer('spf-syntax', 'mx-deliverable', '--json'));
    expect(document).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'mailsonde' },
      command: 'explain',
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      tookMs: expect.any(Number),
    });
    expect(document.explanations).toHaveLength(2);
    for (const explanation of document.explanations) {
      expect(Object.keys(explanation)).toEqual([...KEYS, 'severity']);
      expect(explanation).toMatchObject({ kind: 'check', replyCode: null, confidence: 1 });
    }
  });

  it('ndjson has one explanation a line', async () => {
    const lines = (await answer('--list', 'checks', '--format', 'ndjson')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).input)).toEqual(checks.map(({ id }) => id));
    expect(Object.keys(JSON.parse(lines[0] as string))).toEqual(['schemaVersion', ...KEYS, 'severity']);
  });

  it('--list names all, in every format', async () => {
    for (const format of ['pretty', 'markdown', 'json']) {
      const text = await answer('--list', '--format', format);
      expect(checks.filter(({ id }) => !text.includes(id))).toEqual([]);
    }
    expect((await answer('--list', 'checks')).trimEnd().split('\n')).toHaveLength(checks.length);
    expect(readFileSync(`${ROOT}README.md`, 'utf8')).toContain(
      await answer('--list', 'checks', '--format', 'markdown'),
    );
  });

  it('--list has all else that is known by name, in groups of which one can be asked for', async () => {
    const listing = await answer('--list');
    for (const name of ['greylisting', 'EHLO', 'PIPELINING', 'port 587', '421', 'X.7.26', '~all', 'Postfix'])
      expect(listing).toContain(`\n${name === '~all' ? 'all' : name} `);
    const kinds = new Set(
      JSON.parse(await answer('--list', '--json')).explanations.map(({ kind }: { kind: string }) => kind),
    );
    expect([...kinds].sort()).toEqual(
      ['check', 'command', 'concept', 'enhanced', 'extension', 'port', 'record', 'reply-code'].sort(),
    );
    expect(await answer('--list', 'ports', '--format', 'markdown')).toMatch(/^\| name .*\n.*\n\| `port 24` /);
    const { status, stderr } = await mailsonde(['explain', '--list', 'portz']);
    expect(status).toBe(2);
    expect(stderr).toContain('--list knows no group "portz"; did you mean ports?');
  });

  it('takes terms of SPF that look like flags', async () => {
    expect(await answer('-all', '-v')).toMatch(/^SPF term -all: /);
  });

  it('markdown has a section each', async () => {
    const text = await answer('spf-syntax', 'mx-deliverable', '--format', 'markdown');
    expect(text.match(/^## /gm)).toHaveLength(2);
    expect(text).toMatch(/^- \[RFC .*\]\(https:/m);
  });

  it('refuses formats it does not have', async () => {
    const { status, stderr } = await mailsonde(['explain', 'spf-syntax', '--format', 'html']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/pretty, json, ndjson, markdown/);
  });
});

describe('explain, of anything', () => {
  it.each([
    ['550', 'reply-code'],
    ['5.7.26', 'enhanced'],
    ['421-4.7.28 Our system has detected an unusual rate of unsolicited mail', 'reply'],
    ['EHLO', 'command'],
    ['PIPELINING', 'extension'],
    ['port 587', 'port'],
    ['v=spf1 include:_spf.example.com -all', 'record'],
    ['spf-lookup-limit', 'check'],
    ['greylisting', 'concept'],
  ])('%s', async (text, kind) => {
    const one = JSON.parse(await answer(text, '--format', 'ndjson'));
    expect(one).toMatchObject({ schemaVersion: 1, kind, input: expect.any(String) });
    expect(Object.keys(one).slice(1, KEYS.length + 1)).toEqual(KEYS);
    const pretty = await answer(text);
    expect(pretty.split('\n').filter((line) => line.length > 80 && !line.includes('://'))).toEqual([]);
    expect(pretty).toMatch(/\n(?:Do|Fix) {5,6}/);
    expect(await answer(text, '--format', 'markdown')).toMatch(/^## /);
  });

  it('says of a reply the verdict first, then who acts, what to do, and how sure that is', async () => {
    const text = await answer('550 5.1.1 <you@shop.example>: User unknown');
    const [title, standing] = text.split('\n');
    expect(title).toBe('\u2716 No such address');
    expect(standing).toContain('hard bounce \u00b7 take the address off the list');
    expect(text).toMatch(/\nDo {6}1\. .*\nAgain {3}|\nDo {6}1\. /s);
    expect(text).toMatch(/\nCode {4}550 .* 5\.1\.1 no such mailbox\n/s);
    expect(text).toMatch(/\nSure {4}9\d % sure, by "/);
  });

  it('is soft about what it guesses', async () => {
    const text = await answer('550 5.0.0 zzyx');
    expect(text).toMatch(/^\S Not clear; perhaps: /);
    expect(text).not.toContain('take the address off the list \u00b7');
    expect(await answer('550 5.0.0 failed')).toContain('The reason is not told');
  });

  it('shows the addresses of references with -v', async () => {
    const reply = '550-5.7.26 This mail has been blocked because the sender is unauthenticated. - gsmtp';
    expect(await answer(reply)).not.toContain('https://support.google.com');
    expect(await answer(reply, '-v')).toContain('https://support.google.com');
  });

  it('explains several, each under what was asked', async () => {
    const text = await answer('451 4.7.1 greylisted', 'EHLO', '550 5.1.1 user unknown');
    expect(text).toMatch(/^451 4\.7\.1 greylisted\n! /);
    expect(text).toContain('\n\nEHLO: ');
    expect(text).toContain('\n\n550 5.1.1 user unknown\n\u2716 ');
  });

  it('is as colourful as the terminal wants', async () => {
    const { stdout } = await mailsonde(['explain', '550 5.1.1 user unknown'], { env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[31m\u2716');
    expect(await answer('550 5.1.1 user unknown')).not.toContain('\u001b');
  });
});

describe('explain, of lines', () => {
  const LINES = '550-5.1.1 The account\n550 5.1.1 does not exist\n\ngreylisting\r\nEHLO\n';

  it('takes standard input, without a word, by - and by --input -', async () => {
    const expected = ['550-5.1.1 The account\\n550 5.1.1 does not exist', 'greylisting', 'EHLO'];
    for (const args of [[], ['-'], ['--input', '-']]) {
      const { status, stdout, stderr } = await mailsonde(['explain', '--format', 'ndjson', ...args], {
        stdin: LINES,
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const lines = stdout.trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line).input)).toEqual(expected);
    }
  });

  it('takes files, by --input and by name, after what was asked for', async () => {
    const path = file('replies.txt', LINES);
    for (const args of [['--input', path], [path]]) {
      const document = JSON.parse(await answer('SIZE', ...args, '--json'));
      expect(document.explanations.map(({ kind }: { kind: string }) => kind)).toEqual([
        'extension',
        'reply',
        'concept',
        'command',
      ]);
    }
  });

  it('goes by the name of a thing before the file of the same name', async () => {
    file('spf', 'EHLO\n');
    const { stdout } = await mailsonde(['explain', 'spf', './spf', '--format', 'ndjson'], { cwd: folder });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).kind),
    ).toEqual(['concept', 'command']);
  });

  it('writes an answer as soon as its line is there', async () => {
    const answered: string[] = [];
    const { status } = await mailsonde(['explain', '--format', 'ndjson'], {
      stdin: null,
      meanwhile: (child) => {
        child.stdin?.write('550 5.1.1 user unknown\n');
        child.stdout?.once('data', (text: string) => {
          answered.push(text);
          child.stdin?.end('EHLO\n');
        });
      },
    });
    expect(status).toBe(0);
    expect(JSON.parse(answered[0] as string)).toMatchObject({ category: 'mailbox-unknown' });
  });

  it('tells of a line that is nothing, explains the rest, and ends with 2', async () => {
    const path = file('mixed.txt', 'EHLO\nfrobnicate\ngreylistng\n550 5.1.1 user unknown\n');
    const { status, stdout, stderr } = await mailsonde(['explain', '--input', path, '--format', 'ndjson']);
    expect(status).toBe(2);
    expect(stderr).toContain(`${path}:2: nothing is known here of "frobnicate"`);
    expect(stderr).toContain(`${path}:3: nothing is known here of "greylistng" (did you mean greylisting?)`);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ kind }) => kind)).toEqual(['command', 'unknown', 'unknown', 'reply']);
    expect(lines[2]).toMatchObject({ didYouMean: 'greylisting', confidence: 0, category: null });
    const pretty = await mailsonde(['explain', '--input', path]);
    expect(pretty).toMatchObject({ status: 2, stderr });
    expect(pretty.stdout).not.toContain('frobnicate');
  });

  it('tells twenty such lines one by one, and of the rest that there are more', async () => {
    const { stderr } = await mailsonde(['explain'], { stdin: 'frobnicate\n'.repeat(40) });
    expect(stderr.trimEnd().split('\n')).toHaveLength(21);
  });

  it('refuses nothing at all, and files that cannot be read', async () => {
    expect(await mailsonde(['explain'], { stdin: '\n \n' })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('nothing to explain'),
    });
    const missing = await mailsonde(['explain', '--input', join(folder, 'missing')]);
    expect(missing).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('no such file') });
  });

  it('says of a message that tells of nothing what it is not', async () => {
    const path = file('letter.eml', 'From: a@b.example\nTo: c@d.example\nSubject: hello\n\nHow are you?\n');
    const { status, stdout, stderr } = await mailsonde(['explain', path]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/letter\.eml is no bounce, complaint, automatic reply or report/);
    const json = await mailsonde(['explain', path, '--json']);
    expect(JSON.parse(json.stdout).explanations).toMatchObject([{ kind: 'unknown', input: path }]);
  });

  it('stops quietly when the reader goes away', async () => {
    const { status, stderr } = await mailsonde(['explain', '--format', 'ndjson'], {
      stdin: '550 5.1.1 user unknown\n'.repeat(20_000),
      meanwhile: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('writes a file whole, or not at all', async () => {
    const out = join(folder, 'out.json');
    await answer('EHLO', '--json', '-o', out);
    expect(JSON.parse(readFileSync(out, 'utf8')).explanations).toHaveLength(1);
    const input = file('same.txt', 'EHLO\n');
    const { status } = await mailsonde(['explain', '--input', input, '-o', input]);
    expect(status).toBe(2);
    expect(readFileSync(input, 'utf8')).toBe('EHLO\n');
  });

  it('sends no control character of a reply to the terminal', async () => {
    const evil = '550 5.7.1 \u001b[31m\u009bred\u202e \u0007blocked\u2028';
    for (const format of ['pretty', 'markdown', 'ndjson', 'json']) {
      const { stdout } = await mailsonde(['explain', '--format', format], { stdin: `${evil}\nEHLO\n` });
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
    }
  });
});
