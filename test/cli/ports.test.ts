/** `ports` as a user runs it: in the lab, against ports that drop, and with every way to slip. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Report } from '../../src/model/report.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import { type SilentPort, silentPort } from '../support/silent-port.ts';

let lab: CliLab;
let silent: SilentPort;
beforeAll(async () => {
  [lab, silent] = await Promise.all([openCliLab(), silentPort()]);
});
afterAll(async () => {
  silent.close();
  await lab.close();
});

/** Rules of the user's come first, so these win over the lab's own. */
const drops = (host: string, port: number | ''): string[] => [
  '--connect-to',
  `${host}:${port}:127.0.0.1:${silent.port}`,
];
const run = (host: string, rules: string[], ...more: string[]) =>
  mailsonde(['ports', host, ...rules, ...lab.flags, '--json', ...more]);

function reportOf(stdout: string): Report & { evidence: Required<Pick<Evidence, 'ports' | 'egress'>> } {
  return JSON.parse(stdout).reports[0];
}
const states = ({ evidence: { ports } }: ReturnType<typeof reportOf>): string[] =>
  ports.status === 'observed'
    ? ports.value.map(({ port, state, tlsMode }) => `${port} ${state} ${tlsMode}`)
    : [];
const verdicts = ({ findings }: Report): Record<string, string> =>
  Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict]));

describe('ports', () => {
  it('finds a sound submission host in order', async () => {
    const { stdout, status } = await run('smtp.healthy.example', []);
    expect(status).toBe(0);
    expect(states(reportOf(stdout))).toEqual([
      '25 open starttls',
      '465 open implicit',
      '587 open starttls',
      '2525 open starttls',
    ]);
  });

  it('says which port to use', async () => {
    const { stdout } = await lab.run(['ports', 'smtp.healthy.example']);
    expect(stdout).toContain('Hand in mail on port 465 with TLS from the start');
    expect(stdout).toMatch(/465 +open +from the start +yes .*use this/);
  });

  it('finds TLS modes that are mixed up', async () => {
    const { stdout, status } = await lab.run(['ports', 'swapped.submission.example']);
    expect(status).toBe(1);
    expect(stdout).toContain('submission-tls');
    expect(stdout).toContain('465: meant for TLS from the start, but greets in clear');
    expect(stdout).toContain('587: meant for STARTTLS, but speaks TLS from the start');
  });

  it.each(['old', 'expired', 'no-auth', 'clear'])(
    'recommends no port of %s.submission.example',
    async (name) => {
      const { stdout } = await lab.run(['ports', `${name}.submission.example`, '-v']);
      expect(stdout).not.toMatch(/use this|Hand in mail on|Mail can be handed in/);
    },
  );

  it.each([
    ['mx.smtp-babble.example', 1, 'mx.smtp-babble.example:25 does not serve mail'],
    ['mx.smtp-no-mail.example', 1, 'turns mail away: 521'],
    ['mx.smtp-blocks-us.example', 3, 'refuses us: 554'],
  ])('tells what is wrong with 25 of an MX host: %s', async (host, code, says) => {
    const { stdout, status } = await lab.run(['ports', host]);
    expect(status).toBe(code);
    expect(stdout.replace(/\s+/g, ' ')).toContain(says);
    expect(stdout).not.toContain('port-submission-available');
  });

  it('says of a host that does not exist just that', async () => {
    const { stdout } = await lab.run(['ports', 'nosuch.healthy.example']);
    expect(stdout).toContain('✖ This host does not exist');
  });

  it('fails for a named port that is closed, not for one nobody named', async () => {
    const closed = await lab.run(['ports', 'swapped.submission.example:2525', '--json']);
    expect(closed.status).toBe(1);
    expect(verdicts(reportOf(closed.stdout))).toMatchObject({
      'port-open': 'fail',
      'port-submission-available': 'skipped',
    });
    const { status } = await lab.run(['ports', 'smtp.healthy.example', '--ports', '465,587']);
    expect(status).toBe(0);
  });

  it('lays silence on 25 at the network where control hosts are silent too, in the time for a connection', async () => {
    const rules = [
      ...drops('mx.smtp-blocked-here.example', 25),
      ...drops('mx.healthy.example', 25),
      ...drops('192.88.99.77', 25),
      ...drops('192.88.99.78', 25),
    ];
    const began = performance.now();
    const { stdout, status } = await run(
      'mx.smtp-blocked-here.example',
      rules,
      '--connect-timeout',
      '1500ms',
      '--egress-control',
      '192.88.99.77,192.88.99.78',
    );
    expect(performance.now() - began).toBeLessThan(6_000);
    const report = reportOf(stdout);
    expect(verdicts(report)).toMatchObject({ 'egress-25-open': 'fail', 'port-submission-available': 'pass' });
    expect(report.evidence.egress).toMatchObject({ value: { state: 'blocked', confidence: 0.95 } });
    expect(status).toBe(0);
    expect(
      (
        await run(
          'mx.smtp-blocked-here.example',
          rules,
          '--connect-timeout',
          '300ms',
          '--egress-control',
          '192.88.99.77,192.88.99.78',
          '--fail-on',
          'warning',
        )
      ).status,
    ).toBe(1);
  });

  it('cannot tell whether a named 25 is open where the network is blocked: 3', async () => {
    const rules = [
      ...drops('mx.smtp-blocked-here.example', ''),
      ...drops('192.88.99.77', 25),
      ...drops('192.88.99.78', 25),
    ];
    const { stdout, status } = await run(
      'mx.smtp-blocked-here.example:25',
      rules,
      '--connect-timeout',
      '400ms',
      '--egress-control',
      '192.88.99.77,192.88.99.78',
    );
    expect(verdicts(reportOf(stdout))).toMatchObject({ 'port-open': 'unknown' });
    expect(status).toBe(3);
  });

  it('lays it at the host where a control host answers', async () => {
    const { stdout, status } = await run(
      'mx.smtp-blocked-here.example:25',
      drops('mx.smtp-blocked-here.example', ''),
      '--connect-timeout',
      '400ms',
      '--egress-control',
      'smtp.healthy.example',
    );
    expect(verdicts(reportOf(stdout))).toMatchObject({ 'port-open': 'fail', 'egress-25-open': 'pass' });
    expect(status).toBe(1);
  });

  it('asks no control host with none, nor where another host of the run answers', async () => {
    const alone = reportOf(
      (
        await run(
          'mx.smtp-blocked-here.example',
          drops('mx.smtp-blocked-here.example', 25),
          '--connect-timeout',
          '400ms',
          '--egress-control',
          'none',
        )
      ).stdout,
    );
    const looks = (report: typeof alone): string[] =>
      report.evidence.egress.status === 'observed'
        ? report.evidence.egress.value.looks.map(({ role }) => role)
        : [];
    expect(looks(alone)).not.toContain('control');
    const beside = await mailsonde([
      'ports',
      'mx.smtp-blocked-here.example',
      'smtp.healthy.example',
      ...drops('mx.smtp-blocked-here.example', 25),
      ...lab.flags,
      '--connect-timeout',
      '500ms',
      '--json',
    ]);
    expect(looks(reportOf(beside.stdout))).not.toContain('control');
    expect(reportOf(beside.stdout).evidence.egress).toMatchObject({ value: { state: 'open' } });
  });

  it('keeps what was seen when it is interrupted', async () => {
    const args = ['ports', 'smtp.healthy.example', ...drops('smtp.healthy.example', 25), ...lab.flags];
    const { stdout, status } = await mailsonde([...args, '--json'], {
      meanwhile: async (child) => {
        await sleep(2_500);
        child.kill('SIGINT');
      },
    });
    expect(status).toBe(130);
    const report = reportOf(stdout);
    expect(states(report)).toEqual([
      '25 unreachable null',
      '465 open implicit',
      '587 open starttls',
      '2525 open starttls',
    ]);
    expect(report.verdict).toBe('inconclusive');
    expect(verdicts(report)).toMatchObject({ 'port-submission-available': 'pass' });
  });

  it('takes localhost for this machine', async () => {
    const { stdout, status } = await mailsonde(['ports', 'localhost:1', '--json', ...lab.flags]);
    expect(status).toBe(1);
    expect(reportOf(stdout).evidence.ports).toMatchObject({ value: [{ ip: '127.0.0.1', state: 'closed' }] });
  });

  it('judges the same from saved evidence', async () => {
    const file = `${lab.folder}/ports.json`;
    const before = await lab.run(['ports', 'swapped.submission.example', '--save-evidence', file, '--json']);
    const after = await mailsonde(['ports', '--replay', file, '--json']);
    expect(reportOf(after.stdout).findings).toEqual(reportOf(before.stdout).findings);
    expect(after.status).toBe(before.status);
  });

  it.each([
    [['ports'], 'nothing to look at'],
    [['ports', 'mail.example.com:0'], 'names no port'],
    [['ports', 'mail.example.com', '--ports', '25,x'], 'names no port'],
    [['ports', 'mail.example.com', '--ports', ''], 'empty entry'],
    [['ports', 'mail.example.com', '--egress-control', 'https://x'], '--egress-control'],
    [['ports', 'user@example.com'], 'mail address'],
  ])('%j: 2, with what was expected', async (args, message) => {
    const { status, stderr, stdout } = await mailsonde(args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });
});
