/** `logs` as a user runs it: formats, exit status, suppression list, packed and piped logs, slips of the pen. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { mailsonde } from '../support/cli.ts';
import { ROOT } from '../support/source.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailsonde-logs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOG = join(ROOT, 'fixtures/logs/postfix.log');
const schema = JSON.parse(readFileSync(join(ROOT, 'schema/report-1.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const isRun = ajv.compile(schema);

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('logs', () => {
  it('tells what became of the mail', async () => {
    const { status, stdout, stderr } = await mailsonde(['logs', LOG]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('2 delivered, 3 bounced (60 %), too few to judge the rate');
    expect(stdout).toContain('No such address: remove the address (mailbox-unknown)');
    expect(stdout).toMatch(/Gmail\/Workspace +1 +0 +1 +50 %/);
    expect(stdout).toContain('1 could not be read (--unread shows them)');
  });

  it.each([
    [['--max-bounce-rate', '59.9'], 1],
    [['--max-bounce-rate', '60'], 0],
    [['--max-bounce-rate', '5', '--fail-on', 'never'], 0],
    // Of a log that has ended long ago no test may pass.
    [['--max-bounce-rate', '5', '--since', '1h'], 3],
    [['--fail-on', 'warning'], 1],
  ])('%j ends with %i', async (flags, status) => {
    expect((await mailsonde(['logs', LOG, ...flags])).status).toBe(status);
  });

  it('writes JSON that keeps to the schema, and that can be judged again', async () => {
    const saved = join(folder, 'saved.json');
    const { stdout } = await mailsonde(['logs', LOG, '--json', '--unread', '--save-evidence', saved]);
    const run = JSON.parse(stdout);
    isRun(run);
    expect(isRun.errors).toBeNull();
    expect(run.reports[0].target.kind).toBe('log');
    expect(run.reports[0].evidence.log.value).toMatchObject({ deliveries: 2, deferrals: 2, unread: 1 });
    const again = await mailsonde(['logs', '--replay', saved]);
    expect(again.status).toBe(0);
    expect(again.stdout).toContain('2 delivered, 3 bounced (60 %)');
  });

  it('writes ndjson and Markdown', async () => {
    const line = await mailsonde(['logs', LOG, '--format', 'ndjson']);
    expect(JSON.parse(line.stdout)).toMatchObject({ command: 'logs', target: { kind: 'log' } });
    const { stdout } = await mailsonde(['logs', LOG, '--format', 'markdown']);
    expect(stdout).toContain('### Why mail bounced');
    expect(stdout).toMatch(/\| Gmail\/Workspace \| 1 \|/);
  });

  it('lists who to remove, as a file that is whole', async () => {
    const list = join(folder, 'remove.csv');
    expect((await mailsonde(['logs', LOG, '--suppression', list])).status).toBe(0);
    const [head, ...rows] = readFileSync(list, 'utf8').trimEnd().split('\r\n');
    expect(head).toBe('address,category,reason,first_seen,count');
    expect(rows.join('\n')).toContain('gone@gmail.com,mailbox-unknown,550-5.1.1 The email account');
  });

  it('does not write over what it reads', async () => {
    const copy = file('copy.log', readFileSync(LOG));
    const { status, stderr } = await mailsonde(['logs', copy, '--suppression', copy]);
    expect(status).toBe(2);
    expect(stderr).toContain('is what is read');
    expect(readFileSync(copy)).toEqual(readFileSync(LOG));
  });

  it('reads standard input, and packed logs by what they hold', async () => {
    const text = readFileSync(LOG, 'utf8');
    expect((await mailsonde(['logs', '-'], { stdin: text })).stdout).toContain('2 delivered, 3 bounced');
    const packed = file('mail.log.2', gzipSync(text));
    expect((await mailsonde(['logs', packed])).stdout).toContain('2 delivered, 3 bounced');
  });

  it('unpacks zstd, several frames and a frame that was cut off too', async () => {
    const zst = readFileSync(join(ROOT, 'fixtures/logs/postfix.log.zst'));
    expect((await mailsonde(['logs', file('one', zst)])).stdout).toContain('2 delivered, 3 bounced');
    expect((await mailsonde(['logs', file('two', Buffer.concat([zst, zst]))])).stdout).toContain(
      '4 delivered',
    );
    const { status, stderr } = await mailsonde(['logs', file('cut', zst.subarray(0, zst.length - 30))]);
    expect(stderr).toContain('could not be read to its end');
    expect(status).toBe(2);
  });

  it('reads a Maildir and a mailbox file', async () => {
    const bounce = readFileSync(join(ROOT, 'fixtures/bounces/dsn-postfix.eml'));
    for (const part of ['Maildir/new', 'Maildir/cur']) mkdirSync(join(folder, part), { recursive: true });
    file('Maildir/new/1793520003.M1P2.mail', bounce);
    file('Maildir/cur/1793520002.M1P1.mail:2,S', readFileSync(join(ROOT, 'fixtures/bounces/letter.eml')));
    const maildir = await mailsonde(['logs', join(folder, 'Maildir')]);
    expect(maildir.stderr).toBe('');
    expect((await mailsonde(['logs', join(folder, 'Maildir/new')])).stderr).toContain(
      'give the folder above it',
    );
    expect(maildir.stdout).toContain('2 messages');
    const mbox = file('mbox', Buffer.concat([Buffer.from('From x Sun Nov  1 08:00:00 2026\n'), bounce]));
    const { stdout } = await mailsonde(['logs', mbox]);
    expect(stdout).toContain('1 message');
    const why = (text: string): string => /Why mail bounced[\s\S]*?\n\n/.exec(text)?.[0] ?? '';
    expect(why(stdout)).toContain('mailbox-unknown');
    expect(why(stdout)).toBe(why(maildir.stdout));
  });

  it('reads a rotated set oldest first', async () => {
    const lines = readFileSync(LOG, 'utf8').split('\n');
    const newest = file('set.log', lines.slice(11).join('\n'));
    const oldest = file('set.log.1.gz', gzipSync(lines.slice(0, 11).join('\n')));
    const { stdout } = await mailsonde(['logs', newest, oldest, '--json']);
    const { log } = JSON.parse(stdout).reports[0].evidence;
    expect(log.value.files.map(({ name }: { name: string }) => name)).toEqual([oldest, newest]);
    expect(log.value.queue.attempts).toContainEqual({ attempts: 2, recipients: 1 });
  });

  it('keeps what it read of a damaged file, says so, and ends with 2', async () => {
    const whole = gzipSync(`${readFileSync(LOG, 'utf8')}\n`.repeat(50));
    const broken = file('broken.gz', whole.subarray(0, whole.length - 40));
    const { status, stdout, stderr } = await mailsonde(['logs', broken]);
    expect(status).toBe(2);
    expect(stdout).toContain('delivered');
    expect(stderr).toMatch(/broken\.gz could not be read to its end: /);
  });

  it('tells what it has read when it is interrupted, and leaves no list behind', async () => {
    const list = join(folder, 'interrupted.csv');
    const { status, stdout } = await mailsonde(['logs', '-', '--suppression', list], {
      stdin: null,
      meanwhile: async (child) => {
        child.stdin?.write(readFileSync(LOG));
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        child.kill('SIGINT');
      },
    });
    expect(status).toBe(130);
    expect(stdout).toContain('? 2 delivered, 3 bounced (60 %); not read to its end');
    expect(existsSync(list)).toBe(false);
  });

  it('names the way to read what it cannot unpack', async () => {
    const { status, stdout, stderr } = await mailsonde([
      'logs',
      file('mail.log.3.xz', Buffer.from('\xfd7zXZ\0\0', 'latin1')),
      '--json',
    ]);
    expect(stderr).toContain('xzcat FILE | mailsonde logs -');
    expect(status).toBe(2);
    expect(JSON.parse(stdout).reports[0].verdict).toBe('inconclusive');
    const { stdout: told } = await mailsonde(['logs', join(folder, 'mail.log.3.xz')]);
    expect(told).toContain('? The log could not be read');
  });

  it.each([
    ['no file', [], /nothing to read/],
    ['a missing file', ['/nonexistent/mail.log'], /there is no such file/],
    ['a folder', [ROOT], /it is a directory/],
    ['no name', [''], /cannot read a file without a name: there is no such file/],
    ['a list on standard output', [LOG, '--suppression', '-'], /--suppression needs a file/],
    ['a time that is none', [LOG, '--since', 'yesterday'], /--since "yesterday" is not a time/],
    ['no length of time', [LOG, '--since', '1h', '--until', '2h'], /--since is not before --until/],
    ['a rate that is none', [LOG, '--max-bounce-rate', '101'], /is not a percentage/],
    ['a count that is none', [LOG, '--top', '0'], /is not a count/],
    ['a replay that is to count anew', ['--replay', LOG, '--since', '1h'], /--replay and --since contradict/],
    ['a provider nobody knows', [LOG, '--only-provider', 'gogle'], /did you mean google/],
    ['a program', [process.execPath], /has no line of a mail log we know/],
  ])('%s ends with 2 and a reason', async (_, args, reason) => {
    const { status, stderr } = await mailsonde(['logs', ...args]);
    expect(stderr).toMatch(reason);
    expect(status).toBe(2);
  });
});
