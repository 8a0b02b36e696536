/** Tables on narrow pages: words whole, names broken at their dots at most, and a list where that is not enough. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPage } from '../../../src/report/terminal/page.ts';
import { table } from '../../../src/report/terminal/table.ts';

const HEAD = ['PREF', 'HOST', 'IPV4', 'DNSSEC'];
const ROWS = [
  ['10', 'alt1.mail-in.l.shop.example', '192.0.2.190', 'validated'],
  ['20', 'alt2.mail-in.l.shop.example', '192.0.2.191', '-'],
];

function drawn(width: number, rows = ROWS, head = HEAD): string[] {
  return table(
    createPage({ width, color: false, terminal: true, verbose: false, quiet: false }),
    2,
    head,
    rows,
  );
}

describe('a table', () => {
  it('stands in one line a row where there is room', () => {
    expect(drawn(80)).toEqual([
      '  PREF  HOST                         IPV4         DNSSEC',
      '  10    alt1.mail-in.l.shop.example  192.0.2.190  validated',
      '  20    alt2.mail-in.l.shop.example  192.0.2.191  -',
    ]);
  });

  it('breaks names at a dot or hyphen, never an address', () => {
    expect(drawn(47)).toEqual([
      '  PREF  HOST             IPV4         DNSSEC',
      '  10    alt1.mail-in.l.  192.0.2.190  validated',
      '        shop.example',
      '  20    alt2.mail-in.l.  192.0.2.191  -',
      '        shop.example',
    ]);
  });

  it('becomes a list where names would come to pieces, and leaves out what says nothing', () => {
    expect(drawn(42)).toEqual([
      '  PREF   10',
      '    HOST     alt1.mail-in.l.shop.example',
      '    IPV4     192.0.2.190',
      '    DNSSEC   validated',
      '  PREF   20',
      '    HOST     alt2.mail-in.l.shop.example',
      '    IPV4     192.0.2.191',
    ]);
  });

  it('goes on under the row before where the first cell is empty', () => {
    const rows = [
      ['mx.shop.example', '192.0.2.1', 'yes'],
      ['', '2001:db8:1:2:3:4:5:6', 'no\nnot at all'],
    ];
    expect(drawn(40, rows, ['HOST', 'ADDRESS', 'ANSWERS'])).toEqual([
      '  HOST   mx.shop.example',
      '    ADDRESS   192.0.2.1',
      '    ANSWERS   yes',
      '    ADDRESS   2001:db8:1:2:3:4:5:6',
      '    ANSWERS   no',
      '              not at all',
    ]);
  });

  it('needs no label for what names a row itself', () => {
    const rows = [['server', 'mx1.front.mail.shop.example', 'Internationalisation']];
    expect(drawn(40, rows, ['', 'FOR', 'FROM'])).toEqual([
      '  server',
      '    FOR    mx1.front.mail.shop.example',
      '    FROM   Internationalisation',
    ]);
  });

  it('becomes a list rather than a tower of words', () => {
    const says = 'this address sends what many people call spam and asks nobody before it does so';
    const rows = [['192.0.2.1', 'some list', says]];
    expect(drawn(80, rows, ['SUBJECT', 'LIST', 'MEANING'])).toHaveLength(3);
    expect(drawn(40, rows, ['SUBJECT', 'LIST', 'MEANING'])[0]).toBe('  SUBJECT   192.0.2.1');
  });

  it('keeps every word whole and every line within the page, whatever the width', () => {
    const label = fc.stringMatching(/^[a-z]{1,9}$/);
    const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
    const rows = fc.array(fc.tuple(label, name, name), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 40, max: 100 }), (cells, width) => {
        const lines = drawn(width, cells, ['A', 'B', 'C']);
        expect(lines.filter((line) => line.length > width)).toEqual([]);
        const shown = new Set(lines.flatMap((line) => line.split(/[ .]+/)));
        const labels = cells.flat().flatMap((cell) => cell.split('.'));
        expect(labels.filter((one) => !shown.has(one))).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
