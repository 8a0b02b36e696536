/** Character-strings of one SPF record that meet without a space. */
import { describe, expect, it } from 'vitest';
import { spfSeams, withSpaces } from '../../src/parse/spf-seam.ts';
import { applied, findingsOf } from '../support/spf.ts';

function mended(...strings: string[]): string {
  const record = strings.join('');
  return withSpaces(
    record,
    spfSeams(
      record,
      strings.map(({ length }) => length),
    ),
  );
}

describe('spfSeams', () => {
  it.each([
    ['v=spf1 include:a.example', 'include:b.example ~all'],
    ['v=spf1 ip4:192.0.2.1', 'ip4:192.0.2.2 -all'],
    ['v=spf1 ip4:192.0.2.1', 'ip4:192.0.2.2', 'ip4:192.0.2.3', '~all'],
    ['v=spf1 mx', '-all'],
    ['v=spf1 mx', 'redirect=a.example'],
  ])('parts %j', (...strings) => {
    expect(mended(...strings)).toBe(strings.join(' '));
  });

  it.each([
    ['v=spf1 include:a.example ', 'include:b.example ~all'],
    ['v=spf1 include:a.example', ' include:b.example ~all'],
    ['v=spf1 include:_spf.long', 'name.example ~all'],
    ['v=spf1 include:a.exam', 'ple ~a', 'll'],
    ['v=spf1 ip4:192.0', '.2.1 -all'],
    ['v=spf1 -', 'all'],
    ['v=spf1 include:mail.', 'a:b.example -all'],
  ])('leaves %j', (...strings) => {
    expect(mended(...strings)).toBe(strings.join(''));
  });

  it('makes the check say so, with an edit that puts the space in', async () => {
    const zone = `a.example.net TXT v=spf1 ip4:192.0.2.1 -all
      b.example.net TXT v=spf1 ip4:192.0.2.2 -all
      example.com TXT "v=spf1 include:a.example.net" "include:b.example.net -all"`;
    const syntax = (findings: Awaited<ReturnType<typeof findingsOf>>) =>
      findings.find(({ check }) => check === 'spf-syntax');
    const before = syntax(await findingsOf(zone, ['spf']));
    expect(before).toMatchObject({ verdict: 'fail', data: { seams: [{ column: 29 }] } });
    const edits = before?.fix?.records ?? [];
    expect(edits.at(-1)?.value).toBe('v=spf1 include:a.example.net include:b.example.net -all');
    const after = await findingsOf(applied(zone, edits), ['spf']);
    expect(after.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });
});
