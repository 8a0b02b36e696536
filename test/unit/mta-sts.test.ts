import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveringPattern, parseStsAnswer, parseStsPolicy } from '../../src/parse/mta-sts.ts';
import { matchesNamePattern } from '../../src/parse/name-pattern.ts';

describe('parseStsAnswer', () => {
  it('keeps what is MTA-STS and drops what a wildcard answers', () => {
    expect(parseStsAnswer(['v=spf1 -all', 'v=STSv1; id=20240101;'])).toEqual({
      record: 'v=STSv1; id=20240101;',
      records: ['v=STSv1; id=20240101;'],
      id: '20240101',
      problems: [],
    });
    expect(parseStsAnswer(['v=spf1 -all', 'v=TLSRPTv1; rua=mailto:a@example.com']).records).toEqual([]);
  });

  it('takes the first of two ids, as RFC 8461 §3.2 says of fields that do not repeat', () => {
    expect(parseStsAnswer(['v=STSv1; id=1; id=2'])).toMatchObject({ id: '1', problems: [] });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((rest) => `v=STSv1;${rest}`),
          ),
        ),
        (values) => {
          const { record, records } = parseStsAnswer(values);
          expect(record === null || records.includes(record)).toBe(true);
        },
      ),
    );
  });
});

describe('parseStsPolicy', () => {
  it('takes the first of a key that does not repeat, and says so without failing', () => {
    const policy = parseStsPolicy(
      'version: STSv1\nmode: testing\nmode: enforce\nmx: a.example\nmax_age: 1\n',
    );
    expect(policy).toMatchObject({
      mode: 'testing',
      problems: [{ code: 'duplicate-key', line: 3, fatal: false }],
    });
  });

  it('keeps sound patterns beside a bad one', () => {
    const policy = parseStsPolicy(
      'version: STSv1\nmode: enforce\nmx: A.example\nmx: *\nmx: 192.0.2.1\nmax_age: 1',
    );
    expect(policy.mx).toEqual(['a.example']);
    expect(policy.problems.map(({ code, line }) => [code, line])).toEqual([
      ['bad-mx', 4],
      ['bad-mx', 5],
    ]);
  });

  it('never throws, and says what is wrong whenever it found no mode', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('version: STSv1', 'mode: enforce', 'mx: *.example.com', 'max_age: 86400'),
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const { mode, problems } = parseStsPolicy(lines.join(end));
        expect(mode !== null || problems.some(({ fatal }) => fatal)).toBe(true);
      }),
    );
  });
});

describe('matchesNamePattern', () => {
  it.each([
    [true, 'mx.example.com', 'mx.example.com'],
    [true, 'MX.Example.com.', 'mx.example.COM'],
    [true, 'mx.example.com', '*.example.com'],
    [false, 'example.com', '*.example.com'],
    [false, 'a.mx.example.com', '*.example.com'],
    [false, 'mx.example.com', 'm*.example.com'],
    [false, 'mx.example.com', '.example.com'],
    [false, '', ''],
  ])('%s: %s against %s', (expected, name, pattern) => {
    expect(matchesNamePattern(name, pattern)).toBe(expected);
  });

  it('names the first pattern that covers', () => {
    expect(coveringPattern('a.example', ['b.example', '*.example', 'a.example'])).toBe('*.example');
    expect(coveringPattern('a.example', [])).toBeNull();
  });
});
