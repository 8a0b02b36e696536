/** What a reader sees of an HTML part, as plain lines: enough to find addresses and sentences in a notice. */

const MAX_HTML = 1_048_576;

/** Elements that begin a line of their own. */
const BREAKS = /^\/?(?:br|p|div|tr|td|th|li|ul|ol|table|h[1-6]|hr|pre|blockquote|section|title)$/;
/** Elements whose content is for machines. */
const HIDDEN = new Set(['style', 'script', 'head', 'template']);

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    shy: '',
    szlig: 'ß',
    aelig: 'æ',
    oslash: 'ø',
    oelig: 'œ',
    laquo: '«',
    raquo: '»',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    middot: '·',
    iexcl: '¡',
    iquest: '¿',
  }),
);
/** `&uuml;` is a letter and the mark above it. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['circ', '\u0302'],
  ['tilde', '\u0303'],
  ['uml', '\u0308'],
  ['ring', '\u030a'],
  ['caron', '\u030c'],
  ['cedil', '\u0327'],
]);

/** Reads each character once; never throws. Tags that do not close end the text. */
export function htmlText(html: string): string {
  const source = html.slice(0, MAX_HTML);
  let text = '';
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const words = source.slice(at, open === -1 ? source.length : open);
    // Line ends of the source are white space (HTML Standard, "collapsible white space").
    text += withoutEntities(words.replaceAll(/[ \t\r\n\f]+/g, ' '));
    if (open === -1) break;
    const isComment = source.startsWith('<!--', open);
    const close = source.indexOf(isComment ? '-->' : '>', open);
    if (close === -1) break;
    at = close + (isComment ? 3 : 1);
    const name = /^\/?[a-z][a-z0-9]*/.exec(source.slice(open + 1, open + 20).toLowerCase())?.[0] ?? '';
    if (BREAKS.test(name)) text += '\n';
    if (HIDDEN.has(name)) {
      const end = indexOfEnd(source, name, at);
      if (end !== -1) at = end;
    }
  }
  return text
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function indexOfEnd(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\b`, 'gi');
  end.lastIndex = from;
  return end.exec(source)?.index ?? -1;
}

/** Character references that people see as characters; others stay. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name.startsWith('#')) {
      const isHex = /^#x/i.test(name);
      const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
      return Number.isNaN(point) || point > 0x10ffff || point < 0x20 ? ' ' : String.fromCodePoint(point);
    }
    const mark = MARKS.get(name.slice(1).toLowerCase());
    return mark === undefined ? (NAMED.get(name.toLowerCase()) ?? whole) : (name[0]! + mark).normalize('NFC');
  });
}
