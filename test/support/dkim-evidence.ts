/** DKIM evidence for check tests, gathered by the real probe from a few lines of zone text. */
import type { Check, Settled } from '../../src/model/check.ts';
import type { DkimEvidence } from '../../src/model/evidence/dkim.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Observation } from '../../src/model/finding.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { probeDkim } from '../../src/probes/dkim.ts';
import { testContext, wantFrom } from './context.ts';
import { AS_OF, observed } from './evidence.ts';
import { zoneResolver } from './zone-resolver.ts';

export interface DkimWorld {
  selectors?: readonly string[];
  /** MX hosts, for the providers seen. */
  mx?: readonly string[];
  sends?: boolean;
}

export const DOMAIN = { kind: 'domain', ascii: 'example.com', display: 'example.com' } as const;

type Judged = Pick<Evidence, 'dkim' | 'sending'>;

/** What the probe finds in the zone, and whether the domain sends. */
export async function dkimEvidence(zone: string, world: DkimWorld = {}): Promise<Judged> {
  const { selectors = [], mx = [], sends = true } = world;
  const resolver = zoneResolver(`example.com A 192.0.2.1\n${zone}`);
  const dkim = await probeDkim(DOMAIN, testContext(resolver, { given: { selectors } }), wantFrom(mail(mx)));
  return { dkim, sending: observed({ sends, because: 'the test says so', stated: true, addresses: [] }) };
}

/** The topics the probe asks for. */
export function mail(mx: readonly string[]): Pick<Evidence, 'mx' | 'spf'> {
  const hosts = mx.map((host) => ({
    preference: 10,
    host,
    ttl: 300,
    addresses: [],
    ipv4: observed([]),
    ipv6: observed([]),
    authenticated: false,
  }));
  return {
    mx: observed({ hosts, implicit: false, nullMx: false, authenticated: false, dropped: 0 }),
    spf: { status: 'absent', how: 'nodata', at: '2026-01-01T00:00:00.000Z', tookMs: 1 },
  };
}

/** The value of an outcome the test knows to be observed. */
export function valueIn(dkim: Outcome<DkimEvidence>): DkimEvidence {
  if (dkim.status !== 'observed') throw new Error(`DKIM evidence is ${dkim.status}`);
  return dkim.value;
}

/** What a DKIM check says of the zone. */
export async function examineZone(
  check: Check<'dkim' | 'sending'>,
  zone: string,
  world: DkimWorld = {},
): Promise<Observation[]> {
  const evidence = await dkimEvidence(zone, world);
  const said = check.examine(evidence as Settled<'dkim' | 'sending'>, AS_OF);
  return Array.isArray(said) ? said : [said];
}

/** `['google', 'pass']`, by selector, for the observations that carry a subject; else the verdict alone. */
export function verdicts(
  observations: readonly Observation[],
): (string | [selector: string, verdict: string])[] {
  return observations.map(({ subject, verdict }) =>
    subject === undefined ? verdict : [subject.replace('._domainkey.example.com', ''), verdict],
  );
}
