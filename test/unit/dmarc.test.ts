import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDmarcRecord, isSound, looksLikeDmarc, MAX_RECORD, parseDmarc } from '../../src/parse/dmarc.ts';
import { changeTags, dropReportUris, meantPolicy, repairDmarc } from '../../src/parse/dmarc-edit.ts';

const RUA = 'rua=mailto:d@shop.example';

describe('isDmarcRecord', () => {
  it.each([
    ['v=DMARC1', true],
    ['v=DMARC1;p=none', true],
    ['V \t= DMARC1 ; p=none', true],
    ['v=dmarc1; p=none', false],
    ['v=DMARC10; p=none', false],
    ['v=DMARC1 p=none', false],
    [' v=DMARC1; p=none', false],
    ['p=none; v=DMARC1', false],
  ])('%s: %s', (text, expected) => {
    expect(isDmarcRecord(text)).toBe(expected);
  });

  it('knows what was meant as a record from what was not', () => {
    for (const text of ['v=dmarc1; p=none', '"v=DMARC1; p=none"', 'DMARC1', 'p=none; rua=mailto:a@b'])
      expect(looksLikeDmarc(text), text).toBe(true);
    for (const text of ['v=spf1 -all', 'google-site-verification=x', 'dmarcian=abc', 'v=BIMI1; l='])
      expect(looksLikeDmarc(text), text).toBe(false);
  });
});

describe('parseDmarc', () => {
  // RFC 9989 §4.7 and §4.10.1: what applies to the domain, to its subdomains, to those that do not exist.
  it.each([
    ['p=reject', ['reject', 'reject', 'reject']],
    ['p=Quarantine; sp=NONE', ['quarantine', 'none', 'none']],
    ['p=none; sp=quarantine; np=reject', ['none', 'quarantine', 'reject']],
    ['p=none; np=reject', ['none', 'none', 'reject']],
    [`${RUA}`, ['none', 'none', 'none']],
    ['adkim=s', [null, null, null]],
    ['p=rejct', [null, null, null]],
    [`p=rejct; ${RUA}`, ['none', 'none', 'none']],
    ['p=reject; sp=bogus', [null, null, null]],
    [`p=reject; sp=bogus; ${RUA}`, ['none', 'none', 'none']],
    [`p=reject; np=bogus; ${RUA}`, ['none', 'none', 'none']],
    ['p=reject; sp=bogus; rua=d@shop.example', [null, null, null]],
    ['p=reject; sp=bogus; ruf=mailto:d@shop.example', [null, null, null]],
    ['p=reject; p=none', ['reject', 'reject', 'reject']],
  ])('v=DMARC1; %s → %j', (tags, expected) => {
    const { policy, subdomainPolicy, nonexistentPolicy } = parseDmarc(`v=DMARC1; ${tags}`);
    expect([policy, subdomainPolicy, nonexistentPolicy]).toEqual(expected);
  });

  it('fills in defaults and says which values were written', () => {
    const { tags, pct, testing, psd } = parseDmarc('v=DMARC1; p=none; aspf=s; t=Y; psd=n; pct=20');
    expect(tags.adkim).toEqual({ value: 'r', explicit: false });
    expect(tags.aspf).toEqual({ value: 's', explicit: true });
    expect({ pct, testing, psd }).toEqual({ pct: 20, testing: true, psd: 'n' });
  });

  it.each([
    ['v=DMARC1; p=none; foo=bar', 'unknown-tag', 19, true],
    ['v=DMARC1; p=none; p=none', 'duplicate-tag', 19, true],
    ['v=DMARC1; p=none; p=reject', 'conflicting-tag', 19, false],
    ['v=DMARC1; p=none; adkim=strict', 'bad-value', 19, true],
    ['v=DMARC1; p=none; fo=0:1', 'bad-value', 19, true],
    ['v=DMARC1; p=none; pct=101', 'bad-value', 19, true],
    ['v=DMARC1; p=none; rua=', 'empty-value', 19, true],
    ['v=DMARC1;; p=none', 'empty-tag', 10, true],
    ['v=DMARC1; p=none; junk', 'bad-syntax', 19, true],
    ['v=DMARC1; p=none rua=mailto:a@b.example', 'bad-separator', 11, false],
    ['v=DMARC1; p=none; rua=mailto:a@b.example; mailto:c@d.example', 'bad-separator', 43, false],
    ['v=DMARC1; p=none; rua=mailto:a@b.example, ruf=mailto:c@d.example', 'bad-separator', 19, false],
    ['v=DMARC1; p=nnone', 'bad-policy', 11, false],
    ['v=DMARC1; sp=none', 'missing-policy', 1, false],
    ['v=Dmarc1; p=none', 'bad-version-case', 1, false],
    ['p=none; v=DMARC1', 'version-not-first', 9, false],
    [' v=DMARC1; p=none', 'leading-space', 1, false],
    ['p=none', 'missing-version', 1, false],
  ])('%s: %s at %i', (record, code, column, sound) => {
    const parsed = parseDmarc(record);
    expect(parsed.problems).toContainEqual(expect.objectContaining({ code, column }));
    expect(isSound(parsed)).toBe(sound);
  });

  it('finds nothing wrong with what is legal', () => {
    for (const record of [
      'v=DMARC1; p=none',
      'v=DMARC1;p=reject;sp=none;np=reject;adkim=s;aspf=r;fo=1:d:s;t=y;psd=u;pct=100;rf=afrf;ri=86400;',
      'v = DMARC1 ; p = none ; rua = mailto:a@b.example , mailto:c@d.example!5m ; ',
      'v=DMARC1; p=none; fo=d:s:1; ruf=mailto:a@b.example',
    ])
      expect(parseDmarc(record).problems, record).toEqual([]);
  });

  it('keeps the fault that costs the policy behind a flood of trifles', () => {
    const parsed = parseDmarc(`v=DMARC1; ${'foo=bar; '.repeat(500)}p=bogus`);
    expect(isSound(parsed)).toBe(false);
    expect(parsed.problems.length).toBeLessThan(110);
  });

  it('takes anything', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'v=DMARC1',
        ';',
        '=',
        ' ',
        '\t',
        ',',
        'p=',
        'none',
        'rua=mailto:',
        '@',
        '!',
        '\\',
        '__proto__=x',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parseDmarc(text);
        for (const { says, column } of parsed.problems) {
          expect(says).not.toMatch(/[\u0000-\u001f]/);
          expect(column).toBeGreaterThan(0);
        }
        const repaired = repairDmarc(text);
        if (repaired !== null) expect(isSound(parseDmarc(repaired))).toBe(true);
        changeTags(text, { drop: ['p'], set: { rua: 'mailto:a@b.example' } });
        dropReportUris(text, parsed.uris);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['spaces', ' '],
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['commas', ','],
    ['equals', '='],
    ['space and equals', ' ='],
    ['comma and space', ', '],
    ['tags', ' p='],
    ['letters', 'a'],
    ['backslashes', '\\;'],
  ])('reads long runs of %s in linear time', (_, unit) => {
    const text = `v=DMARC1; p=none; rua=${unit.repeat(500_000)}`;
    const began = performance.now();
    parseDmarc(text);
    repairDmarc(text.slice(0, MAX_RECORD));
    looksLikeDmarc(text);
    changeTags(text.slice(0, MAX_RECORD), { drop: ['rua'] });
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

describe('repairDmarc', () => {
  it.each([
    ['"v=DMARC1; p=none"', 'v=DMARC1; p=none'],
    ['DMARC1; p=none;', 'v=DMARC1; p=none;'],
    ['v:DMARC1; p:reject', 'v=DMARC1; p=reject'],
    ['v=DMARC1; p = none rua = mailto: a@b.example', 'v=DMARC1; p=none; rua=mailto:a@b.example'],
    [
      'v=DMARC1; p=none; rua=a@b.example c@d.example',
      'v=DMARC1; p=none; rua=mailto:a@b.example,mailto:c@d.example',
    ],
    [
      'v=DMARC1; p=none; rua=mailto:a@b.example; mailto:c@d.example',
      'v=DMARC1; p=none; rua=mailto:a@b.example,mailto:c@d.example',
    ],
    ['v=DMARC1; p=none; rua=mailto:', null],
    ['v=DMARC1; p=none; rua=mailto:nobody', null],
    ['v=DMARC1; p=none; p=reject', null],
    ['v=DMARC1; p=whatever', null],
    ['v=DMARC2; p=none', null],
  ])('%s → %s', (text, expected) => {
    expect(repairDmarc(text)).toBe(expected);
  });

  it('guesses a policy only from a slip of the pen', () => {
    expect(['quarrantine', 'rejected', 'non', 'monitoring'].map(meantPolicy)).toEqual([
      'quarantine',
      'reject',
      'none',
      'none',
    ]);
    expect(['', 'strict', 'accept', 'block', 'yes'].map(meantPolicy)).toEqual([null, null, null, null, null]);
  });
});

describe('changeTags', () => {
  it('changes the tags named and leaves the rest', () => {
    expect(changeTags('v=DMARC1;p=none;pct=50;', { drop: ['pct'], set: { p: 'reject' } })).toBe(
      'v=DMARC1; p=reject;',
    );
    expect(changeTags('v=DMARC1; adkim=s', { set: { p: 'none', rua: 'x' } })).toBe(
      'v=DMARC1; p=none; adkim=s; rua=x',
    );
  });

  it('drops an emptied rua, and fo with ruf', () => {
    const record =
      'v=DMARC1; p=none; rua=mailto:a@b.example, mailto:c@d.example; ruf=mailto:a@b.example; fo=1';
    expect(dropReportUris(record, [{ tag: 'rua', text: 'mailto:a@b.example' }])).toBe(
      'v=DMARC1; p=none; rua=mailto:c@d.example; ruf=mailto:a@b.example; fo=1',
    );
    expect(dropReportUris(record, [{ tag: 'ruf', text: 'mailto:a@b.example' }])).toBe(
      'v=DMARC1; p=none; rua=mailto:a@b.example, mailto:c@d.example',
    );
  });
});
