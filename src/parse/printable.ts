/** Makes any text safe to show on one line: whatever could move, hide or reorder other text is spelt out. */

// Controls, format and bidi characters, surrogates, private and unassigned code points, line separators, whatever
// is drawn as nothing, and every space but the plain one.
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;
const MARK = /\p{M}/u;
/** Marks stacked on one letter beyond this many climb over the lines above. */
const MAX_MARKS = 3;
/** One more than these. */
const PILE = /\p{M}{4}/u;
const NAMED: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** At most `max` characters, an ellipsis for the rest. */
export function printable(text: string, max = 1_000): string {
  if (text.length <= max && (/^[\x20-\x7e]*$/.test(text) || !(UNSAFE.test(text) || PILE.test(text))))
    return text;
  let out = '';
  let marks = 0;
  /** How much of `out` leaves room for the ellipsis. */
  let kept = 0;
  for (const character of text) {
    marks = MARK.test(character) ? marks + 1 : 0;
    const shown = UNSAFE.test(character) || marks > MAX_MARKS ? spell(character) : character;
    if (out.length + shown.length > max) return `${out.slice(0, kept)}…`;
    out += shown;
    if (out.length < max) kept = out.length;
  }
  return out;
}

function spell(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}
