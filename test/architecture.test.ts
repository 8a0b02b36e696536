/** The constitution: which folder may import which, and where the outside world may be touched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, ROOT, sourceFiles } from './support/source.ts';

/** Folder (or file) under src/ → folders it may import besides its own. Change it on purpose, see docs/architecture.md. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  parse: ['model'],
  knowledge: ['model'],
  net: ['model', 'parse', 'knowledge'],
  // What replies mean stands in the evidence of deliveries; of a log only counts are kept, so it is drawn while reading.
  probes: ['model', 'parse', 'knowledge', 'net', 'explain'],
  checks: ['model', 'parse', 'knowledge'],
  run: ['model', 'parse', 'probes', 'checks', 'explain'],
  explain: ['model', 'parse', 'knowledge'],
  report: ['model', 'parse', 'knowledge', 'explain'],
  // From what the user put to the octets of a message; files are read by the commands.
  compose: ['model', 'parse', 'knowledge'],
  index: ['compose', 'explain', 'model', 'net', 'run', 'checks', 'report', 'parse', 'knowledge'],
  lab: ['model', 'parse', 'knowledge'],
  // Not through index.ts: one file that names everything would put everything into the first chunk that is loaded.
  // What they take is exported there all the same, which the test below holds.
  commands: ['model', 'net', 'run', 'checks', 'report', 'explain', 'compose', 'lab', 'parse', 'knowledge'],
  cli: ['model', 'commands', 'parse', 'run'],
};

const NETWORK = ['net', 'tls', 'dgram', 'dns', 'dns/promises', 'http', 'https', 'http2'].map(
  (name) => `node:${name}`,
);
/** Packages and the only folders that may know them. */
const PACKAGES: Record<string, readonly string[]> = {
  commander: ['cli'],
  ora: ['cli'],
  fzstd: ['cli'],
  chalk: ['report'],
  'cli-table3': ['report'],
  'dns-packet': ['net', 'lab'],
  fflate: ['parse'],
  imapflow: ['net'],
  'postal-mime': ['parse'],
  // It verifies signatures over the network of the Context, and loads only where a message is judged.
  // The lab's receiving host judges with the same, and writes down what it found.
  'mailauth/lib/dkim/verify.js': ['probes', 'lab'],
  'mailauth/lib/dkim/sign.js': ['lab'],
  'mailauth/lib/spf/index.js': ['lab'],
  'mailauth/lib/dmarc/index.js': ['lab'],
  'mailauth/lib/arc/index.js': ['probes'],
  // They load only where a message is composed, or signed.
  'nodemailer/lib/mail-composer': ['compose'],
  'mailauth/lib/dkim/body/index.js': ['compose'],
  'mailauth/lib/dkim/header/index.js': ['compose'],
  'mailauth/lib/tools.js': ['compose'],
  saxes: ['parse'],
  socks: ['net'],
  '@peculiar/asn1-schema': ['lab'],
  '@peculiar/asn1-x509': ['lab'],
  tldts: ['parse'],
};

const area = (path: string): string => /^src\/([^/.]+)/.exec(path)?.[1] ?? path;

const graph: Import[] = (await Promise.all(sourceFiles('src').map(importsOf))).flat();

describe('import direction', () => {
  it('reads a graph at all', () => {
    expect(graph.length).toBeGreaterThan(20);
  });

  it('follows the arrows of docs/architecture.md and no other', () => {
    const wrong = graph.filter(({ from, to }) => {
      if (!to.startsWith('src/')) return false;
      const [here, there] = [area(from), area(to)];
      return here !== there && !(MAY_IMPORT[here] ?? []).includes(there);
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('gives the commands nothing that the library does not export', async () => {
    const exported = Object.keys(await import('../src/index.ts'));
    const taken = sourceFiles('src/commands').flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      const imports = text.matchAll(/^import \{([^}]*)\} from '\.\.\/(?:net|run|checks|report)\/[^']*';$/gm);
      return [...imports].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
    });
    const values = taken.filter((name) => name !== '' && !name.startsWith('type '));
    expect(values).toContain('createContext');
    expect(values.filter((name) => !exported.includes(name))).toEqual([]);
  });

  it('imports only files inside src', () => {
    const outside = graph.filter(({ to }) => to.startsWith('..') || /^(test|scripts|bin|bench)\//.test(to));
    expect(outside).toEqual([]);
  });

  it('has no import cycle between files', () => {
    expect(cycles(graph.filter(({ typeOnly, kind }) => !typeOnly && kind === 'static'))).toEqual([]);
  });

  it('touches the network in net/ and lab/ only', () => {
    const wrong = graph.filter(
      ({ from, to, typeOnly }) => !typeOnly && NETWORK.includes(to) && !['net', 'lab'].includes(area(from)),
    );
    expect(wrong).toEqual([]);
  });

  it('knows each package in its own place only', () => {
    const wrong = graph.filter(({ from, to }) => {
      const folders = PACKAGES[to];
      if (folders !== undefined) return !folders.includes(area(from));
      return !to.startsWith('src/') && !to.startsWith('node:');
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('reaches no package but commander from cli/program.ts, so that start-up stays cheap', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { to, kind, typeOnly } of graph.filter(({ from }) => from === file)) {
        if (kind === 'dynamic' || typeOnly) continue;
        if (to.startsWith('src/')) visit(to);
        else if (!to.startsWith('node:')) packages.add(to);
      }
    };
    visit('src/cli/program.ts');
    expect(seen.size).toBeGreaterThan(1);
    expect([...packages]).toEqual(['commander']);
  });
});

describe('globals', () => {
  const sources = sourceFiles('src').map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

  it('leaves process and console to cli/', () => {
    const wrong = sources.filter(
      ({ file, text }) =>
        area(file) !== 'cli' && /(?<![.\w'"`/-])(process|console)\.[a-z]/i.test(withoutComments(text)),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('keeps the clock out of checks, parsers and reports', () => {
    const wrong = sources.filter(
      ({ file, text }) =>
        ['checks', 'parse', 'report', 'knowledge'].includes(area(file)) &&
        /Date\.now\(|new Date\(\)|performance\.now/.test(text),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('opens each file with a sentence of purpose', () => {
    expect(sources.filter(({ text }) => !/^(\/\*\*|\/\/) ?\S/.test(text)).map(({ file }) => file)).toEqual(
      [],
    );
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

function cycles(edges: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}
