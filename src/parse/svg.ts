/** Reads a BIMI logo and holds it to SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman §2); never throws. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { BimiProblem, LogoFacts } from '../model/evidence/bimi.ts';

/** Most octets a compressed logo may unfold to. */
const MAX_UNPACKED = 1_048_576;
/** The size mailbox providers and mark authorities ask logos to keep within. */
const ADVISED_BYTES = 32_768;
const MAX_PROBLEMS = 12;
const SVG = 'http://www.w3.org/2000/svg';

/** Elements the profile leaves out, and why nobody shows a logo with them. */
const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ['script', 'it holds a script'],
  ['handler', 'it holds an event handler'],
  ['listener', 'it holds an event listener'],
  ['animate', 'it is animated'],
  ['animatecolor', 'it is animated'],
  ['animatemotion', 'it is animated'],
  ['animatetransform', 'it is animated'],
  ['set', 'it is animated'],
  ['discard', 'it is animated'],
  ['animation', 'it is animated'],
  ['image', 'it holds an image; only drawn shapes are allowed'],
  ['feimage', 'it holds an image; only drawn shapes are allowed'],
  ['audio', 'it holds sound'],
  ['video', 'it holds a video'],
  ['foreignobject', 'it holds foreign content (foreignObject)'],
  ['iframe', 'it holds foreign content (iframe)'],
]);

type Problems = Map<string, BimiProblem>;

/** The facts and faults of a logo as served. */
export function inspectLogo(served: Buffer): LogoFacts {
  const problems: Problems = new Map();
  const image = unpackLogo(served);
  const compressed = isGzip(served);
  if (image === null) {
    note(problems, 'bad-gzip', 'it is compressed, but cannot be unpacked');
    return { bytes: served.length, compressed, problems: [...problems.values()], title: null, sha256: null };
  }
  const text = image.toString('utf8');
  const title = readSvg(text, problems);
  if (image.length > ADVISED_BYTES) {
    const says = `it has ${image.length} octets; providers ask for ${ADVISED_BYTES} at most`;
    problems.set('large', { code: 'large', says, fatal: false });
  }
  return {
    bytes: served.length,
    compressed,
    problems: [...problems.values()].slice(0, MAX_PROBLEMS),
    title,
    sha256: logoDigest(text),
  };
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The image itself, unpacked within bounds; null where that fails. */
export function unpackLogo(bytes: Buffer): Buffer | null {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED });
  } catch {
    return null;
  }
}

/** SHA-256 over the text without its line-end style and outer white space, so that only real differences count. */
export function logoDigest(text: string): string {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return createHash('sha256').update(plain.trim()).digest('hex');
}

function note(problems: Problems, code: string, says: string): void {
  if (!problems.has(code)) problems.set(code, { code, says, fatal: true });
}

/** Walks the document; the first <title> directly below the root is returned. */
function readSvg(text: string, problems: Problems): string | null {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const path: string[] = [];
  let title: string | null = null;
  let broken = false;
  parser.on('error', (error) => {
    if (!broken) note(problems, 'not-well-formed', `it is not well-formed XML (${shorten(error.message)})`);
    broken = true;
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) note(problems, 'entity', 'it defines entities');
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') note(problems, 'external-reference', 'it refers to a style sheet');
  });
  parser.on('opentag', (tag) => {
    if (broken) return;
    if (path.length === 0) checkRoot(tag, problems);
    checkElement(tag, problems);
    path.push(tag.name);
  });
  parser.on('closetag', () => {
    path.pop();
  });
  const addTitle = (words: string): void => {
    if (path.length !== 2 || localName(path[1] ?? '') !== 'title') return;
    title = `${title ?? ''}${words}`.slice(0, 200);
  };
  parser.on('cdata', (data) => {
    addTitle(data);
    if (localName(path.at(-1) ?? '') === 'style') checkStyle(data, problems);
  });
  parser.on('text', (words) => {
    addTitle(words);
    if (localName(path.at(-1) ?? '') === 'style') checkStyle(words, problems);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    note(problems, 'not-well-formed', `it is not well-formed XML (${shorten(String(error))})`);
    broken = true;
  }
  const trimmed = (title as string | null)?.trim() ?? '';
  if (trimmed === '' && !broken) note(problems, 'no-title', 'it has no <title>');
  return trimmed === '' ? null : trimmed;
}

function checkRoot({ name, attributes }: SaxesTagPlain, problems: Problems): void {
  if (localName(name) !== 'svg') {
    note(problems, 'not-svg', `it is not SVG: its root element is <${shorten(name)}>`);
    return;
  }
  const get = (attribute: string): string | undefined => attributes[attribute]?.trim();
  if (!Object.values(attributes).includes(SVG)) {
    note(problems, 'no-namespace', `its root element lacks xmlns="${SVG}"`);
  }
  if (get('baseProfile')?.toLowerCase() !== 'tiny-ps') {
    const is = get('baseProfile') === undefined ? 'missing' : `"${shorten(get('baseProfile') ?? '')}"`;
    note(problems, 'not-tiny-ps', `its baseProfile is ${is}, not "tiny-ps"`);
  }
  if (get('version') !== '1.2') {
    const is = get('version') === undefined ? 'missing' : `"${shorten(get('version') ?? '')}"`;
    note(problems, 'bad-svg-version', `its version is ${is}, not "1.2"`);
  }
  if (get('x') !== undefined || get('y') !== undefined) {
    note(problems, 'root-position', 'its root element has x= or y=');
  }
  const [width, height] = proportions(get('viewBox'), get('width'), get('height'));
  // A hundredth is a rounding error of drawing programs, not a shape.
  if (width !== undefined && height !== undefined && Math.abs(width - height) > width / 100) {
    note(problems, 'not-square', `it is not square but ${width} by ${height}`);
  }
}

function proportions(viewBox: string | undefined, width = '', height = ''): [number?, number?] {
  const box = viewBox?.split(/[\s,]+/).map(Number) ?? [];
  const [, , boxWidth, boxHeight] = box;
  if (boxWidth !== undefined && boxHeight !== undefined && boxWidth > 0 && boxHeight > 0) {
    return [boxWidth, boxHeight];
  }
  const [w, h] = [Number.parseFloat(width), Number.parseFloat(height)];
  // Percentages tell no shape.
  return w > 0 && h > 0 && !`${width}${height}`.includes('%') ? [w, h] : [];
}

function checkElement({ name, attributes }: SaxesTagPlain, problems: Problems): void {
  const forbidden = FORBIDDEN.get(localName(name));
  if (forbidden !== undefined) note(problems, `forbidden-${localName(name)}`, forbidden);
  for (const [attribute, value] of Object.entries(attributes)) {
    const local = localName(attribute);
    if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) continue;
    if (/^on[a-z]/.test(local)) note(problems, 'event-handler', `it has an event handler (${local}=)`);
    if ((local === 'href' || local === 'src') && !value.trim().startsWith('#')) {
      note(problems, 'external-reference', `it refers to something outside itself (${shorten(value)})`);
    }
    checkStyle(value, problems);
  }
}

/** `url(...)` may point within the document only; `@import` never. */
function checkStyle(value: string, problems: Problems): void {
  for (const [, target = ''] of value.slice(0, MAX_UNPACKED).matchAll(/url\([ \t]{0,9}["']?([^)]{0,80})/gi)) {
    if (!target.startsWith('#')) {
      note(problems, 'external-reference', `it refers to something outside itself (${shorten(target)})`);
    }
  }
  if (/@import\b/i.test(value)) note(problems, 'external-reference', 'its style sheet imports another');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function shorten(text: string): string {
  const line = text.replaceAll(/[\x00-\x1f\x7f]+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
