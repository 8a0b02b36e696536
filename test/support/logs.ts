/** Logs for tests: text in, evidence out; and evidence literals for checks. */
import type { LogEvidence, LogProvider } from '../../src/model/evidence/log.ts';
import type { LogInput, LogSource } from '../../src/model/log-input.ts';
import { probeLog } from '../../src/probes/log.ts';
import { testContext } from './context.ts';
import { zoneResolver } from './zone-resolver.ts';

/** A log that comes in pieces of so many octets. */
export function source(
  text: string | Buffer,
  options: Partial<LogSource> & { piece?: number } = {},
): LogSource {
  const octets = Buffer.from(text);
  const { piece = 65_536, ...rest } = options;
  return {
    name: 'mail.log',
    modifiedAt: new Date('2026-11-22T00:00:00Z'),
    async *pieces() {
      // One buffer for all pieces, as a reader of files has it.
      const shared = Buffer.alloc(piece);
      for (let at = 0; at < octets.length; at += piece)
        yield shared.subarray(0, octets.copy(shared, 0, at, at + piece));
    },
    ...rest,
  };
}

/** What the probe makes of it. */
export async function readLog(
  logs: string | Buffer | readonly LogSource[],
  wishes: Partial<LogInput> = {},
): Promise<LogEvidence> {
  const sources = typeof logs === 'string' || Buffer.isBuffer(logs) ? [source(logs)] : logs;
  const ctx = testContext(zoneResolver(''), { logs: { sources, top: 10, unreadLines: 10, ...wishes } });
  const outcome = await probeLog({ kind: 'log', ascii: 'mail.log', display: 'mail.log' }, ctx);
  if (outcome.status !== 'observed') throw new Error(`not observed but ${outcome.status}`);
  return outcome.value;
}

/** Evidence of a healthy log, but for what is given. */
export function logEvidence(given: Partial<LogEvidence> = {}): LogEvidence {
  const { deliveries = 990, bounced = 10 } = given;
  return {
    files: [{ name: 'mail.log', formats: ['postfix'], lines: 5_000, unread: 0, problem: null }],
    lines: 5_000,
    unread: 0,
    unreadLines: [],
    aside: 4_000,
    leftOut: 0,
    from: '2026-11-01T08:00:00.000Z',
    to: '2026-11-01T20:00:00.000Z',
    deliveries,
    deferrals: 0,
    bounced,
    bounces: [],
    deferralReasons: [],
    bounceRate: deliveries + bounced === 0 ? null : (bounced / (deliveries + bounced)) * 100,
    maxBounceRate: null,
    local: { deliveries: 0, deferrals: 0, bounces: 0 },
    handedOn: 0,
    providers: [logProvider()],
    hours: [{ hour: '2026-11-01T08:00:00.000Z', deliveries, deferrals: 0, bounces: bounced }],
    queue: {
      attempts: [{ attempts: 1, recipients: 1_000 }],
      delays: { p50: 800, p90: 2_000, p99: 60_000, max: 3_600_000 },
      waiting: 0,
      stuck: 0,
      stuckAfterMs: 14_400_000,
      oldest: null,
      reasons: [],
      dropped: 0,
    },
    pattern: { spikes: [], jumps: [] },
    blocks: [],
    toRemove: 0,
    complaints: 0,
    only: null,
    top: 10,
    cutShort: false,
    ...given,
  };
}

export function logProvider(given: Partial<LogProvider> = {}): LogProvider {
  return {
    id: 'google',
    name: 'Google Workspace',
    deliveries: 990,
    deferrals: 0,
    bounces: 10,
    blocks: 0,
    delays: null,
    ...given,
  };
}

export function nothingSent(): LogEvidence {
  return logEvidence({ deliveries: 0, bounced: 0, providers: [], hours: [] });
}
