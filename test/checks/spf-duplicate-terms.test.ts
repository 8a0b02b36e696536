/** Terms that add nothing to another. */
import { describe, expect, it } from 'vitest';
import { spfDuplicateTerms } from '../../src/checks/spf/spf-duplicate-terms.ts';
import { examined } from '../support/spf.ts';

describe('spf-duplicate-terms', () => {
  const WORLD =
    '_a.example.com TXT v=spf1 include:b.example.net -all\nb.example.net TXT v=spf1 ip4:192.0.2.1 -all';

  it.each([
    ['mx a -all', 'pass', []],
    ['ip4:192.0.2.1 ip4:192.0.2.2 -all', 'pass', []],
    ['a A -all', 'fail', ['A']],
    ['a a:Example.com. -all', 'fail', ['a:Example.com.']],
    ['ip4:192.0.2.7 ip4:192.0.2.0/24 -all', 'fail', ['ip4:192.0.2.7']],
    ['ip4:192.0.2.7 -ip4:192.0.2.0/24 -all', 'pass', []],
    ['include:_a.example.com include:b.example.net -all', 'fail', ['include:b.example.net']],
    ['?include:_a.example.com include:b.example.net -all', 'pass', []],
  ])('%s: %s', async (terms, verdict, named) => {
    const said = await examined(spfDuplicateTerms, `${WORLD}\nexample.com TXT v=spf1 ${terms}`);
    expect(said.verdict).toBe(verdict);
    expect(((said.data?.terms ?? []) as { term: string }[]).map(({ term }) => term)).toEqual(named);
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfDuplicateTerms, 'example.com A 192.0.2.1')).toMatchObject({
      verdict: 'skipped',
    });
  });
});
