import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectLogo, logoDigest } from '../../src/parse/svg.ts';

const ROOT =
  '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps" viewBox="0 0 64 64">';
const SOUND = `<?xml version="1.0" encoding="UTF-8"?>\n${ROOT}<title>Example &amp; Co</title><path id="p" d="M0 0h9v9z"/></svg>\n`;
const inside = (markup: string): string => SOUND.replace('<path', `${markup}<path`);
const codes = (text: string): string[] =>
  inspectLogo(Buffer.from(text))
    .problems.filter(({ fatal }) => fatal)
    .map(({ code }) => code);

describe('inspectLogo', () => {
  it('finds no fault with SVG Tiny PS', () => {
    expect(inspectLogo(Buffer.from(SOUND))).toEqual({
      bytes: SOUND.length,
      compressed: false,
      problems: [],
      title: 'Example & Co',
      sha256: logoDigest(SOUND),
    });
  });

  it.each([
    ['an XML doctype', SOUND.replace('<svg', '<!DOCTYPE svg>\n<svg')],
    ['references within the document', inside('<use xlink:href="#p" fill="url(#g)"/>')],
    ['a prefix', SOUND.replaceAll(/<(\/?)(svg|title|path)/g, '<$1s:$2').replace('xmlns=', 'xmlns:s=')],
    ['a size instead of a viewBox', SOUND.replace('viewBox="0 0 64 64"', 'width="64px" height="64px"')],
    ['percentages', SOUND.replace('viewBox="0 0 64 64"', 'width="100%" height="50%"')],
    ['a title in CDATA', SOUND.replace('Example &amp; Co', '<![CDATA[Example]]>')],
    ['a rounding error', SOUND.replace('0 0 64 64', '0 0 64 64.3')],
  ])('accepts %s', (_, text) => {
    expect(codes(text)).toEqual([]);
  });

  it.each([
    ['no-title', SOUND.replace('Example &amp; Co', ' ')],
    ['no-title', SOUND.replace('<title>Example &amp; Co</title>', '<g><title>Example</title></g>')],
    ['not-tiny-ps', SOUND.replace('tiny-ps', 'tiny')],
    ['bad-svg-version', SOUND.replace(' version="1.2"', ' version="1.1"')],
    ['root-position', SOUND.replace('<svg', '<svg x="0px" y="0px"')],
    ['not-square', SOUND.replace('0 0 64 64', '0 0 64 32')],
    ['no-namespace', SOUND.replace('http://www.w3.org/2000/svg', 'urn:other')],
    ['forbidden-script', inside('<script>alert(1)</script>')],
    ['forbidden-image', inside('<image width="1" height="1"/>')],
    ['forbidden-animate', inside('<animate attributeName="x"/>')],
    ['forbidden-foreignobject', inside('<foreignObject/>')],
    ['event-handler', SOUND.replace('<path', '<path onclick="x()"')],
    ['external-reference', inside('<use xlink:href="https://example.com/#p"/>')],
    ['external-reference', SOUND.replace('<path', '<path fill="url(https://example.com/x)"')],
    ['external-reference', inside('<style>@import "x.css"; </style>')],
    ['external-reference', SOUND.replace('<svg', '<?xml-stylesheet href="x.css"?><svg')],
    ['not-well-formed', SOUND.replace('</svg>', '')],
    ['not-svg', '<html><title>x</title></html>'],
  ])('says %s', (code, text) => {
    expect(codes(text)).toEqual([code]);
  });

  it('neither expands nor fetches entities', () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(99)}"><!ENTITY b SYSTEM "file:///etc/hostname">]>${inside('<g id="&a;&b;"/>')}`;
    expect(codes(bomb.replace(/<\?xml[^>]*>\n/, ''))).toEqual(['entity', 'not-well-formed']);
  });

  it('unpacks gzip within bounds, and counts line ends as nothing', () => {
    const packed = inspectLogo(gzipSync(SOUND.replaceAll('\n', '\r\n')));
    expect(packed).toMatchObject({ compressed: true, problems: [], sha256: logoDigest(SOUND) });
    const bomb = gzipSync(Buffer.alloc(8_000_000, 32));
    expect(inspectLogo(bomb).problems).toMatchObject([{ code: 'bad-gzip' }]);
  });

  it('mentions a size above what providers ask for, without failing it', () => {
    const { problems } = inspectLogo(Buffer.from(inside(`<desc>${'x'.repeat(40_000)}</desc>`)));
    expect(problems).toMatchObject([{ code: 'large', fatal: false }]);
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<svg>',
        '</svg>',
        '<!--',
        ']]>',
        '<![CDATA[',
        '<!DOCTYPE',
        '&#x0;',
        ROOT,
        '<?xml?>',
        '"',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        expect(inspectLogo(Buffer.from(parts.join(''))).bytes).toBeGreaterThanOrEqual(0);
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void inspectLogo(Buffer.from([0x1f, 0x8b, ...bytes]))));
  });
});
