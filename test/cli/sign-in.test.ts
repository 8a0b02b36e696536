/** Signing in from the command line: where the password may come from, how it ends, and that it is shown nowhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAB_ACCOUNT } from '../../src/lab/sasl.ts';
import type { Ended, RunOptions } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

const HOST = 'mx.smtp-blocked-here.example:587';
const { user, password } = LAB_ACCOUNT;

let lab: CliLab;
let file: string;
beforeAll(async () => {
  lab = await openCliLab();
  file = lab.file('password.txt', `${password}\n`);
});
afterAll(() => lab.close());

async function handshake(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const ended = await lab.run(['handshake', HOST, ...args], {
    ...options,
    env: { MAILSONDE_PASSWORD: undefined, ...options.env },
  });
  for (const secret of [password, Buffer.from(password).toString('base64').replace(/=+$/, '')])
    expect(ended.stdout + ended.stderr).not.toContain(secret);
  return ended;
}

describe('a password that is right', () => {
  it.each(['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN', 'LOGIN'])('is accepted by %s', async (mechanism) => {
    const { status, stdout } = await handshake([
      ...['--user', user, '--password-file', file, '--auth', mechanism.toLowerCase(), '-v'],
    ]);
    expect(stdout).toContain(`accepts the credentials, by ${mechanism}`);
    expect(stdout).toContain(`AUTH ${mechanism}`);
    expect(status).toBe(0);
  });

  it('comes from standard input or the environment as well', async () => {
    const piped = await handshake(['--user', user, '--password-stdin', '-q'], { stdin: password });
    expect(piped).toEqual({ status: 0, stdout: '', stderr: '' });
    const set = await handshake(['--user', user, '-q'], { env: { MAILSONDE_PASSWORD: password } });
    expect(set).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('stands in no saved evidence', async () => {
    const saved = join(lab.folder, 'evidence.json');
    await handshake(['--user', user, '--password-file', file, '--save-evidence', saved, '--json']);
    const text = readFileSync(saved, 'utf8');
    expect(text).toContain('"authentication"');
    expect(text).not.toContain(password);
    const again = await lab.run(['handshake', '--replay', saved]);
    expect(again).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('otherwise', () => {
  it('says what a refusal means and ends with 1', async () => {
    const wrong = lab.file('wrong.txt', 'not-the-password');
    const { status, stdout } = await handshake(['--user', user, '--password-file', wrong]);
    expect(status).toBe(1);
    expect(stdout).toContain('auth-accepted');
    expect(stdout).toContain('535');
    expect(stdout).not.toContain('not-the-password');
  });

  it('keeps the password where the connection is not safe, and ends with 3', async () => {
    const { status, stdout } = await handshake(['--user', user, '--password-file', file, '--tls', 'off']);
    expect(stdout).toContain('nothing secret was sent');
    expect(status).toBe(3);
  });

  it.each([
    [['--user', user], /there is no password for .*--password-file/],
    [['--user', `${user}:${password}`], /password behind --user/],
    [['--user', user, '--password', password], /password on the command line/],
    [['--user', user, `--password=${password}`], /password on the command line/],
    [[`smtp://tim:${password}@mail.example.com`], /password in a URL/],
    [['--user', user, '--password-file', 'nowhere.txt'], /cannot read nowhere\.txt/],
    [['--auth', 'PLAIN'], /--auth needs --user/],
    [['--mx', '--user', user, '--password-stdin'], /--mx and --user contradict/],
    [['--quit-after', 'auth'], /never reached without --user/],
  ])('ends with 2 and one sentence: %j', async (args, says) => {
    const { status, stdout, stderr } = await handshake(args, { stdin: 'x' });
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
