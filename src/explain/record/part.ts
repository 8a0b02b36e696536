/** A part of a record by itself, as guides quote it: `~all`, `include:spf.example.com`, `p=none`, `pct`, `mode: enforce`. */
import { type PartOf, RECORD_PARTS, type RecordPart, recordPart } from '../../knowledge/record-parts.ts';
import type { Explanation } from '../../model/explanation.ts';
import { printable } from '../../parse/printable.ts';
import { parseSpfTerm } from '../../parse/spf-term.ts';
import { entry } from '../entry.ts';
import { dkimTagWords } from './dkim.ts';
import { dmarcWords } from './dmarc.ts';
import { spfTermWords } from './spf.ts';
import type { RecordWords } from './words.ts';

/** Longer texts are whole records (characters). */
const LONGEST = 300;
/** With its sign, its colon or its length; a name alone is looked up apart. */
const SPF_TERM =
  /^(?:[+~?-](?:all|a|mx|ptr)|[+~?-]?(?:a|mx)\/{1,2}\d+(?:\/\/\d+)?|[+~?-]?(?:include|exists|a|mx|ptr|ip4|ip6):[^\s@]+|(?:redirect|exp)=[^\s@;]+)$/i;
const SPF_NAME = /^(?:all|include|exists|a|mx|ptr|ip4|ip6)$/i;
const TAG = /^([a-z]{1,5})\s*=\s*([^;]*?)\s*;?$/i;
const POLICY_LINE = /^(mode|max_age)\s*:\s*(enforce|testing|none|\d+)$/i;
const ALONE = /^[a-z_]+\d?$/i;

/** By what stands behind the sign of equality where several records have a tag of that name; the first that fits. */
const BY_VALUE: readonly (readonly [tag: string, value: RegExp, of: PartOf])[] = [
  ['p', /^(?![a-z0-9+/]{20})[a-z]+$/i, 'DMARC'],
  ['p', /^$/, 'DKIM key'],
  ['t', /^[yn]$/i, 'DMARC'],
  ['t', /^(?:[ys]:)*[ys]$/i, 'DKIM key'],
  ['t', /^\d{9,11}$/, 'DKIM signature'],
  ['k', /^[a-z0-9]{2,20}$/i, 'DKIM key'],
  ['s', /^(?:\*|email)$/i, 'DKIM key'],
  ['s', /^[a-z0-9][a-z0-9._-]*$/i, 'DKIM signature'],
  ['h', /^sha\d+(?::sha\d+)*$/i, 'DKIM key'],
  ['h', /^[a-z-]+(?:\s*:\s*[a-z-]+)*$/i, 'DKIM signature'],
  ['a', /^(?:rsa|ed25519)-sha\d+$/i, 'DKIM signature'],
  ['c', /^(?:simple|relaxed)(?:\/(?:simple|relaxed))?$/i, 'DKIM signature'],
  ['d', /^(?:[a-z0-9_-]+\.)+[a-z0-9-]+$/i, 'DKIM signature'],
  ['i', /^\S*@\S+$/, 'DKIM signature'],
  ['b', /^[a-z0-9+/\s]{16,}={0,2}$/i, 'DKIM signature'],
  ['bh', /^[a-z0-9+/\s]*={0,2}$/i, 'DKIM signature'],
  ['l', /^\d+$/, 'DKIM signature'],
  ['x', /^\d+$/, 'DKIM signature'],
  ['id', /^[a-z0-9]{1,32}$/i, 'MTA-STS'],
];

/** Null for what is no part of a record, or more than one. */
export function explainRecordPart(input: string): Explanation | null {
  const text = input.trim();
  if (text.length > LONGEST) return null;
  if (ALONE.test(text)) return ofName(text);
  if (SPF_TERM.test(text)) return ofTerm(text);
  const line = POLICY_LINE.exec(text);
  if (line !== null) return ofValue(text, recordPart('MTA-STS', line[1]!.toLowerCase())!, line[2]!);
  const tag = TAG.exec(text);
  return tag === null ? null : ofTag(text, tag[1]!.toLowerCase(), tag[2]!);
}

/** Parts of a record whose beginning was left out: `a mx ~all`, `p=none; rua=mailto:...`. Null for anything else. */
export function recordOfParts(text: string): { type: 'spf' | 'dmarc'; whole: string } | null {
  const terms = text.trim().split(/\s+/, 60);
  const isSpf =
    terms.length > 1 &&
    terms.every((term) => SPF_TERM.test(term) || SPF_NAME.test(term)) &&
    terms.some((term) => SPF_TERM.test(term));
  if (isSpf) return { type: 'spf', whole: `v=spf1 ${text.trim()}` };
  const tags = text.split(';', 30).filter((one) => one.trim() !== '');
  const names = tags.map((one) => TAG.exec(one.trim())?.[1]?.toLowerCase() ?? '');
  const isDmarc =
    tags.length > 1 &&
    ['p', 'sp', 'np'].includes(names[0]!) &&
    names.every((name) => recordPart('DMARC', name));
  return isDmarc ? { type: 'dmarc', whole: `v=DMARC1; ${text.trim()}` } : null;
}

function ofName(text: string): Explanation | null {
  const name = text.toLowerCase();
  const row = RECORD_PARTS.find(({ sample }) => sample === name);
  return row === undefined ? null : ofPart(text, row, {});
}

function ofTerm(text: string): Explanation {
  const { term, problems } = parseSpfTerm(text, 1);
  const row = recordPart('SPF', term.name)!;
  const wrong = problems.filter(({ fatal }) => fatal).map(({ says }) => says);
  if (term.name === 'all' && term.qualifier === '+')
    wrong.push('"+all" lets the whole world send under this domain');
  if (term.name === 'ptr') wrong.push('"ptr" is slow and unreliable, and RFC 7208 says not to use it');
  return ofPart(text, row, { says: wrong.length === 0 ? spfTermWords(term, false) : row.title, wrong });
}

function ofTag(text: string, name: string, value: string): Explanation | null {
  const meant = BY_VALUE.find(([tag, fits]) => tag === name && fits.test(value))?.[2];
  if (BY_VALUE.some(([tag]) => tag === name) && meant === undefined) return null;
  const row = recordPart(meant ?? 'DMARC', name);
  return row === undefined ? null : ofValue(text, row, value);
}

function ofValue(text: string, row: RecordPart, value: string): Explanation {
  const { of, name, values } = row;
  if (of === 'DMARC') {
    const { details, problems } = dmarcWords(
      `v=DMARC1; ${name === 'p' ? '' : 'p=none; '}${name}=${value}`,
      null,
    );
    return ofPart(text, row, {
      says: problems.length === 0 ? details.at(-1)!.says : row.title,
      wrong: problems,
    });
  }
  const says = values[value.toLowerCase()] ?? (of === 'DKIM key' ? dkimTagWords(name, value) : row.title);
  return ofPart(text, row, { says });
}

/** `says`: what it comes to with its value. */
function ofPart(
  text: string,
  { of, name, title, meaning, values, test, references }: RecordPart,
  { says = title, wrong = [] }: { says?: string; wrong?: readonly string[] },
): Explanation {
  const shown = printable(text.replace(/\s*;$/, ''), 60);
  return entry('record', text, {
    title: `${of} ${of === 'SPF' ? 'term' : of === 'MTA-STS' ? 'setting' : 'tag'} ${shown}: ${says}`,
    meaning,
    action: [`\`${test}\` shows the whole, and tests it.`],
    references,
    matched: name,
    ...(Object.keys(values).length > 0 && {
      details: Object.entries(values).map(([value, comes]) => ({ name: value, says: comes })),
    }),
    ...(wrong.length > 0 && {
      problems: wrong.map((one) => printable(one)),
      actor: 'sender-admin',
      retry: { advice: 'after-fix', afterSeconds: null },
    }),
  });
}

/** What is told of a whole record that was pieced together. */
export function withoutBeginning(words: RecordWords, beginning: string): RecordWords {
  return {
    ...words,
    problems: [`${beginning} is missing at the beginning, without which it is no record`, ...words.problems],
  };
}
