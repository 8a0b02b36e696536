/** A reply without what differs from one message to the next, so that what it means need be found out once. */

export interface Gist {
  /** The text with a sign for each part left out. */
  key: string;
  /** Where each part left out began and ended in the text, in pairs. */
  gaps: readonly number[];
}

const LETTER = 1;
const DIGIT = 2;
/** Joins the letters of an identifier. */
const JOINT = 3;
/** Stands in addresses beside these. */
const LOCAL = 4;
const KIND = new Uint8Array(128);
for (let c = 48; c < 58; c++) KIND[c] = DIGIT;
for (let c = 65; c < 91; c++) KIND[c] = KIND[c + 32] = LETTER;
for (const c of '-_') KIND[c.charCodeAt(0)] = JOINT;
for (const c of '.+=%~!#$&*?^`{}') KIND[c.charCodeAt(0)] = LOCAL;

const AT = 64;
const DOT = 46;

/** Shorter ones may be codes that mean something: `OFR004_104`. */
const LONG = 12;

/**
 * Leaves out addresses, IPv4 addresses and identifiers of messages and sessions. Codes and the times a reply names stay:
 * texts of the same key mean the same.
 */
export function gistOf(text: string): Gist {
  const gaps: number[] = [];
  let key = '';
  let kept = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code >= 128 || KIND[code] === 0) {
      at++;
      continue;
    }
    // A run of what may be an address, or several names with dots between.
    let end = at;
    let sign = -1;
    let digits = 0;
    for (; end < text.length; end++) {
      const one = text.charCodeAt(end);
      if (one === AT) {
        if (sign !== -1) break;
        sign = end;
        continue;
      }
      if (one >= 128) break;
      const kind = KIND[one]!;
      if (kind === 0) break;
      if (kind === DIGIT) digits++;
    }
    if (sign > at && end > sign + 1) {
      while (text.charCodeAt(end - 1) === DOT) end--;
      key += `${text.slice(kept, at)}@`;
      gaps.push(at, end);
      kept = end;
    } else if (digits >= 3) {
      for (let from = at; from < end; ) {
        const to = identifierEnd(text, from, end);
        if (to < 0) {
          from = -to;
          continue;
        }
        key += `${text.slice(kept, from)}~`;
        gaps.push(from, to);
        kept = from = to;
      }
    }
    at = Math.max(end, at + 1);
  }
  return gaps.length === 0 ? { key: text, gaps } : { key: key + text.slice(kept), gaps };
}

/** Where the identifier or IPv4 address that begins at `from` ends; where there is none, the next place to look, below 0. */
function identifierEnd(text: string, from: number, end: number): number {
  let at = from;
  let digits = 0;
  let turns = 0;
  let before = 0;
  for (; at < end; at++) {
    const kind = KIND[text.charCodeAt(at)]!;
    if (kind === LOCAL) break;
    if (kind === DIGIT) digits++;
    if (kind !== JOINT && before !== 0 && kind !== before) turns++;
    if (kind !== JOINT) before = kind;
  }
  const length = at - from;
  if (length >= LONG && digits >= 3 && (turns >= 2 || digits === length)) return partsEnd(text, at, end);
  if (digits === length && length <= 3 && text.charCodeAt(at) === DOT && text.charCodeAt(from - 1) !== DOT) {
    const address = ipv4End(text, from, end);
    if (address > 0) return address;
  }
  return -Math.max(at + 1, from + 1);
}

/** Identifiers have numbers of their parts behind them: `…abc.12`. */
function partsEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at + 1 < end && text.charCodeAt(at) === DOT && KIND[text.charCodeAt(at + 1)] === DIGIT) {
    let next = at + 1;
    while (next < end && KIND[text.charCodeAt(next)] === DIGIT) next++;
    if (next < end && KIND[text.charCodeAt(next)] !== LOCAL) break;
    at = next;
  }
  return at;
}

function ipv4End(text: string, from: number, end: number): number {
  let at = from;
  for (let part = 0; part < 4; part++) {
    const began = at;
    while (at < end && at - began < 4 && KIND[text.charCodeAt(at)] === DIGIT) at++;
    if (at === began || at - began > 3) return 0;
    if (part < 3) {
      if (text.charCodeAt(at) !== DOT) return 0;
      at++;
    }
  }
  const next = at < end ? text.charCodeAt(at) : 0;
  // A fifth number, or a name that begins with an address.
  return next !== 0 && (KIND[next] !== LOCAL || KIND[text.charCodeAt(at + 1)] === DIGIT) ? 0 : at;
}

/** From a place in the text to its place in the key; -1 within a part left out. */
export function toKey({ gaps }: Gist, place: number): number {
  let shift = 0;
  for (let i = 0; i < gaps.length; i += 2) {
    if (place <= gaps[i]!) break;
    if (place < gaps[i + 1]!) return -1;
    shift += gaps[i + 1]! - gaps[i]! - 1;
  }
  return place - shift;
}

/** From a place in the key to its place in the text. */
export function toText({ gaps }: Gist, place: number): number {
  let shift = 0;
  for (let i = 0; i < gaps.length; i += 2) {
    if (place + shift <= gaps[i]!) break;
    shift += gaps[i + 1]! - gaps[i]! - 1;
  }
  return place + shift;
}
