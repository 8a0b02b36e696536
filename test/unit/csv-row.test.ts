/** Rows of CSV whose texts came from strangers. */
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../src/parse/csv-row.ts';

describe('csvRow', () => {
  it.each([
    [['a@example.com', '1'], 'a@example.com,1\r\n'],
    [['one, two', 'say "no"'], '"one, two","say ""no"""\r\n'],
    [['two\nlines', ''], '"two\nlines",\r\n'],
    // A spreadsheet would compute these.
    [['=1+1', '+1', '-1', '@sum', '\tx'], "'=1+1,'+1,'-1,'@sum,'\tx\r\n"],
  ])('%j', (cells, row) => {
    expect(csvRow(cells)).toBe(row);
  });
});
