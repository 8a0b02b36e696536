import { describe, expect, it } from 'vitest';
import { blocklistIpClear } from '../../src/checks/blocklist/blocklist-ip-clear.ts';
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

const SENDING = topic<'sending'>({ sends: true, because: 'it publishes SPF', stated: false, addresses: [] });
const examine = (...looks: Partial<BlocklistLook>[]) =>
  [
    blocklistIpClear.examine({ blocklists: topic<'blocklists'>(looks.map(look)), sending: SENDING }, AS_OF),
  ].flat();

describe('blocklist-ip-clear', () => {
  it('passes once for each address', () => {
    expect(
      examine({}, { zone: 'bl.spamcop.net', list: 'SpamCop' }, { subject: '2600::1', subjectKind: 'ipv6' }),
    ).toMatchObject([
      { verdict: 'pass', subject: '11.0.0.1' },
      { verdict: 'pass', subject: '2600::1' },
    ]);
  });

  it('does not call clear what no list can hold, but believes a listing', () => {
    expect(
      examine({ subject: '10.0.0.1' }, { subject: '::1', subjectKind: 'ipv6', ...REFUSED }),
    ).toMatchObject([
      { verdict: 'skipped', subject: '10.0.0.1' },
      { verdict: 'skipped', subject: '::1' },
    ]);
    expect(examine({ subject: '127.0.0.2', listed: true, codes: ['127.0.0.2'] })).toMatchObject([
      { verdict: 'fail', subject: '127.0.0.2' },
    ]);
  });

  it('fails once for an address on several lists, whatever others cannot tell', () => {
    const listed = { listed: true, codes: ['127.0.0.2'], meanings: ['spam source'], reason: 'because' };
    expect(
      examine(listed, { ...listed, zone: 'b', list: 'B' }, { zone: 'c', list: 'C', ...REFUSED }),
    ).toMatchObject([
      {
        verdict: 'fail',
        subject: '11.0.0.1',
        data: {
          ip: '11.0.0.1',
          listings: [{ zone: 'zen.spamhaus.org', reason: 'because' }, { zone: 'b' }],
          unusable: ['c'],
        },
      },
    ]);
  });

  it('is unknown once for all addresses where a list refuses us', () => {
    const said = examine(REFUSED, { zone: 'b', list: 'B' }, { ...REFUSED, subject: '11.0.0.2' });
    expect(said).toMatchObject([
      {
        verdict: 'unknown',
        data: {
          cause: 'vantage',
          subjects: ['11.0.0.1', '11.0.0.2'],
          lists: ['zen.spamhaus.org'],
          answered: ['b'],
        },
      },
    ]);
  });

  it('leaves listings on lists few ask, and those of a provider, to others', () => {
    expect(
      examine({}, { listed: true, weight: 'info', zone: 'i' }, { listed: true, weight: 'minor', zone: 'm' }),
    ).toMatchObject([{ verdict: 'pass', data: { listings: [{ zone: 'i' }] } }]);
    expect(examine({ listed: true, provider: 'Google Workspace' })).toMatchObject([{ verdict: 'skipped' }]);
  });

  it('is skipped without addresses, unknown where they could not be told', () => {
    expect(examine()).toMatchObject([{ verdict: 'skipped' }]);
    expect(examine({ subjectKind: 'domain' })).toMatchObject([{ verdict: 'skipped' }]);
    const unseen = {
      stage: 'resolve',
      kind: 'servfail',
      detail: 'DNS answered SERVFAIL',
      cause: 'target',
    } as const;
    const sending = topic<'sending'>({ ...SENDING.value, unseen });
    expect(blocklistIpClear.examine({ blocklists: absent(), sending }, AS_OF)).toMatchObject({
      verdict: 'skipped',
    });
    expect(blocklistIpClear.examine({ blocklists: topic<'blocklists'>([]), sending }, AS_OF)).toMatchObject({
      verdict: 'unknown',
      data: { cause: 'target' },
    });
  });
});
