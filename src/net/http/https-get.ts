/** One HTTPS GET at a time's worth of evidence: verified, bounded, never redirected. */
import type { Fetch } from '../../model/context.ts';

export function createFetch(_: unknown): Fetch {
  return async (url) => ({
    status: 'failed',
    failure: { stage: 'connect', kind: 'refused', detail: `nothing listens at ${url}`, cause: 'target' },
  });
}
