import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReportUri, parseReportUris } from '../../src/parse/report-uri.ts';

describe('parseReportUri', () => {
  it.each([
    ['mailto:d@shop.example', { valid: true, scheme: 'mailto', host: 'shop.example' }],
    [' MAILTO:D.x+y@Shop.Example ', { valid: true, scheme: 'mailto', host: 'shop.example' }],
    ['mailto:d@shop.example!10m', { valid: true, host: 'shop.example' }],
    ['mailto:d@shop.example?subject=a', { valid: true, host: 'shop.example' }],
    ['mailto:d%2Cx@shop.example', { valid: true, host: 'shop.example' }],
    ['https://reports.example:8443/in?x=1', { valid: true, scheme: 'https', host: 'reports.example' }],
    ['ftp://reports.example/', { valid: true, problem: expect.stringContaining('ftp') }],
    ['d@shop.example', { valid: false, host: 'shop.example', suggestion: 'mailto:d@shop.example' }],
    ['mailto: d@shop.example', { valid: false, suggestion: 'mailto:d@shop.example' }],
    ['mailto://d@shop.example', { valid: false, suggestion: 'mailto:d@shop.example' }],
    ['malito:d@shop.example', { valid: false, suggestion: 'mailto:d@shop.example' }],
    ['mailto:d!x@shop.example', { valid: false, problem: expect.stringContaining('%21') }],
    ['mailto:d%zz@shop.example', { valid: false }],
    ['mailto:postmaster', { valid: false }],
    ['mailto:root@localhost', { valid: false }],
    ['mailto:d@192.0.2.1', { valid: false }],
    ['mailto:d@bücher.example', { valid: false }],
    ['https:///nowhere', { valid: false }],
    ['shop.example', { valid: false }],
    ['', { valid: false }],
  ])('%s', (text, expected) => {
    const parsed = parseReportUri(text);
    expect(parsed).toMatchObject(expected);
    expect(parsed.valid || parsed.problem !== undefined).toBe(true);
  });

  it('splits a list at its commas and bounds it', () => {
    expect(parseReportUris('mailto:a@b.example , mailto:c@d.example').map(({ host }) => host)).toEqual([
      'b.example',
      'd.example',
    ]);
    expect(parseReportUris(' ')).toEqual([]);
    expect(parseReportUris(','.repeat(5000)).length).toBeLessThanOrEqual(100);
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { valid, suggestion } = parseReportUri(text);
        expect(typeof valid).toBe('boolean');
        if (suggestion !== undefined) expect(parseReportUri(suggestion).valid).toBe(true);
      }),
    );
  });
});
