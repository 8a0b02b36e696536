// How many replies a second explainReply reads, and `explain` from standard input, and what memory that takes. Prints;
// never fails a build.
//
// Usage: node bench/explain.mjs [COUNT]     (after npm run build)
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainReply } from '../dist/index.js';

const count = Number(process.argv[2] ?? 400_000);
const kept = readFileSync(fileURLToPath(new URL('../fixtures/replies/dev.ndjson', import.meta.url)), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line).text);

/** As a day of replies has them: the same sentences about ever other people, machines and messages. */
function* varied() {
  let state = 42;
  const random = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  for (let i = 0; i < count; i++) {
    yield kept[random(kept.length)]
      .replaceAll('user@example.com', `user${random(1e6)}@example${random(500)}.com`)
      .replaceAll('192.0.2.1', `192.0.${random(256)}.${random(256)}`)
      .concat(
        ` ${random(2 ** 24)
          .toString(16)
          .padStart(6, '0')}si${1e9 + random(1e9)}abc.${random(100)}`,
      );
  }
}

/** Sentences that are each a stranger: words in an order they never come in again. */
function* strangers() {
  const words = [...new Set(kept.join(' ').split(/\s+/))];
  let state = 7;
  const random = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  for (let i = 0; i < count / 8; i++) {
    yield `550 5.7.1 ${Array.from({ length: 14 }, () => words[random(words.length)]).join(' ')}`;
  }
}

function measure(name, replies) {
  // Flat strings, as they come from a file.
  const texts = Array.from(replies(), (text) => Buffer.from(text).toString());
  for (const text of texts.slice(0, 20_000)) explainReply(text);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const used = process.cpuUsage();
  const from = performance.now();
  for (const text of texts) explainReply(text);
  const seconds = (performance.now() - from) / 1_000;
  const { user, system } = process.cpuUsage(used);
  globalThis.gc?.();
  const grown = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const say = (number) => Math.round(number).toLocaleString('en').padStart(8);
  const perSecond = say(texts.length / seconds);
  const perCore = say((texts.length * 1e6) / (user + system));
  const held = globalThis.gc === undefined ? '' : ` · ${grown.toFixed(1)} MiB more held on to`;
  console.log(`${name.padEnd(10)}${perSecond} replies/s · ${perCore} a second of one core${held}`);
}

measure('varied', varied);
measure('strangers', strangers);

/** Tells at its end what the process took. */
const TELL =
  "data:text/javascript,process.on('exit',()=>process._rawDebug(JSON.stringify(process.resourceUsage())))";
/** The least that can be done with a line: read it, and write it as JSON. */
const LEAST = `
  const { createInterface } = require('node:readline');
  let out = '';
  createInterface({ input: process.stdin })
    .on('line', (input) => {
      out += JSON.stringify({ schemaVersion: 1, input }) + '\\n';
      if (out.length > 65536) { process.stdout.write(out); out = ''; }
    })
    .on('close', () => process.stdout.write(out));`;

/** A process with the lines of a file on its standard input; the answers go nowhere. */
function run(name, args, file, lines) {
  const [input, nowhere] = [openSync(file, 'r'), openSync('/dev/null', 'w')];
  const from = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', TELL, ...args], {
    stdio: [input, nowhere, 'pipe'],
  });
  const seconds = (performance.now() - from) / 1_000;
  closeSync(input);
  closeSync(nowhere);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(String(stderr).trim().split('\n').at(-1));
  const say = (number) => Math.round(number).toLocaleString('en').padStart(8);
  const perCore = (lines * 1e6) / (userCPUTime + systemCPUTime);
  console.log(
    `${name.padEnd(10)}${say(lines / seconds)} lines/s   \u00b7 ${say(perCore)} a second of one core \u00b7 ${lines.toLocaleString('en')} lines, peak ${Math.round(maxRSS / 1_024)} MiB`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'mailsonde-bench-'));
try {
  const bin = fileURLToPath(new URL('../bin/mailsonde.js', import.meta.url));
  const lines = Array.from(varied(), (text) => text.replaceAll(/\s*\n\s*/g, ' '));
  const once = join(folder, 'once.txt');
  const thrice = join(folder, 'thrice.txt');
  const text = `${lines.join('\n')}\n`;
  writeFileSync(once, text);
  writeFileSync(thrice, text.repeat(3));
  run('stdin', [bin, 'explain', '--format', 'ndjson'], once, lines.length);
  run('stdin', [bin, 'explain', '--format', 'ndjson'], thrice, lines.length * 3);
  run('least', ['-e', LEAST], once, lines.length);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
