/** The labelled set of replies is in order: every line valid, in the half it belongs to, and there once. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/source.ts';

describe('fixtures/replies', () => {
  it('passes its own check', () => {
    const run = spawnSync(process.execPath, [join(ROOT, 'scripts/reply-set.mjs'), 'check'], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });
});
