/** Judging ahead of time gives what judging at the end gives, and asks each check once. */
import { describe, expect, it } from 'vitest';
import { checks, type ListedCheck } from '../../src/checks/index.ts';
import type { Evidence, Topic } from '../../src/model/evidence.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { gather } from '../../src/run/gather.ts';
import { Judging, judge } from '../../src/run/judge.ts';
import { testContext } from '../support/context.ts';
import { AS_OF } from '../support/evidence.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

const ZONE = `example.com MX 10 mx.example.com
mx.example.com A 192.88.99.1
example.com TXT "v=spf1 mx +all"
_dmarc.example.com TXT "v=DMARC1; p=none"`;

/** The evidence as it grew, topic by topic, and all of it. */
async function gathered(zone: string): Promise<{ steps: Partial<Evidence>[]; evidence: Partial<Evidence> }> {
  const steps: Partial<Evidence>[] = [];
  const topics = new Set(checks.flatMap(({ needs }) => needs as readonly Topic[]));
  const { evidence } = await gather(
    domainTarget('example.com'),
    topics,
    testContext(zoneResolver(zone)),
    (soFar) => {
      steps.push({ ...soFar });
    },
  );
  return { steps, evidence };
}

/** The same checks, with a note of each time one is asked. */
function counted(): { list: ListedCheck[]; times: Map<string, number> } {
  const times = new Map<string, number>();
  const list = checks.map((check) => ({
    ...check,
    examine: (...args: Parameters<ListedCheck['examine']>) => {
      times.set(check.id, (times.get(check.id) ?? 0) + 1);
      return check.examine(...args);
    },
  }));
  return { list, times };
}

describe('Judging', () => {
  it.each([
    ['a domain with faults', ZONE],
    ['a domain that does not exist', 'example.net TXT x'],
  ])('says of %s the same, however early it begins', async (_, zone) => {
    const { steps, evidence } = await gathered(zone);
    expect(steps.length).toBeGreaterThan(5);
    const { list, times } = counted();
    const judging = new Judging(list, 'example.com', AS_OF);
    for (const soFar of steps) judging.begin(soFar);
    const early = judging.finish(evidence);
    judging.begin(evidence);
    expect(early).toEqual(judge(checks, evidence, 'example.com', AS_OF));
    expect([...times.values()].every((count) => count === 1)).toBe(true);
  });

  it('judges nothing but the domain before it is known whether that exists', async () => {
    const { evidence } = await gathered(ZONE);
    const { domain: _, ...rest } = evidence;
    const { list, times } = counted();
    const judging = new Judging(list, 'example.com', AS_OF);
    judging.begin(rest);
    expect(times.size).toBe(0);
    judging.begin(evidence);
    expect(times.size).toBeGreaterThan(20);
  });
});
