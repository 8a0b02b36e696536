import { describe, expect, it } from 'vitest';
import { logLinesRead } from '../../src/checks/logs/log-lines-read.ts';
import type { LogEvidence } from '../../src/model/evidence/log.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { logEvidence } from '../support/logs.ts';

const FILE = { name: 'mail.log.gz', formats: [], lines: 0, unread: 0 };

describe('log-lines-read', () => {
  it.each<[string, LogEvidence, Observation['verdict']]>([
    ['all', logEvidence(), 'pass'],
    ['all but a few', logEvidence({ unread: 3 }), 'pass'],
    ['every tenth not', logEvidence({ unread: 500 }), 'fail'],
    ['a run that was cut short', logEvidence({ cutShort: true }), 'unknown'],
    [
      'a file that is damaged',
      logEvidence({ files: [{ ...FILE, problem: 'unexpected end of file' }] }),
      'unknown',
    ],
    ['an empty log', logEvidence({ lines: 0 }), 'skipped'],
  ])('%s', (_, evidence, verdict) => {
    const [said] = [logLinesRead.examine({ log: topic<'log'>(evidence) }, AS_OF)].flat();
    expect(said?.verdict).toBe(verdict);
  });

  it('does not apply where there is no log', () => {
    expect(logLinesRead.examine({ log: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
