/** What `send --dry-run` prints is what would be sent: composed, signed, or untouched; and slips end with exit 2. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mailsonde } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailsonde-composing-'));
const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
const keyFile = file('dkim.pem', key);
const ENDS = ['--from', 'me@example.com', '--to', 'you@example.org'];

const dry = (words: readonly string[], stdin = '') =>
  mailsonde(['send', '--dry-run', ...ENDS, ...words], { stdin });

describe('send --dry-run', () => {
  it('writes the message to a pipe and to a file, and the envelope to stderr', async () => {
    const words = ['--subject', 'Hi', '--body', '-', '--bcc', 'hidden@example.org'];
    const { status, stdout, stderr } = await dry(words, 'Grüße\n');
    expect(status).toBe(0);
    expect(stdout).toMatch(/\r\nSubject: Hi\r\n[\s\S]*\r\n\r\nGr=C3=BC=C3=9Fe\r\n$/);
    expect(stdout).not.toContain('hidden');
    expect(stderr.split('\n')).toEqual([
      `Not sent (--dry-run): ${Buffer.byteLength(stdout)} octets`,
      'MAIL FROM:<me@example.com>',
      'RCPT TO:<you@example.org>',
      'RCPT TO:<hidden@example.org>',
      '',
    ]);
    const output = join(folder, 'out.eml');
    const written = await dry([...words, '-o', output, '-q'], 'x');
    expect(written).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(output, 'utf8')).toMatch(/\r\n\r\nx\r\n$/);
  });

  it('makes what message judges well', async () => {
    const { stdout } = await dry(['--template', 'newsletter']);
    const words = ['--ip', '192.0.2.1', '--mail-from', 'me@example.com', '--json'];
    const judged = await mailsonde(['lab', '--', 'message', '-', ...words], { stdin: stdout });
    const [{ findings }] = JSON.parse(judged.stdout).reports;
    const failed = findings.filter(({ verdict }: { verdict: string }) => verdict === 'fail');
    // Of the message itself nothing is wrong: nobody signed it, and example.com sends from elsewhere.
    const form = /^message-(?!dkim|spf|dmarc|unsubscribe-signed)/;
    expect(
      failed.map(({ check }: { check: string }) => check).filter((check: string) => form.test(check)),
    ).toEqual([]);
  });

  it('signs on request, and leaves --data as it is otherwise', async () => {
    const raw = 'From: Ann <ann@example.com>\r\nSubject: x \r\n\r\n.\r\nbody\r\n';
    const data = file('raw.eml', raw);
    expect((await dry(['--data', data])).stdout).toBe(raw);
    const { stdout } = await dry(['--data', data, '--dkim-key', keyFile, '--dkim-selector', 's1']);
    expect(stdout).toMatch(/^DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed\/relaxed; d=example\.com;/);
    expect(stdout.endsWith(`\r\n${raw}`)).toBe(true);
  });

  it('ends quietly where its reader leaves', async () => {
    const { status, stderr } = await mailsonde(['send', '--dry-run', '-q', ...ENDS, '--template', 'large'], {
      meanwhile: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.each<[string[], RegExp]>([
    [
      ['--template', 'newsleter'],
      /--template "newsleter" is not known \(did you mean newsletter\?\); give one of/,
    ],
    [['--subject', 'a', '--subject', 'b'], /--subject is given 2 times; /],
    [['--subject', 'a\r\nBcc: x@example.net'], /--subject "a\\r\\nBcc: x@example\.net" holds a line break; /],
    [['--body', 'Dear {{name}}'], /--body: unknown token {{name}}; tokens are date/],
    [['--body', '@/nowhere'], /cannot read \/nowhere: there is no such file; /],
    [['--attach', folder], /cannot read .*: it is a directory; /],
    [['--header', 'From: you@example.com'], /--header cannot set From; that is what --from is for/],
    [['--header', 'X-A: b\nBcc: c@example.com'], /holds a line break; /],
    [['--to', 'nobody'], /--to: "nobody" is no mail address: it has no @; /],
    [['--from', 'b@example.com'], /--from is given 2 times; /],
    [['--dkim-key', keyFile], /1 × --dkim-key and 0 × --dkim-selector do not go together; /],
    [
      ['--dkim-key', file('no.pem', 'x'), '--dkim-selector', 's'],
      /no\.pem holds no private key that can be read; /,
    ],
    [['--json'], /--dry-run makes no report, /],
    [
      ['--data', file('m.eml', 'From: a@example.com\r\n\r\n'), '--subject', 'x'],
      /--data and --subject contradict/,
    ],
  ])('refuses %j', async (words, says) => {
    const { status, stdout, stderr } = await dry(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
