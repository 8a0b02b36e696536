/** Slips of the pen and of the mind: what was surely meant is understood, or named in the next line. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECK_TOPICS } from '../../src/model/check.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(() => lab.close());

describe('a slip', () => {
  it.each([
    [
      ['example.com'],
      /unknown command 'example\.com'.*Did you mean: .*mailsonde(\.js)? check example\.com\?/s,
    ],
    [['b\u00fccher.example', '-v'], /Did you mean: .* check b\u00fccher\.example\?/],
    [['me@example.com'], /Did you mean: .* check example\.com\?/],
    [['192.0.2.1'], /Did you mean: .* ptr 192\.0\.2\.1\?/],
    [['2001:db8::1'], /Did you mean: .* ptr 2001:db8::1\?/],
    [['lab', '--', 'broken.example'], /Did you mean: .* lab -- check broken\.example\?/],
    [['chekc', 'x.example'], /Did you mean check\?/],
    [['dmrac', 'x.example'], /Did you mean dmarc\?/],
    [['check', 'x.example', '--onyl', 'mx'], /Did you mean --only\?/],
    [['dkim', 'x.example', '--selctor', 's1'], /Did you mean --selector\?/],
    [['mx', 'x.example', '--timout', '3s'], /Did you mean --timeout\?/],
    [['lab', '--delya', '3s'], /Did you mean --delay\?/],
    [['explain', '--lits'], /Did you mean --list\?/],
    [['help', 'chekc'], /Did you mean check\?/],
  ])('%j is answered with what was meant', async (args, expected) => {
    const { status, stdout, stderr } = await mailsonde(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });

  it('of one word that is no name is not made a domain', async () => {
    for (const word of ['nonsense', 'a b.example', '$(x).example', '..', '-x.example']) {
      const { status, stderr } = await mailsonde([word]);
      expect(status).toBe(2);
      expect(stderr).not.toContain('Did you mean: ');
    }
  });
});

describe('help', () => {
  it('says the same as --help, for all and for one command', async () => {
    for (const [words, flags] of [
      [['help'], ['--help']],
      [
        ['help', 'check'],
        ['check', '--help'],
      ],
      [
        ['lab', '--', 'help', 'spf'],
        ['spf', '--help'],
      ],
    ] as const) {
      const ended = await mailsonde(words);
      expect(ended).toEqual(await mailsonde(flags));
      expect(ended).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^Usage: /) });
    }
    expect((await mailsonde(['--help'])).stdout).toMatch(/^ {2}help \[command\] /m);
  });

  it('of check names the topics', async () => {
    const { stdout } = await mailsonde(['check', '--help']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`Topics: ${CHECK_TOPICS.join(' ')} (`);
  });
});

describe('--selector', () => {
  it.each(['s1._domainkey.healthy.example', 's1._domainkey.healthy.example.', 'S1._DomainKey', 's1'])(
    '%s is the selector s1',
    async (typed) => {
      const { evidence } = await lab.report(['dkim', 'healthy.example', '--selector', typed]);
      expect(evidence.dkim).toMatchObject({
        value: { keys: [{ selector: 's1', name: 's1._domainkey.healthy.example' }] },
      });
    },
  );

  it('takes the whole name of a BIMI record too, and says where nothing stands', async () => {
    const { stdout } = await lab.run(['bimi', 'healthy.example', '--selector', 'foo._bimi.healthy.example']);
    expect(stdout).toContain('No BIMI record at foo._bimi.healthy.example is published');
  });

  it('is not made of a record name without one', async () => {
    const { status, stderr } = await mailsonde(['dkim', 'x.example', '--selector', '._domainkey.x.example']);
    expect(status).toBe(2);
    expect(stderr).toContain('give the label before ._domainkey, such as s1 or google');
  });
});

describe('a flag that bears on none of the topics looked at', () => {
  it.each([
    [['--only', 'mx', '--selector', 's1'], '--selector', 'dkim'],
    [['--only', 'mx,dmarc', '--ip', '192.0.2.1'], '--ip', 'spf, ptr, helo, blocklist'],
    [['--only', 'dkim', '--helo', 'mx.x.example'], '--helo', 'helo, ptr, spf'],
    [['--only', 'bimi', '--sends', 'no'], '--sends', 'mx, spf'],
    [['--skip', 'blocklist', '--blocklist', 'zen.spamhaus.org'], '--blocklist', 'blocklist'],
    [['--skip', 'dkim', '--selector', 's1'], '--selector', 'dkim'],
  ])('is refused: check %j', async (flags, flag, topics) => {
    const { status, stdout, stderr } = await mailsonde(['check', 'x.example', ...flags]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`${flag} says nothing to the topics looked at; it bears on ${topics}`);
  });

  it('is taken where one of them is', async () => {
    const flags = ['--only', 'mx,dkim', '--selector', 'mail'];
    expect((await lab.run(['check', 'healthy.example', ...flags])).status).toBe(0);
  });
});
