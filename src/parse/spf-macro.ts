/** Macros of SPF: their syntax and their expansion (RFC 7208 §7). */

export type MacroLetter = 's' | 'l' | 'o' | 'd' | 'i' | 'p' | 'v' | 'h' | 'c' | 'r' | 't';

export type MacroToken =
  | { kind: 'text'; text: string }
  /** `%%`, `%_` or `%-`, with what it stands for. */
  | { kind: 'escape'; text: string }
  | {
      kind: 'macro';
      letter: MacroLetter;
      /** Written as a capital: the value is URL-escaped. */
      escaped: boolean;
      /** Right-hand parts to keep; all of them where 0. */
      parts: number;
      reversed: boolean;
      delimiters: string;
    };

export interface MacroFault {
  /** 0-based, in the scanned text. */
  offset: number;
  text: string;
  says: string;
}

export interface ScannedMacros {
  tokens: MacroToken[];
  /** The first error; the tokens then end before it. */
  fault?: MacroFault;
}

/** Values by letter; `p` costs a lookup, so a caller gives it only where the text uses it. */
export type MacroValues = { readonly [L in Exclude<MacroLetter, 'p'>]: string } & { readonly p?: string };

const MACRO = /^([a-z])(\d*)(r?)([.\-+,/_=]*)$/i;
const ESCAPES: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' };
/** Octets of the longest name (RFC 1035 §3.1), without the final dot. */
const MAX_NAME = 253;

/** `explanation`: text fetched by exp=, where the letters c, r, t and the space are allowed too (§7.2, §6.2). */
export function scanMacros(text: string, explanation = false): ScannedMacros {
  const tokens: MacroToken[] = [];
  const allowed = explanation ? /[^\x20-\x7e]/ : /[^\x21-\x7e]/;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('%', at);
    const literal = text.slice(at, next < 0 ? undefined : next);
    const odd = allowed.exec(literal);
    if (odd !== null)
      return {
        tokens,
        fault: { offset: at + odd.index, text: odd[0], says: 'a character that SPF forbids' },
      };
    if (literal !== '') tokens.push({ kind: 'text', text: literal });
    if (next < 0) break;
    const { token, length, says } = scanOne(text, next, explanation);
    if (token === null)
      return { tokens, fault: { offset: next, text: text.slice(next, next + length), says } };
    tokens.push(token);
    at = next + length;
  }
  return { tokens };
}

function scanOne(
  text: string,
  at: number,
  explanation: boolean,
): { token: MacroToken | null; length: number; says: string } {
  const no = (length: number, says: string) => ({ token: null, length, says });
  const second = text[at + 1] ?? '';
  const stands = ESCAPES[second];
  if (stands !== undefined) return { token: { kind: 'escape', text: stands }, length: 2, says: '' };
  if (second !== '{') return no(1, 'a lone "%"; write "%%" for a percent sign');
  const end = text.indexOf('}', at);
  if (end < 0) return no(2, 'a macro without its closing "}"');
  const length = end + 1 - at;
  const match = MACRO.exec(text.slice(at + 2, end));
  if (match === null) return no(length, 'not a macro: one letter, then digits, "r" and delimiters');
  const [, written = '', digits = '', reverse = '', delimiters = ''] = match;
  const letter = written.toLowerCase();
  if (!'slodipvhcrt'.includes(letter)) return no(length, `no macro has the letter "${written}"`);
  if (!explanation && 'crt'.includes(letter))
    return no(length, `the macro letter "${written}" is allowed in the text of an explanation only`);
  if (digits !== '' && Number(digits) === 0) return no(length, 'a macro cannot keep 0 parts');
  return {
    token: {
      kind: 'macro',
      letter: letter as MacroLetter,
      escaped: written !== letter,
      parts: Number(digits),
      reversed: reverse !== '',
      delimiters,
    },
    length,
    says: '',
  };
}

export function usesMacro(tokens: readonly MacroToken[], letters: string): boolean {
  return tokens.some((token) => token.kind === 'macro' && letters.includes(token.letter));
}

export function expandMacros(tokens: readonly MacroToken[], values: MacroValues): string {
  return tokens.map((token) => (token.kind === 'macro' ? expandOne(token, values) : token.text)).join('');
}

function expandOne(token: Extract<MacroToken, { kind: 'macro' }>, values: MacroValues): string {
  const value = values[token.letter] ?? 'unknown';
  let expanded = value;
  if (token.parts > 0 || token.reversed || token.delimiters !== '') {
    const delimiters = token.delimiters === '' ? '.' : token.delimiters;
    let parts = splitAt(value, delimiters);
    if (token.reversed) parts.reverse();
    if (token.parts > 0) parts = parts.slice(-token.parts);
    expanded = parts.join('.');
  }
  return token.escaped ? urlEscape(expanded) : expanded;
}

function splitAt(value: string, delimiters: string): string[] {
  const parts = [''];
  for (const char of value) {
    if (delimiters.includes(char)) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

/** Everything but the unreserved characters of RFC 3986 §2.3. */
function urlEscape(value: string): string {
  return [...new TextEncoder().encode(value)]
    .map((octet) => {
      const char = String.fromCharCode(octet);
      return /[A-Za-z0-9._~-]/.test(char) ? char : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** What an expansion is as a name to ask for: no final dot, cut from the left to 253 octets (§7.3), lower case. */
export function targetName(expanded: string): string {
  let name = expanded.replace(/\.$/, '').toLowerCase();
  while (name.length > MAX_NAME && name.includes('.')) name = name.slice(name.indexOf('.') + 1);
  return name;
}

/** Labels of 1 to 63 octets, two at least (§4.3); anything else makes check_host() end with "none". */
export function isUsableName(name: string): boolean {
  const labels = name.split('.');
  return (
    name.length <= MAX_NAME &&
    labels.length > 1 &&
    labels.every((label) => label.length > 0 && label.length <= 63) &&
    !/[^\x20-\x7e]/.test(name)
  );
}
