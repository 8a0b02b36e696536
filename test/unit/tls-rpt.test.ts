import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTlsRptRecord, looksLikeTlsRpt, meantReportUris, parseTlsRpt } from '../../src/parse/tls-rpt.ts';

describe('parseTlsRpt', () => {
  it.each([
    ['v=TLSRPTv1; rua=mailto:a@b.example', [], 1],
    ['v=TLSRPTv1 ; rua=mailto:a@b.example , https://b.example/in; ext=1;', [], 2],
    ['v=TLSRPTv1;', ['missing-rua'], 0],
    ['v=TLSRPTv1; rua=', ['missing-rua'], 0],
    ['v=TLSRPTv1; rua = mailto:a@b.example', ['bad-rua', 'missing-rua'], 0],
    ['v=TLSRPTv1; RUA=mailto:a@b.example', ['bad-rua', 'missing-rua'], 0],
    ['v=TLSRPTv1; rua=mailto:a@b.example; mailto:c@d.example', ['bad-separator'], 1],
    ['v=TLSRPTv1; rua=mailto:a@b.example; rua=mailto:c@d.example', ['duplicate-rua'], 1],
    ['v=tlsrptv1; rua=mailto:a@b.example', ['bad-version'], 1],
    ['rua=mailto:a@b.example; v=TLSRPTv1', ['version-not-first', 'missing-rua'], 0],
    ['v=TLSRPTv1', ['bad-version', 'missing-rua'], 0],
  ])('%s', (text, codes, count) => {
    const { problems, uris } = parseTlsRpt(text);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(uris.length).toBe(count);
  });

  it('tells records from what was meant as one and from the rest', () => {
    expect(isTlsRptRecord('v=TLSRPTv1;rua=mailto:a@b.example')).toBe(true);
    expect(isTlsRptRecord('v=TLSRPTv1 rua=mailto:a@b.example')).toBe(false);
    expect(looksLikeTlsRpt('v=TLSRPTv1 rua=mailto:a@b.example')).toBe(true);
    expect(looksLikeTlsRpt('v=spf1 -all')).toBe(false);
  });

  it('reads the addresses that were meant', () => {
    const texts = [
      'v=TLSRPTv1 rua=a@b.example',
      '"v=TLSRPTv1; rua = mailto: c@d.example, https://d.example/in, x@"',
    ];
    expect(meantReportUris(texts).map(({ text }) => text)).toEqual([
      'mailto:a@b.example',
      'mailto:c@d.example',
      'https://d.example/in',
    ]);
  });

  it('takes anything, long runs in linear time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        parseTlsRpt(text);
        for (const { valid } of meantReportUris([text])) expect(valid).toBe(true);
      }),
    );
    const began = performance.now();
    for (const unit of [' ', ';', ',', '=', 'rua= ', 'mailto: '])
      for (const read of [parseTlsRpt, looksLikeTlsRpt, (text: string) => meantReportUris([text])])
        read(`v=TLSRPTv1; rua=${unit.repeat(200_000)}`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
