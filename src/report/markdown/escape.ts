/** Remote text in Markdown: words that stay words, and code that stays code. */
import { printable } from '../../parse/printable.ts';

/** A sentence: no markup, no HTML, no link, no mention of a person or an issue can come of it. */
export function escapeMarkdown(text: string, max = 1_000): string {
  return (
    printable(text, max)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_[\]|~#]/g, '\\$&')
      // Bare addresses become links by themselves; an escaped colon or dot ends that.
      .replaceAll('://', '\\://')
      .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
      // GitHub looks for mentions after rendering, where only a comment in between keeps the parts apart.
      .replaceAll(/(^|[^\w.])@(?=\w)/g, '$1@<!-- -->')
      .replaceAll(/\\#(?=\d)/g, '\\#<!-- -->')
      // At the start of a line these would open a list, a heading or a rule.
      .replace(/^(?:[-+=]|\d+[.)])(?=\s|$)/, (mark) => `${mark.slice(0, -1)}\\${mark.at(-1)}`)
  );
}

/** A code span, fenced by more backticks than it holds; safe in a table too. */
export function codeSpan(text: string, max = 1_000): string {
  const safe = printable(text, max);
  const runs = safe.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = safe.startsWith('`') || safe.endsWith('`') || safe === '' ? ' ' : '';
  return `${fence}${pad}${safe.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** A fenced block; each line becomes printable on its own. */
export function codeBlock(language: string, lines: readonly string[], max = 8_000): string[] {
  const safe = lines.map((line) => printable(line, max));
  const longest = Math.max(2, ...safe.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...safe, fence];
}
