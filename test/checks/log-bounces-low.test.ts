import { describe, expect, it } from 'vitest';
import { logBouncesLow } from '../../src/checks/logs/log-bounces-low.ts';
import type { LogEvidence } from '../../src/model/evidence/log.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { logEvidence, nothingSent } from '../support/logs.ts';

describe('log-bounces-low', () => {
  it.each<[string, LogEvidence, Observation['verdict']]>([
    ['one in a hundred', logEvidence(), 'pass'],
    ['two in a hundred', logEvidence({ deliveries: 980, bounced: 20 }), 'fail'],
    ['one in ten', logEvidence({ deliveries: 900, bounced: 100 }), 'fail'],
    ['too few to tell', logEvidence({ deliveries: 3, bounced: 3 }), 'skipped'],
    ['nothing sent', nothingSent(), 'skipped'],
  ])('%s', (_, evidence, verdict) => {
    const [said] = [logBouncesLow.examine({ log: topic<'log'>(evidence) }, AS_OF)].flat();
    expect(said?.verdict).toBe(verdict);
  });

  it('does not apply where there is no log', () => {
    expect(logBouncesLow.examine({ log: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
