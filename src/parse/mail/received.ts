/** Received fields: who handed the message to whom, how, and when (RFC 5321 §4.4, RFC 3848). */
import type { MessageHop } from '../../model/evidence/message.ts';
import { canonicalIp, unmapped } from '../ip.ts';
import { parseMailDate } from './mail-date.ts';

/** A field is longer only where somebody plays tricks. */
const MAX_FIELD = 4_000;
const MAX_WORD = 255;
/** Protocols of RFC 3848, RFC 6531 and use whose S or T says that the connection was encrypted. */
const ENCRYPTED = /^(?:UTF8)?(?:ESMTPS|ESMTPSA|SMTPS|SMTPSA|ASMTPS|LMTPS|LMTPSA|HTTPS|ESMTPTLS)$/;
const PLAIN = /^(?:UTF8)?(?:ESMTP|ESMTPA|SMTP|SMTPA|ASMTP|LMTP|LMTPA|HTTP)$/;
const TLS_WORDS =
  /\b(?:TLS ?v?1[._]?[0-3]|version=TLS[\w.]{1,12}|SSLv[23]|cipher[= ][\w-]{1,60}|[\w-]{1,40}_WITH_\w{1,40})\b/i;

type Clause = 'from' | 'by' | 'via' | 'with' | 'id' | 'for';
const CLAUSES: ReadonlySet<string> = new Set<Clause>(['from', 'by', 'via', 'with', 'id', 'for']);

interface Said {
  word: string;
  comment: string;
}

/** One hop; the delay is left for {@link hopsOf}. Never throws. */
export function parseReceived(field: string): MessageHop {
  const text = field.slice(0, MAX_FIELD);
  const semicolon = text.lastIndexOf(';');
  const date = semicolon < 0 ? null : parseMailDate(text.slice(semicolon + 1));
  const said = clauses(semicolon < 0 ? text : text.slice(0, semicolon));
  const from = said.get('from');
  const comments = [...said.values()].map(({ comment }) => comment).join(' ');
  const protocol = said.get('with')?.word.toUpperCase().slice(0, 40) ?? null;
  const tls = TLS_WORDS.exec(comments)?.[0] ?? null;
  return {
    ...client(from),
    by: nameOf(said.get('by')?.word),
    // Exchange writes `with Microsoft SMTP Server`.
    protocol: protocol === '' ? null : protocol === 'MICROSOFT' ? 'MICROSOFT SMTP' : protocol,
    encrypted: encryptedBy(protocol, tls),
    tls,
    authenticated:
      /^(?:UTF8)?(?:ESMTPS?A|SMTPS?A|ASMTPS?|LMTPS?A)$/.test(protocol ?? '') ||
      /\bauthenticated\b/i.test(comments),
    id: said.get('id')?.word.slice(0, MAX_WORD) ?? null,
    envelopeFrom: /envelope-from <?([^\s<>)]{0,320})>?/i.exec(comments)?.[1] ?? null,
    at: date === null ? null : new Date(date.at).toISOString(),
    zone: date?.zone ?? null,
    delayMs: null,
  };
}

/** Hops from the sender's end on, each with the time since the one before; the fields stand the other way round. */
export function hopsOf(fields: readonly string[]): MessageHop[] {
  const hops = fields.map(parseReceived).reverse();
  let before: number | null = null;
  return hops.map((hop) => {
    if (hop.at === null) return hop;
    const at = Date.parse(hop.at);
    const delayMs = before === null ? null : at - before;
    before = at;
    return { ...hop, delayMs };
  });
}

/** Words and comments of each clause; the comment after a word belongs to it. */
function clauses(text: string): Map<Clause, Said> {
  const found = new Map<Clause, Said>();
  let current: Said | undefined;
  for (const token of tokens(text)) {
    if (token.comment !== undefined) {
      if (current !== undefined) current.comment += ` ${token.comment}`;
      continue;
    }
    const word = token.word.toLowerCase();
    if (CLAUSES.has(word) && !found.has(word as Clause) && current?.word !== '') {
      current = { word: '', comment: '' };
      found.set(word as Clause, current);
    } else if (current !== undefined && current.word === '') current.word = token.word;
  }
  return found;
}

/** Words, and what stands in parentheses, nested ones within. */
function* tokens(text: string): Generator<{ word: string; comment?: string }> {
  let word = '';
  let comment = '';
  let depth = 0;
  for (const character of text) {
    if (character === '(') {
      if (depth === 0 && word !== '') yield { word };
      if (depth === 0) word = '';
      else comment += character;
      depth += 1;
    } else if (character === ')' && depth > 0) {
      depth -= 1;
      if (depth > 0) comment += character;
      else {
        yield { word: '', comment };
        comment = '';
      }
    } else if (depth > 0) comment += character;
    else if (/\s/.test(character)) {
      if (word !== '') yield { word };
      word = '';
    } else word += character;
  }
  if (depth > 0) yield { word: '', comment };
  if (word !== '') yield { word };
}

/**
 * `helo (name [ip])` as Postfix, Sendmail and Gmail write it, `name ([ip] helo=helo)` as Exim does,
 * `unknown (HELO helo) (ip)` as qmail does, `helo (ip)` as Exchange does.
 */
function client(from: Said | undefined): Pick<MessageHop, 'helo' | 'name' | 'ip'> {
  if (from === undefined) return { helo: null, name: null, ip: null };
  const { word, comment } = from;
  const ip = addressIn(comment) ?? addressIn(word);
  const stated = /\b(?:helo|ehlo)[ =]\[?([^\s\])]{1,255})/i.exec(comment)?.[1];
  if (stated !== undefined) return { helo: stated, name: nameOf(word), ip };
  const [first = ''] = comment.trim().split(/\s/, 1);
  const name = /^[\w-]+(?:\.[\w-]+)+\.?$/.test(first) && addressIn(first) === null ? first : undefined;
  return { helo: word === '' ? null : word.slice(0, MAX_WORD), name: nameOf(name), ip };
}

/** In brackets before bare ones, since a name may look like an address, too. */
function addressIn(text: string): string | null {
  const bracketed = [...text.matchAll(/\[(?:IPv6:)?([\da-f.:]{3,45})\]/gi)].map(([, ip = '']) => ip);
  const bare = text.split(/[\s,]+/).filter((word) => /^[\da-f.:]{3,45}$/i.test(word));
  for (const candidate of [...bracketed, ...bare]) {
    const ip = canonicalIp(candidate);
    if (ip !== null) return unmapped(ip);
  }
  return null;
}

function nameOf(word: string | undefined): string | null {
  const name = word?.replace(/\.$/, '').slice(0, MAX_WORD) ?? '';
  return name === '' || name === 'unknown' ? null : name;
}

function encryptedBy(protocol: string | null, tls: string | null): boolean | null {
  if (tls !== null || (protocol !== null && ENCRYPTED.test(protocol))) return true;
  return protocol !== null && PLAIN.test(protocol) ? false : null;
}
