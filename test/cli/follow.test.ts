/** `send --follow` as a user runs it: sent, seen where it arrives, judged there; passwords, slips of the pen and removal. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labAccount, labPostbox } from '../../src/lab/index.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import { ROOT } from '../support/source.ts';

const schema = JSON.parse(readFileSync(join(ROOT, 'schema/report-1.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const isRun = ajv.compile(schema);

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(() => lab.close());

const MAILBOX = 'imaps://you@imap.postbox.example';
const FROM = ['--from', labAccount.user, '--to', labPostbox.user];
const SERVER = ['--server', 'smtp.healthy.example', '--user', labAccount.user];
const env = { MAILSONDE_PASSWORD: labAccount.password, MAILSONDE_FOLLOW_PASSWORD: labPostbox.password };
const send = (...flags: string[]): string[] => ['send', ...SERVER, ...FROM, '--follow', MAILBOX, ...flags];

describe('send --follow', () => {
  it('sees the message arrive in the inbox, and judges the copy as message does', async () => {
    const run = await lab.json(send(), { env });
    isRun(run);
    expect(isRun.errors).toBeNull();
    const [report] = run.reports;
    expect(report?.verdict).toBe('pass');
    expect(report?.evidence.arrival).toMatchObject({
      status: 'observed',
      value: { messages: [{ copy: { path: 'INBOX', role: 'inbox', removal: null } }] },
    });
    expect(report?.evidence.message).toMatchObject({
      status: 'observed',
      value: {
        name: 'in INBOX',
        spf: { result: 'pass' },
        dkim: [{ result: 'pass' }],
        dmarc: { result: 'pass' },
      },
    });
    const verdicts = new Map(report?.findings.map(({ check, verdict }) => [check, verdict]));
    expect(verdicts.get('message-in-inbox')).toBe('pass');
    expect(verdicts.get('message-dmarc-pass')).toBe('pass');
    expect(JSON.stringify(run)).not.toContain(labPostbox.password);
    const [kept] = lab.postbox.inbox.messages;
    expect([...(kept?.flags ?? ['gone'])]).toEqual([]);
  });

  it('tells the journey to its end: after acceptance the arrival, the hops, and what the receiver wrote', async () => {
    const { stdout, status } = await lab.run(send('--follow-delete'), { env });
    expect(status).toBe(0);
    const at = ['250 2.0.0', 'It arrived in INBOX', 'The copy that arrived', 'mx.postbox.example'].map(
      (text) => stdout.indexOf(text),
    );
    expect(at.every((place, index) => place > (at[index - 1] ?? -1))).toBe(true);
    expect(stdout).toContain('removed from the mailbox afterwards, and nothing else with it');
    expect(stdout.replace(/\s+/g, ' ')).toContain('mx.postbox.example: dkim=pass spf=pass dmarc=pass');
    expect(lab.postbox.inbox.messages).toHaveLength(1);
    const markdown = await lab.run(send('--format', 'markdown'), { env });
    expect(markdown.stdout).toContain('### Arrival');
  });

  it('warns where it is put among spam, and says what the filter wrote', async () => {
    const { stdout, status } = await lab.run(send('--template', 'gtube', '--fail-on', 'warning'), { env });
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /put into Junk, the folder for spam.*X-Spam-Status: Yes.*GTUBE/,
    );
  });

  it('is left open where nothing arrives in time: not an error, and nothing is judged', async () => {
    const args = ['send', ...SERVER, '--from', labAccount.user, '--to', labAccount.user, '--follow', MAILBOX];
    const report = await lab.report([...args, '--follow-timeout', '700ms'], { env });
    const said = report.findings.find(({ check }) => check === 'message-in-inbox');
    expect(said).toMatchObject({ verdict: 'unknown', says: expect.stringContaining('--follow-timeout') });
    expect(report.evidence.message).toMatchObject({ status: 'skipped' });
  });

  it('waits for nothing where nothing was taken over', async () => {
    const wrong = { ...env, MAILSONDE_PASSWORD: 'not-this-one' };
    const report = await lab.report(send(), { env: wrong });
    expect(report.evidence.arrival).toMatchObject({ status: 'skipped' });
    expect(report.tookMs).toBeLessThan(10_000);
  });

  it('says that the mailbox lets nobody in, without the password', async () => {
    const wrong = { ...env, MAILSONDE_FOLLOW_PASSWORD: 'not-this-one-either' };
    const { stdout, stderr, status } = await lab.run(send('-v'), { env: wrong });
    expect(status).toBe(0);
    expect(stdout).toContain('refuses the sign-in of you');
    expect(stdout + stderr).not.toContain('not-this-one-either');
  });

  it('is judged again from what was saved', async () => {
    const file = join(lab.folder, 'saved.json');
    const first = await lab.report(send('--save-evidence', file), { env });
    const again = await lab.report(['send', '--replay', file]);
    const verdicts = (report: typeof first): string[] =>
      report.findings.map(({ check, verdict }) => `${check} ${verdict}`).sort();
    expect(verdicts(again)).toEqual(expect.arrayContaining(verdicts(first)));
  });

  it.each<[string, string[], RegExp]>([
    [
      'a password in the URL',
      ['--follow', 'imaps://you:secret-77@imap.postbox.example'],
      /password in a URL/,
    ],
    ['no user', ['--follow', 'imaps://imap.postbox.example'], /names no user/],
    ['POP3', ['--follow', 'pop3s://you@imap.postbox.example'], /POP3/],
    ['a time that is none', ['--follow', MAILBOX, '--follow-timeout', 'soon'], /not a duration/],
    [
      'several domains',
      ['--follow', MAILBOX, '--direct', '--to', 'a@signed.example'],
      /one mailbox|contradict/,
    ],
    ['a timeout alone', ['--follow-timeout', '5s'], /without --follow/],
    ['removal alone', ['--follow-delete'], /without --follow/],
  ])('refuses %s before anything is sent', async (_, flags, says) => {
    const before = lab.messages.length;
    const way = flags.includes('--direct') ? [] : SERVER;
    const { stderr, status, stdout } = await lab.run(['send', ...way, ...FROM, ...flags], { env });
    expect(status).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr + stdout).not.toContain('secret-77');
    expect(lab.messages).toHaveLength(before);
  });

  it('asks for its password by file or environment where there is no terminal', async () => {
    const { MAILSONDE_PASSWORD } = env;
    const none = await lab.run(send(), { env: { MAILSONDE_PASSWORD, MAILSONDE_FOLLOW_PASSWORD: '' } });
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('MAILSONDE_FOLLOW_PASSWORD');
    const file = lab.file('mailbox-password', `${labPostbox.password}\n`);
    const told = await lab.run(send('--follow-password-file', file), {
      env: { MAILSONDE_PASSWORD, MAILSONDE_FOLLOW_PASSWORD: '' },
    });
    expect(told.status).toBe(0);
  });

  it('follows what goes straight to the mail host, too: a stranger who fails DMARC lands among spam', async () => {
    const args = ['send', '--direct', '--from', 'someone@healthy.example', '--to', labPostbox.user];
    const report = await lab.report([...args, '--follow', MAILBOX], { env });
    expect(report.evidence.arrival).toMatchObject({ value: { messages: [{ copy: { role: 'spam' } }] } });
    expect(report.findings.find(({ check }) => check === 'message-in-inbox')?.verdict).toBe('fail');
  });
});
