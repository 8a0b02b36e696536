/** The lab's mail servers through the built program: each misbehaviour seen as what it is, politely, and in plain letters. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabHost, labHosts } from '../../src/lab/index.ts';
import { smtpFaults } from '../../src/lab/worlds/smtp-faults.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { Report } from '../../src/model/report.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import { faultsOf, unknownsOf } from '../support/lab.ts';

let lab: CliLab;

beforeAll(async () => {
  lab = await openCliLab();
});

afterAll(() => lab.close());

const HURRY = ['--connect-timeout', '1s', '--command-timeout', '1s'];

/** Where and how the session with a domain's mail host ends; one that is not named is completed over TLS 1.3. */
const ENDS: Readonly<Record<string, string>> = {
  'smtp-silent': 'failed connect timeout',
  'smtp-refused': 'failed connect refused',
  'smtp-blocked-here': 'failed connect timeout',
  'smtp-tarpit': 'failed greeting timeout',
  'smtp-dripping': 'failed greeting timeout',
  'smtp-turns-away': 'refused greeting rejected 554',
  'smtp-no-mail': 'refused greeting rejected 521',
  'smtp-blocks-us': 'refused greeting rejected 554',
  'smtp-busy': 'refused greeting rejected 421',
  'smtp-babble': 'failed greeting malformed',
  'smtp-huge-line': 'failed greeting limit',
  'smtp-terminal-tricks': 'refused greeting rejected 554',
  'smtp-helo-only': 'completed none',
  'smtp-busy-at-ehlo': 'refused hello rejected 421',
  'smtp-hangs-up-at-once': 'failed greeting reset',
  'smtp-hangs-up-at-ehlo': 'failed hello reset',
  'smtp-endless': 'failed hello limit',
  'tls-missing': 'completed none',
  'tls-stripped': 'completed none',
  'tls-refused': 'completed starttls rejected 454',
  'tls-garbage': 'failed handshake tls',
  'tls-hangs-up': 'failed handshake closed',
  'tls-stuck': 'failed handshake timeout',
  'smtp-busy-at-starttls': 'refused starttls rejected 421',
  'smtp-busy-after-tls': 'refused hello rejected 421 TLSv1.3',
  'smtp-hangs-up-after-tls': 'failed hello reset TLSv1.3',
  'tls-old': 'completed TLSv1',
};

function endOf({ outcome, failure, tls }: SmtpSession): string {
  const code = failure?.kind === 'rejected' ? failure.code : undefined;
  const over = tls?.protocol ?? (failure === undefined ? 'none' : undefined);
  // Whether a reset in the handshake is heard as one depends on which of two messages is faster.
  const kind = failure?.stage === 'handshake' && failure.kind === 'reset' ? 'closed' : failure?.kind;
  return [outcome, failure?.stage, kind, code, over].filter((part) => part !== undefined).join(' ');
}

function sessionsOf({ evidence }: Report): SmtpSession[] {
  return evidence.sessions?.status === 'observed' ? evidence.sessions.value : [];
}

describe('handshake', () => {
  it('sees every misbehaviour as what it is, within its time', async () => {
    const hosts = smtpFaults.map(({ name }) => `mx.${name}`);
    const { reports } = await lab.json(['handshake', ...hosts, ...HURRY]);
    const seen = reports.map((report) => [
      report.target.ascii.replace(/^mx\.(.*)\.example$/, '$1'),
      sessionsOf(report).map(endOf),
    ]);
    const expected = smtpFaults
      .map(({ name }) => name.replace(/\.example$/, ''))
      .map((name) => [name, [ENDS[name] ?? 'completed TLSv1.3']]);
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
    const slow = reports.flatMap(sessionsOf).filter(({ timings }) => timings.totalMs > 5_000);
    expect(slow.map(({ host, timings }) => `${host} ${timings.totalMs}`)).toEqual([]);
  });

  it('says what it means where a server hangs up, or does not come to the TLS it offers', async () => {
    const envelope = ['--mail-from', 'a@healthy.example', '--rcpt', 'a@smtp-hangs-up-at-rcpt.example'];
    const { stdout } = await lab.run(['handshake', 'mx.smtp-hangs-up-at-rcpt.example', ...envelope]);
    expect(stdout).toContain('What that end means\n  Seen    mx.smtp-hangs-up-at-rcpt.example port 25 reset');
    const way = await lab.run(['route', 'a@smtp-hangs-up-at-rcpt.example', '--rcpt', '--format', 'markdown']);
    expect(way.stdout).toContain('It hung up where it should have answered.');
    const busy = await lab.run(['handshake', 'mx.smtp-busy-at-starttls.example']);
    expect(busy.stdout).toContain('- not encrypt this time: STARTTLS is offered');
  });

  it('lets nothing a server says reach the terminal as more than letters', async () => {
    const args = ['mx.smtp-terminal-tricks.example', 'mx.smtp-endless.example', 'mx.smtp-huge-line.example'];
    for (const format of [['--json'], [], ['-v'], ['--format', 'markdown']]) {
      const { stdout, stderr } = await lab.run(['handshake', ...args, ...format, ...HURRY]);
      expect(stdout).toContain('554');
      expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});

/** Ports of each submission host from 25 up: a word is the TLS mode of an open port, or what the port is instead. */
const PORTS: Readonly<Record<string, string>> = {
  'swapped.submission.example': 'starttls starttls implicit closed',
  'clear.submission.example': 'starttls closed none closed',
  'smtp.submission.example': 'starttls closed closed closed',
  'only-465.submission.example': 'filtered implicit tarpit closed',
};

describe('ports', () => {
  const expectedOf = ({ expect: { fails } }: LabHost): string[] => [...fails].sort();

  it.each(labHosts.flatMap((host) => (host.command === undefined ? [] : [[host.name, host] as const])))(
    'of %s is left to another command',
    async (_name, host) => {
      const { findings } = await lab.report(host.command ?? []);
      expect(faultsOf(findings)).toEqual(expectedOf(host));
    },
  );

  it('finds how each submission host is open, and what is wrong with it', async () => {
    const hosts = labHosts.map(({ name }) => name);
    const { reports } = await lab.json(['ports', ...hosts, ...HURRY, '--egress-control', 'none']);
    const seen = reports.map(({ target, findings, evidence: { ports } }) => [
      target.ascii,
      {
        ports: (ports?.status === 'observed' ? ports.value : [])
          .map(({ state, tlsMode }) => (state === 'open' ? tlsMode : state))
          .join(' '),
        fails: faultsOf(findings),
        unknown: unknownsOf(findings),
      },
    ]);
    const expected = labHosts.map((host) => [
      host.name,
      {
        ports: PORTS[host.name] ?? 'starttls implicit starttls starttls',
        // SMTP itself is for handshake.
        fails: expectedOf(host).filter((id) => !id.startsWith('smtp-')),
        unknown: [],
      },
    ]);
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
  });
});

describe('check', () => {
  it('visits each host with one session at a time, says goodbye, and names no sender', async () => {
    const names = ['healthy.example', 'selfhosted.example', 'equal-hosts.example', 'bigmail.example'];
    const before = lab.heard.length;
    await lab.json(['check', ...names, 'workspace-shop.example', 'signed.example']);
    const heard = lab.heard.slice(before);
    const said = new Set(heard.map(({ commands }) => commands.map((one) => one.split(' ')[0]).join(' ')));
    expect([...said]).toEqual(['EHLO STARTTLS EHLO QUIT']);
    expect(heard.length).toBeGreaterThan(20);
    const crowds = heard.filter((one) =>
      heard.some(
        (other) =>
          other !== one &&
          other.serverName === one.serverName &&
          other.beganMs < (one.endedMs ?? Number.POSITIVE_INFINITY) &&
          one.beganMs < (other.endedMs ?? Number.POSITIVE_INFINITY),
      ),
    );
    expect(crowds).toEqual([]);
  });

  it.each(
    smtpFaults.flatMap(({ name, kind, flags }) =>
      kind === 'broken' && flags ? [[name, flags] as const] : [],
    ),
  )('takes the flags %s is about', async (name, flags) => {
    const { status, stdout } = await lab.run(['check', name, ...flags, '-q']);
    expect({ status, named: stdout.startsWith(name) }).toEqual({ status: 1, named: true });
  });
});
