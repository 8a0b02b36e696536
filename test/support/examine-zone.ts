/** Judges the DNS side of a domain from zone text, with every MX address counted as a sender, and applies zone edits. */
import { checks } from '../../src/checks/index.ts';
import type { CheckTopic } from '../../src/model/check.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Finding, ZoneEdit } from '../../src/model/finding.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { probeDomain } from '../../src/probes/domain.ts';
import { probeMx } from '../../src/probes/mx.ts';
import { probePtr } from '../../src/probes/ptr.ts';
import { checksOf, judge } from '../../src/run/judge.ts';
import { type TestContextOptions, testContext, wantFrom } from './context.ts';
import { AS_OF, absent, topic } from './evidence.ts';
import { zoneResolver } from './zone-resolver.ts';

const TOPICS: readonly CheckTopic[] = ['dns', 'mx', 'ptr'];

export async function gatherZone(
  zone: string,
  domain = 'example.com',
  options: TestContextOptions = {},
): Promise<Partial<Evidence>> {
  const ctx = testContext(zoneResolver(zone), options);
  const target = domainTarget(domain);
  const mx = await probeMx(target, ctx);
  const hosts = mx.status === 'observed' && !mx.value.implicit ? mx.value.hosts : [];
  const sending = topic<'sending'>({
    sends: true,
    because: 'has SPF or takes mail',
    stated: false,
    addresses: [
      // An address that two hosts share counts once, under the first.
      ...new Map(
        hosts
          .toReversed()
          .flatMap(({ host, addresses }) =>
            addresses.map((ip) => [ip, { ip, from: 'mx' as const, host }] as const),
          ),
      ).values(),
    ],
  });
  const ptr = await probePtr(target, ctx, wantFrom({ sending }));
  return { domain: await probeDomain(target, ctx), mx, sending, ptr, spf: absent() };
}

export async function examineZone(
  zone: string,
  domain = 'example.com',
  options: TestContextOptions = {},
): Promise<Finding[]> {
  const evidence = await gatherZone(zone, domain, options);
  const { findings, faults } = judge(checksOf(checks, TOPICS), evidence, domain, AS_OF);
  if (faults[0] !== undefined) throw faults[0];
  return findings;
}

/** The verdicts of one check, in the order of its findings. */
export function verdictsOf(findings: readonly Finding[], check: string): string[] {
  return findings.filter((finding) => finding.check === check).map(({ verdict }) => verdict);
}

/** Exactly the edits, as an administrator would carry them out; removing what is not there is an error. */
export function applyEdits(zone: string, edits: readonly ZoneEdit[]): string {
  const lines = zone
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
  for (const { action, name, type, value } of edits) {
    const line = `${name} ${type} ${value}`;
    const at = lines.indexOf(line);
    if (action === 'add') lines.push(line);
    else if (at < 0) throw new Error(`nothing to remove: ${line}`);
    else lines.splice(at, 1);
  }
  return lines.join('\n');
}
