/** The single-topic commands and what their flags change; every flag that is offered does something. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab({
    edits: [
      {
        action: 'add',
        name: 'brand._bimi.healthy.example',
        type: 'TXT',
        value: 'v=BIMI1; l=https://logo.healthy.example/logo.svg',
      },
    ],
  });
});
afterAll(() => lab.close());

describe('a topic command', () => {
  it.concurrent.each([
    ['mx', ['dns', 'mx']],
    ['spf', ['dns', 'spf']],
    ['dkim', ['dns', 'dkim']],
    ['dmarc', ['dns', 'dmarc']],
    ['mta-sts', ['dns', 'mta-sts']],
    ['tls-rpt', ['dns', 'tls-rpt']],
    ['dane', ['dns', 'dane']],
    ['bimi', ['dns', 'bimi']],
    ['dnssec', ['dns', 'dnssec']],
    ['blocklist', ['dns', 'blocklist']],
  ])('%s judges its topic alone, and is well in the lab', async (command, judged) => {
    const { topics, verdict, counts } = await lab.report([command, 'healthy.example']);
    expect(topics).toEqual({ judged, asked: [command] });
    expect(verdict).toBe('pass');
    expect(counts.pass).toBeGreaterThan(1);
  });

  it('spf evaluates for an address, a sender and a HELO name', async () => {
    const results = async (...flags: string[]): Promise<unknown> => {
      const { evidence } = await lab.report(['spf', 'healthy.example', ...flags]);
      return evidence.spf?.status === 'observed' ? evidence.spf.value.evaluations : null;
    };
    expect(await results('--ip', '192.88.99.9')).toMatchObject([
      { ip: '192.88.99.9', result: 'pass', sender: 'postmaster@healthy.example', helo: 'healthy.example' },
    ]);
    const sender = ['--sender', 'bounce@healthy.example', '--helo', 'mail.healthy.example'];
    expect(await results('--ip', '203.0.113.1,2001:20::9', ...sender)).toMatchObject([
      {
        ip: '203.0.113.1',
        result: 'fail',
        sender: 'bounce@healthy.example',
        helo: 'mail.healthy.example',
      },
      { ip: '2001:20::9', result: 'pass' },
    ]);
    expect((await lab.run(['spf', 'healthy.example', '--ip', '203.0.113.1'])).status).toBe(1);
  });

  it('dkim judges named selectors strictly, and finds others by itself', async () => {
    const keys = async (...flags: string[]): Promise<string[]> => {
      const { evidence } = await lab.report(['dkim', 'healthy.example', ...flags]);
      return evidence.dkim?.status === 'observed'
        ? evidence.dkim.value.keys.map(({ selector, status }) => `${selector} ${status}`)
        : [];
    };
    expect(await keys()).toEqual(['mail valid']);
    expect(await keys('--selector', 'mail,nobody')).toEqual(['mail valid', 'nobody absent']);
    expect(await keys('--selector', 'MAIL', '--selector', 'mail')).toEqual(['mail valid']);
    expect((await lab.run(['dkim', 'healthy.example', '--selector', 'nobody'])).status).toBe(1);
  });

  it('bimi looks under the selector named, which is not taken for one of DKIM', async () => {
    const { evidence } = await lab.report(['bimi', 'healthy.example', '--selector', 'brand']);
    expect(evidence.bimi).toMatchObject({ status: 'observed', value: { selector: 'brand' } });
    const { stdout } = await lab.run(['bimi', 'healthy.example', '--selector', 'nobody']);
    expect(stdout).toContain('No BIMI record at nobody._bimi.healthy.example is published');
    const { evidence: usual } = await lab.report(['bimi', 'healthy.example']);
    expect(usual.bimi).toMatchObject({ value: { selector: 'default' } });
    const { status, stderr } = await lab.run(['bimi', 'healthy.example', '--selector', 'a b']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('._bimi') });
  });

  it('ptr takes addresses in any spelling, and hosts', async () => {
    const looks = async (...args: string[]): Promise<unknown> => {
      const { target, evidence } = await lab.report(['ptr', ...args]);
      return { target, ptr: evidence.ptr?.status === 'observed' ? evidence.ptr.value : evidence.ptr };
    };
    expect(await looks('192.88.99.9')).toMatchObject({
      target: { kind: 'ip', ascii: '192.88.99.9' },
      ptr: [{ ip: '192.88.99.9', confirmed: true }],
    });
    expect(await looks('[IPv6:2001:0020:0::9]')).toMatchObject({
      target: { kind: 'ip', ascii: '2001:20::9' },
      ptr: [{ ip: '2001:20::9', confirmed: true }],
    });
    expect(await looks('MX1.healthy.example.')).toMatchObject({
      target: { kind: 'host', ascii: 'mx1.healthy.example' },
      ptr: [{ ip: '192.88.99.9' }, { ip: '2001:20::9' }],
    });
    const { topics } = await lab.report(['ptr', '192.88.99.9', '--helo', 'mx1.healthy.example']);
    expect(topics).toEqual({ judged: ['ptr', 'helo'], asked: ['ptr', 'helo'] });
  });

  it('blocklist takes addresses and domains, and lists of the user', async () => {
    const zones = async (...args: string[]): Promise<unknown[]> => {
      const { evidence } = await lab.report(['blocklist', ...args]);
      return evidence.blocklists?.status === 'observed'
        ? evidence.blocklists.value.map(({ zone, subject }) => `${subject} ${zone}`)
        : [];
    };
    const only = ['--blocklist', 'zen.spamhaus.org,dbl.spamhaus.org'];
    expect(await zones('192.88.99.126', ...only)).toEqual(['192.88.99.126 zen.spamhaus.org']);
    expect((await lab.run(['blocklist', '192.88.99.126', ...only])).status).toBe(1);
    expect(await zones('blocklisted-domain.example', ...only)).toContain(
      'blocklisted-domain.example dbl.spamhaus.org',
    );
    expect((await zones('192.88.99.126')).length).toBeGreaterThan(1);
  });

  it.each([
    [['mx', 'web-only.example', '--sends', 'yes'], 'mx-explicit', 'fail'],
    [['mx', 'web-only.example', '--sends', 'no'], 'mx-explicit', 'skipped'],
    [['spf', 'healthy.example', '--sends', 'no'], 'spf-parked', 'fail'],
    [['spf', 'healthy.example'], 'spf-parked', 'skipped'],
    [['dkim', 'parked.example', '--sends', 'yes'], 'dkim-discovered', 'fail'],
    [['dkim', 'parked.example'], 'dkim-discovered', 'skipped'],
  ])('%j: %s %s', async (args, check, verdict) => {
    const { findings } = await lab.report(args);
    expect(findings.filter((one) => one.check === check)).toMatchObject([{ verdict }]);
  });
});

describe('a flag that would do nothing', () => {
  it.each([
    [['spf', 'healthy.example', '--sender', 'a@b.example'], /--sender says nothing without --ip/],
    [['spf', 'healthy.example', '--helo', 'mx.b.example'], /--helo says nothing without --ip/],
    [['check', '--replay', 'run.json', '--ip', '192.0.2.1'], /--replay and --ip contradict/],
    [['bimi', '--replay', 'run.json', '--selector', 'brand'], /--replay and --selector contradict/],
    [['check', '--replay', 'run.json', '--helo', 'mx.b.example'], /--replay and --helo contradict/],
    [['mx', 'healthy.example', '--selector', 's1'], /unknown option '--selector'/],
    [['dmarc', 'healthy.example', '--ip', '192.0.2.1'], /unknown option '--ip'/],
    [['spf', 'healthy.example', '--only', 'spf'], /unknown option '--only'/],
    [['explain', 'spf-syntax', '--ip', '192.0.2.1'], /unknown option '--ip'/],
    [['explain', 'spf-syntax', '--list'], /--list and what to explain contradict/],
  ])('is refused: %j', async (args, reason) => {
    const { status, stdout, stderr } = await mailsonde(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });
});

describe('spf --ip', () => {
  const screen = async (...args: string[]): Promise<string> =>
    (await lab.run(['spf', ...args])).stdout.replaceAll(/ +/g, ' ');

  it('tells of each term what it said of the sender', async () => {
    const text = await screen('bigmail.example', '--ip', '64.233.160.9');
    expect(text).toContain('redirect=_spf.bigmail.example 4 followed');
    expect(text).toContain('include:_netblocks.google.com 1 match → pass');
    expect(text).toContain('ip4:35.190.247.0/24 no match');
    expect(text).toContain('ip4:64.233.160.0/19 match → pass');
    expect(text).toContain('include:_netblocks2.google.com 1 not reached');
    expect(text).not.toContain('2404:6800:4000::/36');
    expect(await screen('bigmail.example', '--ip', '64.233.160.9', '-v')).toContain('2404:6800:4000::/36');
    expect(await screen('bigmail.example')).not.toContain('not reached');
  });

  it('tells it apart for several senders, the outermost terms at least', async () => {
    const text = await screen('bigmail.example', '--ip', '64.233.160.9,192.0.2.1');
    expect(text).toMatch(/✔ 64\.233\.160\.9 → pass [^✖]* redirect=\S+ match/);
    expect(text).toMatch(/✖ 192\.0\.2\.1 → softfail [^v]* redirect=\S+ match/);
    const whole = await screen('bigmail.example', '--ip', '64.233.160.9,192.0.2.1', '-v');
    expect(whole).toMatch(
      /redirect=\S+ match [^\n]*\n include:_netblocks\.google\.com match [^\n]*\n ip4:35/,
    );
  });
});

describe('check', () => {
  it('has nothing to say about transport to a web site', async () => {
    const { findings } = await lab.report(['check', 'web-only.example']);
    const notes = findings.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check);
    expect(notes).toEqual(['bimi-present']);
  });
});

describe('the way out', () => {
  it('-6 leaves out IPv4, which is all the policy host has', async () => {
    // With --connect-to the addresses of a host decide nothing, so none is given here.
    const args = ['check', 'healthy.example', '--skip', 'smtp,tls', '--json'];
    const direct = ['--dns', lab.dns, '--connect-timeout', '1s'];
    const { stdout } = await mailsonde([...args, ...direct, '-6']);
    const [report] = JSON.parse(stdout).reports;
    expect(JSON.stringify(report.evidence.mtaSts)).toContain('ENETUNREACH');
  });

  it('--source-address is where connections come from', async () => {
    const there = await lab.report(['mta-sts', 'healthy.example', '--source-address', '127.0.0.1']);
    expect(there.verdict).toBe('pass');
    for (const args of [
      ['--source-address', '203.0.113.9'],
      ['--source-address', '127.0.0.9', '-6'],
    ]) {
      const refused = await lab.run(['mta-sts', 'healthy.example', ...args]);
      expect(refused).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr).toMatch(/^mailsonde: .*--source-address [\d.]+ .*; .+\n$/);
    }
  });

  it('--dns takes several servers, the next where one is silent', async () => {
    const { verdict, evidence } = await lab.report([
      'mx',
      'healthy.example',
      '--dns',
      `127.0.0.1:1,${lab.dns}`,
    ]);
    expect(verdict).toBe('pass');
    expect(evidence.resolver).toMatchObject({ value: { servers: ['127.0.0.1:1', lab.dns] } });
  });
});

describe('what a reader must not miss', () => {
  it.each([
    [
      ['spf', 'healthy.example', '--sender', 'x@broken.example', '--ip', '192.88.99.9'],
      ['record of broken.example:', 'healthy.example: v=spf1 mx -all'],
    ],
    [
      ['bimi', 'healthy.example'],
      ['names no mark certificate', 'Gmail and Apple show no logo without one'],
    ],
    [['spf', 'dnssec-bogus.example'], ['dnssec dnssec-bogus.example']],
    [
      ['dkim', 'dkim-two-keys.example', '--selector', 's1'],
      ['Records', 'v=DKIM1; k=rsa; p='],
    ],
  ])('%j', async (args, words) => {
    const { stdout } = await lab.run(args);
    const text = stdout.replaceAll(/\s+/g, ' ');
    for (const word of words) expect(text).toContain(word);
  });
});
