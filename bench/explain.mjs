// How many replies a second explainReply reads, and what memory it holds on to. Prints; never fails a build.
//
// Usage: node bench/explain.mjs [COUNT]     (after npm run build)
import { readFileSync } from 'node:fs';
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
