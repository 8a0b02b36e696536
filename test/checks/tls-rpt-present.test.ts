import { describe, expect, it } from 'vitest';
import { tlsRptPresent } from '../../src/checks/tls-rpt/tls-rpt-present.ts';
import type { Settled } from '../../src/model/check.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';

type Needs = Settled<'tlsRpt' | 'mx' | 'domain'>;
const record = 'v=TLSRPTv1; rua=mailto:t@shop.example';
const published = (records: string[]): Needs['tlsRpt'] =>
  topic<'tlsRpt'>({ record: records[0] ?? null, records, uris: [], problems: [] });
const mx = (over: object = {}): Needs['mx'] =>
  topic<'mx'>({
    hosts: [
      {
        preference: 10,
        host: 'mx.shop.example',
        ttl: 300,
        addresses: [],
        ipv4: absent(),
        ipv6: absent(),
        authenticated: false,
      },
    ],
    implicit: false,
    nullMx: false,
    authenticated: false,
    dropped: 0,
    ...over,
  });
const domain = topic<'domain'>({
  name: 'shop.example',
  publicSuffixOrganizationalDomain: 'shop.example',
  nameServers: absent(),
  zone: absent(),
});
const examine = (over: Partial<Needs>): Observation =>
  tlsRptPresent.examine({ tlsRpt: absent(), mx: mx(), domain, ...over }, AS_OF) as Observation;

describe('tls-rpt-present', () => {
  it.each<[what: string, verdict: string, over: Partial<Needs>]>([
    ['a record', 'pass', { tlsRpt: published([record]) }],
    ['no record', 'fail', {}],
    ['null MX', 'skipped', { mx: mx({ nullMx: true }) }],
    ['no mail at all', 'skipped', { mx: mx({ hosts: [] }) }],
    ['no such domain', 'skipped', { domain: absent('nxdomain') }],
    ['only a misspelt one', 'skipped', { tlsRpt: published([]) }],
  ])('%s: %s', (_, verdict, over) => {
    expect(examine(over).verdict).toBe(verdict);
  });

  it('says what to publish', () => {
    expect(examine({ mx: mx({ implicit: true }) }).verdict).toBe('skipped');
    expect(examine({}).records).toEqual([
      {
        action: 'add',
        name: '_smtp._tls.shop.example',
        type: 'TXT',
        value: 'v=TLSRPTv1; rua=mailto:tls-reports@shop.example',
      },
    ]);
  });
});
