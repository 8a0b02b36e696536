import { describe, expect, it } from 'vitest';
import { logBounceRate } from '../../src/checks/logs/log-bounce-rate.ts';
import type { LogEvidence } from '../../src/model/evidence/log.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { logEvidence, nothingSent } from '../support/logs.ts';

describe('log-bounce-rate', () => {
  it.each<[string, LogEvidence, Observation['verdict']]>([
    ['no rate asked for', logEvidence(), 'skipped'],
    ['below it', logEvidence({ maxBounceRate: 5 }), 'pass'],
    ['just at it', logEvidence({ maxBounceRate: 1 }), 'pass'],
    ['above it', logEvidence({ maxBounceRate: 0.9 }), 'fail'],
    ['nothing sent', { ...nothingSent(), maxBounceRate: 5 }, 'unknown'],
    ['a run that was cut short', logEvidence({ maxBounceRate: 5, cutShort: true }), 'unknown'],
  ])('%s', (_, evidence, verdict) => {
    const [said] = [logBounceRate.examine({ log: topic<'log'>(evidence) }, AS_OF)].flat();
    expect(said?.verdict).toBe(verdict);
  });

  it('does not apply where there is no log', () => {
    expect(logBounceRate.examine({ log: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
