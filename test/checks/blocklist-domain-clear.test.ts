import { describe, expect, it } from 'vitest';
import { blocklistDomainClear } from '../../src/checks/blocklist/blocklist-domain-clear.ts';
import type { BlocklistLook } from '../../src/model/evidence/blocklists.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';

function look(more: Partial<BlocklistLook>): BlocklistLook {
  return {
    zone: 'zen.spamhaus.org',
    list: 'Spamhaus ZEN',
    subject: '11.0.0.1',
    subjectKind: 'ipv4',
    usable: true,
    listed: false,
    codes: [],
    meanings: [],
    weight: 'major',
    ...more,
  };
}

const REFUSED = { usable: false, listed: null, unusableBecause: 'it refuses public resolvers' };

const DBL = {
  zone: 'dbl.spamhaus.org',
  list: 'Spamhaus DBL',
  subject: 'example.com',
  subjectKind: 'domain',
} as const;
const examine = (...looks: Partial<BlocklistLook>[]) =>
  [blocklistDomainClear.examine({ blocklists: topic<'blocklists'>(looks.map(look)) }, AS_OF)].flat();

describe('blocklist-domain-clear', () => {
  it('passes, fails, and is unknown where the list refuses us', () => {
    expect(examine(DBL)).toMatchObject([{ verdict: 'pass', subject: 'example.com' }]);
    expect(examine({ ...DBL, listed: true, codes: ['127.0.1.2'] })).toMatchObject([{ verdict: 'fail' }]);
    expect(examine({ ...DBL, ...REFUSED })).toMatchObject([
      { verdict: 'unknown', data: { cause: 'vantage' } },
    ]);
  });

  it('is skipped where no domain, or no major list, was asked about', () => {
    expect(examine({})).toMatchObject([{ verdict: 'skipped' }]);
    expect(examine({ ...DBL, weight: 'minor' })).toMatchObject([{ verdict: 'skipped' }]);
    expect(blocklistDomainClear.examine({ blocklists: absent() }, AS_OF)).toMatchObject({
      verdict: 'skipped',
    });
  });
});
