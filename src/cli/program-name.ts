/** How the program was started, as a reader can type it again. */
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { shellWord } from './shell-word.ts';

/** `mailsonde` by a link on PATH, `npx mailsonde` by one of a package folder, else node and the path of the script. */
export function programName(script: string | undefined, cwd: string, path: string): string {
  if (script === undefined || script === '') return 'mailsonde';
  const parts = script.split(/[\\/]/);
  if (parts.includes('_npx') || (parts.includes('.bin') && parts.includes('node_modules')))
    return 'npx mailsonde';
  const folder = resolve(cwd, dirname(script));
  const isLink = basename(script) === 'mailsonde';
  const separator = sep === '\\' ? ';' : ':';
  if (isLink && path.split(separator).some((one) => one !== '' && resolve(cwd, one) === folder))
    return 'mailsonde';
  // On Windows a link is a script that names the file in the package folder it belongs to.
  if (parts.slice(-4, -1).join('/') === 'node_modules/mailsonde/bin') {
    const inside = relative(cwd, folder);
    return inside.startsWith('..') || isAbsolute(inside) ? 'mailsonde' : 'npx mailsonde';
  }
  const near = relative(cwd, resolve(cwd, script));
  const shown = near.startsWith('..') || isAbsolute(near) ? resolve(cwd, script) : near;
  if (!isLink) return `node ${shellWord(shown)}`;
  return shellWord(shown.includes(sep) ? shown : `.${sep}${shown}`);
}
