/** Finds which of many words are anywhere in a text, in one pass over it, however many they are (Aho and Corasick). */

/** Each word with what it stands for; calls `found` for every word in the text, also for those in other words. */
export type WordSearch = (text: string, found: (value: number) => void) => void;

/** Class of the characters that no word has. */
const OTHER = 0;

/** `words`: in lower case, each with the numbers that it stands for. */
export function wordSearch(words: ReadonlyMap<string, readonly number[]>): WordSearch {
  const classes = new Map<string, number>();
  for (const word of words.keys())
    for (const char of word.split('')) if (!classes.has(char)) classes.set(char, classes.size + 1);
  const width = classes.size + 1;
  const ascii = new Uint8Array(128);
  for (const [char, number] of classes) {
    if (char.charCodeAt(0) >= 128) continue;
    ascii[char.charCodeAt(0)] = number;
    if (char.toUpperCase().length === 1) ascii[char.toUpperCase().charCodeAt(0)] = number;
  }

  // Steps from state 0, which is where nothing has been read.
  const steps: number[] = new Array(width).fill(0);
  const values: (readonly number[])[] = [[]];
  for (const [word, stands] of words) {
    let state = 0;
    for (const char of word.split('')) {
      const at = state * width + classes.get(char)!;
      if (steps[at] === 0) {
        steps[at] = values.length;
        values.push([]);
        for (let i = 0; i < width; i++) steps.push(0);
      }
      state = steps[at]!;
    }
    values[state] = [...values[state]!, ...stands];
  }
  const table = Int32Array.from(steps);
  shortcut(table, values, width);
  const ends = Uint8Array.from(values, (here) => (here.length > 0 ? 1 : 0));

  return (text, found) => {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const kind = code < 128 ? ascii[code]! : (classes.get(text[i]!.toLowerCase()) ?? OTHER);
      state = table[state * width + kind]!;
      if (ends[state] === 0) continue;
      const here = values[state]!;
      for (let k = 0; k < here.length; k++) found(here[k]!);
    }
  };
}

/** Where a word breaks off, go on with the longest end of it that begins another. */
function shortcut(table: Int32Array, values: (readonly number[])[], width: number): void {
  const back = new Int32Array(values.length);
  const queue: number[] = [];
  for (let kind = 0; kind < width; kind++) if (table[kind] !== 0) queue.push(table[kind]!);
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at]!;
    for (let kind = 0; kind < width; kind++) {
      const next = table[state * width + kind]!;
      const other = table[back[state]! * width + kind]!;
      if (next === 0) table[state * width + kind] = other;
      else {
        back[next] = other;
        if (values[other]!.length > 0) values[next] = [...values[next]!, ...values[other]!];
        queue.push(next);
      }
    }
  }
}
