/** How many columns text takes in a terminal, and lines that fit a number of them. Takes printable text only. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const MARK = /\p{M}/u;

export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (character <= '\u02ff') return 1;
  if (MARK.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columns(text))) + text;
}

/** Cuts to a width, with an ellipsis where something is left out. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  return `${split(text, width - 1)[0]}…`;
}

const SIGN = /^[^\p{L}\p{N}]$/u;

/**
 * Lines no wider than `width`, broken at spaces; an overlong word is broken, save a URL, which must stay whole. A sign
 * that leads a line keeps its word beside it.
 */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(8, width);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const push = (word: string, wide: number): void => {
    line = used === 0 ? word : `${line} ${word}`;
    used += wide + (used === 0 ? 0 : 1);
  };
  const end = (): void => {
    if (used > 0) lines.push(line);
    line = '';
    used = 0;
  };
  // A dot between items ends a line rather than begins one.
  for (let word of text.split(/ (?!· )/)) {
    if (word === '') continue;
    let wide = columns(word);
    const isUrl = /^\(?https?:\/\//.test(word);
    const besides = SIGN.test(line) ? room - used - 1 : room;
    if (used > 0 && used + 1 + wide > room && (besides === room || isUrl)) end();
    for (let left = besides; wide > left && !isUrl; left = room) {
      const [head, tail] = broken(word, left);
      push(head, columns(head));
      end();
      word = tail;
      wide = columns(word);
    }
    if (word !== '') push(word, wide);
  }
  end();
  return lines.length === 0 ? [''] : lines;
}

/** Where names, values and addresses of mail boxes come apart well; a hyphen may be a part of a label. */
const JOINTS = [/[.,:;/=](?=.)/gu, /-(?=.)/gu];

/** An overlong word in two: at a joint that lets the rest fit, else at one in the second half of the room, else anywhere. */
function broken(word: string, width: number): [string, string] {
  const [head] = split(word, width);
  const candidates = JOINTS.map((joint) => joints(word, joint).findLast((at) => at <= head.length));
  const fitting = candidates.find((at) => at !== undefined && columns(word.slice(at)) <= width);
  const late = candidates.find((at) => at !== undefined && columns(word.slice(0, at)) * 2 > width);
  const at = fitting ?? late ?? head.length;
  return [word.slice(0, at), word.slice(at)];
}

function joints(word: string, joint: RegExp): number[] {
  return [...word.matchAll(joint)].map(({ index }) => index + 1);
}

/** No part of a digest means more than another, so that it comes apart anywhere. */
const DIGEST = /^[0-9a-f]{17,}…?$/i;
const DIGEST_PIECE = 16;

/** The narrowest room in which `word` stays whole. */
export function wholeWidth(word: string): number {
  return DIGEST.test(word) ? DIGEST_PIECE : columns(word);
}

/** The narrowest room in which `word` takes two lines, broken at a joint; names come apart so, addresses of hosts do not. */
export function halvedWidth(word: string): number {
  const whole = wholeWidth(word);
  if (!/[a-z]/i.test(word) || ADDRESS.test(word)) return whole;
  const halves = JOINTS.flatMap((joint) => joints(word, joint)).map((at) =>
    Math.max(columns(word.slice(0, at)), columns(word.slice(at))),
  );
  return Math.min(whole, ...halves);
}

const ADDRESS = /^[0-9a-f]*:[0-9a-f:.]*$/i;

/** Items in a row with ` · ` between; a line breaks between items, within one only where it is too long for a line. */
export function flow(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  items.forEach((item, index) => {
    const piece = index < items.length - 1 ? `${item} ·` : item;
    if (line !== '' && columns(line) + 1 + columns(piece) <= width) {
      line = `${line} ${piece}`;
      return;
    }
    const wrapped = wrap(piece, width);
    if (line !== '') lines.push(line);
    lines.push(...wrapped.slice(0, -1));
    line = wrapped.at(-1) as string;
  });
  return [...lines, line];
}

/** At most `width` columns, and the rest; takes at least one character. */
function split(text: string, width: number): [string, string] {
  let used = 0;
  let at = 0;
  for (const character of text) {
    const wide = widthOf(character);
    if (used + wide > width && at > 0) break;
    used += wide;
    at += character.length;
  }
  return [text.slice(0, at), text.slice(at)];
}
