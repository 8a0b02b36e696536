/** `send` from the command line: what leaves, octet for octet, how it ends, and what is refused before anything is sent. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAB_ACCOUNT } from '../../src/lab/sasl.ts';
import type { Ended, RunOptions } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

const { user, password } = LAB_ACCOUNT;
const HOST = 'smtp.healthy.example';
const RAW =
  'From: a@healthy.example\r\nMessage-ID: <1@healthy.example>\r\nSubject: dots\r\n\r\n.\r\n..two\r\nend';

let lab: CliLab;
let file: string;
beforeAll(async () => {
  lab = await openCliLab();
  file = lab.file('message.eml', RAW);
});
afterAll(() => lab.close());

const ENVELOPE = ['--from', user, '--to', 'bob@healthy.example'];

function send(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return lab.run(['send', ...args], { ...options, env: { MAILSONDE_PASSWORD: password, ...options.env } });
}

describe('a raw message', () => {
  it.each([
    ['STARTTLS', HOST, 587],
    ['TLS from the start', `${HOST}:465`, 465],
  ])('is handed in untouched, over %s', async (_, server, port) => {
    const before = lab.messages.length;
    const { status, stdout, stderr } = await send([
      ...['--server', server, '--user', user, '--data', file],
      ...ENVELOPE,
      ...['--cc', '"Doe, Carl" <carl@healthy.example>', '--bcc', 'dora@healthy.example'],
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/✔ Accepted by smtp\.healthy\.example for all 3 recipients over TLS 1\.3/);
    expect(stdout).not.toContain(password);
    expect(stdout).not.toContain('..two');
    // What sends it once more is not to be copied by chance.
    expect(stdout).not.toMatch(/mailsonde send/);
    const [message, ...more] = lab.messages.slice(before);
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      port,
      sender: user,
      recipients: ['bob@healthy.example', 'carl@healthy.example', 'dora@healthy.example'],
      authenticated: true,
      encrypted: true,
    });
    expect(message?.octets?.toString()).toBe(`${RAW}\r\n`);
  });

  it('comes from standard input as well, and straight to the mail hosts', async () => {
    const before = lab.messages.length;
    const { status, stdout } = await send(['--direct', '--data', '-', ...ENVELOPE], { stdin: RAW });
    expect(stdout).toMatch(/Accepted by mx\d?\.healthy\.example/);
    expect(status).toBe(0);
    expect(lab.messages.slice(before)).toMatchObject([{ port: 25, sender: user, authenticated: false }]);
  });
});

describe('the envelope', () => {
  it('asks for what was wished for', async () => {
    const before = lab.messages.length;
    const { status, stdout } = await send([
      ...['--server', HOST, '--user', user, '--data', file, ...ENVELOPE, '--mail-from', '<>'],
      ...['--notify', 'success,failure', '--ret', 'hdrs', '--envid', 'id 1', '--priority', '3', '--chunking'],
      '--pipeline',
    ]);
    expect(status).toBe(0);
    const [message] = lab.messages.slice(before);
    expect(message).toMatchObject({ sender: '', command: 'BDAT' });
    expect(message?.parameters).toEqual(expect.arrayContaining(['RET=HDRS', 'ENVID=id+201']));
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('It went without MT-PRIORITY, which was not on offer.');
  });
});

describe('a composed message', () => {
  it('is one for each of --count, and all are told of', async () => {
    const before = lab.messages.length;
    const { status, stdout } = await send([
      ...['--server', HOST, '--user', user, '--count', '2', '--interval', '10ms', ...ENVELOPE],
      ...['--subject', 'no {{random}}'],
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('2 of 2 messages accepted');
    const ids = lab.messages.slice(before).map(({ octets }) => /^Message-ID: .*$/im.exec(`${octets}`)?.[0]);
    expect(new Set(ids).size).toBe(2);
  });

  it('is printed and not sent with --dry-run', async () => {
    const before = lab.messages.length;
    // Nobody signs in, so no password is wanted.
    const { status, stdout, stderr } = await send(['--dry-run', '--user', user, ...ENVELOPE], {
      env: { MAILSONDE_PASSWORD: undefined },
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^From: /m);
    expect(stderr).toContain('RCPT TO:<bob@healthy.example>');
    expect(lab.messages).toHaveLength(before);
  });
});

describe('an end that is no yes', () => {
  it.each([
    [
      'a wrong password',
      ['--server', HOST, '--user', user],
      1,
      'Not sent: smtp.healthy.example refuses the sign-in',
    ],
    [
      'no TLS',
      ['--server', 'clear.submission.example'],
      1,
      'Not sent: clear.submission.example does not offer',
    ],
    ['nobody signed in', ['--server', HOST], 1, 'Refused by smtp.healthy.example: 530'],
  ])('is 1: %s', async (_, args, expected, says) => {
    const { status, stdout } = await send([...args, ...ENVELOPE], {
      env: { MAILSONDE_PASSWORD: 'not that one' },
    });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(says);
    expect(status).toBe(expected);
  });

  it('is 3 where it is put off, and says so on stderr where it is tried again', async () => {
    const args = ['--direct', '--from', user, '--to', 'bob@smtp-greylisting.example', '--wait', '400ms'];
    const { status, stdout, stderr } = await send(args);
    expect(stderr).toMatch(/says 450 .*; bob@smtp-greylisting\.example will be tried a last time in/);
    expect(stdout).toContain('Put off by');
    expect(status).toBe(3);
  });

  it('is saved, and judged the same again', async () => {
    const saved = join(lab.folder, 'sent.json');
    const args = ['--server', HOST, ...ENVELOPE, '--save-evidence', saved];
    const first = await send(args);
    const second = await lab.run(['send', '--replay', saved]);
    expect(second.status).toBe(first.status);
    expect(second.stdout).toContain('Refused by');
    expect(readFileSync(saved, 'utf8')).not.toContain(password);
  });
});

describe('the lab', () => {
  it('greylists, and lets in who comes again', async () => {
    const before = lab.messages.length;
    const { status, stdout, stderr } = await send([
      ...['--direct', '--from', user, '--to', 'bob@smtp-greylisting-briefly.example', '--wait', '20s'],
    ]);
    expect(stderr).toMatch(/Greylisted, please try again in 1 seconds; bob@\S+ will be tried again in \d/);
    expect(stdout).toMatch(/✔ Accepted by/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/tried 2 times over \d/);
    expect(status).toBe(0);
    expect(lab.messages).toHaveLength(before + 1);
  });

  it('limits what an account may send', async () => {
    const { status, stdout } = await send([
      ...['--server', 'limited.submission.example', '--user', user, '--count', '3', '--interval', '1ms'],
      ...ENVELOPE,
    ]);
    expect(stdout).toContain('2 of 3 messages accepted by limited.submission.example, 1 put off');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('450 4.7.1 Sending limit exceeded');
    expect(status).toBe(3);
  });

  it('hangs up where the answer to the message is due: it may have been delivered', async () => {
    const before = lab.heard.length;
    const { status, stdout } = await send([
      ...['--direct', '--from', user, '--to', 'bob@smtp-hangs-up-at-the-end.example', '--wait', '5s'],
    ]);
    expect(stdout).toMatch(/\? May have been delivered/);
    expect(stdout).toContain('Look whether it has arrived before sending it again');
    // What a mail server would do next is what makes two of one.
    expect(stdout).not.toContain('Again:');
    expect(lab.heard).toHaveLength(before + 1);
    expect(status).toBe(3);
  });

  it('leaves the domains that follow alone where an interrupt comes', async () => {
    const before = lab.messages.length;
    const to = 'bob@smtp-greylisting.example,carl@healthy.example';
    const { status, stderr } = await send(['--direct', '--from', user, '--to', to, '--wait', '10m'], {
      meanwhile: (child) => {
        child.stderr?.once('data', () => child.kill('SIGINT'));
      },
    });
    expect(stderr).toContain('nothing was sent for healthy.example: the run was interrupted');
    expect(status).toBe(130);
    expect(lab.messages).toHaveLength(before);
  });

  it('tells what is known where an interrupt comes', async () => {
    const { status, stdout, stderr } = await send(
      ['--direct', '--from', user, '--to', 'bob@smtp-greylisting.example', '--wait', '10m'],
      {
        meanwhile: (child) => {
          child.stderr?.once('data', () => child.kill('SIGINT'));
        },
      },
    );
    expect(stderr).toContain('will be tried again in 5 min');
    expect(stdout).toContain('Put off by mx.smtp-greylisting.example: 450');
    expect(status).toBe(130);
  });
});

describe('what cannot be sent', () => {
  it.each<[string, string[], RegExp]>([
    ['nobody to send to', ['--server', HOST, '--from', user], /nobody to send to/],
    ['no way', ENVELOPE, /no way named/],
    ['two ways', ['--server', HOST, '--direct', ...ENVELOPE], /contradict/],
    ['an impossible address', ['--server', HOST, '--from', user, '--to', 'bob@@x'], /--to/],
    [
      'a line break in an address',
      ['--server', HOST, '--from', user, '--to', 'bob@x.example\r\nDATA'],
      /line break/,
    ],
    [
      'a line break in a header',
      ['--server', HOST, ...ENVELOPE, '--header', 'X-A: b\r\nBcc: c@d.e'],
      /line break/,
    ],
    ['an empty file', ['--server', HOST, ...ENVELOPE, '--data', '/dev/null'], /is empty/],
    ['no file', ['--server', HOST, ...ENVELOPE, '--data', '/nowhere'], /no such file/],
    ['a provider nobody knows', ['--provider', 'gnail', ...ENVELOPE], /not known/],
    ['too many without a word', ['--server', HOST, ...ENVELOPE, '--count', '101'], /--yes/],
    ['half a report', ['--server', HOST, ...ENVELOPE, '--notify', 'sometimes'], /--notify/],
    ['a priority beyond nine', ['--server', HOST, ...ENVELOPE, '--priority', '10'], /--priority/],
  ])('is 2: %s', async (_, args, says) => {
    const before = lab.heard.length;
    const { status, stdout, stderr } = await send(args);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(lab.heard).toHaveLength(before);
  });

  it('names the line that ends wrongly, and how to mend it', async () => {
    const { status, stderr } = await send(['--server', HOST, ...ENVELOPE, '--data', '-'], {
      stdin: 'From: a@b.de\r\nSubject: x\n\r\n',
    });
    expect(stderr).toMatch(/line 2 of standard input ends with LF alone.*sed/);
    expect(status).toBe(2);
  });
});

describe('a provider', () => {
  it('is told of before it is used, and fills in where and how', async () => {
    const { stderr, stdout } = await send([
      ...['--provider', 'gmail', '--user', user, ...ENVELOPE],
      ...['--connect-to', 'smtp.gmail.com:465:127.0.0.1:1'],
    ]);
    expect(stderr).toMatch(
      /Google Workspace \(Gmail and Workspace\): smtp\.gmail\.com port 465, TLS from the start/,
    );
    expect(stderr).toMatch(/user name: the whole mail address/);
    expect(stdout).toContain('smtp.gmail.com:465');
  });
});
