/** Remote text is tamed before it reaches a terminal, a JSON reader's screen or a Markdown page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../../src/parse/printable.ts';
import { escapeJson } from '../../../src/report/json-text.ts';
import { codeBlock, codeSpan, escapeMarkdown } from '../../../src/report/markdown/escape.ts';
import { columns, cut, flow, wrap } from '../../../src/report/terminal/columns.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
    .map((units) => String.fromCharCode(...units)),
);
/** Whatever moves the cursor, changes direction, hides, or stands alone. */
const DANGEROUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

describe('printable', () => {
  it.each([
    ['\u001b[2J', '\\x1b[2J'],
    ['\u009b31m', '\\x9b31m'],
    ['\u007f', '\\x7f'],
    ['\u202egpj.exe', '\\u{202e}gpj.exe'],
    ['a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['a\r\n\tb', 'a\\r\\n\\tb'],
    ['a\u00a0b\u3000c', 'a\\xa0b\\u{3000}c'],
    ['a\ufe0f', 'a\\u{fe0f}'],
    ['e\u0301', 'e\u0301'],
    ['e\u0301\u0301\u0301\u0301', 'e\u0301\u0301\u0301\\u{301}'],
    ['bücher 例え 😀', 'bücher 例え 😀'],
  ])('%j becomes %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('leaves nothing dangerous, whatever comes in', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(printable(text)).not.toMatch(DANGEROUS);
      }),
    );
  });

  it('stays within its length and says so', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 50 }), (text, max) => {
        const shown = printable(text, max);
        expect(shown.length).toBeLessThanOrEqual(max);
        if (shown !== printable(text, 10_000)) expect(shown.endsWith('…')).toBe(true);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(printable(printable(text))).toBe(printable(text));
      }),
    );
  });

  it('takes a megabyte of hostile text in its stride', () => {
    expect(printable('\u0301'.repeat(1_000_000), 100)).toHaveLength(
      printable('\u0301'.repeat(1_000), 100).length,
    );
  });
});

describe('escapeJson', () => {
  it('spells out what a terminal would obey, and keeps the meaning', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const json = escapeJson(JSON.stringify({ text }));
        expect(json).not.toMatch(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });

  it('escapes characters beyond the first plane in pairs', () => {
    expect(escapeJson('"\u{e0041}"')).toBe('"\\udb40\\udc41"');
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a | b', 'a \\| b'],
    ['`code` *bold* _it_ ~no~', '\\`code\\` \\*bold\\* \\_it\\_ \\~no\\~'],
    ['[a](https://evil.example)', '\\[a\\](https\\://evil.example)'],
    ['www.evil.example', 'www\\.evil.example'],
    ['@everyone and mail@shop.example', '@<!-- -->everyone and mail@shop.example'],
    ['see #12', 'see \\#<!-- -->12'],
    ['1. one', '1\\. one'],
    ['- item', '\\- item'],
    ['\u001b[2J', '\\\\x1b\\[2J'],
  ])('%j becomes %j', (text, shown) => {
    expect(escapeMarkdown(text)).toBe(shown);
  });

  it('leaves no tag, no open bracket and no pipe of the network', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = escapeMarkdown(text).replaceAll('<!-- -->', '');
        expect(shown).not.toMatch(/[<>]|(?<!\\)(?:\\\\)*[[\]|`]|:\/\/|\n/);
      }),
    );
  });
});

describe('codeSpan and codeBlock', () => {
  it('fence with more backticks than they hold', () => {
    expect(codeSpan('a`b``c')).toBe('```a`b``c```');
    expect(codeSpan('`')).toBe('`` ` ``');
    expect(codeSpan('a|b')).toBe('`a\\|b`');
    expect(codeBlock('diff', ['```', 'x'])).toEqual(['````diff', '```', 'x', '````']);
  });

  it('keep remote text on its line', () => {
    expect(codeBlock('', ['a\nb'])).toEqual(['```', 'a\\nb', '```']);
  });
});

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['bücher', 6],
    ['例え', 4],
    ['한국', 4],
    ['e\u0301', 1],
    ['😀', 2],
    ['├─ ✖ …', 6],
  ])('%j takes %i', (text, width) => {
    expect(columns(text)).toBe(width);
  });

  it('wraps within the width, URLs excepted, and loses no word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 8, max: 80 }),
        (text, width) => {
          const safe = printable(text);
          const lines = wrap(safe, width);
          for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(safe.replaceAll(' ', ''));
        },
      ),
    );
    const url = `https://www.rfc-editor.org/rfc/${'x'.repeat(80)}`;
    expect(wrap(`see ${url} there`, 20)).toEqual(['see', url, 'there']);
  });

  it('begins no line with a dot between items, and leaves no sign alone', () => {
    expect(wrap('TLS 1.3 · X25519 · AES-256-GCM', 17)).toEqual(['TLS 1.3 ·', 'X25519 ·', 'AES-256-GCM']);
    expect(wrap('↑ _dmarc.mail.shop.example', 20)).toEqual(['↑ _dmarc.mail.shop.', 'example']);
  });

  it('breaks what is too long where it comes apart well', () => {
    expect(wrap('mx.dane-mismatch.example', 16)).toEqual(['mx.dane-', 'mismatch.example']);
    expect(wrap('alt1.mail-in.l.shop.example', 16)).toEqual(['alt1.mail-in.l.', 'shop.example']);
  });

  it('breaks a row between its items', () => {
    expect(flow(['one two', 'three four', 'five'], 22)).toEqual(['one two · three four ·', 'five']);
    expect(flow(['one two', 'three four'], 12)).toEqual(['one two ·', 'three four']);
  });

  it('cuts at a column, not within a wide character', () => {
    expect(cut('例え例え', 5)).toBe('例え…');
    expect(cut('abc', 3)).toBe('abc');
  });
});
