/** createContext: defaults, what is injected, and which address families count as reachable. */
import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { createContext } from '../../../src/net/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const dns = ['127.0.0.1'];

it('has defaults for all that is left out', () => {
  const ctx = createContext();
  expect(ctx.limits).toEqual(DEFAULT_LIMITS);
  expect(ctx.given).toEqual({ ips: [], selectors: [], bimiSelector: 'default', blocklistKeys: new Map() });
  expect(ctx.signal.aborted).toBe(false);
  ctx.onProgress({ target: 'example.com', waiting: 'nothing' });
  ctx.close();
  expect(ctx.signal.aborted).toBe(true);
});

it('takes limits, what the user stated, and a world of one’s own', async () => {
  const resolver = zoneResolver('example.com A 192.0.2.1');
  const ctx = createContext({
    resolver,
    fetch: async () => ({ status: 'skipped', reason: 'not today' }),
    limits: { dnsMs: 1 },
    given: { selectors: ['s1'], sends: false },
  });
  expect(ctx.limits).toEqual({ ...DEFAULT_LIMITS, dnsMs: 1 });
  expect(ctx.given).toMatchObject({ selectors: ['s1'], sends: false, bimiSelector: 'default' });
  expect(await ctx.fetch('https://example.com/', { maxBytes: 1 })).toEqual({
    status: 'skipped',
    reason: 'not today',
  });
  expect(await ctx.dns.query('example.com', 'A')).toMatchObject({ status: 'observed' });
});

it('ends with the signal of its caller', () => {
  const controller = new AbortController();
  const ctx = createContext({ dns, signal: controller.signal });
  controller.abort();
  expect(ctx.signal.aborted).toBe(true);
});

it('counts both families as reachable behind --connect-to, and one with -4, -6 or a source address', () => {
  const families = (options: Parameters<typeof createContext>[0]): unknown =>
    createContext({ dns, ...options }).families;
  expect(families({ connectTo: ['::127.0.0.1:'] })).toEqual({ ipv4: true, ipv6: true });
  expect(families({ connectTo: ['::127.0.0.1:'], family: 4 })).toEqual({
    ipv4: true,
    ipv6: false,
    because: '-4 leaves IPv6 out',
  });
  expect(families({ family: 6 })).toMatchObject({ ipv4: false, ipv6: true });
  expect(families({ sourceAddress: '192.0.2.1' })).toEqual({
    ipv4: true,
    ipv6: false,
    because: '--source-address 192.0.2.1 is an IPv4 address, so IPv6 is left out',
  });
});

it('throws for texts the parsers refuse', () => {
  expect(() => createContext({ dns: ['dns.example'] })).toThrow(TypeError);
  expect(() => createContext({ dns, connectTo: ['nonsense'] })).toThrow(TypeError);
});
