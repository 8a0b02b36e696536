/** `--input`: what is a name and what is not, from files and pipes that may be odd, endless or never end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../src/model/report.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(() => lab.close());

interface Line {
  target?: { ascii: string };
  inputError?: { source: string; input: string; says: string };
}

const linesOf = (stdout: string): Line[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const namesOf = (stdout: string): string[] =>
  linesOf(stdout)
    .flatMap(({ target }) => target?.ascii ?? [])
    .sort();

const ndjson = (input: string, ...more: string[]): string[] => [
  'check',
  '--only',
  'mx',
  '--format',
  'ndjson',
  '--input',
  input,
  ...more,
];

describe('--input', () => {
  it('passes over comments, blank lines, BOM, CR and spaces', async () => {
    const text = [
      '\ufeff# domains of ours',
      '',
      '  healthy.example  ',
      'broken.example # to be mended',
      '\tbücher.example.\t',
      'PARKED.example',
    ].join('\r\n');
    const { stdout, stderr, status } = await lab.run(ndjson(lab.file('odd.txt', text)));
    expect(namesOf(stdout)).toEqual([
      'broken.example',
      'healthy.example',
      'parked.example',
      'xn--bcher-kva.example',
    ]);
    expect({ stderr, status }).toEqual({ stderr: '', status: 1 });
  });

  it('reads what PowerShell writes: UTF-16 with a BOM', async () => {
    const bytes = Buffer.from('\ufeffhealthy.example\r\nbücher.example\r\n', 'utf16le');
    const { stdout, status } = await lab.run(ndjson(lab.file('utf16.txt', bytes)));
    expect(namesOf(stdout)).toEqual(['healthy.example', 'xn--bcher-kva.example']);
    expect(status).toBe(0);
  });

  it('tells bad lines by file and line, gives them lines of their own, and goes on', async () => {
    const bad = ['192.0.2.1', 'https://x.example/', 'two words', '\u001b[31mred.example', 'a..example'];
    const input = lab.file('bad.txt', ['healthy.example', ...bad, 'parked.example'].join('\n'));
    const { stdout, stderr, status } = await lab.run(ndjson(input));
    expect(status).toBe(2);
    expect(namesOf(stdout)).toEqual(['healthy.example', 'parked.example']);
    const errors = linesOf(stdout).flatMap(({ inputError }) => inputError ?? []);
    expect(errors.map(({ source }) => source)).toEqual(bad.map((_, index) => `${input}:${index + 2}`));
    expect(errors.map((error) => error.input)).toEqual(bad);
    const told = stderr.trimEnd().split('\n');
    expect(told).toHaveLength(bad.length);
    for (const [index, line] of told.entries()) expect(line).toContain(`${input}:${index + 2}: `);
    expect(`${stdout}${stderr}`).not.toContain('\u001b');
  });

  it('tells bad lines in the other formats on stderr only', async () => {
    const input = lab.file('half.txt', 'nonsense here\nhealthy.example\n');
    for (const format of ['pretty', 'markdown', 'json']) {
      const { stdout, stderr, status } = await lab.run(['mx', '--input', input, '--format', format]);
      expect(status).toBe(2);
      expect(stdout).not.toContain('nonsense');
      expect(stderr).toContain(`${input}:1: `);
    }
  });

  it('cuts lines nobody could mean, however long', async () => {
    const input = lab.file(
      'huge.txt',
      `${'a'.repeat(9_000_000)}\nhealthy.example\n${'b.'.repeat(2_000_000)}`,
    );
    const { stdout, stderr, status } = await lab.run(ndjson(input));
    expect(status).toBe(2);
    expect(namesOf(stdout)).toEqual(['healthy.example']);
    expect(stderr.length).toBeLessThan(1_000);
    for (const { inputError } of linesOf(stdout)) expect((inputError?.input ?? '').length).toBeLessThan(301);
  });

  it('looks at each name once, at arguments first, and says how many were repeated', async () => {
    const input = lab.file('twice.txt', 'healthy.example\nHealthy.Example\nparked.example.\n');
    const args = ['mx', 'parked.example', '--input', input, '--format', 'json'];
    const { stdout, stderr, status } = await lab.run(args);
    expect((JSON.parse(stdout) as Run).reports.map(({ target }) => target.ascii)).toEqual([
      'parked.example',
      'healthy.example',
    ]);
    expect(stderr).toBe('mailsonde: 2 repeated names passed over; each is looked at once\n');
    expect(status).toBe(0);
    const one = await lab.run(['mx', 'healthy.example', 'HEALTHY.example', '-q']);
    expect(one).toMatchObject({ status: 0, stderr: expect.stringContaining('1 repeated name passed over') });
  });

  it('may be given several times, for one list after the other', async () => {
    const [a, b] = [lab.file('a.txt', 'healthy.example\n'), lab.file('b.txt', 'parked.example\n?\n')];
    const { stdout, stderr } = await lab.run(['mx', '--input', a, '--input', b, '--input', a, '--json']);
    expect((JSON.parse(stdout) as Run).reports.map(({ target }) => target.ascii)).toEqual([
      'healthy.example',
      'parked.example',
    ]);
    expect(stderr).toMatch(new RegExp(`^mailsonde: ${b}:2: [^\\n]*\\n$`));
  });

  it('is an error where it names nothing', async () => {
    for (const text of ['', '\n# nobody\n']) {
      const input = lab.file('empty.txt', text);
      expect(await lab.run(['check', '--input', input, '--json'])).toEqual({
        status: 2,
        stdout: '',
        stderr: `mailsonde: ${input} names nothing to look at; give one name a line\n`,
      });
      // Something else to look at was named.
      expect((await lab.run(['mx', 'healthy.example', '--input', input])).status).toBe(0);
    }
  });

  it('tells what is no list in a sentence, not in thousands', async () => {
    const binary = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 256));
    const zeroes = lab.file('zeroes.bin', Buffer.concat([Buffer.alloc(512), binary]));
    const { status, stdout, stderr } = await lab.run(['check', '--input', zeroes]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`mailsonde: ${zeroes} is not text; give a text file with one name a line\n`);

    const prose = lab.file('prose.txt', 'these words are no names\n'.repeat(5_000));
    const told = await lab.run(ndjson(prose));
    expect(told.status).toBe(2);
    expect(linesOf(told.stdout)).toHaveLength(100);
    expect(told.stderr.trimEnd().split('\n')).toHaveLength(22);
    expect(told.stderr).toMatch(/names nothing in its first 100 lines; give a text file [^\n]*\n$/);
    const beside = await lab.run(['mx', 'healthy.example', '--input', prose, '--json']);
    expect((JSON.parse(beside.stdout) as Run).reports).toHaveLength(1);
    expect(beside.status).toBe(2);
  });

  it('goes on over bad lines where there are good ones, and tells the first of them', async () => {
    const input = lab.file('mixed.txt', `healthy.example\n${'no name\n'.repeat(300)}parked.example\n`);
    const { status, stdout, stderr } = await lab.run(ndjson(input));
    expect(status).toBe(2);
    expect(namesOf(stdout)).toEqual(['healthy.example', 'parked.example']);
    expect(linesOf(stdout)).toHaveLength(302);
    expect(stderr.trimEnd().split('\n')).toHaveLength(21);
    expect(stderr).toContain('further lines like these are not told one by one');
  });

  it('keeps the order of the input but in ndjson, one after another and many at once', async () => {
    const names = Array.from({ length: 300 }, (_, i) =>
      i === 90 ? 'healthy.example' : i === 91 ? 'broken.example' : `nobody-${i}.example`,
    );
    const input = lab.file('many.txt', names.join('\n'));
    const one = await lab.run(['mx', '--input', input, '--concurrency', '1', '--format', 'ndjson']);
    expect(linesOf(one.stdout).map(({ target }) => target?.ascii)).toEqual(names);
    const all = await lab.json(['mx', '--input', input, '--concurrency', '500']);
    expect(all.reports.map(({ target }) => target.ascii)).toEqual(names);
    const lines = await lab.run(['mx', '--input', input, '--concurrency', '500', '--format', 'ndjson']);
    expect(namesOf(lines.stdout)).toEqual([...names].sort());
    expect([one.stderr, lines.stderr]).toEqual(['', '']);
  });
});

describe('--input -', () => {
  it('reads standard input', async () => {
    const { stdout } = await lab.run(ndjson('-'), { stdin: 'healthy.example\nnot one\n' });
    expect(namesOf(stdout)).toEqual(['healthy.example']);
    expect(linesOf(stdout)).toContainEqual(
      expect.objectContaining({ inputError: expect.objectContaining({ source: '-:2' }) }),
    );
  });

  it('gives the first results while the input goes on', async () => {
    const { stdout, status } = await lab.run(ndjson('-'), {
      stdin: null,
      meanwhile: (child) => {
        child.stdin?.write('healthy.example\n');
        // The next name is given only once the first result is there; without it the input would never end.
        child.stdout?.once('data', () => child.stdin?.end('parked.example\n'));
      },
    });
    expect(namesOf(stdout)).toEqual(['healthy.example', 'parked.example']);
    expect(status).toBe(0);
  });

  it('ends at once when interrupted while nothing comes', async () => {
    const began = performance.now();
    const { stdout, stderr, status } = await lab.run(ndjson('-'), {
      stdin: null,
      meanwhile: (child) => {
        child.stdin?.write('healthy.example\n');
        child.stdout?.once('data', () => child.kill('SIGINT'));
      },
    });
    expect(namesOf(stdout)).toEqual(['healthy.example']);
    expect(stderr).toMatch(/^mailsonde: interrupted[^\n]*\n$/);
    expect(status).toBe(130);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('stops reading an endless input when nobody reads the results', async () => {
    let count = 0;
    const { status, stderr } = await lab.run(ndjson('-'), {
      stdin: null,
      meanwhile: (child) => {
        const feed = (): void => {
          do count += 1;
          while (child.stdin?.writable && child.stdin.write(`healthy.example\nnobody-${count}.example\n`));
        };
        child.stdin?.on('drain', feed);
        feed();
        child.stdout?.once('data', () => child.stdout?.destroy());
      },
    });
    expect({ status: status === 0 || status === 1, stderr }).toEqual({
      status: true,
      stderr: expect.stringMatching(/^(mailsonde: \d+ repeated names? passed over[^\n]*\n)?$/),
    });
  });

  it('is read as a replay too, and ends there when interrupted', async () => {
    const { status, stdout } = await mailsonde(['check', '--replay', '-'], {
      stdin: null,
      meanwhile: (child) => setTimeout(() => child.kill('SIGINT'), 700),
    });
    expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
  });
});
