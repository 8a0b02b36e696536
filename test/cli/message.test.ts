/** `message` as a user runs it: the lab's letters, formats, exit status, what is stated, and slips of the pen. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { mailsonde } from '../support/cli.ts';
import { ROOT } from '../support/source.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailsonde-message-'));
afterAll(() => rmSync(folder, { recursive: true }));

const letter = (name: string): string => join(ROOT, 'fixtures/messages', name);
const schema = JSON.parse(readFileSync(join(ROOT, 'schema/report-1.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const isRun = ajv.compile(schema);
const NOBODY = ['--dns', '127.0.0.1:9', '--dns-timeout', '100ms'];

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('message', () => {
  it.each<[string, string[], number, string[]]>([
    ['order.eml', [], 0, []],
    ['newsletter.eml', ['--fail-on', 'warning'], 0, []],
    [
      'newsletter-mailto.eml',
      ['--fail-on', 'warning'],
      1,
      ['message-one-click', 'message-unsubscribe-signed'],
    ],
    ['footer-added.eml', [], 1, ['message-dkim-pass', 'message-dmarc-pass', 'message-spf-pass']],
    [
      'forged.eml',
      [],
      1,
      ['message-display-name', 'message-dkim-pass', 'message-dmarc-pass', 'message-id', 'message-spf-pass'],
    ],
    ['order.eml', ['--bulk', '--fail-on', 'warning'], 1, ['message-one-click']],
  ])('judges %s %j', async (name, flags, status, due) => {
    const told = await mailsonde(['lab', '--', 'message', letter(name), '--json', ...flags]);
    expect(told.stderr).toBe('');
    expect(told.status).toBe(status);
    const run = JSON.parse(told.stdout);
    isRun(run);
    expect(isRun.errors).toBeNull();
    const [report] = run.reports;
    const failed = report.findings.filter(
      (one: { verdict: string; severity: string }) => one.verdict === 'fail' && one.severity !== 'info',
    );
    expect(failed.map(({ check }: { check: string }) => check).sort()).toEqual(due);
    expect(report.target.kind).toBe('message');
  });

  it('says the outcome first, walks through the alignment, and ends with the checklist', async () => {
    const { stdout } = await mailsonde(['lab', '--', 'message', letter('footer-added.eml')]);
    expect(stdout.split('\n').slice(0, 2).join(' ')).toContain('Nothing vouches for letters.example');
    expect(stdout).toContain('SPF came to none for lists.example, but From is letters.example: not aligned');
    expect(stdout).toMatch(/lists\.example \[192\.31\.196\.9\] +mx\.reader\.example +ESMTPS +yes/);
    expect(stdout).toContain('(refused with 550 5.7.26)');
  });

  it('goes by what is stated, and reads standard input', async () => {
    const flags = ['--ip', '192.88.99.189', '--mail-from', 'x@letters.example', '--json'];
    const stdin = readFileSync(letter('forged.eml'), 'utf8');
    const { stdout } = await mailsonde(['lab', '--', 'message', '-', ...flags], { stdin });
    const { value } = JSON.parse(stdout).reports[0].evidence.message;
    expect(value.envelope).toMatchObject({ ipFrom: 'stated', mailFromFrom: 'stated' });
    expect(value.spf).toMatchObject({ result: 'pass', domain: 'letters.example' });
    expect(value.dmarc.result).toBe('pass');
  });

  it('asks blocklists about all a message names, and says where the listed one stands', async () => {
    const text = `${readFileSync(letter('order.eml'), 'utf8')}\nhttps://www.blocklisted-domain.example/x\nhttps://bit.ly/y\n`;
    const linking = file('linking.eml', text);
    const { status, stdout } = await mailsonde(['lab', '--', 'message', linking, '--blocklists']);
    expect(status).toBe(1);
    const words = stdout.replaceAll(/\s+/g, ' ');
    expect(words).toContain('blocklisted-domain.example (in a link) is listed on Spamhaus DBL');
    expect(words).toContain('bit.ly, a link shortener, which filters distrust');
    const own = ['lab', '--', 'message', letter('order.eml'), '--blocklist', 'dbl.spamhaus.org', '--json'];
    const clear = await mailsonde(own);
    expect(clear.status).toBe(0);
    isRun(JSON.parse(clear.stdout));
    expect(isRun.errors).toBeNull();
    const [{ evidence, topics }] = JSON.parse(clear.stdout).reports;
    expect(topics.judged).toEqual(['blocklist', 'message']);
    expect(evidence.blocklists.value).toMatchObject([{ subject: 'letters.example', listed: false }]);
    const saved = file('listed.json', clear.stdout);
    expect((await mailsonde(['message', '--replay', saved])).status).toBe(0);
    expect((await mailsonde(['message', '--replay', saved, '--blocklists'])).status).toBe(2);
  });

  it('says so where a spam filter does not answer, and where the message would go', async () => {
    const here = await mailsonde(['lab', '--', 'message', '--spamd', '127.0.0.1:9', letter('order.eml')]);
    expect(here.status).toBe(0);
    expect(here.stderr).toBe('');
    expect(here.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'What SpamAssassin makes of it could not be told: 127.0.0.1 port 9 refuses connections',
    );
    // The file is no place, so it is the message.
    const args = [
      'lab',
      '--',
      'message',
      '--rspamd',
      letter('order.eml'),
      '--spamd=filter.lab-absent.example',
    ];
    const there = await mailsonde([...args, '--json']);
    expect(there.stderr).toBe(
      'mailsonde: the message leaves this machine: it is handed to filter.lab-absent.example:783\n',
    );
    isRun(JSON.parse(there.stdout));
    expect(isRun.errors).toBeNull();
    const [{ evidence }] = JSON.parse(there.stdout).reports;
    expect(evidence.spamFilters.value.map(({ place }: { place: string }) => place)).toEqual([
      'filter.lab-absent.example:783',
      'http://127.0.0.1:11333',
    ]);
    expect((await mailsonde(['message', letter('order.eml'), '--rspamd', 'https://x:1'])).status).toBe(2);
  });

  it('explains a bounce', async () => {
    const bounce = join(ROOT, 'fixtures/bounces/dsn-postfix.eml');
    const { stdout } = await mailsonde(['lab', '--', 'message', bounce]);
    const explained = await mailsonde(['explain', bounce]);
    const [first = ''] = explained.stdout.split('\n').filter((line) => line.startsWith('\u2716'));
    expect(first).not.toBe('');
    expect(stdout).toContain(first);
    expect(stdout.split('\n').slice(0, 3).join(' ')).toContain('It tells of other mail');
    const json = await mailsonde(['lab', '--', 'message', bounce, '--json']);
    isRun(JSON.parse(json.stdout));
    expect(isRun.errors).toBeNull();
    expect(JSON.parse(json.stdout).reports[0].explanations.length).toBeGreaterThan(0);
  });

  it('writes ndjson and Markdown, and can be judged again', async () => {
    const line = await mailsonde(['lab', '--', 'message', letter('order.eml'), '--format', 'ndjson']);
    expect(JSON.parse(line.stdout)).toMatchObject({ command: 'message', verdict: 'pass' });
    const markdown = await mailsonde(['lab', '--', 'message', letter('order.eml'), '--format', 'markdown']);
    expect(markdown.stdout).toContain('### Authentication');
    const saved = join(folder, 'saved.json');
    await mailsonde(['lab', '--', 'message', letter('forged.eml'), '--save-evidence', saved]);
    const again = await mailsonde(['message', '--replay', saved]);
    expect(again.status).toBe(1);
    expect(again.stdout).toContain('Nothing vouches for letters.example');
    expect((await mailsonde(['message', '--replay', saved, '--bulk'])).status).toBe(2);
  });

  it('says what it could not look up, and that nobody is to blame', async () => {
    const { status, stdout } = await mailsonde(['message', letter('order.eml'), ...NOBODY]);
    expect(status).toBe(3);
    expect(stdout).toContain('could not be told');
    expect(stdout).toContain('refuses connections');
  });

  it.each<[string, string[], string]>([
    ['no file', [], 'nothing to judge'],
    ['a file that is not there', [join(folder, 'gone.eml')], 'there is no such file'],
    ['a folder', [folder], 'it is a directory'],
    ['an empty file', [file('empty.eml', '')], 'is empty'],
    ['no message', [file('text.eml', 'hello\nworld\n')], 'does not begin like a message'],
    [
      'a picture',
      [file('picture.eml', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]))],
      'does not begin',
    ],
    ['an impossible sender', [letter('order.eml'), '--mail-from', 'a b'], '--mail-from'],
    ['an impossible address', [letter('order.eml'), '--ip', '1.2.3'], '--ip'],
    ['two addresses', [letter('order.eml'), '--ip', '192.0.2.1,192.0.2.2'], 'more than one address'],
  ])('refuses %s', async (_, args, says) => {
    const { status, stdout, stderr } = await mailsonde(['message', ...args, ...NOBODY]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
  });

  it('stays small whatever a message is made of', async () => {
    const head =
      'From: a@letters.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
    const parts = file('parts.eml', `${head}${'--b\r\n'.repeat(2_000_000)}`);
    const env = { NODE_OPTIONS: '--max-old-space-size=400' };
    const { status, stderr } = await mailsonde(['lab', '--', 'message', parts, '-q'], { env });
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });
});

describe('check --message', () => {
  it('takes selectors and the sending address from a message of the domain', async () => {
    const told = await mailsonde([
      'lab',
      '--',
      'check',
      'letters.example',
      '--message',
      letter('order.eml'),
      '--json',
    ]);
    expect(told.stderr).toBe('');
    expect(told.status).toBe(0);
    const run = JSON.parse(told.stdout);
    isRun(run);
    expect(isRun.errors).toBeNull();
    const [{ evidence, findings, target }] = run.reports;
    expect(target.kind).toBe('domain');
    expect(evidence.dkim.value.keys).toMatchObject([{ selector: 'letters', named: true, status: 'valid' }]);
    expect(evidence.spf.value.result).toBe('pass');
    expect(evidence.ptr.value.map(({ ip }: { ip: string }) => ip)).toEqual([
      evidence.message.value.envelope.ip,
    ]);
    expect(evidence.message.value.envelope.ipFrom).toBe('received');
    const passed = findings.flatMap(({ check, verdict }: { check: string; verdict: string }) =>
      verdict === 'pass' ? [check] : [],
    );
    for (const check of ['dkim-key-present', 'spf-sender-authorized', 'message-dmarc-pass'])
      expect(passed).toContain(check);
  });

  it('leaves the address of a foreign envelope sender to the message', async () => {
    const args = ['lab', '--', 'check', 'letters.example', '--message', letter('footer-added.eml')];
    const { stdout } = await mailsonde([...args, '--json']);
    const [{ evidence }] = JSON.parse(stdout).reports;
    expect(evidence.spf.value.evaluations).toEqual([]);
    expect(evidence.dkim.value.keys[0]).toMatchObject({ selector: 'letters', named: true });
    const { stdout: shown } = await mailsonde(args);
    expect(shown).toContain('SPF came to none for lists.example, but From is letters.example: not aligned');
    expect(shown).not.toContain('--only message');
  });

  it.each<[string[], string]>([
    [['letters.example', 'other.example', '--message', letter('order.eml')], 'goes with one domain'],
    [['letters.example', '--message', join(folder, 'gone.eml')], 'there is no such file'],
    [['letters.example', '--only', 'bimi', '--message', letter('order.eml')], 'says nothing to the topics'],
  ])('refuses %j', async (args, says) => {
    const { status, stderr } = await mailsonde(['check', ...args, ...NOBODY]);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  });
});
