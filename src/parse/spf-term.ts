/** One term of an SPF record: mechanism or modifier, and what is wrong with it (RFC 7208 §4.6.1, §5, §6). */

import type { SpfProblem, SpfQualifier, SpfTerm } from '../model/evidence/spf.ts';
import { ipFamily, ipOctets } from './ip.ts';
import { quoted } from './quoted.ts';
import { scanMacros } from './spf-macro.ts';

/** A term as far as its text tells. */
export type SpfTermText = Pick<
  SpfTerm,
  'text' | 'column' | 'kind' | 'name' | 'qualifier' | 'value' | 'cidr4' | 'cidr6' | 'macro'
>;

export interface ParsedSpfTerm {
  term: SpfTermText;
  problems: SpfProblem[];
}

/** name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." ) (§4.6.1) */
const MODIFIER = /^([a-z][a-z0-9_.-]*)=(.*)$/is;
/** toplabel of §7.1: letters, digits, hyphens inside, not digits alone. */
const TOP_LABEL = /^(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])$/i;
/** Registered beside redirect and exp: where to send failure reports (RFC 6652 §3). */
const REPORTING = ['ra', 'rp', 'rr'];
const MECHANISMS = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'];
/** Octets that are not UTF-8 stand as \xNN in a TXT value. */
const NOT_ASCII = /[^\x21-\x7e]|\\x[0-9a-f]{2}/i;

type Complain = (code: string, says: string, offset?: number, faulty?: string, fatal?: boolean) => void;

/** In quotation marks, short, and without control characters: for sentences about it. */
export function quoteSpf(text: string, most = 80): string {
  const plain = quoted(text.length > most ? `${text.slice(0, most - 3)}...` : text);
  return `"${plain.slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\')}"`;
}

/** `column` is where the text begins in its record. Never throws. */
export function parseSpfTerm(text: string, column: number): ParsedSpfTerm {
  const problems: SpfProblem[] = [];
  const complain: Complain = (code, says, offset = 0, faulty = text, fatal = true) => {
    problems.push({ code, column: column + offset, text: faulty, says, fatal });
  };
  const term: SpfTermText = { text, column, kind: 'unknown', name: '', qualifier: '+', macro: false };
  const odd = NOT_ASCII.exec(text);
  if (odd !== null) {
    complain(
      'non-ascii',
      `${nameOfCharacter(odd[0])} in ${quoteSpf(text)}; SPF allows plain ASCII only`,
      odd.index,
      odd[0],
    );
    return { term, problems };
  }
  const modifier = MODIFIER.exec(text);
  if (modifier !== null) readModifier(term, modifier[1] as string, modifier[2] as string, complain);
  else readDirective(term, complain);
  return { term, problems };
}

function readModifier(term: SpfTermText, written: string, value: string, complain: Complain): void {
  term.kind = 'modifier';
  term.name = written.toLowerCase();
  term.value = value;
  const start = written.length + 1;
  if (term.name === 'redirect' || term.name === 'exp') {
    readDomainSpec(term, value, start, complain);
    return;
  }
  const { fault } = scanMacros(value, true);
  if (fault !== undefined) complain('bad-macro', fault.says, start + fault.offset, fault.text);
  else if (!REPORTING.includes(term.name))
    complain(
      'unknown-modifier',
      `${quoteSpf(term.text)} has no meaning for SPF and is ignored`,
      0,
      term.text,
      false,
    );
}

function readDirective(term: SpfTermText, complain: Complain): void {
  const [, qualifier = '', written = '', rest = ''] = /^([+\-~?]?)([^:/]*)(.*)$/s.exec(
    term.text,
  ) as RegExpExecArray;
  const name = written.toLowerCase();
  term.name = name;
  if (qualifier !== '') term.qualifier = qualifier as SpfQualifier;
  if (!MECHANISMS.includes(name)) {
    complain('unknown-mechanism', unknownSays(term.text, written));
    return;
  }
  term.kind = 'mechanism';
  const start = qualifier.length + written.length;
  if (name === 'all') {
    if (rest !== '') complain('bad-all', `"all" takes nothing after it`, start, rest);
  } else if (name === 'ip4' || name === 'ip6') readNetwork(term, name, rest, start, complain);
  else if (name === 'a' || name === 'mx') readHost(term, rest, start, complain);
  else if (rest.startsWith(':')) {
    term.value = rest.slice(1);
    readDomainSpec(term, term.value, start + 1, complain);
  } else if (rest !== '') complain('bad-value', `"${name}" takes a domain after a colon`, start, rest);
  else if (name !== 'ptr') complain('missing-domain', `"${name}" needs a domain, as in ${name}:example.com`);
}

function unknownSays(text: string, name: string): string {
  if (/^[+\-~?]?[a-z][a-z0-9_.-]*=/i.test(text))
    return `${quoteSpf(text)}: a modifier takes no sign before it`;
  if (name === '') return `${quoteSpf(text)} has no mechanism`;
  return `${quoteSpf(name)} is not a mechanism of SPF`;
}

function readNetwork(
  term: SpfTermText,
  name: 'ip4' | 'ip6',
  rest: string,
  start: number,
  complain: Complain,
): void {
  const family = name === 'ip4' ? 4 : 6;
  const slash = rest.indexOf('/');
  const address = rest.slice(1, slash < 0 ? undefined : slash);
  if (!rest.startsWith(':') || address === '') {
    const example = family === 4 ? '192.0.2.1' : '2001:db8::1';
    complain(`bad-${name}`, `"${name}" needs an address, as in ${name}:${example}`);
    return;
  }
  term.value = address;
  if (ipFamily(address) !== family) {
    complain(`bad-${name}`, `${quoteSpf(address)} is not an IPv${family} address`, start + 1, address);
    return;
  }
  if (slash < 0) return;
  const prefix = readPrefix(rest.slice(slash + 1), family, start + slash, complain);
  if (prefix === null) return;
  if (family === 4) term.cidr4 = prefix;
  else term.cidr6 = prefix;
  if (!isNetworkAddress(address, prefix)) {
    const says = `${quoteSpf(address)} is an address inside the network /${prefix}, not its first`;
    complain('host-bits', says, start + 1, address, false);
  }
}

function isNetworkAddress(address: string, prefix: number): boolean {
  const octets = ipOctets(address) as Uint8Array;
  const masked = octets.map((octet, i) => octet & (0xff << (8 - Math.min(8, Math.max(0, prefix - 8 * i)))));
  return octets.every((octet, i) => octet === masked[i]);
}

function readHost(term: SpfTermText, rest: string, start: number, complain: Complain): void {
  const [, domain = '', four, six] = /^(.*?)(?:\/(\d*))?(?:\/\/(\d*))?$/s.exec(rest) as RegExpExecArray;
  if (domain.startsWith(':')) {
    term.value = domain.slice(1);
    readDomainSpec(term, term.value, start + 1, complain);
  } else if (domain !== '')
    complain('bad-value', `"${term.name}" takes a domain after a colon`, start, domain);
  if (four !== undefined) {
    const prefix = readPrefix(four, 4, start + domain.length, complain);
    if (prefix !== null) term.cidr4 = prefix;
  }
  if (six !== undefined) {
    const prefix = readPrefix(six, 6, start + rest.length - six.length - 1, complain);
    if (prefix !== null) term.cidr6 = prefix;
  }
}

/** No leading zero, at most 32 or 128 (§5.6). */
function readPrefix(text: string, family: 4 | 6, offset: number, complain: Complain): number | null {
  const most = family === 4 ? 32 : 128;
  if (/^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most) return Number(text);
  const says = /^0\d+$/.test(text)
    ? `the prefix length ${quoteSpf(`/${text}`)} has a leading zero`
    : `${quoteSpf(`/${text}`)} is not a prefix length; IPv${family} takes /0 to /${most}`;
  complain('bad-cidr', says, offset, `/${text}`);
  return null;
}

/** domain-spec = macro-string domain-end (§7.1) */
function readDomainSpec(term: SpfTermText, value: string, start: number, complain: Complain): void {
  const { tokens, fault } = scanMacros(value);
  if (value === '') {
    complain('missing-domain', `${quoteSpf(term.text)} needs a domain, with no space before it`);
    return;
  }
  if (fault !== undefined) {
    complain('bad-macro', fault.says, start + fault.offset, fault.text);
    return;
  }
  term.macro = tokens.some(({ kind }) => kind === 'macro');
  const last = tokens.at(-1);
  if (last?.kind !== 'text') return;
  const text = last.text.replace(/\.$/, '');
  const dot = text.lastIndexOf('.');
  if (dot >= 0 && TOP_LABEL.test(text.slice(dot + 1))) return;
  if (ipFamily(value) !== null) {
    complain('address-as-domain', `${quoteSpf(value)} is an address where a domain is due`, start, value);
    return;
  }
  const says =
    dot < 0
      ? `${quoteSpf(value)} is a single label; SPF needs a whole domain`
      : `${quoteSpf(value)} does not end like a domain`;
  complain('bad-domain', says, start, value);
}

const CHARACTERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb]/, 'a typographic quote'],
  [/[\u2010-\u2015\u2212]/, 'a typographic dash'],
  [/[\u00a0\u202f\u2007]/, 'a no-break space'],
  [/[\u200b-\u200d\u2060\ufeff]/, 'an invisible character'],
  [/\t/, 'a tab'],
  [/[\x00-\x1f\x7f]/, 'a control character'],
];

function nameOfCharacter(character: string): string {
  return (
    CHARACTERS.find(([pattern]) => pattern.test(character))?.[1] ?? `the character "${character}" (not ASCII)`
  );
}
