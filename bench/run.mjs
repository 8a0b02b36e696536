// Speed as ratios within one run: start-up, one domain, one message, many domains, many ports. Prints; never fails a build.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { silentPort } from './silent-port.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/mailsonde.js');
const only = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'mailsonde-bench-'));

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function time(args) {
  const began = performance.now();
  try {
    execFileSync(process.execPath, args, { stdio: 'ignore' });
  } catch (error) {
    if (error.status === null) throw error;
  }
  return performance.now() - began;
}

/** Interleaved, so that both see the same machine. */
function medians(rounds, ...commands) {
  const taken = commands.map(() => []);
  for (let i = 0; i < rounds; i++) {
    for (const [at, command] of commands.entries()) taken[at].push(time(command));
  }
  return taken.map(median);
}

async function world(delayMs) {
  const child = spawn(process.execPath, [join(root, 'bench/world.mjs'), String(delayMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  return { dns: `127.0.0.1:${port}`, stop: () => child.kill() };
}

function startUp() {
  const [empty, version, help] = medians(15, ['-e', '0'], [bin, '--version'], [bin, '--help']);
  console.log(
    `start-up       node -e 0 ${empty.toFixed(0)} ms · --version ${(version / empty).toFixed(2)}x · --help ${(help / empty).toFixed(2)}x`,
  );
}

/** Signed, of the lab; its questions are refused at once, so that only our own work is left. */
function oneMessage() {
  const letter = join(root, 'fixtures/messages/order.eml');
  const [empty, whole] = medians(9, ['-e', '0'], [bin, 'message', letter, '--dns', '127.0.0.1:9']);
  console.log(
    `one message    ${whole.toFixed(0)} ms without an answer · ${(whole / empty).toFixed(2)}x an empty process`,
  );
}

async function oneDomain() {
  const { dns, stop } = await world(20);
  // Mail hosts have a measure of their own, and those of this world are not there.
  const args = [bin, 'check', 'one.bench.example', '--dns', dns, '--skip', 'smtp,tls'];
  const runs = Array.from({ length: 5 }, () => JSON.parse(capture([...args, '--json'])));
  const chain = median(
    runs.map(({ reports: [report] }) => report.timing.chain.reduce((sum, link) => sum + link.tookMs, 0)),
  );
  const links = runs[0].reports[0].timing.chain.length;
  const [empty, whole] = medians(9, ['-e', '0'], args);
  stop();
  const ratio = whole / (chain + empty);
  console.log(
    `one domain     ${whole.toFixed(0)} ms at 20 ms a question · chain of ${links} ${chain.toFixed(0)} ms + empty process ${empty.toFixed(0)} ms · ${ratio.toFixed(2)}x`,
  );
}

function capture(args) {
  try {
    return execFileSync(process.execPath, args, { maxBuffer: 1 << 28 }).toString();
  } catch (error) {
    if (typeof error.stdout === 'object') return error.stdout.toString();
    throw error;
  }
}

async function manyDomains(count) {
  const { dns, stop } = await world(20);
  const input = join(folder, 'domains.txt');
  writeFileSync(input, Array.from({ length: count }, (_, i) => `d${i}.bench.example\n`).join(''));
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [bin, 'check', '--input', input, '--format', 'ndjson', '--dns', dns, '--skip', 'blocklist,smtp,tls'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let first = 0;
  let lines = 0;
  let peakKb = 0;
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, residentKb(child.pid));
  }, 20);
  for await (const _ of createInterface({ input: child.stdout })) {
    lines += 1;
    if (lines === 1) first = performance.now() - began;
  }
  clearInterval(watch);
  stop();
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `many domains   ${lines} in ${seconds.toFixed(2)} s · ${(lines / seconds).toFixed(0)}/s · first line ${first.toFixed(0)} ms · peak ${(peakKb / 1024).toFixed(0)} MiB`,
  );
}

/** Greeting, EHLO, STARTTLS, TLS and EHLO again: five times the server is waited for; QUIT is not. */
async function handshake() {
  const child = spawn(process.execPath, [join(root, 'bench/mail-host.mjs'), '20'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const { dns, stop } = await world(20);
  const args = [bin, 'handshake', `127.0.0.1:${port}`, '--dns', dns];
  const [empty, whole, least] = medians(11, ['-e', '0'], args, [join(root, 'bench/least-client.cjs'), port]);
  const { sessions } = JSON.parse(capture([...args, '--json'])).reports[0].evidence;
  child.kill();
  stop();
  const ratio = whole / (5 * 20 + empty);
  console.log(
    `handshake      ${whole.toFixed(0)} ms at 20 ms a flight · session ${sessions.value[0].timings.totalMs.toFixed(0)} ms · five flights 100 ms + empty process ${empty.toFixed(0)} ms · ${ratio.toFixed(2)}x · the least client ${least.toFixed(0)} ms · ${(whole / least).toFixed(2)}x of that`,
  );
}

/** The lab's mail servers under any name: an MX host and a sound submission host. */
async function labServers() {
  const child = spawn(process.execPath, [bin, 'lab', '--serve'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes('Ctrl-C')) break;
  }
  const rule = (host, port) =>
    new RegExp(`--connect-to ${host}:${port}:(127\\.0\\.0\\.1:\\d+)`).exec(text)?.[1];
  const places = {
    25: rule('', 25),
    465: rule('smtp\\.healthy\\.example', 465),
    587: rule('smtp\\.healthy\\.example', 587),
    2525: rule('smtp\\.healthy\\.example', 2525),
  };
  const rules = Object.entries(places).flatMap(([port, place]) => {
    if (place === undefined) throw new Error(`the lab has no server for port ${port}`);
    return ['--connect-to', `:${port}:${place}`];
  });
  return { rules, stop: () => child.kill() };
}

/** Fifty hosts with four ports each, five of them silent on all: what it takes beyond the time for a connection. */
async function manyPorts() {
  const limitMs = 4_000;
  const [{ dns, stop }, lab, silent] = await Promise.all([world(20), labServers(), silentPort()]);
  const hosts = Array.from({ length: 50 }, (_, i) => `d${i}.bench.example`);
  const quiet = hosts
    .filter((_, i) => i % 10 === 3)
    .flatMap((host) => ['--connect-to', `${host}::127.0.0.1:${silent.port}`]);
  const common = ['--dns', dns, '--connect-timeout', `${limitMs}ms`, '--json'];
  const args = [bin, 'ports', ...hosts, ...quiet, ...lab.rules, ...common];
  try {
    const [empty] = medians(5, ['-e', '0']);
    const runs = Array.from({ length: 3 }, () => {
      const began = performance.now();
      const { tookMs, reports } = JSON.parse(capture(args));
      const states = reports.flatMap(({ evidence }) => evidence.ports.value.map(({ state }) => state));
      const count = (state) => states.filter((one) => one === state).length;
      return { whole: performance.now() - began, tookMs, open: count('open'), filtered: count('filtered') };
    });
    const [{ open, filtered }] = runs;
    const took = median(runs.map(({ tookMs }) => tookMs));
    const whole = median(runs.map(({ whole }) => whole));
    console.log(
      `ports          50 hosts, ${open} ports open, ${filtered} silent · ${took.toFixed(0)} ms of which ${limitMs} the time for a connection: ${(took - limitMs).toFixed(0)} ms more · process ${(whole - limitMs - empty).toFixed(0)} ms beyond that and an empty one`,
    );
  } finally {
    stop();
    lab.stop();
    silent.close();
  }
}

/** Peak so far as Linux counts it; 0 elsewhere. */
function residentKb(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

try {
  if (only === undefined || only === 'start') startUp();
  if (only === undefined || only === 'one') await oneDomain();
  if (only === undefined || only === 'message') oneMessage();
  if (only === undefined || only === 'handshake') await handshake();
  if (only === undefined || only === 'many') {
    await manyDomains(1_000);
    await manyDomains(4_000);
  }
  if (only === undefined || only === 'ports') await manyPorts();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
