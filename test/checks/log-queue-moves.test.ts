import { describe, expect, it } from 'vitest';
import { logQueueMoves } from '../../src/checks/logs/log-queue-moves.ts';
import type { LogEvidence } from '../../src/model/evidence/log.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { logEvidence, nothingSent } from '../support/logs.ts';

function stuck(recipients: number): LogEvidence {
  const { queue } = logEvidence();
  return logEvidence({
    queue: {
      ...queue,
      waiting: recipients,
      stuck: recipients,
      oldest: '2026-11-01T09:00:00.000Z',
      reasons: [{ category: 'network-unreachable', provider: 'example.net', recipients, text: 'timed out' }],
    },
  });
}

describe('log-queue-moves', () => {
  it.each<[string, LogEvidence, Observation['verdict']]>([
    ['nothing waits', logEvidence(), 'pass'],
    ['a few wait', stuck(5), 'pass'],
    ['many wait', stuck(300), 'fail'],
    ['nothing goes', { ...nothingSent(), deferrals: 5_000, queue: stuck(1).queue }, 'fail'],
    ['nothing sent', nothingSent(), 'skipped'],
  ])('%s', (_, evidence, verdict) => {
    const [said] = [logQueueMoves.examine({ log: topic<'log'>(evidence) }, AS_OF)].flat();
    expect(said?.verdict).toBe(verdict);
  });

  it('does not apply where there is no log', () => {
    expect(logQueueMoves.examine({ log: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
