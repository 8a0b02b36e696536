/** Logs as Postfix, Exim and OpenSMTPD really write them: one server takes, refuses and puts off, three send to it. */
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLog } from '../support/logs.ts';
import { startPostfix } from './servers/postfix.ts';
import { createDen, loopbackBlock, ownedFolder, RootServer, SERVERS_ROOT } from './servers/root.ts';

const block = loopbackBlock();
const RECEIVER = { ip: block(50), port: 2525 };
const RECIPIENTS = ['ok@interop.invalid', 'gone@interop.invalid', 'later@interop.invalid'];

/** Speaks just enough SMTP to answer by the name of the recipient. */
function receiver(): Server {
  return createServer((socket) => {
    socket.setEncoding('latin1').on('error', () => {});
    let inData = false;
    let held = '';
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const answer = (line: string): void => {
      if (inData) {
        if (line !== '.') return;
        inData = false;
        say('250 2.0.0 Ok: kept');
      } else if (/^rcpt to:<gone@/i.test(line)) say('550 5.1.1 No such user here');
      else if (/^rcpt to:<later@/i.test(line)) say('450 4.7.1 Greylisted, try again later');
      else if (/^data$/i.test(line)) {
        inData = true;
        say('354 Go on');
      } else if (/^quit$/i.test(line)) {
        say('221 2.0.0 Bye');
        socket.end();
      } else say('250 2.0.0 Ok');
    };
    socket.on('data', (data) => {
      const lines = (held + String(data)).split('\r\n');
      held = lines.pop() ?? '';
      for (const line of lines) answer(line);
    });
    say('220 mx.interop.invalid ESMTP');
  });
}

const server = receiver();
beforeAll(() => new Promise<void>((resolve) => server.listen(RECEIVER.port, RECEIVER.ip, resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** One message for each recipient; without a sender nothing comes back. */
async function send(host: string, port: number): Promise<void> {
  const transport = createTransport({ host, port, ignoreTLS: true });
  for (const to of RECIPIENTS) {
    const raw = `From: news@interop.invalid\r\nTo: ${to}\r\nSubject: test\r\n\r\nHello\r\n`;
    await transport.sendMail({ envelope: { from: '', to }, raw });
  }
  transport.close();
}

/** The log, once it tells of every recipient. */
async function logged(read: () => string): Promise<string> {
  const settled = (log: string): boolean =>
    RECIPIENTS.every((one) =>
      new RegExp(`(?:=>|==|\\*\\*) ${one}|to=<${one}>.*(?:status|result)=`).test(log),
    );
  for (let attempt = 0; attempt < 400; attempt++) {
    if (settled(read())) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return read();
}

async function expectStory(log: string, format: string): Promise<void> {
  const evidence = await readLog(log);
  expect(evidence.unreadLines).toEqual([]);
  expect(evidence.files[0]?.formats, log).toEqual([format]);
  // What goes to an address of this machine is handed on, not delivered.
  expect(evidence, log).toMatchObject({ handedOn: 1, bounced: 1, deferrals: 1 });
  expect(evidence.bounces).toMatchObject([{ category: 'mailbox-unknown', address: 'remove' }]);
  expect(evidence.deferralReasons).toMatchObject([{ category: 'greylisted' }]);
  expect(evidence.queue.waiting).toBe(1);
}

describe('the log of', () => {
  it('Postfix', async () => {
    const postfix = await startPostfix({
      hostname: 'mail.interop.invalid',
      listeners: [{ at: `${block(51)}:25` }],
      parameters: { relayhost: `[${RECEIVER.ip}]:${RECEIVER.port}`, mynetworks: '127.0.0.0/8' },
    });
    try {
      await send(block(51), 25);
      const log = await logged(postfix.log);
      await expectStory(
        log
          .split('\n')
          .filter((line) => / postfix\//.test(line))
          .join('\n'),
        'postfix',
      );
    } finally {
      await postfix.close();
    }
  });

  it('Exim', async () => {
    const den = createDen('exim');
    const { inside } = den;
    chmodSync(den.outside, 0o755);
    ownedFolder(den, 'spool', 'Debian-exim', 0o750);
    ownedFolder(den, 'log', 'Debian-exim', 0o750);
    writeFileSync(
      join(den.outside, 'exim.conf'),
      `primary_hostname = mail.interop.invalid
keep_environment =
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = ${inside}/spool
log_file_path = ${inside}/log/%slog
pid_file_path = ${inside}/exim.pid
local_interfaces = <; ${block(52)}.25
tls_advertise_hosts =
host_lookup =
rfc1413_hosts =
acl_smtp_rcpt = rcpt
begin acl
rcpt:
  accept
begin routers
out:
  driver = manualroute
  route_list = * ${RECEIVER.ip} byname
  transport = remote
  self = send
begin transports
remote:
  driver = smtp
  port = ${RECEIVER.port}
  allow_localhost
  hosts_avoid_tls = *
begin retry
* * F,2h,15m
`,
    );
    const exim = new RootServer('/usr/sbin/exim4', ['-bdf', '-C', `${inside}/exim.conf`], den);
    try {
      await exim.listensOn([`${block(52)}:25`]);
      await send(block(52), 25);
      const file = join(den.outside, 'log/mainlog');
      await expectStory(await logged(() => (existsSync(file) ? readFileSync(file, 'utf8') : '')), 'exim');
    } finally {
      await exim.end();
    }
  });

  it('OpenSMTPD', async () => {
    const den = createDen('opensmtpd');
    // Its queue has a fixed place: what an earlier run left there would be tried again in this one.
    for (const queue of ['queue', 'temporary', 'incoming', 'purge']) {
      const folder = join(SERVERS_ROOT, 'var/spool/smtpd', queue);
      if (!existsSync(folder)) continue;
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    }
    chmodSync(den.outside, 0o755);
    writeFileSync(
      join(den.outside, 'smtpd.conf'),
      `listen on ${block(53)} port 25 hostname mail.interop.invalid
action "out" relay host smtp://${RECEIVER.ip}:${RECEIVER.port}
match from any for any action "out"
`,
      { mode: 0o644 },
    );
    const smtpd = new RootServer('/usr/sbin/smtpd', ['-d', '-f', `${den.inside}/smtpd.conf`], den);
    try {
      await smtpd.listensOn([`${block(53)}:25`]);
      await send(block(53), 25);
      const log = await logged(() => smtpd.log);
      // In the foreground it leaves to nobody what syslog writes before each line.
      const lines = log.split('\n').filter((line) => line !== '');
      await expectStory(
        lines.map((line) => `Nov  1 08:00:05 mail smtpd[1]: ${line}`).join('\n'),
        'opensmtpd',
      );
    } finally {
      await smtpd.end();
    }
  });
});
