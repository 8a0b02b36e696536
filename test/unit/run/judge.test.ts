/** What the judge adds to what a check says. */
import { describe, expect, it } from 'vitest';
import { checks, type ListedCheck } from '../../../src/checks/index.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Finding, Observation } from '../../../src/model/finding.ts';
import { checksOf, judge } from '../../../src/run/judge.ts';
import { AS_OF, absent, failed, observed, topic } from '../../support/evidence.ts';

function check(examine: ListedCheck['examine'], changes: Partial<ListedCheck> = {}): ListedCheck {
  return {
    id: 'spf-present',
    title: 'so it is',
    severity: 'error',
    topic: 'spf',
    needs: ['spf'],
    why: 'it hurts',
    fix: 'Mend DOMAIN',
    references: [{ title: 'RFC', url: 'https://example.com/' }],
    examine,
    ...changes,
  };
}

const says = (observation: Observation | Observation[]): ListedCheck => check(() => observation);
const there: Partial<Evidence> = { spf: absent(), domain: observed({} as never) };

function only(one: ListedCheck, evidence: Partial<Evidence> = there): Finding {
  const { findings } = judge([one], evidence, 'shop.example', AS_OF);
  expect(findings).toHaveLength(1);
  return findings[0] as Finding;
}

describe('judge', () => {
  it.each(['192.0.2.25', '2001:db8::25'])('puts no address where a domain belongs: %s', (target) => {
    const { findings } = judge([says({ verdict: 'fail', says: 'none' })], there, target, AS_OF);
    expect(findings[0]?.fix?.text).toBe('Mend example.com');
  });

  it('makes a finding of what a check says', () => {
    const record = { action: 'add', name: 'shop.example', type: 'TXT', value: 'v=spf1 -all' } as const;
    const fails = says({ verdict: 'fail', says: 'none', data: { n: 1 }, records: [record] });
    expect(only(fails)).toEqual({
      check: 'spf-present',
      verdict: 'fail',
      severity: 'error',
      subject: 'shop.example',
      says: 'none',
      why: 'it hurts',
      fix: { text: 'Mend shop.example', records: [record] },
      references: [{ title: 'RFC', url: 'https://example.com/' }],
      data: { n: 1 },
    });
    expect(only(says({ verdict: 'fail', says: 'none', fix: 'Do this', records: [] })).fix).toEqual({
      text: 'Do this',
    });
    expect(only(says({ verdict: 'pass', says: 'one', subject: 'mx.example' }))).not.toHaveProperty('fix');
  });

  it('leaves no finding of a check that does not apply, and several of one with several subjects', () => {
    expect(judge([says([])], there, 'shop.example', AS_OF).findings).toEqual([]);
    const several = says(['a', 'b'].map((subject) => ({ verdict: 'pass', says: 'so', subject })));
    expect(judge([several], there, 'shop.example', AS_OF).findings.map(({ subject }) => subject)).toEqual([
      'a',
      'b',
    ]);
  });

  it.each<[string, Partial<Evidence>, object]>([
    ['was not gathered', {}, { verdict: 'skipped', says: 'spf was not looked at' }],
    [
      'was skipped',
      { spf: { status: 'skipped', reason: 'not now' } },
      { verdict: 'skipped', says: 'not now' },
    ],
    [
      'failed',
      { spf: failed('silence', 'vantage') },
      {
        verdict: 'unknown',
        says: 'Could not be determined: silence',
        data: { cause: 'vantage', stage: 'resolve', kind: 'timeout' },
      },
    ],
    [
      'is of no domain',
      { spf: absent(), domain: absent('nxdomain') },
      { verdict: 'skipped', says: 'the domain does not exist' },
    ],
  ])('answers itself where a need %s', (_, evidence, expected) => {
    const never = check(() => {
      throw new Error('must not be asked');
    });
    const { findings, faults } = judge([never], evidence, 'shop.example', AS_OF);
    expect(findings).toMatchObject([expected]);
    expect(faults).toEqual([]);
  });

  it('skips rather than wonders where one need was skipped and another failed', () => {
    const both = check(() => [], { needs: ['spf', 'mx'] });
    const evidence: Partial<Evidence> = { spf: failed(), mx: { status: 'skipped', reason: 'not now' } };
    expect(only(both, evidence)).toMatchObject({ verdict: 'skipped', says: 'not now' });
  });

  it('a check that throws costs its own finding only, and is told', () => {
    const broken = check(() => {
      throw new Error('a defect');
    });
    const { findings, faults } = judge(
      [broken, says({ verdict: 'pass', says: 'so' })],
      there,
      'shop.example',
      AS_OF,
    );
    expect(findings).toMatchObject([
      { verdict: 'unknown', data: { cause: 'vantage', kind: 'internal' } },
      { verdict: 'pass' },
    ]);
    expect(faults.map(({ message }) => message)).toEqual(['a defect']);
  });

  it('gives checks the day to judge by', () => {
    const days: Date[] = [];
    const dated = check((_, asOf) => {
      days.push(asOf);
      return [];
    });
    judge([dated], there, 'shop.example', AS_OF);
    expect(days).toEqual([AS_OF]);
  });
});

it('chooses checks by topic', () => {
  const chosen = checksOf(checks, ['bimi', 'dns']);
  expect(new Set(chosen.map(({ topic }) => topic))).toEqual(new Set(['bimi', 'dns']));
});

it('puts the name of the domain into a general remedy', () => {
  const mx = topic<'mx'>({
    hosts: [
      {
        preference: 10,
        host: 'mx.shop.example',
        ttl: 300,
        addresses: ['11.0.0.1'],
        ipv4: absent(),
        ipv6: absent(),
        authenticated: false,
      },
    ],
    implicit: false,
    nullMx: false,
    authenticated: false,
    dropped: 0,
  });
  const present = checks.filter(({ id }) => id === 'mta-sts-present');
  const [finding] = judge(present, { mx, mtaSts: absent() }, 'shop.example', AS_OF).findings;
  expect(finding?.fix?.text).toContain('https://mta-sts.shop.example/');
});
