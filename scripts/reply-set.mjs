// Keeps the labelled set of replies: takes lines in, parts them into two halves, and says whether both are in order.
//
// Usage: node scripts/reply-set.mjs add FILE...   (lines as fixtures/replies/README.md describes them; - is stdin)
//        node scripts/reply-set.mjs add --read FILE...   (lines that somebody who writes rules has read)
//        node scripts/reply-set.mjs check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const path = (file) => fileURLToPath(new URL(file, root));
const HALVES = {
  dev: path('fixtures/replies/dev.ndjson'),
  'held-out': path('fixtures/replies/held-out.ndjson'),
};
const KEYS = ['text', 'category', 'accept', 'phase', 'host', 'provider', 'language', 'source', 'kind'];
const KINDS = ['documentation', 'rfc', 'server-source', 'thread', 'real-server'];
const schema = JSON.parse(readFileSync(path('schema/explain-1.json'), 'utf8'));
const promised = schema.$defs.explanation.properties;
const CATEGORIES = promised.category.enum.filter((value) => value !== null);
const PHASES = promised.phase.enum.filter((value) => value !== null);

const ADDRESS = /[\p{L}\d.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?/gu;
const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;
/** Eight groups, or a gap; a time of day has neither. */
const IPV6 =
  /(?<![\w:.])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?|::[\da-f]{1,4}(?::[\da-f]{1,4})*)(?![\w:]|\.\d)/gi;
const HOST = /(?<![\p{L}\d-])(?:[\p{L}\d_-]+\.)+\p{L}[\p{L}\d-]+(?![\p{L}\d])/gu;
const URL_TEXT = /\b(?:https?:\/\/|www\.)\S+/gi;
/** Queue ids, session ids, numbered codes. */
const MARK = /(?=[\p{L}_-]*\d)(?<![\p{L}\d])[\p{L}\d][\p{L}\d_]*/gu;
/** Mailboxes that belong to an office: whom a server tells us to write to is part of what it says. */
const OFFICE =
  /^(?:postmaster|abuse|hostmaster|webmaster|support|help(?:desk)?|security|noc|delist|unblock\w*|blacklist|blocklist|mail-?admin|tosa|mail|cs|info|admin|mailer-daemon)(?=@)/i;
const EXAMPLE = /(?:^|[@.])example(?:\.(?:com|net|org|edu))?$|\.(?:example|test|invalid)$/i;
const EXAMPLE_IP =
  /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|127\.|0\.0\.0\.0|10\.|192\.168\.|2001:db8:|::1)/i;

/** What is left of a text once everything is gone that differs from one message to the next. */
function gist(text) {
  const words = text
    .normalize('NFKC')
    .replace(URL_TEXT, ' ')
    .replace(ADDRESS, ' ')
    .replace(IPV6, ' ')
    .replace(IPV4, ' ')
    .replace(HOST, ' ')
    .replace(MARK, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();
  // A bare code has nothing but digits to be known by.
  return words === '' ? text.replace(/\D+/g, ' ').trim() : words;
}

/** Texts that differ in numbers, addresses and hosts only lie in the same half. */
function half(text) {
  return createHash('sha256').update(gist(text)).digest()[0] & 0x80 ? 'held-out' : 'dev';
}

/** The same words may mean two things under two codes; the same words with the same meaning are one line. */
const identity = (line) => `${gist(line.text)}\n${line.category}`;

/** Nobody's address and nobody's machine is kept. */
function anonymous(text) {
  return text
    .replace(ADDRESS, (address) =>
      OFFICE.test(address) || EXAMPLE.test(address) ? address : 'user@example.com',
    )
    .replace(IPV4, (ip) => (EXAMPLE_IP.test(ip) ? ip : '192.0.2.1'))
    .replace(IPV6, (ip) => (EXAMPLE_IP.test(ip) ? ip : '2001:db8::1'));
}

/** What is wrong with a line, in words that do not repeat its text. */
function faults(line) {
  if (line === null || typeof line !== 'object' || Array.isArray(line)) return ['is not an object'];
  const found = [];
  const say = (wrong, words) => wrong && found.push(words);
  const isText = (value) => typeof value === 'string' && value.trim() === value && value !== '';
  for (const key of KEYS) say(!(key in line), `lacks "${key}"`);
  for (const key of Object.keys(line)) say(!KEYS.includes(key), `has a key "${key}" nobody knows`);
  if (found.length > 0) return found;
  say(!isText(line.text) || line.text.length > 2000, 'text is empty, padded or longer than 2000 characters');
  say(
    typeof line.text === 'string' && anonymous(line.text) !== line.text,
    'text holds an address that is not an example',
  );
  say(!CATEGORIES.includes(line.category), 'category is none of the contract');
  const accept = Array.isArray(line.accept) ? line.accept : [line.category];
  say(
    accept.some((other) => !CATEGORIES.includes(other)),
    'accept names a category that is none of the contract',
  );
  say(
    accept.includes(line.category) || new Set(accept).size < accept.length,
    'accept repeats a category, or is no list',
  );
  say(line.phase !== null && !PHASES.includes(line.phase), 'phase is none of the contract');
  say(line.host !== null && !(isText(line.host) && /^[a-z\d.-]+$/.test(line.host)), 'host is no host name');
  say(line.provider !== null && !/^[a-z\d]+(-[a-z\d]+)*$/.test(line.provider), 'provider is no id');
  say(!/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(line.language), 'language is no language tag');
  say(!isText(line.source), 'source is empty');
  say(!KINDS.includes(line.kind), `kind is none of ${KINDS.join(', ')}`);
  return found;
}

/** Lines of a file, each with where it stands. A line that is not JSON stands as `undefined`. */
function read(file) {
  const text = file === '-' ? readFileSync(0, 'utf8') : existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text.split('\n').flatMap((row, index) => {
    if (row.trim() === '') return [];
    try {
      return [{ at: `${file}:${index + 1}`, line: JSON.parse(row) }];
    } catch {
      return [{ at: `${file}:${index + 1}`, line: undefined }];
    }
  });
}

const inOrder = (line) => JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, line[key]])));

/** Lines that were read before they were parted all go to `dev`: none of them can measure anything any more. */
function add(files, isRead) {
  const kept = Object.fromEntries(
    Object.entries(HALVES).map(([name, file]) => [name, read(file).map((row) => row.line)]),
  );
  const known = new Set(Object.values(kept).flat().map(identity));
  const measuring = new Set(kept['held-out'].map((line) => gist(line.text)));
  const written = new Set(kept.dev.map((line) => gist(line.text)));
  const counts = { taken: 0, known: 0, refused: 0 };
  for (const { at, line } of files.flatMap(read)) {
    const offered =
      typeof line?.text === 'string'
        ? { phase: null, host: null, provider: null, accept: [], ...line, text: anonymous(line.text.trim()) }
        : line;
    const wrong = offered === undefined ? ['is not JSON'] : faults(offered);
    if (wrong.length > 0) {
      console.error(`${at}: ${wrong.join('; ')}`);
      counts.refused += 1;
    } else if (known.has(identity(offered)) || (isRead && measuring.has(gist(offered.text))))
      counts.known += 1;
    else {
      known.add(identity(offered));
      kept[isRead || written.has(gist(offered.text)) ? 'dev' : half(offered.text)].push(offered);
      counts.taken += 1;
    }
  }
  for (const [name, file] of Object.entries(HALVES))
    writeFileSync(file, kept[name].map((line) => `${inOrder(line)}\n`).join(''));
  console.log(`${counts.taken} taken, ${counts.known} known already, ${counts.refused} refused`);
  return counts.refused === 0;
}

function count(lines, key) {
  const counts = new Map();
  for (const line of lines) counts.set(line[key] ?? 'none', (counts.get(line[key] ?? 'none') ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([value, number]) => `${value} ${number}`)
    .join(', ');
}

/** Says counts only: who writes rules may run this. */
function check() {
  let wrong = 0;
  const known = new Set();
  /** What rules may have been written on; `dev` comes first. */
  const written = new Set();
  const all = [];
  for (const [name, file] of Object.entries(HALVES)) {
    const rows = read(file);
    for (const { at, line } of rows) {
      const found = line === undefined ? ['is not JSON'] : faults(line);
      if (found.length === 0) {
        if (name === 'dev') written.add(gist(line.text));
        else if (half(line.text) !== name || written.has(gist(line.text)))
          found.push('lies in the wrong half');
        if (known.has(identity(line))) found.push('is there twice');
        known.add(identity(line));
        all.push(line);
      }
      for (const words of found) console.error(`${at}: ${words}`);
      wrong += found.length;
    }
    console.log(`${name}: ${rows.length} lines`);
  }
  for (const key of ['category', 'language', 'kind', 'provider']) console.log(`${key}: ${count(all, key)}`);
  return wrong === 0;
}

const [verb, ...rest] = process.argv.slice(2);
const isRead = rest[0] === '--read';
const files = isRead ? rest.slice(1) : rest;
if (verb === 'add' && files.length > 0) process.exitCode = add(files, isRead) ? 0 : 1;
else if (verb === 'check' && rest.length === 0) process.exitCode = check() ? 0 : 1;
else {
  console.error('Usage: node scripts/reply-set.mjs add [--read] FILE... | check');
  process.exitCode = 2;
}
