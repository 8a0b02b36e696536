/** Finds the row of a dialect that fits a reply, without trying the rows whose words are not in it. */
import type { Dialect, DialectRow } from '../../model/dialect.ts';
import { BEFORE_RECIPIENTS, type Phase } from '../../model/explanation.ts';
import type { ReplyText } from '../../parse/reply-text.ts';
import { requiredWords } from './required-words.ts';
import { wordSearch } from './word-search.ts';

export interface DialectMatch {
  dialect: Dialect;
  /** Null where the speaker is known, but none of its rows fits. */
  row: DialectRow | null;
  /** Told by the host's name or by a sign in the text, not by the row alone. */
  recognised: boolean;
  /** What the row found; null where codes decided. */
  matched: string | null;
}

export type FindDialect = (reply: ReplyText, host: string | null, phase: Phase | null) => DialectMatch | null;

interface IndexedRow {
  dialect: number;
  row: DialectRow;
}

/** Where several fit, who has the last word speaks first: mailbox providers name blocklists, and run servers. */
const KINDS = ['mailbox', 'gateway', 'relay', 'blocklist', 'server'] as const;

const BY_HOST = 2;
const BY_SIGN = 1;

export function dialectFinder(given: readonly Dialect[]): FindDialect {
  const dialects = [...given].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const rows: IndexedRow[] = dialects.flatMap((dialect, at) =>
    dialect.rows.map((row) => ({ dialect: at, row })),
  );
  const rowsOf: readonly (readonly number[])[] = dialects.map((_, at) =>
    rows.flatMap(({ dialect }, number) => (dialect === at ? [number] : [])),
  );
  const signs = dialects.flatMap(({ signs: all = [] }, dialect) => all.map((sign) => ({ sign, dialect })));
  const byHost = new Map<string, number[]>();
  dialects.forEach(({ hosts = [] }, at) => {
    for (const host of hosts) byHost.set(host, [...(byHost.get(host) ?? []), at]);
  });

  const byCode = new Map<string, number>();
  dialects.forEach(({ ownCodes = [] }, at) => {
    for (const code of ownCodes) byCode.set(code, at);
  });

  const words = new Map<string, number[]>();
  /** Rows, and signs behind them, of which it is not known what they require. */
  const always: number[] = [];
  const note = (needle: string, value: number): void => {
    words.set(needle, [...(words.get(needle) ?? []), value]);
  };
  signs.forEach(({ sign }, i) => {
    const needles = requiredWords(sign);
    if (needles === null) always.push(rows.length + i);
    else for (const needle of needles) note(needle, rows.length + i);
  });
  rows.forEach(({ row }, i) => {
    if (row.text === undefined) return;
    const needles = requiredWords(row.text);
    if (needles === null) always.push(i);
    else for (const needle of needles) note(needle, i);
  });
  const search = wordSearch(words);

  // Made once and used for every text: a text is asked about at a time.
  const known = new Uint8Array(dialects.length);
  /** For each row and sign the text in which it was met last. */
  const met = new Float64Array(rows.length + signs.length);
  let turn = 0;
  const candidates: number[] = [];
  let reading = '';
  const meet = (value: number): void => {
    if (met[value] === turn) return;
    met[value] = turn;
    if (value < rows.length) {
      candidates.push(value);
      return;
    }
    const { sign, dialect } = signs[value - rows.length]!;
    if (known[dialect] === 0 && sign.test(reading)) known[dialect] = BY_SIGN;
  };

  return (reply, host, phase) => {
    known.fill(0);
    candidates.length = 0;
    turn += 1;
    reading = reply.words;
    for (const value of always) meet(value);
    search(reading, meet);
    if (host !== null) for (const dialect of dialectsOf(host, byHost)) known[dialect] = BY_HOST;
    const owner = ownerOf(reply.enhancedCode, byCode);
    if (owner !== undefined) known[owner] = Math.max(known[owner]!, BY_SIGN);
    /** A mailbox provider answers from hosts of its own: what another's host says is not its word. */
    const ofAnother =
      host !== null && known.some((level, at) => level === BY_HOST && isProvider(dialects[at]!));
    const speaks = (at: number): boolean =>
      known[at] === BY_HOST ||
      at === owner ||
      host === null ||
      !isProvider(dialects[at]!) ||
      (known[at] === BY_SIGN && !ofAnother);

    // Rows without text are tried where the speaker is known: codes mean what their speaker says they mean.
    for (let at = 0; at < known.length; at++) {
      if (known[at] === 0) continue;
      for (const number of rowsOf[at]!) if (rows[number]!.row.text === undefined) candidates.push(number);
    }
    candidates.sort((a, b) => known[rows[b]!.dialect]! - known[rows[a]!.dialect]! || a - b);
    for (const number of candidates) {
      const { row, dialect } = rows[number]!;
      if (row.known === true && known[dialect] === 0) continue;
      if (!speaks(dialect) || !codesFit(row, reply, phase)) continue;
      const found = row.text === undefined ? null : row.text.exec(reply.words);
      if (row.text !== undefined && found === null) continue;
      return {
        dialect: dialects[dialect]!,
        row,
        recognised: known[dialect]! > 0,
        matched: found === null || found[0] === '' ? null : wholeWords(reply.words, found),
      };
    }
    for (const level of [BY_HOST, BY_SIGN]) {
      const at = known.findIndex((one, dialect) => one === level && speaks(dialect));
      if (at !== -1) return { dialect: dialects[at]!, row: null, recognised: true, matched: null };
    }
    return null;
  };
}

/** Of scripts that set words apart. */
const LETTER = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/;
/** More letters than that are no word. */
const MOST_LETTERS = 40;

/** What a row found, which may begin and end within a word, with the rest of these words. */
function wholeWords(text: string, found: RegExpExecArray): string {
  let from = found.index;
  let to = from + found[0].length;
  const isLetter = (at: number): boolean => LETTER.test(text.charAt(at));
  if (isLetter(from)) for (let left = MOST_LETTERS; left > 0 && isLetter(from - 1); left--) from -= 1;
  if (isLetter(to - 1)) for (let left = MOST_LETTERS; left > 0 && isLetter(to); left--) to += 1;
  return text.slice(from, to);
}

const isProvider = ({ kind, hosts = [] }: Dialect): boolean => kind === 'mailbox' && hosts.length > 0;

function dialectsOf(host: string, byHost: ReadonlyMap<string, readonly number[]>): readonly number[] {
  let suffix = host.toLowerCase().replace(/\.$/, '');
  while (suffix !== '') {
    const found = byHost.get(suffix);
    if (found !== undefined) return found;
    const dot = suffix.indexOf('.');
    if (dot === -1) break;
    suffix = suffix.slice(dot + 1);
  }
  return [];
}

function ownerOf(code: string | null, byCode: ReadonlyMap<string, number>): number | undefined {
  return code === null ? undefined : (byCode.get(code) ?? byCode.get(eitherClass(code)));
}

/** `X.7.26` for 4.7.26 and 5.7.26. */
const eitherClass = (code: string): string => `X${code.slice(1)}`;

function codesFit(
  { codes, enhanced, phases, category }: DialectRow,
  { replyCode, enhancedCode }: ReplyText,
  phase: Phase | null,
): boolean {
  return (
    (codes === undefined || (replyCode !== null && codes.includes(replyCode))) &&
    (enhanced === undefined ||
      (enhancedCode !== null &&
        (enhanced.includes(enhancedCode) || enhanced.includes(eitherClass(enhancedCode))))) &&
    (phases === undefined || (phase !== null && phases.includes(phase))) &&
    // What is in a message is no reason before one was sent.
    !(category === 'content-rejected' && phase !== null && BEFORE_RECIPIENTS.includes(phase))
  );
}
