import { describe, expect, it } from 'vitest';
import { dnssecChainValid } from '../../src/checks/dnssec/dnssec-chain-valid.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';

describe('dnssec-chain-valid', () => {
  it.each([
    ['secure', 'pass'],
    ['bogus', 'fail'],
    ['insecure', 'skipped'],
    ['unverified', 'unknown'],
  ] as const)('%s is %s', (state, verdict) => {
    const dnssec = topic<'dnssec'>({ state, ds: [], detail: 'as it is' });
    const said = dnssecChainValid.examine({ dnssec }, AS_OF);
    expect(said).toMatchObject({ verdict, ...(verdict === 'unknown' && { data: { cause: 'vantage' } }) });
  });

  it('does not apply to a name that does not exist', () => {
    expect(dnssecChainValid.examine({ dnssec: absent('nxdomain') }, AS_OF)).toMatchObject({
      verdict: 'skipped',
    });
  });
});
