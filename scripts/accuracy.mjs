// Measures `explain` on the labelled set of replies: accuracy by language and kind of source, calibration, confusions.
//
// Usage: node scripts/accuracy.mjs [--held-out | FILE] [--wrong]     (after npm run build)
//        --held-out  the half that no rule was written on; its texts are never shown
//        --wrong     lists what was answered wrongly (not with --held-out)
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { explainReply } from '../dist/index.js';

const args = process.argv.slice(2);
const heldOut = args.includes('--held-out');
const file =
  args.find((arg) => !arg.startsWith('--')) ??
  fileURLToPath(new URL(`../fixtures/replies/${heldOut ? 'held-out' : 'dev'}.ndjson`, import.meta.url));

const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const answers = lines.map((line) => {
  // What a person has who asks: the text alone, or with the host and phase where the source tells them.
  const told = explainReply(line.text, {
    host: line.host ?? undefined,
    phase: line.phase ?? undefined,
  });
  const strict = told.category === line.category;
  return { line, told, strict, accepted: strict || line.accept.includes(told.category) };
});

const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
const count = (list, key) => list.reduce((sum, one) => sum + (one[key] ? 1 : 0), 0);

function row(name, list) {
  return `${name.padEnd(22)}${String(list.length).padStart(6)}${percent(count(list, 'strict'), list.length).padStart(10)}${percent(count(list, 'accepted'), list.length).padStart(10)}`;
}

function by(title, name) {
  const groups = Map.groupBy?.(answers, name) ?? group(answers, name);
  console.log(
    `\n${title.padEnd(22)}${'count'.padStart(6)}${'strict'.padStart(10)}${'accepted'.padStart(10)}`,
  );
  for (const [key, list] of [...groups].sort(([, a], [, b]) => b.length - a.length))
    console.log(row(String(key), list));
}

function group(list, name) {
  const groups = new Map();
  for (const one of list) groups.set(name(one), [...(groups.get(name(one)) ?? []), one]);
  return groups;
}

console.log(row(heldOut ? 'held-out' : 'dev', answers));
const silent = answers.filter(({ told }) => told.category === 'other');
console.log(`${'answered "other"'.padEnd(22)}${String(silent.length).padStart(6)}`);
by('language', ({ line }) => line.language);
by('source', ({ line }) => line.kind);
by('category', ({ line }) => line.category);

console.log(
  `\n${'confidence'.padEnd(22)}${'count'.padStart(6)}${'claimed'.padStart(10)}${'accepted'.padStart(10)}`,
);
for (let decile = 0; decile < 10; decile++) {
  const list = answers.filter(({ told }) => Math.min(9, Math.floor(told.confidence * 10)) === decile);
  if (list.length === 0) continue;
  const claimed = list.reduce((sum, { told }) => sum + told.confidence, 0);
  console.log(
    `${`${(decile / 10).toFixed(1)} to ${((decile + 1) / 10).toFixed(1)}`.padEnd(22)}${String(list.length).padStart(6)}${percent(claimed, list.length).padStart(10)}${percent(count(list, 'accepted'), list.length).padStart(10)}`,
  );
}

const confusions = new Map();
for (const { line, told, accepted } of answers) {
  if (accepted) continue;
  const key = `${line.category} read as ${told.category}`;
  confusions.set(key, (confusions.get(key) ?? 0) + 1);
}
console.log('\ncommonest confusions');
for (const [key, times] of [...confusions].sort(([, a], [, b]) => b - a).slice(0, 20))
  console.log(`${String(times).padStart(4)}  ${key}`);

if (args.includes('--wrong') && !heldOut) {
  console.log('');
  for (const { line, told, accepted } of answers) {
    if (accepted) continue;
    console.log(`${line.category} <> ${told.category} ${told.confidence.toFixed(2)} [${told.matched}]`);
    console.log(`    ${line.text.replaceAll('\n', ' | ').slice(0, 300)}`);
  }
}
