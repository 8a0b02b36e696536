/** Part of a document that opens by a click. */

/** The summary is HTML; nothing where there is nothing to fold away. */
export function folded(summary: string, open: boolean, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ['', `<details${open ? ' open' : ''}><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
