/** Names in the order people expect: mx2 before mx10. */

export function inNaturalOrder(names: readonly string[]): string[] {
  return [...names].sort(compareNaturally);
}

/** Runs of digits go by their value, all else by code unit: the order is the same on every machine. */
export function compareNaturally(one: string, other: string): number {
  const [left, right] = [one.split(/(\d+)/), other.split(/(\d+)/)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [a, b] = [left[at] as string, right[at] as string];
    const byValue = at % 2 === 1 ? Number(a) - Number(b) : 0;
    if (byValue !== 0) return byValue;
    if (a !== b) return a < b ? -1 : 1;
  }
  return left.length - right.length;
}
