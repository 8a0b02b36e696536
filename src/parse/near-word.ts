/** The known word a mistyped one was meant for. */

/** Undefined where none is near: one in `share` of its letters may differ, or one where it is short. Case does not matter. */
export function nearestWord(word: string, known: readonly string[], share = 3): string | undefined {
  const wanted = word.toLowerCase().slice(0, 60);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of known) {
    const allowed = Math.max(1, Math.floor(one.length / share));
    if (Math.abs(one.length - wanted.length) > allowed) continue;
    const distance = editDistance(wanted, one.toLowerCase());
    if (distance < least && distance <= allowed) {
      least = distance;
      best = one;
    }
  }
  return best;
}

/** The same as a question to end a sentence with; '' where none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

/** Letters left out, put in, put for another, or that have changed places with their neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swaps ? (before[j - 2] as number) + 1 : change;
      next.push(Math.min(change, swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
