/** From findings to counts, a verdict, and what they mean for the exit status (contract §3 and §4). */
import { describe, expect, it } from 'vitest';
import type { CheckTopic } from '../../../src/model/check.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Finding, Severity, Verdict } from '../../../src/model/finding.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { checkTopic } from '../../../src/report/check-topic.ts';
import { count, countsAsInconclusive, testedNothing, verdictOf } from '../../../src/run/summarise.ts';
import { addToTally, createTally, type Tally } from '../../../src/run/tally.ts';
import { judgeReport } from '../../../src/run/verdict.ts';
import { AS_OF, absent, failed } from '../../support/evidence.ts';

function finding(check: string, verdict: Verdict, severity: Severity, cause?: 'target' | 'vantage'): Finding {
  const data = cause === undefined ? {} : { cause };
  return { check, verdict, severity, subject: 'example.com', says: 'so', why: 'so', references: [], data };
}

const pass = finding('spf-present', 'pass', 'error');
const error = finding('spf-syntax', 'fail', 'error');
const warning = finding('spf-no-ptr', 'fail', 'warning');
const info = finding('bimi-present', 'fail', 'info');
const skipped = finding('dane-secure', 'skipped', 'warning');
const theirs = finding('dmarc-present', 'unknown', 'error', 'target');
const ours = finding('dnssec-chain-valid', 'unknown', 'error', 'vantage');
const cutShort: Finding = { ...ours, severity: 'warning', data: { cause: 'vantage', kind: 'cancelled' } };
const mild = finding('dane-secure', 'unknown', 'warning', 'target');

describe('count', () => {
  it('counts failures by severity, all else by verdict', () => {
    expect(count([pass, pass, error, warning, info, info, skipped, theirs, ours])).toEqual({
      error: 1,
      warning: 1,
      info: 2,
      pass: 2,
      unknown: 2,
      skipped: 1,
    });
  });
});

describe('verdictOf', () => {
  const verdict = (findings: Finding[], asked: CheckTopic[] = []): string =>
    verdictOf(findings, checkTopic, asked);

  it.each<[string, Finding[], CheckTopic[], string]>([
    ['nothing at all', [], [], 'pass'],
    ['passes', [pass, skipped], [], 'pass'],
    ['notes', [pass, info], [], 'pass'],
    ['a warning', [pass, warning], [], 'warning'],
    ['an error', [pass, warning, error, theirs], [], 'fail'],
    ['their trouble', [pass, theirs], [], 'inconclusive'],
    ['their trouble beside a warning', [pass, theirs, warning], [], 'inconclusive'],
    ['their trouble with a lesser check', [pass, mild], [], 'pass'],
    ['our trouble', [pass, ours], [], 'pass'],
    ['our trouble with what was asked', [pass, ours], ['dnssec'], 'inconclusive'],
    ['our trouble with something else', [pass, ours], ['spf'], 'pass'],
    ['nothing but our trouble', [ours, skipped], [], 'inconclusive'],
    ['nothing but skipped', [skipped], [], 'pass'],
    ['an interrupt', [pass, warning, cutShort], [], 'inconclusive'],
    ['an interrupt after an error was found', [error, cutShort], [], 'fail'],
  ])('%s', (_, findings, asked, expected) => {
    expect(verdict(findings, asked)).toBe(expected);
  });

  it('asks of an unknown whose trouble it is', () => {
    expect(countsAsInconclusive(pass, checkTopic, ['spf'])).toBe(false);
    expect(countsAsInconclusive(theirs, checkTopic, [])).toBe(true);
    expect(countsAsInconclusive(cutShort, checkTopic, [])).toBe(true);
    expect(countsAsInconclusive(ours, checkTopic, [])).toBe(false);
    expect(countsAsInconclusive(ours, checkTopic, ['dnssec'])).toBe(true);
    expect(countsAsInconclusive({ ...ours, check: 'no-such-check' }, checkTopic, ['dnssec'])).toBe(false);
  });

  it('knows when nothing was tested', () => {
    expect(testedNothing([ours, theirs, skipped])).toBe(true);
    expect(testedNothing([ours, pass])).toBe(false);
    expect(testedNothing([ours, info])).toBe(false);
    expect(testedNothing([skipped])).toBe(false);
  });
});

describe('judgeReport and the tally', () => {
  const target = domainTarget('example.com');

  function tallyOf(evidence: Partial<Evidence>, judged: CheckTopic[], asked: CheckTopic[]): Tally {
    const tally = createTally();
    addToTally(tally, judgeReport(target, { judged, asked }, evidence, AS_OF));
    return tally;
  }

  it('judges only the topics chosen, by the day given', () => {
    const { report, inconclusive, faults } = judgeReport(
      target,
      { judged: ['tls-rpt'], asked: ['tls-rpt'] },
      { domain: failed(), mx: failed(), tlsRpt: absent() },
      AS_OF,
    );
    expect(new Set(report.findings.map(({ check }) => checkTopic(check)))).toEqual(new Set(['tls-rpt']));
    expect(report).toMatchObject({
      target,
      startedAt: AS_OF.toISOString(),
      topics: { judged: ['tls-rpt'], asked: ['tls-rpt'] },
      tookMs: 0,
    });
    expect(inconclusive.every(({ topic }) => topic === 'tls-rpt')).toBe(true);
    expect(faults).toEqual([]);
  });

  it('a dead resolver leaves the topics asked for untested, or else all of them', () => {
    const dead = failed('refuses connections', 'vantage');
    const evidence = { domain: dead, spf: dead, sending: dead };
    expect(tallyOf(evidence, ['dns', 'spf'], ['spf']).untested).toEqual(new Set(['spf']));
    expect(tallyOf(evidence, ['dns', 'spf'], []).untested).toEqual(new Set(['dns', 'spf']));
    expect(tallyOf({ ...evidence, domain: absent('nxdomain') }, ['dns', 'spf'], []).untested).toEqual(
      new Set(),
    );
  });

  it('their silence is undetermined by severity and topic, ours only where asked', () => {
    const tally = tallyOf({ domain: failed(), spf: failed(), sending: failed() }, ['dns', 'spf'], []);
    expect(tally.inconclusive.error).toEqual(new Set(['dns', 'spf']));
    expect(tally.inconclusive.warning).toEqual(new Set(['spf']));
    const ours = failed('no route', 'vantage');
    const quiet = tallyOf({ domain: absent('x'), spf: ours, sending: ours }, ['spf'], []);
    expect(quiet.inconclusive.error).toEqual(new Set());
  });

  it('adds up many reports', () => {
    const tally = createTally();
    const missing = { domain: absent('nxdomain') };
    for (let i = 0; i < 3; i++)
      addToTally(tally, judgeReport(target, { judged: ['dns'], asked: [] }, missing, AS_OF));
    expect(tally).toMatchObject({
      reports: 3,
      counts: { error: 3 },
      failed: { error: true, warning: false, info: false },
    });
  });
});
