/** What is gathered before the checks are loaded is what they need, and what is asked first is what the probes ask. */
import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { CHECK_TOPICS, JUDGED_TOPICS } from '../../src/model/check.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { gather } from '../../src/run/gather.ts';
import { evidenceFor, firstQuestions, TOPIC_NEEDS } from '../../src/run/topic-needs.ts';
import { testContext } from '../support/context.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

describe('TOPIC_NEEDS', () => {
  it.each(JUDGED_TOPICS)('%s: what its checks need', (topic) => {
    const own = checks.filter((check) => check.topic === topic);
    const needs = new Set(own.flatMap((check) => check.needs));
    const useful = new Set(own.flatMap((check) => check.uses ?? []));
    expect(TOPIC_NEEDS[topic]).toEqual(expect.arrayContaining([...needs]));
    expect(TOPIC_NEEDS[topic].filter((one) => !needs.has(one) && !useful.has(one))).toEqual([]);
  });
});

describe('evidenceFor', () => {
  const all = CHECK_TOPICS.filter((topic) => topic !== 'helo');

  it.each([
    ['all topics', all, [], true],
    ['all but smtp', all.filter((topic) => topic !== 'smtp'), [], true],
    ['all but smtp and tls', all.filter((topic) => topic !== 'smtp' && topic !== 'tls'), [], false],
    ['dane by name', ['dns', 'dane'], ['dane'], true],
    ['mx by name', ['dns', 'mx'], ['mx'], false],
    ['ports, on whose connections sessions are held', ['ports', 'tls'], ['ports'], false],
  ] as const)('%s', (_, judged, asked, connects) => {
    expect(evidenceFor(judged, asked).has('sessions')).toBe(connects);
  });
});

describe('firstQuestions', () => {
  it.each(CHECK_TOPICS)('%s: asks nothing its probes would not ask', async (topic) => {
    const dns = zoneResolver('example.com MX 10 mx.example.com\nmx.example.com A 192.88.99.1\n');
    const target = domainTarget('example.com');
    await gather(target, evidenceFor([topic]), testContext(dns));
    for (const [name, type] of firstQuestions(target, [topic]))
      expect(dns.asked).toContain(`${type} ${name}`);
  });

  it.each(['ports', 'delivery'] as const)('%s of a host: its addresses, as its probe does', async (topic) => {
    const dns = zoneResolver('mx.example.com A 192.88.99.1\n');
    const target = { kind: 'host', ascii: 'mx.example.com', display: 'mx.example.com' } as const;
    await gather(target, evidenceFor([topic]), testContext(dns));
    const questions = firstQuestions(target, [topic]).map(([name, type]) => `${type} ${name}`);
    expect(questions).toEqual(['A mx.example.com', 'AAAA mx.example.com']);
    expect(dns.asked).toEqual(expect.arrayContaining(questions));
  });

  it('asks nothing about an address', () => {
    expect(firstQuestions({ kind: 'ip', ascii: '192.0.2.1', display: '192.0.2.1' }, CHECK_TOPICS)).toEqual(
      [],
    );
  });
});
