/** A DMARC policy record (RFC 9989 §4.7, §4.8) as a receiver reads it; never throws. */

import type { DmarcPolicy, DmarcProblem, DmarcRecord, DmarcUri } from '../model/evidence/dmarc.ts';
import { quoted } from './quoted.ts';
import { parseReportUris, trimBlank } from './report-uri.ts';

/** Characters of one record that are read; real ones stay below 500. */
export const MAX_RECORD = 8_192;
const MAX_PROBLEMS = 50;

/** Tags of RFC 9989 §4.7, and those it made historic (§9.3). */
export const CURRENT_TAGS = ['v', 'p', 'sp', 'np', 'adkim', 'aspf', 'fo', 'rua', 'ruf', 'psd', 't'] as const;
export const HISTORIC_TAGS = ['pct', 'rf', 'ri'] as const;
const KNOWN: readonly string[] = [...CURRENT_TAGS, ...HISTORIC_TAGS];

const DEFAULTS: Record<string, string> = { adkim: 'r', aspf: 'r', fo: '0', psd: 'u', t: 'n', pct: '100' };
const VALUES: Record<string, RegExp> = {
  adkim: /^[rs]$/i,
  aspf: /^[rs]$/i,
  psd: /^[ynu]$/i,
  t: /^[yn]$/i,
  pct: /^(?:\d\d?|100)$/,
};
const POLICY_TAGS: Record<string, string> = {
  p: 'bad-policy',
  sp: 'bad-subdomain-policy',
  np: 'bad-nonexistent-policy',
};

/** Problems for which a receiver loses the record, the policy, or a tag that was meant. */
const UNSOUND = new Set(['bad-separator', 'escaped-semicolon', 'non-ascii', 'conflicting-tag']);

/** Whether receivers take the text for a DMARC record at all: `v` first, the value in exactly this case (§4.7). */
export function isDmarcRecord(text: string): boolean {
  return /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text);
}

/** Whether a text at a `_dmarc` name was meant as a DMARC record. */
export function looksLikeDmarc(text: string): boolean {
  const head = text.slice(0, 512);
  return (
    /\bv\W{0,4}dmarc/i.test(head) || /dmarc1/i.test(head) || /(?:^|;)\W{0,3}p=(?:none|quar|rej)/i.test(head)
  );
}

/** Whether the record says what its author meant: nothing in it makes receivers drop a policy or a tag. */
export function isSound({ problems }: Pick<DmarcRecord, 'problems'>): boolean {
  return !problems.some(isUnsound);
}

export function isUnsound({ code, fatal }: DmarcProblem): boolean {
  return fatal || UNSOUND.has(code);
}

interface Tag {
  name: string;
  value: string;
  column: number;
}

export function parseDmarc(record: string): DmarcRecord {
  const text = record.slice(0, MAX_RECORD);
  const problems: DmarcProblem[] = [];
  const note = (code: string, column: number, says: string, tag?: string, fatal = false): void => {
    // What costs the policy is told even where a flood of trifles stands before it.
    if (problems.length < (fatal ? 2 * MAX_PROBLEMS : MAX_PROBLEMS))
      problems.push({ code, column, says, fatal, ...(tag !== undefined && { tag }) });
  };
  if (record.length > MAX_RECORD)
    note('too-long', MAX_RECORD + 1, `the record is longer than ${MAX_RECORD} octets`);
  const odd = /[^\t\x20-\x7e]/.exec(text);
  if (odd !== null)
    note(
      'non-ascii',
      odd.index + 1,
      'the record holds a character outside printable ASCII, such as a curly quote',
    );

  const tags = readTags(text, note);
  const versioned = isDmarcRecord(text);
  if (!versioned) noteVersion(text, tags, note);

  const explicit = new Map<string, string>();
  for (const { name, value, column } of tags) {
    const before = explicit.get(name);
    if (before === undefined) explicit.set(name, value);
    else if (before.toLowerCase() === value.toLowerCase())
      note('duplicate-tag', column, `the tag ${quote(name)} stands twice`, name);
    else note('conflicting-tag', column, `the tag ${quote(name)} stands twice with different values`, name);
    checkValue(name, value, column, note);
  }

  const uris = (['rua', 'ruf'] as const).flatMap((tag) =>
    parseReportUris(explicit.get(tag) ?? '').map((uri): DmarcUri => ({ tag, ...uri })),
  );
  const policies = readPolicies(explicit, uris, versioned, note);
  const readValue = (tag: string): string => {
    const value = explicit.get(tag);
    return value !== undefined && VALUES[tag]?.test(value) ? value.toLowerCase() : (DEFAULTS[tag] as string);
  };
  return {
    record,
    tags: Object.fromEntries([
      ...Object.entries(DEFAULTS).map(([tag, value]) => [tag, { value, explicit: false }]),
      ...[...explicit].slice(0, 64).map(([tag, value]) => [tag, { value, explicit: true }]),
    ]),
    problems,
    uris,
    ...policies,
    testing: readValue('t') === 'y',
    pct: Number(readValue('pct')),
    psd: readValue('psd') as 'y' | 'n' | 'u',
  };
}

type Note = (code: string, column: number, says: string, tag?: string, fatal?: boolean) => void;

function readTags(text: string, note: Note): Tag[] {
  const tags: Tag[] = [];
  const parts = text.split(';');
  let column = 1;
  for (const [index, part] of parts.entries()) {
    const start = column + (part.length - part.trimStart().length);
    column += part.length + 1;
    const body = trimBlank(part);
    const last = index === parts.length - 1;
    if (body === '') {
      if (!last) note('empty-tag', start, 'nothing stands before a semicolon');
      continue;
    }
    if (body.endsWith('\\') && !last)
      note(
        'escaped-semicolon',
        start + body.length - 1,
        'a semicolon is written "\\;", so the backslash became part of the value',
      );
    const equals = body.indexOf('=');
    const name = trimBlank(body.slice(0, Math.max(0, equals))).toLowerCase();
    if (equals < 0 && body.includes('@') && tags.length > 0) {
      note('bad-separator', start, `a semicolon stands before the address ${quote(body)}, so it is not read`);
      continue;
    }
    if (equals < 0 || !/^[a-z]+$/.test(name)) {
      note('bad-syntax', start, `${quote(body)} is not of the form tag=value`);
      continue;
    }
    const value = trimBlank(body.slice(equals + 1));
    const swallowed = swallowedTag(value);
    if (swallowed !== null) {
      const separator = name === 'v' ? 'after the version' : `between ${name} and ${swallowed}`;
      note(
        'bad-separator',
        start,
        `a semicolon is missing ${separator}, so ${swallowed} is not read`,
        swallowed,
      );
    }
    tags.push({ name, value, column: start });
  }
  return tags;
}

/** A known tag inside the value of another: the sign of a comma or space where a semicolon is due. */
function swallowedTag(value: string): string | null {
  for (const match of value.matchAll(/[ \t,]([a-z]{1,5})[ \t]?=/gi)) {
    const tag = (match[1] as string).toLowerCase();
    if (KNOWN.includes(tag)) return tag;
  }
  return null;
}

function noteVersion(text: string, tags: readonly Tag[], note: Note): void {
  const version = tags.find(({ name }) => name === 'v');
  const lost = (code: string, column: number, says: string): void => note(code, column, says, 'v', true);
  const { value = '', column = 1 } = version ?? {};
  if (version === undefined) lost('missing-version', 1, 'the record does not begin with v=DMARC1');
  else if (tags[0] !== version) lost('version-not-first', column, 'v=DMARC1 is not the first tag');
  else if (value === 'DMARC1') lost('leading-space', 1, 'something stands before v=DMARC1');
  else if (value.toUpperCase() === 'DMARC1')
    lost(
      'bad-version-case',
      column,
      `the version is written ${quote(value)}; only DMARC1 in capitals counts`,
    );
  else
    lost(
      'bad-version',
      text.indexOf('=', column - 1) + 2,
      `the version is ${quote(value)} instead of DMARC1`,
    );
}

function checkValue(name: string, value: string, column: number, note: Note): void {
  const written = `${name}=${quote(value)}`;
  const instead = `is no value of that tag; receivers use ${DEFAULTS[name]}`;
  const policy = POLICY_TAGS[name];
  if (!KNOWN.includes(name))
    note('unknown-tag', column, `receivers ignore the unknown tag ${quote(name)}`, name.slice(0, 40));
  else if (policy !== undefined && policyIn(value) === null)
    note(policy, column, `${written} is none of none, quarantine and reject`, name, true);
  else if (VALUES[name]?.test(value) === false || (name === 'fo' && !isFailureOptions(value)))
    note('bad-value', column, `${written} ${instead}`, name);
  else if ((name === 'rua' || name === 'ruf') && value === '')
    note('empty-value', column, `${name} is empty, so it asks for no reports`, name);
}

/** dmarc-fo of RFC 9989 §4.8: 0 or 1, d, s, each at most once, 0 and 1 not together. */
function isFailureOptions(value: string): boolean {
  const options = value.toLowerCase().split(':', 5).map(trimBlank);
  return (
    options.every((option) => /^[01ds]$/.test(option)) &&
    new Set(options).size === options.length &&
    !(options.includes('0') && options.includes('1'))
  );
}

type Policies = Pick<DmarcRecord, 'policy' | 'subdomainPolicy' | 'nonexistentPolicy'>;

/** The rule of RFC 9989 §4.10.1: one bad p, sp or np costs all three, unless a report address saves "none". */
function readPolicies(
  tags: ReadonlyMap<string, string>,
  uris: readonly DmarcUri[],
  versioned: boolean,
  note: Note,
): Policies {
  const all = (policy: DmarcPolicy | null): Policies => ({
    policy,
    subdomainPolicy: policy,
    nonexistentPolicy: policy,
  });
  const reports = uris.some(({ tag, valid }) => tag === 'rua' && valid);
  if (versioned && !tags.has('p')) {
    const reading = reports
      ? 'receivers read p=none'
      : 'and no report address either, so receivers ignore the record';
    note('missing-policy', 1, `the record has no policy (p=), ${reading}`, 'p', !reports);
  }
  if (!versioned) return all(null);
  const read = (tag: string): DmarcPolicy | null => policyIn(tags.get(tag) ?? '');
  const bad = ['sp', 'np'].some((tag) => tags.has(tag) && read(tag) === null);
  const policy = read('p');
  if (policy === null || bad) return all(reports ? 'none' : null);
  const subdomainPolicy = read('sp') ?? policy;
  return { policy, subdomainPolicy, nonexistentPolicy: read('np') ?? subdomainPolicy };
}

export function policyIn(value: string): DmarcPolicy | null {
  const word = value.toLowerCase();
  return word === 'none' || word === 'quarantine' || word === 'reject' ? word : null;
}

/** From watching to refusing. */
export function strictness(policy: DmarcPolicy | null): number {
  return policy === null ? -1 : ['none', 'quarantine', 'reject'].indexOf(policy);
}

function quote(text: string): string {
  return quoted(text.length > 40 ? `${text.slice(0, 37)}...` : text);
}
