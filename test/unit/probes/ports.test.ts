/** Which ports are looked at, on which addresses, and what the looks of one host tell of one another. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { Knock, KnockRequest, Reach } from '../../../src/model/reach.ts';
import type { Given, HostTarget } from '../../../src/model/target.ts';
import { probePorts } from '../../../src/probes/ports.ts';
import { type TestContextOptions, testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const ZONE = `mail.example.com A 192.88.99.1
mail.example.com AAAA 2002:c058:6301::1
many.example.com A 192.88.99.3
many.example.com A 192.88.99.4
smtp.resend.com A 192.88.99.2`;

function host(ascii: string, port?: number): HostTarget {
  return { kind: 'host', ascii, display: ascii, ...(port !== undefined && { port }) };
}

function reachWith(answer: (request: KnockRequest) => Partial<Knock>): {
  reach: Reach;
  asked: KnockRequest[];
} {
  const asked: KnockRequest[] = [];
  const reach: Reach = {
    prepare: () => {},
    knock: async (request) => {
      asked.push(request);
      const { host, ip, port } = request;
      return {
        host,
        ip,
        port,
        state: 'open',
        tlsMode: 'starttls',
        greeting: 'x',
        connectMs: 1,
        ...answer(request),
      };
    },
    seen: () => [],
    awaited: () => [],
    quiet: async () => false,
    answered: async () => false,
  };
  return { reach, asked };
}

async function look(
  target: HostTarget,
  options: TestContextOptions = {},
  answer: (request: KnockRequest) => Partial<Knock> = () => ({}),
) {
  const { reach, asked } = reachWith(answer);
  const outcome = await probePorts(target, testContext(zoneResolver(ZONE), { reach, ...options }));
  return { outcome, looks: outcome.status === 'observed' ? outcome.value : [], asked };
}

describe('the ports probe', () => {
  it('looks at the usual ports on every address', async () => {
    const { looks, asked } = await look(host('mail.example.com'));
    expect(looks.map(({ port, ip }) => `${port} ${ip}`)).toEqual([
      '25 192.88.99.1',
      '25 2002:c058:6301::1',
      '465 192.88.99.1',
      '465 2002:c058:6301::1',
      '587 192.88.99.1',
      '587 2002:c058:6301::1',
      '2525 192.88.99.1',
      '2525 2002:c058:6301::1',
    ]);
    expect(looks.every(({ named }) => !named)).toBe(true);
    expect(asked.filter(({ custom }) => custom === 'implicit').map(({ port }) => port)).toEqual([465, 465]);
  });

  it('tells how many addresses the limit left out', async () => {
    const limits = { ...DEFAULT_LIMITS, addressesPerHost: 1 };
    expect((await look(host('many.example.com'), { limits })).outcome).toMatchObject({ dropped: 1 });
    expect((await look(host('many.example.com'))).outcome).not.toHaveProperty('dropped');
  });

  it('adds those of the provider', async () => {
    const { looks } = await look(host('smtp.resend.com'));
    expect(looks.map(({ port }) => port)).toEqual([25, 465, 587, 2525, 2465, 2587]);
  });

  it('takes the port the user named, and none other', async () => {
    const { looks } = await look(host('mail.example.com', 4711));
    expect(looks.map(({ port, named }) => [port, named])).toEqual([
      [4711, true],
      [4711, true],
    ]);
  });

  it('takes the ports of --ports, and the name of --helo', async () => {
    const given: Partial<Given> = { smtp: { ports: [587, 26] }, helo: 'client.example' };
    const { looks, asked } = await look(host('smtp.resend.com'), { given });
    expect(looks.map(({ port, named }) => [port, named])).toEqual([
      [587, true],
      [26, true],
    ]);
    expect(asked[0]?.helo).toBe('client.example');
    const both = await look(host('smtp.resend.com', 587), { given });
    expect(both.looks.map(({ port }) => port)).toEqual([587, 26]);
  });

  it('leaves a family alone that there is no route for', async () => {
    const { looks, asked } = await look(host('mail.example.com', 25), {
      families: { ipv4: true, ipv6: false },
    });
    expect(asked).toHaveLength(1);
    expect(looks[1]).toMatchObject({ state: 'unreachable', failure: { cause: 'vantage' } });
  });

  it('tells a firewall on the way from a host that is not there', async () => {
    const failure = {
      stage: 'connect',
      kind: 'unreachable',
      code: 'EHOSTUNREACH',
      detail: '',
      cause: 'target',
    } as const;
    const gone = { state: 'filtered', failure } as const;
    const some = await look(host('smtp.resend.com'), {}, ({ port }) => (port === 25 ? gone : {}));
    expect(some.looks[0]?.state).toBe('filtered');
    const all = await look(host('smtp.resend.com'), {}, () => gone);
    expect(all.looks.map(({ state }) => state)).toEqual(Array(6).fill('unreachable'));
  });

  it('passes on that a host has no address, or that nobody could say', async () => {
    expect((await look(host('nowhere.example.com'))).outcome.status).toBe('absent');
  });
});
