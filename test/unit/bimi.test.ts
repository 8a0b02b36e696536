import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBimiAnswer, parseBimiRecord } from '../../src/parse/bimi.ts';

describe('parseBimiRecord', () => {
  it('reads the addresses', () => {
    expect(
      parseBimiRecord('v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem; avp=brand'),
    ).toEqual({
      tags: { v: 'BIMI1', l: 'https://example.com/a.svg', a: 'https://example.com/a.pem', avp: 'brand' },
      problems: [],
      declined: false,
      logoUrl: 'https://example.com/a.svg',
      certificateUrl: 'https://example.com/a.pem',
    });
  });

  it('mentions an unknown tag without failing it', () => {
    const { problems } = parseBimiRecord('v=BIMI1; l=https://example.com/a.svg; zz=1');
    expect(problems).toMatchObject([{ code: 'unknown-tag', fatal: false }]);
  });

  it('hands out no address with a password in it', () => {
    expect(parseBimiRecord('v=BIMI1; l=https://u:p@example.com/')).toMatchObject({ logoUrl: null });
  });
});

describe('parseBimiAnswer', () => {
  it('is empty for what a wildcard answers', () => {
    expect(parseBimiAnswer(['v=spf1 -all', 'v=DMARC1; p=none'])).toMatchObject({ record: null, records: [] });
  });

  it('never throws, and names https addresses only', () => {
    const value = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `v=BIMI1;${rest}`),
      fc.webUrl({ withQueryParameters: true }).map((url) => `v=BIMI1; l=${url}; a=${url}`),
    );
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const { logoUrl, certificateUrl } = parseBimiAnswer(values);
        for (const url of [logoUrl, certificateUrl]) expect(url ?? 'https://').toMatch(/^https:\/\//);
      }),
    );
  });
});
