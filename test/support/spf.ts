/** Judges a zone by the checks of a topic, from the questions up: for checks whose evidence is a tree nobody writes by hand. */
import { checks } from '../../src/checks/index.ts';
import type { Check, CheckTopic, Settled } from '../../src/model/check.ts';
import type { Evidence, Topic } from '../../src/model/evidence.ts';
import type { Finding, Observation, ZoneEdit } from '../../src/model/finding.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { gather } from '../../src/run/gather.ts';
import { checksOf, judge } from '../../src/run/judge.ts';
import { type TestContextOptions, testContext } from './context.ts';
import { AS_OF } from './evidence.ts';
import { zoneResolver } from './zone-resolver.ts';

export const DOMAIN = 'example.com';

export async function gathered(
  zone: string,
  topics: Iterable<Topic>,
  options: TestContextOptions = {},
  domain = DOMAIN,
): Promise<Partial<Evidence>> {
  const { evidence, faults } = await gather(
    domainTarget(domain),
    topics,
    testContext(zoneResolver(zone), options),
  );
  if (faults[0] !== undefined) throw faults[0];
  return evidence;
}

/** What one check says of `example.com`, or another domain, in this zone. */
export async function examined<N extends Topic>(
  check: Check<N>,
  zone: string,
  options: TestContextOptions = {},
  domain = DOMAIN,
): Promise<Observation> {
  const evidence = await gathered(zone, check.needs, options, domain);
  const said = check.examine(evidence as Settled<N>, AS_OF);
  if (Array.isArray(said)) throw new Error('the check says several things');
  return said;
}

export async function findingsOf(
  zone: string,
  topics: readonly CheckTopic[],
  options: TestContextOptions = {},
): Promise<Finding[]> {
  const chosen = checksOf(checks, topics);
  const { findings, faults } = judge(
    chosen,
    await gathered(zone, new Set(chosen.flatMap(({ needs }) => needs)), options),
    DOMAIN,
    AS_OF,
  );
  if (faults[0] !== undefined) throw faults[0];
  return findings;
}

/** The zone after the edits; a remove must find its record. */
export function applied(zone: string, edits: readonly ZoneEdit[]): string {
  let lines = zone.split('\n').map((line) => line.trim());
  for (const { action, name, type, value } of edits) {
    const same = (line: string): boolean => {
      const [owner = '', kind = ''] = line.split(/\s+/);
      const rdata = line.slice(line.indexOf(kind, owner.length) + kind.length).trim();
      const text = rdata.startsWith('"')
        ? [...rdata.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
            .map(([, part = '']) => part.replaceAll('\\"', '"'))
            .join('')
        : rdata;
      return owner.toLowerCase() === name && kind === type && text === value;
    };
    if (action === 'add') lines.push(`${name} ${type} "${value.replaceAll('"', '\\"')}"`);
    else {
      const rest = lines.filter((line) => !same(line));
      if (rest.length === lines.length) throw new Error(`nothing to remove: ${name} ${type} ${value}`);
      lines = rest;
    }
  }
  return lines.join('\n');
}
