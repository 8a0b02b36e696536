// A build step for tldts: its tables are written out ready for use.
//
// tldts ships the public suffix list as number literals and derives hashes from it whenever it is loaded. That is seven
// milliseconds in which no answer can be dealt with, just when the first ones arrive; as base64 it is less than one.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const root = join(dirname(require.resolve('tldts/package.json')), 'dist/es6');
/** The part of suffix-trie.js that derives, and what it leaves behind. */
const DERIVING = /const numberOfNodes = [\s\S]*?\n\}\n(?=\/\/ Result of the last)/;
const DERIVED = ['edgeOffset', 'edgeHash', 'wildcardEdge'];
const LITERAL = /new (Uint8Array|Uint16Array|Uint32Array|Int32Array)\(\[([\d,\s]*)\]\)/g;

// Multi-byte numbers lie in memory the other way round on a few machines.
const READ_TABLE = `
const readTable = (Table, text) => {
  const octets = Buffer.from(text, 'base64');
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0) {
    if (Table.BYTES_PER_ELEMENT === 2) octets.swap16();
    if (Table.BYTES_PER_ELEMENT === 4) octets.swap32();
  }
  return new Table(new Uint8Array(octets).buffer);
};
`;

/** @type {import('rolldown').Plugin} */
export const readySuffixes = {
  name: 'ready-suffixes',
  // The bundle is to hold the modules one by one, so that two of them can be replaced.
  resolveId: { filter: { id: /^tldts$/ }, handler: () => join(root, 'index.js') },
  load: {
    filter: { id: /tldts[\\/]dist[\\/]es6[\\/]src[\\/](data[\\/]trie|suffix-trie)\.js$/ },
    async handler(path) {
      const text = await readFile(path, 'utf8');
      if (/trie\.js$/.test(path) && /[\\/]data[\\/]/.test(path)) return readTables(text);
      const [deriving] = DERIVING.exec(text) ?? [];
      if (deriving === undefined) throw new Error(`${path} is not what ready-suffixes.mjs knows`);
      return text.replace(DERIVING, () => derive(deriving));
    },
  },
};

function readTables(text) {
  return (
    READ_TABLE +
    text.replace(LITERAL, (_, type, numbers) =>
      tableFrom(new globalThis[type](numbers.split(',').map(Number))),
    )
  );
}

/** Runs the library's own lines, so that the tables are what it would have made. */
function derive(lines) {
  const data = require(join(root, '../cjs/src/data/trie.js'));
  const names = Object.keys(data).filter((name) => /^\w+$/.test(name));
  const tables = new Function(...names, `${lines}\nreturn { ${DERIVED.join(', ')} };`)(
    ...names.map((name) => data[name]),
  );
  return READ_TABLE + DERIVED.map((name) => `const ${name} = ${tableFrom(tables[name])};\n`).join('');
}

function tableFrom(table) {
  const text = Buffer.from(table.buffer, table.byteOffset, table.byteLength).toString('base64');
  return `/* @__PURE__ */ readTable(${table.constructor.name}, '${text}')`;
}
