/** The flags of composing: files read, second values told of, what is sent untouched left so, and the dry run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { addComposeOptions } from '../../../src/cli/compose-options.ts';
import { replaceFile } from '../../../src/cli/files.ts';
import { chunksOf } from '../../../src/cli/input.ts';
import {
  type ComposeWishes,
  composer,
  refuseComposing,
  signedAsAsked,
} from '../../../src/commands/composing.ts';
import { printDryRun, refuseDryReport } from '../../../src/commands/dry-run.ts';
import { UsageError } from '../../../src/model/usage-error.ts';
import { composed, PRIVATE_KEYS, readBack, textOf } from '../../support/composing.ts';

const folder = mkdtempSync(join(tmpdir(), 'composing-'));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const io = (typed = '') => {
  const { signal } = new AbortController();
  return { signal, chunks: (path: string) => chunksOf(path, Readable.from([Buffer.from(typed)]), signal) };
};

/** As the command line has it. */
function flags(...words: string[]): ComposeWishes {
  const command = addComposeOptions(new Command('send').exitOverride());
  return command
    .parse(['--from', 'me@example.com', '--to', 'rita@example.net', ...words], { from: 'user' })
    .opts();
}

async function composedBy(words: string[], typed?: string) {
  return readBack(await (await composer(flags(...words), io(typed)))());
}

async function refused(wishes: ComposeWishes, typed?: string): Promise<string> {
  const error: unknown = await composer(wishes, io(typed))
    .then((compose) => compose())
    .catch((reason: unknown) => reason);
  if (!(error instanceof UsageError)) throw new Error(`not refused: ${String(error)}`);
  return `${error.message}; ${error.hint}`;
}

describe('the flags of composing', () => {
  it('take texts from files and standard input, in UTF-8 and UTF-16', async () => {
    const text = file('letter.txt', Buffer.from('\ufeffGrüße', 'utf16le'));
    const email = await composedBy(['--body', `@${text}`, '--html', '-'], '\ufeff<p>Grüße</p>');
    expect([email.text?.trim(), email.html?.trim()]).toEqual(['Grüße', '<p>Grüße</p>']);
    expect((await composedBy(['--body', 'a\nb {{random}}', '--literal'])).text?.trim()).toBe(
      'a\nb {{random}}',
    );
  });

  it('attach files under their own names, several at once', async () => {
    const [one, two, three] = [file('one.txt', '1'), file('two.bin', '2'), file('three.pdf', '3')];
    const { attachments } = await composedBy(['--attach', one, two, '--attach', three]);
    expect(attachments.map(({ filename }) => filename)).toEqual(['one.txt', 'two.bin', 'three.pdf']);
  });

  it('compose a message of its own each time, with its token', async () => {
    const compose = await composer(flags('--subject', '{{random}}'), io());
    const [one, other] = [await compose(), await compose()];
    expect(one.token).toMatch(/^[a-z2-9]{14}$/);
    expect(one.token).not.toBe(other.token);
    expect(one.messageId).toContain(`${one.token}@example.com>`);
    expect((await readBack(other)).subject).toBe(other.token);
  });

  it('sign for the domain of the author with two keys', async () => {
    const keys = [file('rsa.pem', PRIVATE_KEYS.rsa), file('ed.pem', PRIVATE_KEYS.ed25519)];
    const words = keys.flatMap((key, at) => ['--dkim-key', key, '--dkim-selector', `s${at}`]);
    const text = textOf(await (await composer(flags(...words), io()))());
    expect(text).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256;[\s\S]*?d=example\.com;/);
    expect(text).toMatch(/\r\nDKIM-Signature: v=1; a=ed25519-sha256;[\s\S]*?s=s1;/);
  });

  it('make a size of its usual forms', async () => {
    for (const [size, octets] of [
      ['20000', 20_000],
      ['20kB', 20_000],
      ['20 KiB', 20_480],
      ['0.1MB', 100_000],
    ] as const) {
      const message = await (await composer(flags('--template', 'large', '--size', size), io()))();
      expect(message.octets.length).toBeLessThanOrEqual(octets);
      expect(message.octets.length).toBeGreaterThan(octets - 78);
    }
  });

  it.each<[string[], RegExp]>([
    [
      ['--template', 'newsleter'],
      /^--template "newsleter" is not known \(did you mean newsletter\?\); give one of plain/,
    ],
    [['--encoding', 'uuencode'], /^--encoding "uuencode" is not known; give one of quoted-printable/],
    [['--size', 'big', '--template', 'large'], /^--size "big" is no size; give octets/],
    [['--subject', 'a', '--subject', 'b'], /^--subject is given 2 times; a message has one/],
    [['--from', 'other@example.com'], /^--from is given 2 times/],
    [['--body', '@'], /^--body @ names no file/],
    [['--body', '@/nowhere/letter.txt'], /^cannot read \/nowhere\/letter\.txt: there is no such file/],
    [['--attach', '/'], /^cannot read \/: it is a directory/],
    [['--attach', '-'], /^--attach - would have no name/],
    [['--body', '-', '--html', '@-'], /^--body and --html cannot both be read from standard input/],
    [['--body', '-'], /^standard input is empty; /],
    [['--dkim-key', '/nowhere'], /^cannot read \/nowhere/],
    [['--dkim-selector', 's1'], /^--dkim-selector needs a key/],
  ])('refuse %j', async (words, says) => {
    expect(await refused(flags(...words))).toMatch(says);
  });

  it('refuse empty and binary files, and say what to do', async () => {
    expect(await refused(flags('--body', `@${file('empty.txt', '')}`))).toMatch(/empty\.txt is empty; /);
    expect(await refused(flags('--attach', file('none.pdf', '')))).toMatch(/none\.pdf is empty; /);
    expect(await refused(flags('--body', `@${file('l1.txt', Buffer.from([0xe4, 0xf6]))}`))).toMatch(
      /l1\.txt is no text in UTF-8; save it as UTF-8, or attach it/,
    );
    expect(
      await refused(flags('--dkim-key', file('k.pem', 'x'.repeat(70_000)), '--dkim-selector', 's')),
    ).toMatch(/k\.pem is larger than 64 KiB/);
    expect(await refused({ ...flags('--body', '-'), passwordStdin: true }, 'text')).toMatch(
      /^--password-stdin and --body cannot both/,
    );
    expect(await refused({ to: ['rita@example.net'] })).toMatch(
      /^a message needs an author; name one with --from/,
    );
  });

  it('send nothing that an interrupt cut short', async () => {
    const controller = new AbortController();
    controller.abort();
    const path = file('cut.txt', 'text');
    const chunks = (name: string) => chunksOf(name, Readable.from([]), controller.signal);
    await expect(composer(flags('--attach', path), { signal: controller.signal, chunks })).rejects.toThrow(
      /abort/i,
    );
  });
});

describe('beside a message that is there already', () => {
  const raw = Buffer.from('Subject: x\r\nFrom: Ann <ann@b\u00fccher.example>\r\n\r\nbody \r\n');

  it('whatever would change it is refused', () => {
    expect(() => refuseComposing({ subject: ['x'], to: ['a@example.com'] })).toThrow(
      '--data and --subject contradict',
    );
    expect(() =>
      refuseComposing({ to: ['a@example.com'], dkimKey: ['k'], from: ['b@example.com'] }),
    ).not.toThrow();
  });

  it('signing adds a field on top and leaves the rest as it is', async () => {
    expect(await signedAsAsked(raw, {}, io())).toBe(raw);
    const key = file('rsa.pem', PRIVATE_KEYS.rsa);
    const octets = Buffer.from(await signedAsAsked(raw, { dkimKey: [key], dkimSelector: ['s1'] }, io()));
    expect(octets.toString()).toMatch(/^DKIM-Signature: [\s\S]*d=xn--bcher-kva\.example;/);
    expect(octets.subarray(-raw.length).equals(raw)).toBe(true);
  });
});

describe('the dry run', () => {
  const screen = (terminal: boolean) => {
    const out: Buffer[] = [];
    const notes: string[] = [];
    return {
      out,
      notes,
      io: {
        terminal,
        write: async (text: string | Uint8Array) => out.push(Buffer.from(text as Uint8Array)) > 0,
        note: (line: string) => void notes.push(line),
        replace: replaceFile,
      },
    };
  };

  it('gives a pipe the octets, and stderr the envelope', async () => {
    const message = await composed({ text: 'ä', encoding: '8bit', bcc: ['x@example.org'] });
    const { out, notes, io } = screen(false);
    await printDryRun(message, { quiet: false }, io);
    expect(Buffer.concat(out).equals(Buffer.from(message.octets))).toBe(true);
    expect(notes).toEqual([
      `Not sent (--dry-run): ${message.octets.length} octets; the server must offer 8BITMIME`,
      'MAIL FROM:<me@example.com>',
      'RCPT TO:<rita@example.net>',
      'RCPT TO:<x@example.org>',
    ]);
  });

  it('writes them to a file too, on a terminal as well', async () => {
    const message = await composed();
    const { out, notes, io } = screen(true);
    const output = join(folder, 'out.eml');
    await printDryRun(message, { quiet: true, output }, io);
    expect(readFileSync(output).equals(Buffer.from(message.octets))).toBe(true);
    expect([out, notes]).toEqual([[], []]);
  });

  it('spells out on a terminal what could move the text, and ends where attachments go on and on', async () => {
    const { out, io } = screen(true);
    const text = `a\u001b[2Jb\u202ec\tä${'\n.'.repeat(3)}`;
    await printDryRun(await composed({ text, encoding: '8bit' }), { quiet: false }, io);
    const shown = Buffer.concat(out).toString();
    expect(shown).toContain('\nRCPT TO:<rita@example.net>\n\nX-Mailsonde-Token:');
    expect(shown).toContain('\na\\x1b[2Jb\\u{202e}c\\tä\n.\n.\n.\n');
    expect(shown).not.toMatch(/[\r\u001b\u202e\t]/);
    const large = screen(true);
    await printDryRun(await composed({ template: 'large', size: 100_000 }), { quiet: false }, large.io);
    const lines = Buffer.concat(large.out).toString().split('\n');
    expect(lines.length).toBeLessThan(410);
    expect(lines.at(-2)).toMatch(/^… \d+ more lines; a file \(-o\) or a pipe gets them all$/);
  });

  it('makes no report', () => {
    expect(() => refuseDryReport({ format: 'json' })).toThrow('--dry-run makes no report');
    expect(() => refuseDryReport({ format: 'pretty' })).not.toThrow();
  });
});
