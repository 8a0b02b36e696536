// How many lines of a Postfix log `logs` reads in a second, and in what memory, beside pflogsumm and the least JavaScript
// there can be, in turns on one file. Prints; never fails a build.
//
// Usage: node bench/logs.mjs [LINES]     (after npm run build; lines in millions: 2)
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeLog } from './mail-log.mjs';

const ROUNDS = 3;
const root = fileURLToPath(new URL('..', import.meta.url));
const millions = Number(process.argv[2] ?? 2);
const folder = mkdtempSync(join(tmpdir(), 'mailsonde-bench-'));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function isInstalled(program) {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return error.code !== 'ENOENT';
  }
}

/** Seconds by the clock, seconds of processor time and the peak of the memory in MiB, as far as /proc tells. */
async function run([program, ...args]) {
  const began = performance.now();
  const child = spawn(program, args, { stdio: 'ignore' });
  let peak = 0;
  let busy = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
      // Fields 14 and 15, in ticks of a hundredth.
      busy = Math.max(busy, (Number(stat[11]) + Number(stat[12])) / 100);
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
    } catch {
      // It has ended, or there is no /proc here.
    }
  }, 10);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  return { seconds: (performance.now() - began) / 1_000, busy, peak };
}

async function compare(name, lines, commands) {
  const taken = new Map(commands.map(([label]) => [label, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [label, command] of commands) taken.get(label).push(await run(command));
  for (const [label, runs] of taken) {
    const seconds = median(runs.map((one) => one.seconds));
    const busy = median(runs.map((one) => one.busy));
    const peak = Math.max(...runs.map((one) => one.peak));
    const rate = (taken) =>
      Math.round(lines / taken)
        .toLocaleString('en')
        .padStart(10);
    console.log(
      `${name.padEnd(14)} ${label.padEnd(18)}${rate(seconds)} lines/s,${rate(busy)} a second of processor time, peak ${peak.toFixed(0).padStart(4)} MiB`,
    );
  }
}

try {
  for (const [name, count, form] of [
    ['classic stamps', millions * 1e6, 'classic'],
    ['ISO stamps', millions * 1e6, 'iso'],
    ['four times it', millions * 4e6, 'classic'],
  ]) {
    const file = join(folder, 'mail.log');
    await writeLog(file, count, { form });
    const lines = Number(execFileSync('wc', ['-l', file], { encoding: 'utf8' }).split(' ')[0]);
    console.log(
      `${name}: ${lines.toLocaleString('en')} lines, ${Math.round(statSync(file).size / 2 ** 20)} MiB`,
    );
    const ours = [process.execPath, join(root, 'bin/mailsonde.js'), 'logs', file];
    const isLong = count > millions * 1e6;
    await compare(name, lines, [
      ['mailsonde logs', ours],
      ...(isLong ? [] : [['least JavaScript', [process.execPath, join(root, 'bench/least-log.mjs'), file]]]),
      // Tens of seconds for the long one would tell nothing new.
      ...(isLong || !isInstalled('pflogsumm') ? [] : [['pflogsumm', ['pflogsumm', file]]]),
    ]);
  }
} finally {
  rmSync(folder, { recursive: true });
}
