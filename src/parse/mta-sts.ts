/** MTA-STS record and policy file to structure (RFC 8461 §3); never throws. */
import type { StsPolicy, StsProblem } from '../model/evidence/mta-sts.ts';
import { ipFamily } from './ip.ts';
import { matchesNamePattern } from './name-pattern.ts';

export interface ParsedStsRecord {
  id: string | null;
  problems: StsProblem[];
}

export interface ParsedStsAnswer extends ParsedStsRecord {
  /** The one record that begins as it must, sound or not; null where there is none or several. */
  record: string | null;
  records: string[];
}

/** RFC 8461 §3.2: one year and a quarter of a day, the most a sender honours. */
export const MAX_STS_AGE = 31_557_600;
/** Faults beyond these tell nothing new. */
const MAX_PROBLEMS = 10;
const MAX_PATTERNS = 256;
/** Name of a field in record and policy. */
const KEY = /^[a-z0-9][a-z0-9_.-]{0,31}$/i;

const fatal = (code: string, says: string, line?: number): StsProblem => ({
  code,
  says,
  ...(line !== undefined && { line }),
  fatal: true,
});

/** The TXT values at `_mta-sts`, as a sender reads them (RFC 8461 §3.1). */
export function parseStsAnswer(values: readonly string[]): ParsedStsAnswer {
  const counted = values.filter(startsWithVersion);
  const meant = values.filter((value) => !startsWithVersion(value) && /stsv\d/i.test(value));
  const records = counted.length > 0 ? counted : meant;
  const [first] = counted;
  if (first === undefined) {
    if (meant.length === 0) return { record: null, records, id: null, problems: [] };
    const says = 'the record does not begin with "v=STSv1;" exactly, so senders ignore it';
    return { record: null, records, id: null, problems: [fatal('bad-version', says)] };
  }
  if (counted.length > 1) {
    const problem = fatal(
      'several',
      `${counted.length} records begin with "v=STSv1"; senders then use none of them`,
    );
    return { record: null, records, id: null, problems: [problem] };
  }
  return { record: first, records, ...parseStsRecord(first) };
}

function startsWithVersion(value: string): boolean {
  return /^v=STSv1[ \t]*;/.test(value);
}

/** The fields of one record; the version is the caller's matter. */
export function parseStsRecord(record: string): ParsedStsRecord {
  const problems: StsProblem[] = [];
  let id: string | null = null;
  const [, ...fields] = record.split(';').map((field) => field.trim());
  for (const field of fields) {
    if (field === '') continue;
    const equals = field.indexOf('=');
    const key = field.slice(0, Math.max(equals, 0));
    const value = field.slice(equals + 1);
    // RFC 8461 §3.2: of a field that may not repeat, the first counts.
    if (key === 'id') id ??= value;
    else if (!KEY.test(key) || !/^[\x21-\x3c\x3e-\x7e]+$/.test(value)) {
      problems.push(fatal('bad-field', `"${shorten(field)}" is not of the form name=value`));
    }
  }
  if (id === null) problems.push(fatal('missing-id', 'the record has no id='));
  else if (!/^[a-z0-9]{1,32}$/i.test(id)) {
    problems.push(fatal('bad-id', `the id "${shorten(id)}" is not 1 to 32 letters and digits`));
  }
  return { id, problems: problems.slice(0, MAX_PROBLEMS) };
}

/** The policy file (RFC 8461 §3.2): `key: value` lines ended by LF or CRLF; unknown keys are ignored. */
export function parseStsPolicy(text: string): StsPolicy {
  const problems: StsProblem[] = [];
  const first = new Map<string, { value: string; line: number }>();
  const mx: { value: string; line: number }[] = [];
  let badLines = 0;
  let body = text;
  if (body.startsWith('\uFEFF')) {
    problems.push(
      fatal('byte-order-mark', 'the file begins with a byte order mark, which hides its first key', 1),
    );
    body = body.slice(1);
  }
  for (const [index, raw] of body.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(colon, 0));
    if (!KEY.test(key)) {
      badLines += 1;
      if (badLines === 1) {
        problems.push(
          fatal('bad-line', `line ${index + 1} ("${shorten(line)}") is not "key: value"`, index + 1),
        );
      }
      continue;
    }
    const entry = { value: line.slice(colon + 1).trim(), line: index + 1 };
    if (key === 'mx') {
      if (mx.length < MAX_PATTERNS) mx.push(entry);
    } else if (!first.has(key)) first.set(key, entry);
    else if (['version', 'mode', 'max_age'].includes(key) && problems.length < MAX_PROBLEMS) {
      problems.push({
        ...fatal('duplicate-key', `"${key}" stands twice; the first counts`, index + 1),
        fatal: false,
      });
    }
  }
  if (!['version', 'mode', 'max_age'].some((key) => first.has(key))) {
    const says = body.trim() === '' ? 'the file is empty' : 'the file is no policy: it has none of its keys';
    return { text, mode: null, maxAge: null, mx: [], problems: [fatal('not-a-policy', says)] };
  }
  problems.push(...versionProblems(first.get('version')));
  const mode = first.get('mode');
  const known = mode !== undefined && isMode(mode.value) ? mode.value : null;
  if (mode === undefined) problems.push(fatal('missing-mode', 'the line "mode:" is missing'));
  else if (known === null) {
    problems.push(
      fatal('bad-mode', `mode "${shorten(mode.value)}" is not enforce, testing or none`, mode.line),
    );
  }
  const age = readMaxAge(first.get('max_age'));
  problems.push(...age.problems, ...patternProblems(mx));
  if (mx.length === 0 && known !== 'none') {
    problems.push(fatal('missing-mx', 'the policy names no MX host: there is no line "mx:"'));
  }
  return {
    text,
    mode: known,
    maxAge: age.value,
    mx: mx.filter(({ value }) => isPattern(value)).map(({ value }) => value.toLowerCase()),
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}

function versionProblems(version: { value: string; line: number } | undefined): StsProblem[] {
  if (version === undefined) return [fatal('missing-version', 'the line "version: STSv1" is missing')];
  if (version.value === 'STSv1') return [];
  return [fatal('bad-version', `version "${shorten(version.value)}" is not STSv1`, version.line)];
}

function isMode(value: string): value is 'enforce' | 'testing' | 'none' {
  return value === 'enforce' || value === 'testing' || value === 'none';
}

function readMaxAge(field: { value: string; line: number } | undefined): {
  value: number | null;
  problems: StsProblem[];
} {
  if (field === undefined) {
    return { value: null, problems: [fatal('missing-max-age', 'the line "max_age:" is missing')] };
  }
  if (!/^\d{1,10}$/.test(field.value)) {
    const says = `max_age "${shorten(field.value)}" is not a whole number of seconds`;
    return { value: null, problems: [fatal('bad-max-age', says, field.line)] };
  }
  const value = Number(field.value);
  const says = `max_age ${value} is more than the ${MAX_STS_AGE} seconds allowed`;
  return { value, problems: value > MAX_STS_AGE ? [fatal('bad-max-age', says, field.line)] : [] };
}

function patternProblems(mx: readonly { value: string; line: number }[]): StsProblem[] {
  return mx
    .filter(({ value }) => !isPattern(value))
    .slice(0, MAX_PROBLEMS)
    .map(({ value, line }) =>
      fatal('bad-mx', `mx "${shorten(value)}" is not a host name, nor one with "*." before it`, line),
    );
}

/** A domain name in A-labels, with nothing but a whole left-most label as wildcard (RFC 8461 §3.2, §4.1). */
function isPattern(value: string): boolean {
  const name = value.startsWith('*.') ? value.slice(2) : value;
  if (name.length > 253 || ipFamily(name) !== null) return false;
  return name.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label));
}

/** The first pattern of a policy that covers an MX host; null where none does. */
export function coveringPattern(host: string, patterns: readonly string[]): string | null {
  return patterns.find((pattern) => matchesNamePattern(host, pattern)) ?? null;
}

function shorten(text: string): string {
  const line = text.replaceAll(/[\x00-\x1f\x7f]+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
