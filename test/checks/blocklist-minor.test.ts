import { describe, expect, it } from 'vitest';
import { blocklistMinor } from '../../src/checks/blocklist/blocklist-minor.ts';
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

const PSBL = { zone: 'psbl.surriel.com', list: 'PSBL', weight: 'minor' } as const;
const URIBL = {
  zone: 'multi.uribl.com',
  list: 'URIBL',
  weight: 'minor',
  subject: 'example.com',
  subjectKind: 'domain',
} as const;
const examine = (...looks: Partial<BlocklistLook>[]) =>
  [blocklistMinor.examine({ blocklists: topic<'blocklists'>(looks.map(look)) }, AS_OF)].flat();

describe('blocklist-minor', () => {
  it('passes for addresses and domain', () => {
    expect(examine({}, PSBL, URIBL)).toMatchObject([
      { verdict: 'pass', subject: '11.0.0.1' },
      { verdict: 'pass', subject: 'example.com' },
    ]);
  });

  it('fails for a minor list, and for a provider on a major one', () => {
    expect(examine({ ...PSBL, listed: true })).toMatchObject([{ verdict: 'fail', subject: '11.0.0.1' }]);
    expect(examine({ listed: true }, PSBL)).toMatchObject([{ verdict: 'pass' }]);
    expect(examine({ listed: true, provider: 'Google Workspace' }, PSBL)).toMatchObject([
      { verdict: 'fail', fix: expect.stringContaining('Google Workspace') },
    ]);
  });

  it('keeps one finding for each subject when some cannot be told', () => {
    const said = examine(
      { ...URIBL, listed: true },
      { ...PSBL, ...REFUSED },
      { ...PSBL, ...REFUSED, subject: '11.0.0.2' },
    );
    expect(said.map(({ verdict, subject }) => [verdict, subject])).toEqual([
      ['fail', 'example.com'],
      ['unknown', '11.0.0.1'],
    ]);
  });

  it('is skipped where no minor list was asked', () => {
    expect(examine({})).toMatchObject([{ verdict: 'skipped' }]);
    expect(blocklistMinor.examine({ blocklists: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
