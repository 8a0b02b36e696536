/** Messages handed to real servers, by the program itself: each arrives whole, octet for octet. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../src/model/report.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { mailsonde } from '../support/cli.ts';
import { type ScriptedSmtp, serveScripts } from '../support/scripted-smtp.ts';
import { startDovecot } from './servers/dovecot.ts';
import { startExim } from './servers/exim.ts';
import { startOpenSmtpd } from './servers/opensmtpd.ts';
import { startPostfix } from './servers/postfix.ts';
import { loopbackBlock } from './servers/root.ts';

const HOST = 'mail.interop.example';
const DOMAIN = 'interop.example';
const USER = `tim@${DOMAIN}`;
const PASSWORD = 'Ünïcöde, comma & "quotes" 100%';

const block = loopbackBlock();
const AT = {
  submission: `${block(10)}:587`,
  submissions: `${block(10)}:465`,
  small: `${block(12)}:25`,
  defers: `${block(13)}:25`,
  exim: `${block(40)}:25`,
  opensmtpd: `${block(50)}:25`,
} as const;

/** Takes what Postfix passes on, as it comes. */
const SINK = `S: 220 sink.${DOMAIN}
C: EHLO *
S: 250-sink.${DOMAIN}
S: 250-8BITMIME
S: 250 SMTPUTF8
C: MAIL *
S: 250 ok
C: RCPT *
S: 250 ok
C: DATA
S: 354 go
! message
S: 250 ok`;

const authority = createCertificateAuthority('Interop CA');
const folder = mkdtempSync(join(tmpdir(), 'mailsonde-sending-'));
const ca = join(folder, 'ca.pem');
const running: { log?(): string; close(): Promise<void> }[] = [];
let sink: ScriptedSmtp;
const mail: Record<'exim' | 'opensmtpd', string> = { exim: '', opensmtpd: '' };

beforeAll(async () => {
  writeFileSync(ca, authority.cert);
  const tls = authority.issue({ names: [HOST] });
  sink = await serveScripts([SINK]);
  const dovecot = await startDovecot({
    users: { [USER]: `{PLAIN}${PASSWORD}` },
    mechanisms: ['plain', 'scram-sha-256'],
    tls,
    settings: 'auth_failure_delay = 0\n',
  });
  const auth = {
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: dovecot.sasl,
    smtpd_tls_auth_only: 'yes',
  };
  const postfix = await startPostfix({
    hostname: HOST,
    domains: [DOMAIN],
    // What this host's own look-ups would say of the sink is beside the point.
    parameters: { virtual_transport: `smtp:[127.0.0.1]:${sink.port}`, smtp_host_lookup: 'native' },
    listeners: [
      { at: AT.submission, tls, parameters: auth },
      { at: AT.submissions, tls, parameters: { ...auth, smtpd_tls_wrappermode: 'yes' } },
      { at: AT.small, parameters: { message_size_limit: '2000' } },
      {
        at: AT.defers,
        parameters: { smtpd_recipient_restrictions: `check_recipient_access inline:{later@${DOMAIN}=DEFER}` },
      },
    ],
  });
  const exim = await startExim({
    hostname: HOST,
    domains: [DOMAIN],
    listeners: [{ at: AT.exim }],
    tls,
    keeps: true,
  });
  const opensmtpd = await startOpenSmtpd({
    hostname: HOST,
    domains: [DOMAIN],
    // The one Debian 12 builds does no TLS.
    listeners: [{ at: AT.opensmtpd, tlsMode: 'none' }],
    tls,
  });
  running.push(sink, dovecot, postfix, exim, opensmtpd);
  Object.assign(mail, { exim: exim.mail, opensmtpd: opensmtpd.mail });
});

afterAll(async () => {
  await Promise.all(running.map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function send(
  place: keyof typeof AT,
  args: readonly string[],
): Promise<{ status: number | null; run: Run; logs: string }> {
  const [ip = '', port = ''] = AT[place].split(':');
  const { status, stdout, stderr } = await mailsonde(
    [
      ...['send', '--json', '--server', `${HOST}:${port}`, '--connect-to', `${HOST}:${port}:${ip}:${port}`],
      ...['--ca-file', ca, '--from', USER, ...args],
    ],
    { env: { MAILSONDE_PASSWORD: PASSWORD } },
  );
  const logs = running.map((server) => server.log?.() ?? '').join('\n');
  if (stdout === '') throw new Error(`${stderr}\n${logs}`);
  expect(stdout + stderr).not.toContain(PASSWORD);
  return { status, run: JSON.parse(stdout) as Run, logs };
}

/** Dots that begin lines, octets beyond ASCII, the longest line there may be, spaces and empty lines at the end. */
function message(id: string): Buffer {
  const header = `From: ${USER}\r\nTo: joe@${DOMAIN}\r\nDate: Sun, 22 Nov 2026 12:00:00 +0000\r\nMessage-ID: <${id}@${DOMAIN}>\r\nSubject: whole\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  const body = [
    '.',
    '..',
    '.hidden',
    'Grüße 🌍',
    'x'.repeat(998),
    'From the start',
    'space ',
    '\ttab',
    '',
    '',
  ];
  return Buffer.from(`${header}${body.join('\r\n')}\r\nlast\r\n`);
}

function file(name: string, octets: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, octets);
  return path;
}

/** What comes first is what each server puts before it. */
async function arrived(id: string, all: () => Buffer[]): Promise<Buffer> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = all().find((one) => one.includes(`<${id}@${DOMAIN}>`));
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(running.map((server) => server.log?.() ?? '').join('\n'));
}

/** As it was before the dots were doubled. */
const passedOn = (): Buffer[] =>
  sink.messages.map((octets) =>
    Buffer.from(
      octets
        .toString('latin1')
        .replace(/\r\n\.\r\n$/, '\r\n')
        .replaceAll(/^\./gm, ''),
      'latin1',
    ),
  );
/** A Maildir has the line ends of Unix. */
const keptIn = (place: keyof typeof mail) => (): Buffer[] => {
  try {
    return readdirSync(mail[place]).map((name) =>
      Buffer.from(readFileSync(join(mail[place], name), 'latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1'),
    );
  } catch {
    return [];
  }
};

describe('a message arrives octet for octet', () => {
  type Way = [string, keyof typeof AT, readonly string[], () => Buffer[]];
  const ways: Way[] = [
    ['Postfix, STARTTLS and SCRAM', 'submission', ['--user', USER], passedOn],
    ['Postfix, TLS from the start and PLAIN', 'submissions', ['--user', USER, '--auth', 'plain'], passedOn],
    ['Postfix, in pieces by BDAT', 'submission', ['--user', USER, '--chunking', '100'], passedOn],
    ['Postfix, the envelope in one go', 'submission', ['--user', USER, '--pipeline'], passedOn],
    ['Exim', 'exim', [], keptIn('exim')],
    ['Exim, in pieces by BDAT', 'exim', ['--chunking', '100', '--pipeline'], keptIn('exim')],
    ['OpenSMTPD', 'opensmtpd', [], keptIn('opensmtpd')],
  ];
  it.each(ways.map((way, index): [...Way, string] => [...way, `m${index}`]))(
    'through %s',
    async (_, place, args, all, id) => {
      const octets = message(id);
      const to = ['--to', `joe@${DOMAIN}`, '--data', file(`${id}.eml`, octets)];
      const { status, run, logs } = await send(place, [...to, ...args]);
      const [report] = run.reports;
      expect(
        report?.findings.filter(({ verdict }) => verdict === 'fail'),
        logs,
      ).toEqual([]);
      expect(status).toBe(0);
      expect(report?.evidence.delivery).toMatchObject({
        value: { sent: [{ outcome: 'accepted', queueId: expect.stringMatching(/\d/) }] },
      });
      const whole = await arrived(id, all);
      expect(whole.subarray(-octets.length).toString('latin1')).toBe(octets.toString('latin1'));
    },
  );

  it('composed by ourselves, too', async () => {
    const args = ['--user', USER, '--to', `joe@${DOMAIN}`, '--template', 'utf8'];
    const { status, run } = await send('submission', args);
    expect(status).toBe(0);
    const { delivery } = run.reports[0]?.evidence ?? {};
    const id = delivery?.status === 'observed' ? delivery.value.sent?.[0]?.messageId : undefined;
    await arrived(id?.slice(1, id.indexOf('@')) ?? 'none', passedOn);
  });
});

describe('what a server does not take', () => {
  it('is told of for each recipient', async () => {
    const { status, run } = await send('defers', [
      ...['--to', `joe@${DOMAIN},later@${DOMAIN},someone@elsewhere.example`],
      ...['--data', file('some.eml', message('some'))],
    ]);
    expect(run.reports[0]?.evidence.delivery).toMatchObject({
      value: {
        sent: [
          {
            recipients: [
              { outcome: 'accepted' },
              { outcome: 'deferred' },
              { outcome: 'refused', stage: 'rcpt' },
            ],
          },
        ],
      },
    });
    expect(status).toBe(1);
    await arrived('some', passedOn);
  });

  it('is kept back where it is too large', async () => {
    const large = Buffer.concat([message('large'), Buffer.from('more\r\n'.repeat(1_000))]);
    const { status, run } = await send('small', [
      '--to',
      `joe@${DOMAIN}`,
      '--data',
      file('large.eml', large),
    ]);
    const [report] = run.reports;
    expect(report?.findings.find(({ check }) => check === 'message-accepted')).toMatchObject({
      verdict: 'fail',
      data: { reason: 'size' },
    });
    const { sessions } = report?.evidence ?? {};
    const said =
      sessions?.status === 'observed' ? sessions.value.flatMap(({ transcript }) => transcript) : [];
    expect(said.map(({ stage }) => stage)).not.toContain('mail');
    expect(status).toBe(1);
  });

  it('is refused with the sign-in', async () => {
    const args = ['--user', `nobody@${DOMAIN}`, '--to', `joe@${DOMAIN}`];
    const { status, run } = await send('submission', args);
    expect(run.reports[0]?.evidence.delivery).toMatchObject({ value: { sent: [{ outcome: 'unsent' }] } });
    expect(status).toBe(1);
  });
});
