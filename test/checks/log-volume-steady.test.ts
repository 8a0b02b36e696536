import { describe, expect, it } from 'vitest';
import { logVolumeSteady } from '../../src/checks/logs/log-volume-steady.ts';
import type { LogEvidence } from '../../src/model/evidence/log.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { logEvidence, nothingSent } from '../support/logs.ts';

describe('log-volume-steady', () => {
  it.each<[string, LogEvidence, Observation['verdict']]>([
    ['steady', logEvidence(), 'pass'],
    [
      'an hour out of the common',
      logEvidence({
        pattern: { spikes: [{ hour: '2026-11-01T08:00:00.000Z', count: 9_000, usual: 300 }], jumps: [] },
      }),
      'fail',
    ],
    [
      'a day that outgrew its week',
      logEvidence({ pattern: { spikes: [], jumps: [{ day: '2026-11-05', count: 50_000, before: 2_000 }] } }),
      'fail',
    ],
    ['nothing sent', nothingSent(), 'skipped'],
  ])('%s', (_, evidence, verdict) => {
    const [said] = [logVolumeSteady.examine({ log: topic<'log'>(evidence) }, AS_OF)].flat();
    expect(said?.verdict).toBe(verdict);
  });

  it('does not apply where there is no log', () => {
    expect(logVolumeSteady.examine({ log: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
