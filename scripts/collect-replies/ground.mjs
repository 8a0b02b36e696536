// What each server stands on: a folder in the root, its processes, and a client that is refused by it.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';

const ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/usr/lib/postfix/sbin', LANG: 'C', LC_ALL: 'C' };
const PHASES = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  AUTH: 'auth',
  STARTTLS: 'starttls',
};
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Ground {
  #root;
  #children = [];
  #servers = [];
  #dens = [];

  constructor(root, haraka) {
    this.#root = root;
    this.haraka = haraka;
    writeFileSync(join(root, 'etc/resolv.conf'), 'nameserver 127.0.0.1\n');
  }

  /** A folder of the root: `inside` is its path for its programs. */
  den(name) {
    const outside = mkdtempSync(join(this.#root, 'srv', `${name}-`));
    chmodSync(outside, 0o755);
    this.#dens.push(outside);
    return { outside, inside: outside.slice(this.#root.length) };
  }

  outside(inside) {
    return join(this.#root, inside);
  }

  write(den, name, text, mode = 0o644) {
    const file = join(den.outside, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
    return `${den.inside}/${name}`;
  }

  folder(den, name, user, mode = 0o700) {
    const path = join(den.outside, name);
    mkdirSync(path, { recursive: true, mode });
    chmodSync(path, mode);
    this.own(path, user);
    return `${den.inside}/${name}`;
  }

  own(path, user) {
    const line = readFileSync(join(this.#root, 'etc/passwd'), 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${user}:`));
    const [, , uid, gid] = line.split(':').map(Number);
    chownSync(path, uid, gid);
  }

  /** A self-signed certificate with its key before it. */
  certificate(den) {
    const file = join(den.outside, 'tls.pem');
    const made = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=mx.example.com'],
      ...['-keyout', `${file}.key`, '-out', `${file}.crt`],
    ]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    writeFileSync(file, readFileSync(`${file}.key`, 'utf8') + readFileSync(`${file}.crt`, 'utf8'), {
      mode: 0o600,
    });
    return `${den.inside}/tls.pem`;
  }

  /** Runs a command of the root to its end: what it said, or its standard output alone. */
  run(command, args, { input = '', env = {}, errors = true } = {}) {
    const { stdout, stderr } = spawnSync('chroot', [this.#root, command, ...args], {
      env: { ...ENVIRONMENT, ...env },
      input,
      timeout: 20_000,
    });
    return errors ? `${stdout}${stderr}` : `${stdout}`;
  }

  /** Starts a command of the root, or with `chroot: false` of this host, that stays. */
  start(command, args, { env = {}, chroot = true, cwd } = {}) {
    const child = spawn(chroot ? 'chroot' : command, chroot ? [this.#root, command, ...args] : args, {
      env: { ...(chroot ? ENVIRONMENT : process.env), ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd,
    });
    const told = { text: '' };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (told.text += data));
    this.#children.push(child);
    return told;
  }

  /** A server of our own for the servers to speak to. */
  async listen(port, talk, ip = '127.0.0.1') {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      talk(socket);
    });
    await new Promise((resolve) => server.listen(port, ip, resolve));
    this.#servers.push(server);
  }

  async ready(port, told, ip = '127.0.0.1') {
    for (let attempt = 0; attempt < 300; attempt++) {
      const open = await new Promise((resolve) => {
        const socket = connect(port, ip, () => {
          socket.destroy();
          resolve(true);
        });
        socket.once('error', () => resolve(false));
      });
      if (open) return;
      await sleep(50);
    }
    throw new Error(`nothing listens on ${port}: ${told?.text ?? ''}`);
  }

  /** What a file of the root holds once it fits, or after a while whatever it holds. */
  async log(file, done, ms = 15_000) {
    const path = join(this.#root, file);
    for (let waited = 0; ; waited += 200) {
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      if (done(text) || waited >= ms) return text;
      await sleep(200);
    }
  }

  async clear() {
    for (const server of this.#servers) server.close();
    for (const signal of ['SIGTERM', 'SIGKILL']) {
      for (const { pid } of this.#children) {
        try {
          process.kill(-pid, signal);
        } catch {
          // Gone already.
        }
      }
      await sleep(signal === 'SIGTERM' ? 800 : 100);
    }
    for (const den of this.#dens) rmSync(den, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A session: greeting first, then each command with its reply. A string is sent with CR LF, a `raw` one as it is. */
export async function talk(
  port,
  commands,
  { from = '127.0.0.8', ip = '127.0.0.1', waitMs = 12_000, early } = {},
) {
  const socket = connect({ host: ip, port, localAddress: from });
  let received = '';
  let ended = false;
  socket.setEncoding('utf8');
  socket.on('data', (data) => (received += data));
  for (const event of ['end', 'error', 'close']) socket.on(event, () => (ended = true));
  const next = async () => {
    for (let waited = 0; ; waited += 10) {
      const whole = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\n/.exec(received);
      if (whole !== null) {
        received = received.slice(whole[0].length);
        return whole[0].replaceAll('\r', '').trimEnd();
      }
      if (ended || waited >= waitMs) return null;
      await sleep(10);
    }
  };
  const replies = [];
  const hear = async (phase) => {
    const text = await next();
    if (text !== null) {
      // postscreen breaks off a greeting it has begun.
      const end = text.slice(text.lastIndexOf('\n') + 1);
      const broken = end.slice(0, 3) !== text.slice(0, 3);
      replies.push({ phase, code: Number(end.slice(0, 3)), text: broken ? end : text });
    }
    return text;
  };
  // Who does not wait for the greeting has the reply to what it said come next.
  if (early !== undefined) socket.write(early);
  if ((await hear('greeting')) === null) ended = true;
  if (early !== undefined) await hear('ehlo');
  for (const command of commands) {
    if (ended) break;
    const { raw, phase, pauseMs, silent } = typeof command === 'string' ? {} : command;
    if (pauseMs !== undefined) await sleep(pauseMs);
    if (raw === undefined && typeof command !== 'string') {
      await hear(phase ?? null);
      continue;
    }
    socket.write(raw ?? `${command}\r\n`);
    if (silent) continue;
    const word = typeof command === 'string' ? command.split(/[ :]/)[0].toUpperCase() : '';
    await hear(phase ?? PHASES[word] ?? (command.endsWith?.('\r\n.') ? 'message' : null));
  }
  // A server that hangs up says so before.
  for (let waited = 0; waited < 100 && received === ''; waited += 20) await sleep(20);
  if (received !== '') await hear(null);
  socket.destroy();
  return replies;
}

/** The commands of one message. */
export function mail({
  helo = 'client.example.org',
  from = 'news@example.org',
  to = ['user@example.com'],
  data,
  parameters = '',
} = {}) {
  return [
    `EHLO ${helo}`,
    `MAIL FROM:<${from}>${parameters === '' ? '' : ` ${parameters}`}`,
    ...[to].flat().map((one) => `RCPT TO:<${one}>`),
    ...(data === undefined ? [] : ['DATA', `${data}\r\n.`]),
  ];
}

export const MESSAGE = [
  'From: News <news@example.org>',
  'To: user@example.com',
  'Subject: Hello',
  'Date: Sun, 22 Nov 2026 10:00:00 +0000',
  'Message-ID: <1@example.org>',
  '',
  'Hello.',
].join('\r\n');

/** Prints a line of the set. Addresses of loopback stand for those of real clients. */
export function line({ text, category, accept = [], phase = null, provider, source }) {
  const shown = text
    .replace(/127\.0\.0\.\d+|10\.9[78]\.0\.\d+/g, '192.0.2.1')
    .replace(/\/srv\/[a-z]+-\w{6}\//g, '/var/')
    .trim();
  const row = {
    ...{ text: shown, category, accept, phase, host: null, provider, language: 'en', source },
    kind: 'real-server',
  };
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

/** The replies of one server: who it is, and what each case gets to hear. */
export class Record {
  constructor(provider, version) {
    this.provider = provider;
    this.version = version;
  }

  tell(setting, category, text, { phase = null, accept = [] } = {}) {
    line({ text, category, accept, phase, provider: this.provider, source: `${this.version}, ${setting}` });
  }

  /** The first refusal of a session, or with `last` the last. */
  async refused(setting, category, port, commands, { last = false, accept, ...how } = {}) {
    const replies = await talk(port, commands, how);
    const refusals = replies.filter(({ code }) => code >= 400);
    const one = last ? refusals.at(-1) : refusals[0];
    if (one === undefined) {
      console.error(
        `${this.version}, ${setting}: not refused: ${replies
          .map(({ text }) => text)
          .join(' | ')
          .slice(-300)}`,
      );
      return;
    }
    this.tell(setting, category, one.text, { phase: one.phase, ...(accept !== undefined && { accept }) });
  }
}

/** A filter that speaks the milter protocol and gives its verdict at one step. */
export function milter(step, verdict) {
  return (socket) => {
    let received = Buffer.alloc(0);
    const send = (command, data = Buffer.alloc(0)) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length + 1);
      socket.write(Buffer.concat([length, Buffer.from(command), data]));
    };
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 5 && received.length >= 4 + received.readUInt32BE(0)) {
        const length = received.readUInt32BE(0);
        const command = String.fromCharCode(received[4]);
        const data = received.subarray(5, 4 + length);
        received = received.subarray(4 + length);
        if (command === 'O') send('O', Buffer.concat([data.subarray(0, 4), Buffer.alloc(8)]));
        else if (!'DAKQ'.includes(command)) send(command === step ? verdict : 'c');
      }
    });
  };
}
