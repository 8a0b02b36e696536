/** The known word a mistyped one was meant for. */

/** Undefined where none is near: a third of its letters may differ, or one where it is short. Case does not matter. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase().slice(0, 60);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of known) {
    const allowed = Math.max(1, Math.floor(one.length / 3));
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

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
