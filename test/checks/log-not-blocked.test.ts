import { describe, expect, it } from 'vitest';
import { logNotBlocked } from '../../src/checks/logs/log-not-blocked.ts';
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

describe('log-not-blocked', () => {
  it.each<[string, LogEvidence, Observation['verdict']]>([
    ['by nobody', logEvidence(), 'pass'],
    ['by one, for its reputation', blocked('reputation-blocked', 200), 'fail'],
    ['for its reverse name', blocked('rdns-missing', 200), 'fail'],
    ['a few among a thousand', blocked('reputation-blocked', 4), 'pass'],
    ['limited, which is another matter', blocked('rate-limited', 200), 'pass'],
    ['nothing sent', nothingSent(), 'skipped'],
  ])('%s', (_, evidence, verdict) => {
    const [said] = [logNotBlocked.examine({ log: topic<'log'>(evidence) }, AS_OF)].flat();
    expect(said?.verdict).toBe(verdict);
  });

  it('does not apply where there is no log', () => {
    expect(logNotBlocked.examine({ log: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
