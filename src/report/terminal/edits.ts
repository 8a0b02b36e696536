/** Zone edits as lines to copy: a record value is never broken by us. */
import type { ZoneEdit } from '../../model/finding.ts';
import { columns, cut, wrap } from './columns.ts';
import { type Page, paragraph, quote } from './page.ts';

/** Octets one character-string of a TXT record can hold (RFC 1035 §3.3.14). */
const STRING_OCTETS = 255;
/** Lines of a removed record without `-v`. */
const MAX_REMOVED = 4;
/** A value longer than this is not ours, and nobody copies it from a screen. */
const MAX_VALUE = 8_000;

export function edits(page: Page, indent: number, records: readonly ZoneEdit[]): string[] {
  const lines = records.flatMap((edit) => drawn(page, indent, edit));
  const long = records.some(
    ({ action, type, value }) =>
      action === 'add' && type === 'TXT' && Buffer.byteLength(value) > STRING_OCTETS,
  );
  if (!long) return lines;
  const hint =
    'longer than 255 characters: most DNS panels split it for you; in a zone file write it as several quoted strings';
  return [...lines, ...paragraph(page, indent + 2, `(${hint})`, page.style.faint)];
}

function drawn(page: Page, indent: number, { action, name, type, value }: ZoneEdit): string[] {
  const { style, options, width } = page;
  const added = action === 'add';
  const paint = added ? style.strong : style.faint;
  const lead = ' '.repeat(indent);
  const safe = quote(value, MAX_VALUE);
  const head = `${quote(name)}  ${type}`;
  const whole = `${head}  ${safe}`;
  const sign = `${lead}${added ? '+' : '-'} `;
  const room = width - indent - 2;
  if (!options.terminal || columns(whole) <= room) return [sign + paint(whole)];
  // On a line of its own a value can be selected whole, since the terminal wraps it, not we. What goes away needs to
  // be recognised, not copied, so it may be broken.
  const lines = added || options.verbose ? [safe] : wrap(safe, room);
  const shown = lines.slice(0, MAX_REMOVED);
  if (shown.length < lines.length) shown[MAX_REMOVED - 1] = `${cut(shown.at(-1) as string, room - 2)} …`;
  return [sign + paint(head), ...shown.map((line) => `${lead}  ${paint(line)}`)];
}
