/** Changes to the text of a DMARC record: single tags set or dropped, and slips of the pen repaired; never throws. */
import type { DmarcPolicy } from '../model/evidence/dmarc.ts';
import { CURRENT_TAGS, HISTORIC_TAGS, isSound, MAX_RECORD, parseDmarc } from './dmarc.ts';
import { parseReportUri, trimBlank } from './report-uri.ts';

export interface TagChanges {
  drop?: readonly string[];
  /** New values; a tag that is not there yet is appended, `p` straight after the version. */
  set?: { readonly [tag: string]: string };
}

/** The record with these tags changed and everything else as it was, evenly spaced. */
export function changeTags(record: string, { drop = [], set = {} }: TagChanges): string {
  const parts = record.split(';').map(trimBlank);
  const closed = parts.at(-1) === '';
  const left = new Map(Object.entries(set));
  const kept = parts.flatMap((part) => {
    const tag = tagOf(part);
    if (part === '' || drop.includes(tag)) return [];
    if (!Object.hasOwn(set, tag)) return [part];
    const value = left.get(tag);
    left.delete(tag);
    return value === undefined ? [] : [`${tag}=${value}`];
  });
  for (const [tag, value] of left) kept.splice(tag === 'p' ? 1 : kept.length, 0, `${tag}=${value}`);
  return kept.join('; ') + (closed ? ';' : '');
}

/** The record without the report addresses named, and without `rua`, or `ruf` and `fo`, where none is left. */
export function dropReportUris(record: string, unwanted: readonly { tag: string; text: string }[]): string {
  const { uris } = parseDmarc(record);
  const drop: string[] = [];
  const set: Record<string, string> = {};
  for (const tag of new Set(unwanted.map((uri) => uri.tag))) {
    const kept = uris.filter(
      (uri) => uri.tag === tag && !unwanted.some((other) => other.tag === tag && other.text === uri.text),
    );
    if (kept.length > 0) set[tag] = kept.map(({ text }) => text).join(',');
    // RFC 9989 §4.7: fo means nothing without ruf.
    else drop.push(tag, ...(tag === 'ruf' ? ['fo'] : []));
  }
  return changeTags(record, { drop, set });
}

/** The record with report addresses exchanged for others. */
export function replaceReportUris(
  record: string,
  exchange: (uri: { tag: string; text: string }) => string | null,
): string {
  const { uris } = parseDmarc(record);
  const set: Record<string, string> = {};
  for (const tag of ['rua', 'ruf']) {
    const mine = uris.filter((uri) => uri.tag === tag);
    if (mine.some((uri) => exchange(uri) !== null))
      set[tag] = [...new Set(mine.map((uri) => exchange(uri) ?? uri.text))].join(',');
  }
  return changeTags(record, { set });
}

/**
 * What the author of a faulty text surely meant, as a sound record with valid report addresses only; null where that
 * is not plain.
 */
export function repairDmarc(text: string): string | null {
  if (text.length > MAX_RECORD) return null;
  const tags = meantTags(text);
  if (tags === null) return null;
  const ordered = ['v', 'p', ...[...tags.keys()].filter((tag) => tag !== 'v' && tag !== 'p')];
  const repaired = ordered.map((tag) => `${tag}=${tags.get(tag)}`).join('; ');
  const record = text.trimEnd().endsWith(';') ? `${repaired};` : repaired;
  const parsed = parseDmarc(record);
  return isSound(parsed) && parsed.uris.every(({ problem }) => problem === undefined) && record !== text
    ? record
    : null;
}

function meantTags(text: string): Map<string, string> | null {
  const tags = new Map<string, string>();
  for (const [tag, written] of wordsByTag(plain(text))) {
    const value = meantValue(tag, written);
    if (value === null || (tags.has(tag) && tags.get(tag) !== value)) return null;
    if (value !== '') tags.set(tag, value);
  }
  if (!/^dmarc1?$/i.test(tags.get('v') ?? 'DMARC1')) return null;
  // RFC 9989 §4.7: a record without p is treated as one with p=none.
  return new Map([...tags, ['v', 'DMARC1'], ['p', tags.get('p') ?? 'none']]);
}

/** Without quotation marks, escapes and exotic spaces, white space single and none around "=". */
function plain(text: string): string {
  return text
    .replaceAll(/["'\u2018-\u201f\u00ab\u00bb\u200b-\u200d\ufeff`]/g, '')
    .replaceAll(/\\(?=;)/g, '')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/ ?= ?/g, '=')
    .trim();
}

const TAGS: readonly string[] = [...CURRENT_TAGS, ...HISTORIC_TAGS];

/** Each tag with the words that follow it, whatever separates them. */
function wordsByTag(text: string): [tag: string, words: string[]][] {
  const found: [string, string[]][] = [];
  for (const part of text.split(';')) {
    const words = part.split(/[ ,]/).filter((word) => word !== '');
    for (const [index, word] of words.entries()) {
      const match = /^([a-z]+)[=:](?!\/\/)(.*)$/is.exec(word);
      const tag = match?.[1]?.toLowerCase() ?? '';
      if (match !== null && (TAGS.includes(tag) || (index === 0 && word.includes('=') && tag !== 'mailto')))
        found.push([tag, [match[2] as string]]);
      // A semicolon between report addresses; any other stray word is no tag, which leaves the meaning open.
      else if (index > 0 || isReportTag(found.at(-1)?.[0])) found.at(-1)?.[1].push(word);
      else found.push(['v', [word]]);
    }
  }
  return found;
}

function isReportTag(tag: string | undefined): boolean {
  return tag === 'rua' || tag === 'ruf';
}

function meantValue(tag: string, words: readonly string[]): string | null {
  const value = words.filter((word) => word !== '').join(' ');
  if (tag === 'p' || tag === 'sp' || tag === 'np') return meantPolicy(value);
  if (!isReportTag(tag)) return value;
  // `mailto: user@host` came apart at the space.
  const uris = words
    .join(',')
    .replaceAll(/mailto:,/gi, 'mailto:')
    .split(',');
  const meant = uris
    .filter((uri) => uri !== '')
    .map((uri) => {
      const parsed = parseReportUri(uri);
      return parsed.problem === undefined ? uri : (parsed.suggestion ?? null);
    });
  return meant.includes(null) ? null : meant.join(',');
}

const POLICIES: readonly DmarcPolicy[] = ['none', 'quarantine', 'reject'];

/** The policy a misspelling stands for; null where it could be any. */
export function meantPolicy(text: string): DmarcPolicy | null {
  const word = text.toLowerCase();
  if (/^monitor(?:ing)?$/.test(word)) return 'none';
  const near = POLICIES.filter((policy) => distance(word, policy) <= Math.ceil(policy.length / 4));
  return near.length === 1 ? (near[0] as DmarcPolicy) : null;
}

/** Insertions, deletions and replacements between two words, far words cut short. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 4;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

function tagOf(part: string): string {
  const equals = part.indexOf('=');
  return equals < 0 ? '' : trimBlank(part.slice(0, equals)).toLowerCase();
}
