/** `handshake` and `route` in the lab: the verdict, the exit status, and that nothing is asked beyond what was. */
import { createHash, X509Certificate } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../support/certificates.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import { serveScripts } from '../support/scripted-smtp.ts';

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(() => lab.close());

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers by verb; what it heard. */
async function serve(
  greeting: string,
  answers: Record<string, string>,
): Promise<{ at: string; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write(greeting);
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        heard.push(line);
        socket.write(answers[line.split(' ')[0] ?? ''] ?? '250 ok\r\n');
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { at: `127.0.0.1:${(server.address() as { port: number }).port}`, heard };
}

const EHLO = '250-mx.example.com\r\n250-PIPELINING\r\n250-SIZE 36700160\r\n250 XLOCAL\r\n';
const ON = ['--dns', '127.0.0.1:1'];

describe('handshake', () => {
  it('shows a healthy server step by step, and explains what it offers', async () => {
    const { stdout, status } = await lab.run(['handshake', 'mx1.healthy.example']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^mx1\.healthy\.example {3}✔ Answers over TLS 1\.3 \(certificate: \d+ days left\)$/m,
    );
    const steps = ['connect', 'greeting', 'EHLO', 'STARTTLS', 'TLS', 'EHLO', 'QUIT'];
    expect(stdout).toMatch(new RegExp(steps.map((step) => `^ +\\d+ {2}${step}\\b.*$`).join('[^]*?'), 'm'));
    expect(stdout).toMatch(/^ {2}SIZE \d+ +messages up to /m);
    expect(stdout).toContain('What other servers would do');
  });

  it('compares the reverse name of each mail host of a domain with the names it goes by', async () => {
    const { stdout } = await lab.run(['handshake', '--mx', 'healthy.example']);
    expect(stdout).toMatch(/^ {2}reverse name +mx1\.healthy\.example$/m);
  });

  it('gives the TLSA record of the key seen, ready to publish', async () => {
    const args = ['handshake', '--mx', 'dane-mismatch.example'];
    const { evidence, findings } = await lab.report(args);
    const [leaf] =
      evidence.sessions?.status === 'observed' ? (evidence.sessions.value[0]?.tls?.chain ?? []) : [];
    const digest = createHash('sha256')
      .update(Buffer.from(leaf?.spki ?? '', 'base64'))
      .digest('hex');
    const record = {
      action: 'add',
      name: '_25._tcp.mx.dane-mismatch.example',
      type: 'TLSA',
      value: `3 1 1 ${digest}`,
    };
    expect(findings.find(({ check }) => check === 'dane-matches')?.fix?.records).toEqual([record]);
    const { stdout } = await lab.run(args);
    expect(stdout).toContain(`+ ${record.name}  TLSA  ${record.value}`);
  });

  it('tells of words in clear behind the go-ahead for TLS, on the timeline, in the transcript and as a finding', async () => {
    const certificate = createCertificateAuthority().issue({ names: ['mx.example.com'] });
    const offer = 'S: 220 a.b\nC: EHLO *\nS: 250-a.b\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go';
    const server = await serveScripts([`${offer}\nS: 250 injected\n! tls\nC: EHLO *\nS: 250 a.b`], {
      certificate,
    });
    try {
      const { stdout, status } = await mailsonde(['handshake', `127.0.0.1:${server.port}`, '-v', ...ON]);
      expect(status).toBe(1);
      expect(stdout).toMatch(/^ +\d+ {2}clear +✖ more words in clear behind the 220/m);
      expect(stdout).toMatch(/^ +\*\*\* more words in clear behind the 220.*thrown away$/m);
      expect(stdout).toMatch(/says more in clear behind its reply to STARTTLS/);
    } finally {
      await server.close();
    }
  });

  it('shows of a certificate what openssl x509 shows, and which TLSA record is in use, with -v', async () => {
    const args = ['handshake', '--mx', 'mta-sts-mx-wrong-name.example'];
    const brief = await lab.run(args);
    expect(brief.stdout).toMatch(/^ {2}server +not-mx\.mta-sts-mx-wrong-name\.example +mailsonde/m);
    const { evidence } = await lab.report(args);
    const [leaf] =
      evidence.sessions?.status === 'observed' ? (evidence.sessions.value[0]?.tls?.chain ?? []) : [];
    const read = new X509Certificate(Buffer.from(leaf?.der ?? '', 'base64'));
    const { stdout } = await lab.run([...args, '-v']);
    const text = stdout.replaceAll(/\n +(?=[0-9A-F]{2}[:\n])/g, '');
    expect(text).toContain(`SHA-256      ${read.fingerprint256}`);
    const from = new Date(read.validFrom).toISOString().slice(0, 10);
    const to = new Date(read.validTo).toISOString().slice(0, 10);
    expect(text).toMatch(new RegExp(`^ {3}valid +${from} to ${to}$`, 'm'));
    expect(text).toMatch(/^ {3}signature +ecdsa-with-SHA256$/m);
    expect(text).toMatch(/^ {3}names +not-mx\.mta-sts-mx-wrong-name\.example$/m);

    const sound = await lab.run(['handshake', '--mx', 'healthy.example', '-v', '-4']);
    const [, digest = ''] = /^ {3}TLSA 3 1 1 +([0-9a-f]{64})$/m.exec(sound.stdout) ?? [];
    expect(digest).not.toBe('');
    const dane = sound.stdout.split('\n\n').find((block) => block.startsWith('DANE\n')) ?? '';
    expect(dane).toMatch(new RegExp(`3 1 1 +${digest.slice(0, 20)}\\S* +in use +validated`));
    expect(dane).toMatch(/3 1 1 +[0-9a-f]+ +unused$/m);
    expect(dane).not.toContain('…');
  });

  it('tells no extension as missing that the server was not asked for over TLS', async () => {
    const { stdout } = await lab.run(['handshake', '--mx', 'smtp-busy-after-tls.example']);
    expect(stdout).toContain('Offers before TLS; what it offers over TLS was not heard');
    expect(stdout).not.toMatch(/no extensions|not write to addresses/);
  });

  it('holds the evidence the contract promises', async () => {
    const report = await lab.report(['handshake', 'mx1.healthy.example:25', '-4']);
    expect(report.target).toEqual({
      kind: 'host',
      ascii: 'mx1.healthy.example',
      display: 'mx1.healthy.example',
      port: 25,
    });
    expect(report.topics.asked).toEqual(['smtp', 'tls', 'delivery']);
    const { sessions } = report.evidence;
    const [spoken, other] = sessions?.status === 'observed' ? sessions.value : [];
    expect(spoken).toMatchObject({
      host: 'mx1.healthy.example',
      port: 25,
      tlsMode: 'starttls',
      outcome: 'completed',
    });
    // -4 leaves the other family alone, and says so.
    expect(other?.failure).toMatchObject({ kind: 'unreachable', cause: 'vantage' });
  });

  it('visits every MX host with --mx', async () => {
    const { evidence, target } = await lab.report(['handshake', '--mx', 'healthy.example']);
    expect(target.kind).toBe('domain');
    const hosts =
      evidence.sessions?.status === 'observed' ? evidence.sessions.value.map(({ host }) => host) : [];
    expect(new Set(hosts)).toEqual(new Set(['mx1.healthy.example', 'mx2.healthy.example']));
  });

  it('asks about recipients and sends no message', async () => {
    const { at, heard } = await serve('220 mx.example.com\r\n', { EHLO, RCPT: '550 5.1.1 no such user\r\n' });
    const { stdout, status } = await mailsonde(['handshake', at, '--rcpt', 'a@b.example', ...ON]);
    expect(status).toBe(1);
    expect(stdout).toContain('refuses a@b.example: 550 5.1.1 no such user');
    await expect.poll(() => heard.at(-1)).toBe('QUIT');
    expect(heard.slice(1)).toEqual(['MAIL FROM:<>', 'RCPT TO:<a@b.example>', 'RSET', 'QUIT']);
  });

  it('names greylisting, tells it from a fault, and says what to do', async () => {
    const { at } = await serve('220 mx.example.com\r\n', { EHLO, RCPT: '450 4.2.0 Greylisted\r\n' });
    const { stdout, status } = await mailsonde(['handshake', at, '--rcpt', 'a@b.example', ...ON]);
    expect(status).toBe(3);
    expect(stdout).toContain('Asked to come again (greylisting)');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('try again by itself, from the same IP address');
  });

  it('gives the whole transcript with -v, remote bytes spelt out', async () => {
    const { at } = await serve('220 mx.example.com \u001b[2J\r\n', { EHLO });
    const { stdout } = await mailsonde(['handshake', at, '-v', '--helo', 'probe.example.org', ...ON]);
    expect(stdout).toMatch(/^ +[\d.]+ <- {2}220 mx\.example\.com \\x1b\[2J$/m);
    expect(stdout).toMatch(/^ +[\d.]+ {2}-> EHLO probe\.example\.org$/m);
    expect(stdout).toMatch(/^ +<- {2}250 XLOCAL$/m);
    expect(stdout).not.toContain('\u001b');
  });

  it('names the port in the heading of Markdown', async () => {
    const { stdout } = await lab.run(['handshake', 'smtp.healthy.example:587', '--format', 'markdown']);
    expect(stdout).toMatch(/^## smtp\.healthy\.example:587\n/);
  });

  it('tells whoever gave an address to give the name, where the certificate is for one', async () => {
    const { stdout } = await lab.run(['handshake', '192.0.2.1']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('look again at the host by its name');
    expect(stdout).not.toContain('MX record name');
  });

  it('finds nobody at a web site without mail', async () => {
    expect((await lab.run(['handshake', 'web-only.example'])).status).toBe(1);
  });

  it('says of a host that does not exist just that', async () => {
    const { stdout, status } = await lab.run(['handshake', 'nosuch.healthy.example']);
    expect(status).toBe(1);
    expect(stdout).toContain('✖ This host does not exist');
    expect(stdout).toContain('1 error');
    expect(stdout).not.toContain('ptr-present');
  });

  it('sends nobody to install a certificate where a box on the way paints STARTTLS over', async () => {
    const { stdout } = await lab.run(['handshake', 'mx.tls-stripped.example']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Turn off SMTP inspection');
    expect(stdout).not.toContain('Install a certificate');
  });

  it('says a closed port is closed', async () => {
    const { at } = await serve('', {});
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    const { stdout, status } = await mailsonde(['handshake', at, ...ON]);
    expect(status).toBe(1);
    expect(stdout).toContain('refuses connections');
  });

  it('ends where it was told to', async () => {
    const { at, heard } = await serve('220 mx.example.com\r\n', { EHLO });
    const { status } = await mailsonde(['handshake', at, '--quit-after', 'greeting', ...ON]);
    expect(status).toBe(0);
    await expect.poll(() => heard).toEqual(['QUIT']);
  });

  it('says first what an intrusive look will do', async () => {
    const { at } = await serve('220 mx.example.com\r\n', { EHLO, RCPT: '554 5.7.1 relay access denied\r\n' });
    const { stderr } = await mailsonde(['handshake', at, '--probe', 'open-relay', ...ON]);
    expect(stderr).toMatch(/^mailsonde: --probe open-relay asks each server.* no message is sent/);
  });

  it.each([
    [['check', 'v6-only.example', '--only', 'smtp,tls', '-4']],
    [['check', 'smtp-one-down.example', '--only', 'smtp,tls', '-6']],
    [['handshake', '--mx', 'v6-only.example', '-4']],
    [['route', 'you@v6-only.example', '-4']],
  ])('%j can tell nothing of a host nobody dialled, and is no verdict on it', async (args) => {
    const { stdout, status } = await lab.run(args);
    expect(status).toBe(3);
    expect(stdout).toMatch(/-[46] leaves IPv[46] out/);
    expect(stdout).not.toMatch(/no route|✔|✖|would wait/);
  });

  it.each([
    [['handshake', '--mx', 'smtp-hangs-up-at-rcpt.example', '--rcpt', 'a@b.example'], /reset the connection/],
    [['handshake', '--mx', 'smtp-hangs-up-at-mail.example', '--rcpt', 'a@b.example'], /reset the connection/],
    [['route', 'a@smtp-hangs-up-at-rcpt.example', '--rcpt'], /Mail would wait at its sender/],
    [['route', 'a@smtp-busy-after-tls.example'], /421 4\.3\.2/],
  ])('%j does not pass where the session broke off', async (args, words) => {
    const { stdout, status } = await lab.run(args);
    expect(status).toBe(3);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(words);
    expect(stdout).not.toMatch(/^\S+ +✔/);
    expect((await lab.run([...args, '-q'])).stdout).not.toBe('');
  });

  it.each([
    [['--quit-after', 'connect'], 0],
    [['--quit-after', 'greeting'], 0],
    [['--quit-after', 'starttls'], 0],
    [['--sni', 'other.example'], 0],
    [['--tls', 'implicit'], 3],
    [['--proxy-protocol', 'v1'], 3],
    [['--xclient', 'NAME=mail.example.com'], 3],
    [['--lmtp'], 3],
  ])('blames no host for what %j brought about', async (flags, expected) => {
    const { findings, verdict } = await lab.report(['handshake', 'mx1.healthy.example', ...flags]);
    expect(findings.filter((one) => one.verdict === 'fail')).toEqual([]);
    expect(findings.filter((one) => one.data.cause === 'target')).toEqual([]);
    expect(verdict).toBe(expected === 0 ? 'pass' : 'inconclusive');
    const { stdout, status } = await lab.run(['handshake', 'mx1.healthy.example', ...flags]);
    expect(status).toBe(expected);
    expect(stdout).not.toMatch(/in clear|not encrypt|does not answer|Let EHLO through/);
  });

  it('calls what a host says after its greeting the trouble of the host', async () => {
    for (const stage of ['ehlo', 'starttls']) {
      const { stdout, status } = await lab.run(['handshake', `mx.smtp-busy-at-${stage}.example`]);
      expect(status).toBe(3);
      expect(stdout).toContain('Could not be determined');
      expect(stdout).not.toMatch(/Not testable from here|tries again in clear/);
    }
  });

  it('knows an old TLS of submission without looking further, and a server that wants a login', async () => {
    const old = await lab.run(['handshake', 'old.submission.example:587']);
    expect(old.status).toBe(1);
    expect(old.stdout).toContain('speaks TLS 1.0');
    const secret = ['handshake', 'old.submission.example:587', '--user', 'tim'];
    const kept = await lab.run(secret, { env: { MAILSONDE_PASSWORD: 'a password' } });
    expect(kept.stdout.replace(/\s+/g, ' ')).toContain('TLS 1.0, which protects no password any more');
    const stranger = await lab.run(['handshake', 'smtp.healthy.example:587', '--mail-from', 'a@b.example']);
    expect(stranger.stdout).toContain('Sign in: name the account with --user');
    expect(stranger.stdout).not.toContain('whose domain exists');
  });

  it('names on submission ports no mail host that was not looked at', async () => {
    const { findings } = await lab.report(['handshake', 'smtp.healthy.example:587']);
    const said = findings.filter(({ check }) => check.startsWith('smtp-')).map(({ says }) => says);
    expect(said.join('\n')).not.toMatch(/No mail host (?:answers|was connected to$)/m);
    expect(said).toContain('No mail host was connected to on port 25');
  });

  it.each([
    [['x.example', '--tls', 'sometimes'], /--tls "sometimes" is not known.*required/],
    [['x.example', '--tls', 'off', '--sni', 'a.example'], /--tls off and --sni contradict/],
    [['x.example', '--tls-min', '1.3', '--tls-max', '1.2'], /--tls-min is above --tls-max/],
    [['x.example', '--tls-cert', 'a.pem'], /--tls-cert needs --tls-key/],
    [['x.example', '--quit-after', 'rcpt'], /never reached without --rcpt/],
    [['x.example', '--quit-after', 'hallo'], /no stage of a session \(did you mean hello\?\)/],
    [['x.example', '--quit-after', 'hello', '--drop-after', 'hello'], /contradict/],
    [['x.example', '--rcpt', 'nobody'], /--rcpt: "nobody" is no mail address/],
    [['x.example', '--rcpt', 'a@b.example\r\nDATA'], /no mail address|cannot stand|not a domain/],
    [['x.example', '--pipeline'], /--pipeline says nothing without --rcpt/],
    [['x.example', '--probe', 'everything'], /--probe "everything" is not known/],
    [['x.example', '--xclient', 'ADDR'], /not NAME=VALUE/],
    [['x.example', '--proxy-protocol', 'v3'], /no version of the PROXY protocol/],
    [['x.example', '--proxy', 'http://u:secret@p.example'], /a password in a URL.*--proxy-password-file/],
    [['x.example', '--proxy-password-file', 'p'], /says nothing without --proxy/],
    [['x.example:0'], /port/],
    [['--mx', 'x.example:25'], /not a domain/],
    [[], /needs a mail server/],
  ])('%j is a usage error', async (args, expected) => {
    const { status, stdout, stderr } = await mailsonde(['handshake', ...args]);
    expect(stderr.replaceAll('\n', ' ')).toMatch(expected);
    expect(stderr).not.toContain('secret');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

describe('route', () => {
  it('goes as far as the first host that lets us in, and asks about no address', async () => {
    const { stdout, status } = await lab.run(['route', 'postmaster@healthy.example']);
    expect(status).toBe(0);
    expect(stdout).toContain('whether the address is taken was not asked');
    expect(stdout).toMatch(/└─ 10 mx1\.healthy\.example .*✔ lets us in/);
    expect(stdout).not.toMatch(/rcpt:/);
  });

  it('asks each host with --rcpt, and says where the message would stop', async () => {
    const report = await lab.report(['route', 'postmaster@healthy.example', '--rcpt']);
    expect(report.target).toMatchObject({ kind: 'address', domain: 'healthy.example' });
    expect(report.evidence.delivery).toMatchObject({
      status: 'observed',
      value: {
        by: 'mx',
        to: 'healthy.example',
        askedRecipient: true,
        attempts: [{ host: 'mx1.healthy.example', stage: 'rcpt', outcome: 'accepted', preference: 10 }],
      },
    });
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        check: 'recipient-accepted',
        verdict: 'pass',
        subject: 'postmaster@healthy.example',
      }),
    );
  });

  it('says of every host what senders that go by DANE or MTA-STS would do', async () => {
    const sound = await lab.run(['route', 'postmaster@healthy.example']);
    expect(sound.stdout).toContain('a DANE sender would deliver');
    expect(sound.stdout).toContain('an MTA-STS sender would deliver');
    const broken = await lab.run(['route', 'a@dane-mismatch.example', '--format', 'markdown']);
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('over TLS 1.3, but not from senders that go by DANE');
    expect(broken.stdout).toContain('a DANE sender would defer');
  });

  it('fills in the domain where a remedy wants one, not the address', async () => {
    const { stdout } = await lab.run(['route', 'a@mta-sts-self-signed.example']);
    expect(stdout).toContain('https://mta-sts.mta-sts-self-signed.example/.well-known/mta-sts.txt');
  });

  it.each([
    ['smtp-no-mail.example', '521'],
    ['smtp-turns-away.example', '554'],
  ])('says that mail for %s comes back, since a %s greeting is final', async (domain, code) => {
    const { stdout, status } = await lab.run(['route', `a@${domain}`]);
    expect(status).toBe(1);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(`✖ Mail would come back: mx.${domain} says ${code}`);
    expect(text).toContain('Some senders return it at once');
    expect(text).not.toMatch(/would wait|does so by itself/);
  });

  it('tells TLS that is missing from TLS that fails', async () => {
    const missing = await lab.run(['route', '--tls', 'required', 'you@tls-missing.example']);
    expect(missing.status).toBe(1);
    expect(missing.stdout).not.toMatch(/offers STARTTLS, but/);
    const old = await lab.run(['route', '--tls-min', '1.2', 'you@tls-old.example']);
    expect(old.stdout.replace(/\s+/g, ' ')).toMatch(
      /only in clear, since TLS fails.*Update the TLS library.*tried again in clear/,
    );
    expect(old.stdout).not.toMatch(/do not belong together|next host/);
  });

  it('calls nothing in order that nobody could see', async () => {
    const { stdout } = await lab.run(['check', 'tls-missing.example', '--only', 'tls,mta-sts,dane']);
    expect(stdout).toContain('nothing to judge in TLS');
  });

  it('fails where no connection comes about', async () => {
    const { stdout, status } = await lab.run(['route', 'a@smtp-refused.example']);
    expect(status).toBe(1);
    expect(stdout).toContain('The message would wait at its sender');
  });

  it('fails where a null MX sends everybody away', async () => {
    const report = await lab.report(['route', 'a@parked.example']);
    const failed = report.findings.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check);
    expect(failed).toContain('server-reachable');
    expect(report.evidence.delivery).toMatchObject({ value: { by: 'null', attempts: [] } });
  });

  it('replays what was saved', async () => {
    const file = `${lab.folder}/route.json`;
    const first = await lab.run(['route', 'postmaster@healthy.example', '--save-evidence', file]);
    const again = await mailsonde(['route', '--replay', file]);
    expect(again.status).toBe(first.status);
    expect(again.stdout).toContain('└─ 10 mx1.healthy.example');
  });

  it('judges a saved look at a domain by what it holds, with --mx and without', async () => {
    const file = `${lab.folder}/mx.json`;
    const first = await lab.run(['handshake', '--mx', 'healthy.example', '--json', '--save-evidence', file]);
    const counts = ({ stdout }: { stdout: string }): unknown => JSON.parse(stdout).reports[0].counts;
    for (const mode of [[], ['--mx']])
      expect(counts(await mailsonde(['handshake', ...mode, '--json', '--replay', file]))).toEqual(
        counts(first),
      );
  });

  it.each([
    [['example.com'], /has no @/],
    [['a b@example.com'], /cannot stand before the @/],
    [[], /needs a mail address/],
  ])('%j is a usage error', async (args, expected) => {
    const { status, stderr } = await mailsonde(['route', ...args]);
    expect(stderr).toMatch(expected);
    expect(status).toBe(2);
  });
});
