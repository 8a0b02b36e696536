/** A text as words in clauses: what is unlike in every reply (addresses, hosts, numbers) stands as what it is. */

export interface Tokens {
  /** Normalised words, and `<address>`, `<ip>`, `<host>`, `<url>`, `<path>`, `<number>`. */
  words: string[];
  /** Where each stands in the text, end excluded. */
  starts: number[];
  ends: number[];
  /** Number of the clause each belongs to, never falling. */
  clauses: number[];
}

/** More words than any reply has that says anything. */
const MAX_TOKENS = 600;

const LETTER = 1;
const DIGIT = 2;
/** Part of a word where a letter or digit follows. */
const INSIDE = 3;
const CLASS = new Uint8Array(128);
for (let c = 48; c < 58; c++) CLASS[c] = DIGIT;
for (let c = 65; c < 91; c++) CLASS[c] = CLASS[c + 32] = LETTER;
for (const c of "_-.@'+") CLASS[c.charCodeAt(0)] = INSIDE;

const IPV6 = /(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?/iy;
const DOTTED = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const NUMBERS = /^[\d.]+$/;
const HOST = /^[a-z0-9_](?:[a-z0-9_-]*\.)+[a-z][a-z0-9-]*[a-z]$/i;
/** `RESOLVER.ADR.RecipNotFound`: words that a program strings together. */
const CAMEL = /[a-z][A-Z]/;
/** `unknown.Please`: a sentence ended and the space was forgotten. */
const GLUED = /[a-z]\.[A-Z][a-z]/;
const SCHEME = /^(?:https?|ftp|smtps?|ssl|tls)$/i;

const folded = new Map<string, string>();

/** One code unit for one code unit, so that places in the text stay what they are. */
export function fold(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      out += text[i];
      continue;
    }
    const unit = text[i]!;
    let plain = folded.get(unit);
    if (plain === undefined) {
      plain = foldUnit(unit, code);
      folded.set(unit, plain);
    }
    out += plain;
  }
  return out;
}

function foldUnit(unit: string, code: number): string {
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc) return "'";
  if (code >= 0x2010 && code <= 0x2015) return '-';
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b || code === 0x061f) return ';';
  if (code === 0x00df) return 's';
  if (code === 0x0131) return 'i';
  if (code === 0x0142) return 'l';
  if (code < 0x2000 || (code >= 0xff01 && code <= 0xff5e)) {
    const base = unit.normalize('NFKD').toLowerCase()[0] ?? unit;
    return base;
  }
  return unit;
}

/** Letters of scripts that are written without spaces, each a word of its own. */
export function standsAlone(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x0e00 && code <= 0x0e7f)
  );
}

const LETTERS = /\p{L}|\p{M}/u;
const letterUnits = new Uint8Array(65536);

function isLetter(code: number): boolean {
  if (code < 128) return CLASS[code] === LETTER;
  let known = letterUnits[code]!;
  if (known === 0) {
    known = LETTERS.test(String.fromCharCode(code)) ? 1 : 2;
    letterUnits[code] = known;
  }
  return known === 1;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

/** Never throws. Words of a URL's path are a clause of their own. */
export function tokenise(text: string): Tokens {
  const plain = /^[\x00-\x7f]*$/.test(text) ? text : fold(text);
  const tokens: Tokens = { words: [], starts: [], ends: [], clauses: [] };
  let clause = 0;
  let at = 0;
  const { length } = plain;
  while (at < length && tokens.words.length < MAX_TOKENS) {
    const code = plain.charCodeAt(at);
    if (code >= 128 && standsAlone(code)) {
      push(tokens, plain[at]!, at, at + 1, clause);
      at++;
      continue;
    }
    const begins = isLetter(code) || isDigit(code);
    if (!begins && code !== 58) {
      // A full stop ends a clause only before white space: hosts and numbers have dots too.
      if (code === 59 || code === 33 || code === 63 || code === 124) clause++;
      else if (code === 46 && (at + 1 >= length || plain.charCodeAt(at + 1) <= 32)) clause++;
      at++;
      continue;
    }
    if (plain.charCodeAt(at + 1) === 58 || isHex(code)) {
      const end = ipv6End(plain, at);
      if (end > 0) {
        push(tokens, '<ip>', at, end, clause);
        at = end;
        continue;
      }
    }
    if (!begins) {
      at++;
      continue;
    }
    if (at > 0 && plain.charCodeAt(at - 1) === 47) {
      const end = pathEnd(plain, at);
      if (end > 0) {
        push(tokens, '<path>', at - 1, end, clause);
        at = end;
        continue;
      }
    }
    const end = runEnd(plain, at);
    const run = plain.slice(at, end);
    if (plain.charCodeAt(end) === 58 && plain.startsWith('://', end) && SCHEME.test(run)) {
      const stop = urlEnd(plain, end + 3);
      // The link is a word of the sentence; what it says is told apart.
      push(tokens, '<url>', at, stop, clause);
      pushUrl(tokens, plain, end + 3, stop, clause + 1);
      // Most sentences end with a link.
      clause += 2;
      at = stop;
      continue;
    }
    clause = pushRun(tokens, run, at, clause);
    at = end;
  }
  return tokens;
}

function isHex(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

function ipv6End(text: string, at: number): number {
  const colon = text.indexOf(':', at);
  if (colon === -1 || colon > at + 4) return 0;
  const next = text.charCodeAt(colon + 1);
  if (!isHex(next) && next !== 58) return 0;
  IPV6.lastIndex = at;
  const found = IPV6.exec(text);
  if (found === null || found[0].length < 6 || !/[0-9a-f]:[0-9a-f]|::/i.test(found[0])) return 0;
  return at + found[0].length;
}

/** Where a path ends whose first name begins at `at`, behind a slash; 0 where it is none: `and/or`, `/RBL`. */
function pathEnd(text: string, at: number): number {
  const before = at < 2 ? 32 : text.charCodeAt(at - 2);
  if (before > 32 && before !== 34 && before !== 39 && before !== 40 && before !== 58 && before !== 61)
    return 0;
  let end = at;
  let slashes = 0;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 47) slashes++;
    else if (
      code <= 32 ||
      code === 34 ||
      code === 39 ||
      code === 41 ||
      code === 44 ||
      code === 58 ||
      code === 59
    )
      break;
  }
  return slashes > 0 ? end : 0;
}

function runEnd(text: string, at: number): number {
  let end = at + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code < 128) {
      const kind = CLASS[code];
      if (kind === LETTER || kind === DIGIT) continue;
      if (kind !== INSIDE) break;
      const next = text.charCodeAt(end + 1);
      if (!(isLetter(next) || isDigit(next)) || standsAlone(next)) break;
    } else if (!isLetter(code) || standsAlone(code)) break;
  }
  return end;
}

function urlEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code <= 32 || code === 62 || code === 34 || code === 41 || code === 93) break;
    end++;
  }
  while (end > at && '.,;:'.includes(text[end - 1]!)) end--;
  return end;
}

function push(tokens: Tokens, word: string, start: number, end: number, clause: number): void {
  tokens.words.push(word);
  tokens.starts.push(start);
  tokens.ends.push(end);
  tokens.clauses.push(clause);
}

/** Labels of the host first, then the words of the path and the query. */
function pushUrl(tokens: Tokens, text: string, start: number, end: number, clause: number): void {
  let slash = start;
  while (slash < end && !'/?#'.includes(text[slash]!)) slash++;
  pushLabels(tokens, text.slice(start, slash), start, clause);
  // Long queries are identifiers.
  const stop = Math.min(end, slash + 120);
  let at = slash;
  while (at < stop) {
    if (!isLetter(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let last = at + 1;
    while (last < stop && isLetter(text.charCodeAt(last))) last++;
    pushParts(tokens, text.slice(at, last), at, clause);
    at = last;
  }
}

/** A host, and its labels marked as such: `spamhaus.` is a name, `mail.` says nothing about mail. */
function pushLabels(tokens: Tokens, host: string, start: number, clause: number): void {
  let at = 0;
  for (const label of host.split('.', 8)) {
    if (label.length > 2)
      push(tokens, `${label.toLowerCase()}.`, start + at, start + at + label.length, clause);
    at += label.length + 1;
  }
}

/** The clause that follows: a run may hold the end of a sentence. */
function pushRun(tokens: Tokens, run: string, start: number, clause: number): number {
  const end = start + run.length;
  if (run.includes('@')) {
    push(tokens, '<address>', start, end, clause);
    return clause;
  }
  if (run.includes('.')) {
    if (DOTTED.test(run)) {
      push(tokens, '<ip>', start, end, clause);
      return clause;
    }
    // An enhanced code among the words, a version.
    if (NUMBERS.test(run)) {
      push(tokens, '<number>', start, end, clause);
      return clause;
    }
    if (GLUED.test(run)) {
      let at = start;
      for (const part of run.split('.')) {
        pushRun(tokens, part, at, clause++);
        at += part.length + 1;
      }
      return clause - 1;
    }
    if (HOST.test(run) && !CAMEL.test(run)) {
      push(tokens, '<host>', start, end, clause);
      pushLabels(tokens, run, start, clause);
      return clause;
    }
    let at = start;
    for (const part of run.split('.')) {
      if (part !== '') pushParts(tokens, part, at, clause);
      at += part.length + 1;
    }
    return clause;
  }
  pushParts(tokens, run, start, clause);
  return clause;
}

/** `over-quota`, `NoSuchUser`, `LDAP_ERROR` are several words. */
function pushParts(tokens: Tokens, run: string, start: number, clause: number): void {
  let from = 0;
  for (let at = 0; at <= run.length; at++) {
    const code = at < run.length ? run.charCodeAt(at) : 45;
    const ends = code === 45 || code === 95 || code === 43;
    // `rDNS` is one word.
    const camel =
      isUpper(code) && at > from && isLower(run.charCodeAt(at - 1)) && isLower(run.charCodeAt(at + 1));
    if (!ends && !camel) continue;
    if (at > from) pushWord(tokens, run.slice(from, at), start + from, start + at, clause);
    from = ends ? at + 1 : at;
  }
}

/** French and Italian: `l'adresse`, `n'existe`, `dell'utente` are two words each. */
const ELIDED = /^(l|d|n|qu|s|c|j|un|nessun|(?:de|a|ne|da|su|que)ll)'(?=[a-z]{2})/;

function pushWord(tokens: Tokens, part: string, start: number, end: number, clause: number): void {
  let word = part.toLowerCase();
  if (word.includes("'")) {
    const elided = ELIDED.exec(word);
    if (elided !== null) {
      const rest = start + elided[0].length;
      push(tokens, elided[1]!, start, rest, clause);
      pushWord(tokens, part.slice(elided[0].length), rest, end, clause);
      return;
    }
    if (word.endsWith("'s")) word = word.slice(0, -2);
    word = word.replaceAll("'", '');
    if (word === '') return;
  }
  push(tokens, isNumber(word) ? '<number>' : word, start, end, clause);
}

function isNumber(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (!isDigit(word.charCodeAt(i))) return false;
  return true;
}
