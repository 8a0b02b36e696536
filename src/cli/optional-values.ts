/** Flags whose value may be left out: which word after them is one, and which is the next argument. */
import { EVERY_TOPIC } from './options.ts';

/** A list of topics is given by `=` only, or it would swallow a domain; a place is told from the name of a file by its form. */
const VALUES: { readonly [flag: string]: { isValue: RegExp; alone: string } } = {
  '--allow-inconclusive': { isValue: /(?!)/, alone: EVERY_TOPIC },
  '--spamd': { isValue: /^(?:\[[\da-f:.]+\]|[\w.-]+):\d{1,5}$/i, alone: '' },
  '--rspamd': { isValue: /^(?:\w+:\/\/|(?:\[[\da-f:.]+\]|[\w.-]+):\d{1,5}$)/i, alone: '' },
};

/** Whether the word after the flag is its value. */
export function takesNext(flag: string, next: string | undefined): next is string {
  return next !== undefined && Object.hasOwn(VALUES, flag) && VALUES[flag]?.isValue.test(next) === true;
}

/** Every such flag with its value behind `=`, as commander reads it without looking at the word after. */
export function withOptionalValues(argv: readonly string[]): string[] {
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string;
    if (word === '--') return [...words, ...argv.slice(at)];
    const value = Object.hasOwn(VALUES, word) ? VALUES[word] : undefined;
    if (value === undefined) words.push(word);
    else if (takesNext(word, argv[at + 1])) words.push(`${word}=${argv[++at]}`);
    else words.push(`${word}=${value.alone}`);
  }
  return words;
}
