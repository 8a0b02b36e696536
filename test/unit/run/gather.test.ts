/** Topics in, evidence out: each once, whatever asks for it, and whatever goes wrong on the way. */
import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { DnsOutcome, Resolver } from '../../../src/model/dns.ts';
import { TOPICS } from '../../../src/model/evidence.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { gather } from '../../../src/run/gather.ts';
import { testContext } from '../../support/context.ts';
import { session } from '../../support/transport.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const target = domainTarget('example.com');
const ZONE = `
  example.com SOA ns.example.com hostmaster.example.com 1 3600 600 86400 60
  example.com MX 10 mx.example.com
  example.com TXT v=spf1 ip4:192.88.99.1 -all
  mx.example.com A 192.88.99.1
`;

/** A resolver with a defect: asked for that type, it throws, at once or later. */
function defective(type: string, how: 'at once' | 'later'): Resolver {
  const sound = zoneResolver(ZONE);
  return {
    facts: () => sound.facts(),
    query(name, asked, options) {
      if (asked !== type) return sound.query(name, asked, options);
      if (how === 'at once') throw new Error(`defect in ${type}`);
      return Promise.reject(new Error(`defect in ${type}`));
    },
  };
}

/** Answers nothing of that type, ever. */
function silentFor(type: string): Resolver {
  const sound = zoneResolver(ZONE);
  return {
    facts: () => sound.facts(),
    query: (name, asked, options) =>
      asked === type ? new Promise<DnsOutcome<never>>(() => {}) : sound.query(name, asked, options),
  };
}

describe('gather', () => {
  it('keeps the sessions that ended in time', async () => {
    const time = new AbortController();
    const ctx = testContext(
      zoneResolver(`${ZONE}
        example.com MX 20 slow.example.com
        slow.example.com A 192.88.99.2`),
      {
        signal: time.signal,
        speak: async ({ host, ip, port }) =>
          host === 'mx.example.com' ? session({ host, ip, port }) : new Promise(() => {}),
      },
    );
    const gathering = gather(target, ['sessions', 'egress'], ctx);
    setTimeout(() => time.abort(new DOMException('over', 'TimeoutError')), 50);
    const { evidence } = await gathering;
    expect(evidence.sessions).toMatchObject({
      status: 'observed',
      value: [
        { host: 'mx.example.com', outcome: 'completed' },
        { host: 'slow.example.com', failure: { kind: 'cancelled', detail: expect.stringContaining('time') } },
      ],
    });
    expect(getEventListeners(time.signal, 'abort')).toEqual([]);
  });

  it('brings what was named and what that rests on, in the order of topics', async () => {
    const { evidence, faults } = await gather(target, ['sending'], testContext(zoneResolver(ZONE)));
    expect(Object.keys(evidence)).toEqual(['mx', 'spf', 'sending']);
    expect(evidence.sending).toMatchObject({ status: 'observed', value: { sends: true } });
    expect(faults).toEqual([]);
    const reversed = await gather(target, ['spf', 'mx', 'resolver'], testContext(zoneResolver(ZONE)));
    expect(Object.keys(reversed.evidence)).toEqual(['resolver', 'mx', 'spf']);
  });

  it('looks at each topic once, however many ask for it', async () => {
    const dns = zoneResolver(ZONE);
    await gather(target, ['sending', 'mx', 'ptr', 'tlsa', 'providers', 'mx'], testContext(dns));
    expect(dns.asked.filter((question) => question === 'MX example.com')).toHaveLength(1);
  });

  it.each(['at once', 'later'] as const)('a defect met %s costs its own topic, and is told', async (how) => {
    const { evidence, faults } = await gather(target, ['mx', 'spf'], testContext(defective('MX', how)));
    expect(evidence.mx).toMatchObject({
      status: 'failed',
      failure: { kind: 'internal', cause: 'vantage', detail: 'internal error while looking at mx' },
    });
    expect(evidence.spf?.status).toBe('observed');
    expect(faults.map(({ message }) => message)).toEqual(['defect in MX']);
  });

  it.each([
    ['the end of its time', new DOMException('over', 'TimeoutError'), 'target', /time for this target ended/],
    ['the end of the run', undefined, 'vantage', /interrupted/],
  ])('at %s gives back what is known', async (_, reason, cause, detail) => {
    const controller = new AbortController();
    const ctx = testContext(silentFor('MX'), { signal: controller.signal });
    const gathering = gather(target, ['spf', 'mx', 'sending'], ctx);
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort(reason);
    const { evidence, faults } = await gathering;
    expect(evidence.spf?.status).toBe('observed');
    const lost = {
      status: 'failed',
      failure: { kind: 'cancelled', cause, detail: expect.stringMatching(detail) },
    };
    expect(evidence).toMatchObject({ mx: lost, sending: lost });
    expect(faults).toEqual([]);
  });

  it('ends at once where the run is over before it began', async () => {
    const ctx = testContext(silentFor('MX'), { signal: AbortSignal.abort() });
    const { evidence } = await gather(target, TOPICS, ctx);
    expect(evidence.mx).toMatchObject({ status: 'failed', failure: { kind: 'cancelled' } });
  });

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    await gather(target, ['mx', 'spf', 'dmarc'], testContext(zoneResolver(ZONE), { signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
