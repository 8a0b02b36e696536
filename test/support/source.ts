/** Reads the import graph of the source tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { init, parse } from 'es-module-lexer';
import { transformSync } from 'esbuild';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** Source file, relative to the root, with forward slashes. */
  from: string;
  /** Imported file relative to the root, or the bare specifier. */
  to: string;
  kind: 'static' | 'dynamic';
  /** `import type`: erased when the program runs. */
  typeOnly: boolean;
}

export function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Every import of a file; type imports included, since they are dependencies of the reader all the same. */
export async function importsOf(file: string): Promise<Import[]> {
  await init;
  const source = readFileSync(join(ROOT, file), 'utf8');
  const running = lex(source);
  const all = lex(source.replaceAll(/^(import|export) type /gm, '$1 '));
  return all.map(({ specifier, dynamic }) => ({
    from: file,
    to: specifier.startsWith('.')
      ? normalize(join(dirname(file), specifier)).replaceAll('\\', '/')
      : specifier,
    kind: dynamic ? ('dynamic' as const) : ('static' as const),
    typeOnly: !running.some((one) => one.specifier === specifier && one.dynamic === dynamic),
  }));
}

function lex(source: string): { specifier: string; dynamic: boolean }[] {
  const { code } = transformSync(source, {
    loader: 'ts',
    format: 'esm',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const [imports] = parse(code);
  return imports.flatMap(({ n, d }) => (n === undefined ? [] : [{ specifier: n, dynamic: d > -1 }]));
}
