import { describe, expect, it } from 'vitest';
import { logNotLimited } from '../../src/checks/logs/log-not-limited.ts';
import type { LogEvidence } from '../../src/model/evidence/log.ts';
import type { Category } from '../../src/model/explanation.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { logEvidence, logProvider, nothingSent } from '../support/logs.ts';

/** So many refusals of one provider among its thousand recipients. */
function blocked(category: Category, count: number): LogEvidence {
  const block = {
    provider: 'Google Workspace',
    category,
    from: '2026-11-01T10:00:00.000Z',
    to: '2026-11-01T12:00:00.000Z',
    count,
    deliveredBefore: 400,
    text: '421 4.7.0 no',
  };
  return logEvidence({ providers: [logProvider({ deferrals: count, blocks: count })], blocks: [block] });
}

describe('log-not-limited', () => {
  it.each<[string, LogEvidence, Observation['verdict']]>([
    ['by nobody', logEvidence(), 'pass'],
    ['by one', blocked('rate-limited', 200), 'fail'],
    ['blocked, which is another matter', blocked('reputation-blocked', 200), 'pass'],
    ['nothing sent', nothingSent(), 'skipped'],
  ])('%s', (_, evidence, verdict) => {
    const [said] = [logNotLimited.examine({ log: topic<'log'>(evidence) }, AS_OF)].flat();
    expect(said?.verdict).toBe(verdict);
  });

  it('does not apply where there is no log', () => {
    expect(logNotLimited.examine({ log: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
