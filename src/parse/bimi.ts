/** BIMI assertion records to structure (draft-brand-indicators-for-message-identification §4.3); never throws. */
import type { BimiProblem } from '../model/evidence/bimi.ts';

export interface ParsedBimiRecord {
  tags: { [tag: string]: string };
  problems: BimiProblem[];
  /** Empty l= and a=: the domain declines to take part. */
  declined: boolean;
  /** Well-formed https URLs only. */
  logoUrl: string | null;
  certificateUrl: string | null;
}

export interface ParsedBimiAnswer extends ParsedBimiRecord {
  /** The one record receivers would use, sound or not; null where there is none or several. */
  record: string | null;
  records: string[];
  /** Several records: the one to keep, where exactly one of them is sound. */
  keep?: string;
}

const MAX_PROBLEMS = 10;
const MAX_TAGS = 32;
const KNOWN = ['v', 'l', 'a', 'avp', 'lps', 'e', 's'];

const fatal = (code: string, says: string): BimiProblem => ({ code, says, fatal: true });

/** The TXT values at an assertion name: those that do not begin with the version are not BIMI's (draft §7.2). */
export function parseBimiAnswer(values: readonly string[]): ParsedBimiAnswer {
  const counted = values.filter(startsWithVersion);
  const meant = values.filter((value) => !startsWithVersion(value) && /bimi\d/i.test(value));
  const records = counted.length > 0 ? counted : meant;
  const parsed = counted.map((record) => ({ record, ...parseBimiRecord(record) }));
  const [first] = parsed;
  if (first === undefined) {
    const near = meant[0] === undefined ? EMPTY : parseBimiRecord(meant[0]);
    const says = 'the record does not begin with "v=BIMI1;" exactly, so receivers ignore it';
    const problems = meant.length === 0 ? [] : [fatal('bad-version', says)];
    return { ...near, declined: false, problems, record: null, records };
  }
  if (parsed.length === 1) return { ...first, records };
  const sound = parsed.filter(({ problems }) => !problems.some((problem) => problem.fatal));
  const [kept] = sound;
  const several = fatal('several', `${parsed.length} BIMI records stand at one name; receivers use none`);
  return {
    ...(kept ?? first),
    record: null,
    records,
    declined: false,
    problems: [several],
    ...(kept !== undefined && sound.length === 1 && { keep: kept.record }),
  };
}

const EMPTY: ParsedBimiRecord = {
  tags: {},
  problems: [],
  declined: false,
  logoUrl: null,
  certificateUrl: null,
};

function startsWithVersion(value: string): boolean {
  return /^v[ \t]*=[ \t]*BIMI1[ \t]*(;|$)/.test(value);
}

/** One record: a tag list as in RFC 6376 §3.2. */
export function parseBimiRecord(record: string): ParsedBimiRecord {
  const problems: BimiProblem[] = [];
  const tags: { [tag: string]: string } = {};
  for (const field of record.split(';', MAX_TAGS)) {
    if (field.trim() === '') continue;
    const equals = field.indexOf('=');
    const name = field.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (!/^[a-z][a-z0-9_]{0,30}$/.test(name)) {
      problems.push(fatal('bad-syntax', `"${shorten(field.trim())}" is not of the form tag=value`));
    } else if (Object.hasOwn(tags, name)) {
      problems.push(fatal('duplicate-tag', `the tag ${name}= stands twice`));
    } else {
      tags[name] = field.slice(equals + 1).trim();
      if (!KNOWN.includes(name)) {
        problems.push({ code: 'unknown-tag', says: `the tag ${name}= is unknown`, fatal: false });
      }
    }
  }
  const { l, a = '' } = tags;
  const declined = l === '' && a === '';
  const logo = readUrl('l', l ?? '');
  const certificate = readUrl('a', a);
  if (l === undefined)
    problems.push(fatal('missing-l', 'the tag l= with the address of the logo is missing'));
  else if (l === '' && !declined) {
    problems.push(fatal('empty-l', 'l= is empty, though a= names a certificate'));
  }
  problems.push(...logo.problems, ...certificate.problems);
  return {
    tags,
    problems: problems.slice(0, MAX_PROBLEMS),
    declined,
    logoUrl: logo.url,
    certificateUrl: certificate.url,
  };
}

function readUrl(tag: string, text: string): { url: string | null; problems: BimiProblem[] } {
  // `a=self` is how the first drafts said that there is no certificate.
  if (text === '' || (tag === 'a' && text.toLowerCase() === 'self')) return { url: null, problems: [] };
  const shown = shorten(text);
  if (/,\s*https?:/i.test(text)) {
    return { url: null, problems: [fatal(`bad-${tag}`, `${tag}= holds more than one address`)] };
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || /[\x00-\x20\x7f]/.test(text)) {
    return { url: null, problems: [fatal(`bad-${tag}`, `${tag}=${shown} is not a web address`)] };
  }
  if (url.protocol !== 'https:') {
    return { url: null, problems: [fatal(`bad-${tag}`, `${tag}=${shown} does not begin with https://`)] };
  }
  if (url.username !== '' || url.password !== '') {
    return { url: null, problems: [fatal(`bad-${tag}`, `${tag}= holds a user name or password`)] };
  }
  return { url: url.href, problems: [] };
}

function shorten(text: string): string {
  const line = text.replaceAll(/[\x00-\x1f\x7f]+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}
