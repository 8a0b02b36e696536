/** Reads the import graph of the source tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { init, parse } from 'es-module-lexer';

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
  const [imports] = parse(readFileSync(join(ROOT, file), 'utf8'), file);
  return imports.flatMap((one) => {
    if (!('specifier' in one) || typeof one.specifier !== 'string') return [];
    const { specifier, type } = one;
    return [
      {
        from: file,
        to: specifier.startsWith('.')
          ? normalize(join(dirname(file), specifier)).replaceAll('\\', '/')
          : specifier,
        kind: type === 'dynamic' ? ('dynamic' as const) : ('static' as const),
        typeOnly: type !== 'dynamic' && one.typeOnly,
      },
    ];
  });
}
