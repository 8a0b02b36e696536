#!/usr/bin/env node
// Starts the program with the compiled code of earlier runs: compiling is a third of what a run spends on itself.
const fs = require('node:fs');
const nodeModule = require('node:module');
const { homedir } = require('node:os');
const { isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

const DIST = join(__dirname, '..', 'dist');
/** Without a hash of its content in its name, so nothing can be kept for it. */
const ENTRY = './cli.cjs';
const NODE = `${process.version}-${process.arch}`;
/** A mistyped command is not worth a file, and whoever interrupts a run does not want to wait. */
const WORTH_KEEPING = new Set([0, 1, 3]);

const folder = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : ownFolder();
if (folder === undefined) require(join(DIST, ENTRY));
else if (nodeModule.enableCompileCache !== undefined) {
  nodeModule.enableCompileCache(folder);
  require(join(DIST, ENTRY));
} else runWithKeptCode(join(folder, `${commandName()}-${NODE}`));

/**
 * Where compiled code is kept, if that is safe: whoever could write there could run code as us. Anything that stands in
 * the way (no home, a disk that is full or read-only) only costs the time it would have saved.
 */
function ownFolder() {
  try {
    const { env, platform } = process;
    const byName = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
    const usual = { win32: ['AppData', 'Local'], darwin: ['Library', 'Caches'] }[platform] ?? ['.cache'];
    const caches = byName && isAbsolute(byName) ? byName : join(homedir(), ...usual);
    // Below the current directory anybody may have put something there; who has no home wants none made.
    if (!isAbsolute(caches) || (!byName && !fs.existsSync(homedir()))) return undefined;
    const own = join(caches, 'mailsonde');
    if (!fs.existsSync(own)) fs.mkdirSync(own, { recursive: true, mode: 0o700 });
    if (platform === 'win32') return own;
    const { uid, mode } = fs.lstatSync(own);
    return uid === process.getuid() && (mode & 0o170022) === 0o040000 ? own : undefined;
  } catch {
    return undefined;
  }
}

/** Commands run different functions of the same files, and only functions that ran are kept. */
function commandName() {
  const [name = ''] = process.argv.slice(2);
  return /^[a-z][a-z-]{0,15}$/.test(name) ? name : 'mailsonde';
}

/** Node has this itself (`module.enableCompileCache`) from 22.1 on; this is the same for Node 20. */
function runWithKeptCode(file) {
  const kept = readKept(file);
  const modules = new Map();
  const scripts = new Map();
  let isNew = false;

  const load = (name) => {
    if (!name.startsWith('./')) return require(name);
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(DIST, name);
    // The bundle is ASCII, and V8 stores and compares that in half the space.
    const source = `(function (exports, require, module) {${fs.readFileSync(filename, 'latin1')}\n})`;
    const cachedData = kept.get(name);
    const script = new Script(source, { filename, ...(cachedData !== undefined && { cachedData }) });
    if (name !== ENTRY) {
      scripts.set(name, script);
      isNew ||= script.cachedDataRejected !== false;
    }
    script.runInThisContext()(module.exports, load, module);
    return module.exports;
  };
  process.once('exit', (status) => {
    if (isNew && WORTH_KEEPING.has(status)) writeKept(file, kept, scripts);
  });
  load(ENTRY);
}

/** The compiled code of each file of the program; none where nothing readable is kept. */
function readKept(file) {
  try {
    const bytes = fs.readFileSync(file);
    const end = bytes.indexOf('\n');
    let at = end + 1;
    const kept = new Map();
    for (const [name, length] of JSON.parse(bytes.toString('latin1', 0, end))) {
      kept.set(name, bytes.subarray(at, at + length));
      at += length;
    }
    return at === bytes.length ? kept : new Map();
  } catch {
    return new Map();
  }
}

/** Written whole or not at all; what an earlier version of the program or of Node left behind goes. */
function writeKept(file, before, scripts) {
  const part = `${file}.${process.pid}`;
  try {
    const code = new Map();
    for (const [name, data] of before) if (fs.existsSync(join(DIST, name))) code.set(name, data);
    for (const [name, script] of scripts) code.set(name, script.createCachedData());
    const head = JSON.stringify([...code].map(([name, data]) => [name, data.length]));
    fs.writeFileSync(part, Buffer.concat([Buffer.from(`${head}\n`), ...code.values()]), { mode: 0o600 });
    fs.renameSync(part, file);
    const own = join(file, '..');
    for (const name of fs.readdirSync(own))
      if (!name.includes(NODE)) fs.rmSync(join(own, name), { recursive: true });
  } catch {
    fs.rmSync(part, { force: true });
  }
}
