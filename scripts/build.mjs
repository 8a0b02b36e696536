// Bundles the program and the library (split by when it is needed) and writes the type declarations beside them.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, watch } from 'rolldown';
import { leanImapflow } from './lean-imapflow.mjs';
import { leanMailauth } from './lean-mailauth.mjs';
import { readySuffixes } from './ready-suffixes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const watching = process.argv.includes('--watch');

/** Commander can start other programs; we never do, so `child_process` need not be loaded at every start. */
const withoutChildProcess = {
  name: 'without-child-process',
  resolveId(source, importer = '') {
    const isWanted = /^(node:)?child_process$/.test(source) && /[\\/]commander[\\/]/.test(importer);
    return isWanted ? '\0late-child-process' : undefined;
  },
  load(id) {
    return id === '\0late-child-process'
      ? "export const spawn = (...args) => process.getBuiltinModule('node:child_process').spawn(...args);"
      : undefined;
  },
};

/**
 * What is needed before the first packet leaves goes into two files instead of thirty, since on a slow machine each
 * further one costs most of a millisecond. What only the command line needs stays apart, for the library.
 */
const TOGETHER = [
  [
    'command-line',
    ['src/cli/program.ts', 'src/cli/run-command.ts'],
    /[\\/](src[\\/](cli|commands)|commander)[\\/]/,
  ],
  ['begin', ['src/cli/program.ts', 'src/cli/run-command.ts', 'src/commands/check.ts']],
  ['speak', ['src/net/smtp/speak.ts']],
];

/** The static imports of each module, known once all have been read. */
const imports = new Map();
const graph = {
  name: 'graph',
  moduleParsed: ({ id, importedIds }) => void imports.set(id, importedIds),
};

const closures = new Map();
function needs(entry, id) {
  let closure = closures.get(entry);
  if (closure === undefined) {
    closure = new Set();
    const visit = (one) => {
      if (closure.has(one)) return;
      closure.add(one);
      for (const next of imports.get(one) ?? []) visit(next);
    };
    visit(entry);
    closures.set(entry, closure);
  }
  return closure.has(id);
}

/** The library is imported by name, as ES modules are; Node cannot see the names in a bundle of CommonJS by itself. */
const libraryFacade = {
  name: 'library-facade',
  generateBundle(_, bundle) {
    const { exports } = bundle['index.cjs'];
    const source = `import library from './index.cjs';\nexport const { ${exports.join(', ')} } = library;\n`;
    this.emitFile({ type: 'asset', fileName: 'index.js', source });
  },
};

/** @type {import('rolldown').BuildOptions} */
const options = {
  cwd: root,
  input: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  platform: 'node',
  transform: { target: 'node20.18', define: { __VERSION__: JSON.stringify(version) } },
  plugins: [withoutChildProcess, readySuffixes, leanMailauth, leanImapflow, graph, libraryFacade],
  output: {
    dir: 'dist',
    // CommonJS, since Node 20 can keep the compiled code of it between runs (bin/mailsonde.js), and of ASCII in half the
    // space. Whatever would be `import()` must be `require()` then, of Node's own modules too.
    format: 'cjs',
    dynamicImportInCjs: false,
    charset: 'ascii',
    sourcemap: watching,
    comments: { legal: true, annotation: false, jsdoc: false },
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    codeSplitting: {
      groups: TOGETHER.map(([name, entries, only], at) => ({
        name,
        priority: TOGETHER.length - at,
        test: (id) =>
          (only === undefined || only.test(id)) && entries.some((entry) => needs(join(root, entry), id)),
      })),
    },
  },
};

if (watching) {
  watch(options);
} else {
  rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
  await build(options);
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace(/package\.json$/, 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
}
