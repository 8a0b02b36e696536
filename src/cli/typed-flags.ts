/** The flags of a command line that bear on its result, as typed, for hints that lead to the same answer. */
import type { Command, Option } from 'commander';
import { takesNext } from './optional-values.ts';
import { shellWord } from './shell-word.ts';

/** These say how the answer is shown, where it goes and what it is worth, or belong to a list of names. */
const BESIDE_THE_POINT = new Set([
  '--json',
  '--format',
  '--output',
  '--quiet',
  '--verbose',
  '--no-color',
  '--fail-on',
  '--allow-inconclusive',
  '--save-evidence',
  '--concurrency',
  '--input',
]);

/** Each flag with its value as one text, in the order typed; `argv` begins with the name of the command. */
export function typedFlags({ options }: Pick<Command, 'options'>, argv: readonly string[]): string[] {
  const kept: string[] = [];
  const keep = ({ long }: Option, ...words: string[]): void => {
    if (!BESIDE_THE_POINT.has(long ?? '')) kept.push(words.map(shellWord).join(' '));
  };
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] as string;
    if (word === '--') break;
    if (word.startsWith('--')) {
      const [name = ''] = word.split('=', 1);
      const option = options.find(({ long }) => long === name);
      if (option === undefined) continue;
      if (name === word && (option.required || takesNext(name, argv[at + 1]))) {
        at += 1;
        keep(option, word, argv[at] ?? '');
      } else keep(option, word);
    } else if (word.startsWith('-') && word.length > 1) {
      // Short ones may stand together; the first that takes a value takes all that follows.
      for (let letter = 1; letter < word.length; letter++) {
        const option = options.find(({ short }) => short === `-${word[letter]}`);
        if (option === undefined) break;
        if (option.required) {
          if (letter === word.length - 1) at += 1;
          break;
        }
        keep(option, `-${word[letter]}`);
      }
    }
  }
  return kept;
}
