/** What was waited for: each question once, and the longest chain of waits that depend on one another. */
import { describe, expect, it } from 'vitest';
import type { ChainLink } from '../../../src/model/report.ts';
import { longestChain, trace } from '../../../src/run/trace.ts';
import { testContext } from '../../support/context.ts';
import { session } from '../../support/transport.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const link = (what: string, startMs: number, endMs: number): ChainLink => ({
  what,
  startMs,
  tookMs: endMs - startMs,
});
const names = (links: readonly ChainLink[]): string[] => links.map(({ what }) => what);

describe('longestChain', () => {
  it.each<[string, ChainLink[], string[]]>([
    ['nothing', [], []],
    ['one wait', [link('a', 0, 10)], ['a']],
    [
      'the one that ended last, of several at once',
      [link('a', 0, 10), link('b', 0, 30), link('c', 0, 20)],
      ['b'],
    ],
    ['one after the other', [link('b', 11, 20), link('a', 0, 10), link('c', 21, 30)], ['a', 'b', 'c']],
    [
      'what ended last before each began',
      [link('a', 0, 10), link('long', 0, 29), link('b', 11, 20), link('c', 30, 50)],
      ['long', 'c'],
    ],
    ['waits that overlap a little, as timers do', [link('a', 0, 12), link('b', 10, 30)], ['a', 'b']],
    ['no wait that ran beside it', [link('a', 0, 20), link('b', 10, 30)], ['b']],
  ])('%s', (_, links, chain) => {
    expect(names(longestChain(links))).toEqual(chain);
  });
});

describe('trace', () => {
  it('counts each question once, and asks it once', async () => {
    const dns = zoneResolver('example.com TXT hello\n');
    const watch = trace(testContext(dns));
    const ask = () => watch.context.dns.query('example.com', 'TXT');
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toBe(other);
    await watch.context.dns.query('example.com', 'TXT', { checkingDisabled: true });
    await watch.context.dns.query('example.com', 'MX');
    expect(watch.questions()).toBe(3);
    expect(dns.asked).toHaveLength(3);
  });

  it('notes waits for DNS and HTTPS, and leaves out what took no time', async () => {
    let ms = 0;
    const clock = { now: () => new Date(0), monotonicMs: () => ms };
    const sound = zoneResolver('example.com TXT hello\n');
    const dns: typeof sound = {
      ...sound,
      query: async (name, type, options) => {
        const answer = await sound.query(name, type, options);
        if (type === 'TXT') ms += 40;
        return answer;
      },
    };
    const watch = trace(
      testContext(dns, {
        clock,
        fetch: async () => {
          await Promise.resolve();
          ms += 60;
          return { status: 'skipped', reason: 'not here' };
        },
      }),
    );
    await watch.context.dns.query('example.com', 'MX');
    await watch.context.dns.query('example.com', 'TXT');
    await watch.context.fetch('https://example.com/x', { maxBytes: 1 });
    expect(watch.chain()).toEqual([
      { what: 'TXT example.com', startMs: 0, tookMs: 40 },
      { what: 'GET https://example.com/x', startMs: 40, tookMs: 60 },
    ]);
  });

  it('notes waits for sessions and for ports', async () => {
    let ms = 0;
    const clock = { now: () => new Date(0), monotonicMs: () => ms };
    const context = testContext(zoneResolver(''), { clock });
    const { knock } = context.reach;
    const watch = trace({
      ...context,
      speak: async (request) => {
        await Promise.resolve();
        ms += 120;
        return session({ host: request.host, ip: request.ip });
      },
      reach: {
        ...context.reach,
        knock: async (request) => {
          await Promise.resolve();
          ms += 80;
          return knock(request);
        },
      },
    });
    const host = 'mx.example.com';
    await watch.context.speak({ host, ip: '192.0.2.25', port: 25, tls: 'opportunistic' });
    const depth = 'connect';
    await watch.context.reach.knock({
      host: '192.0.2.25',
      ip: '192.0.2.25',
      port: 587,
      depth,
      custom: 'starttls',
    });
    expect(watch.chain()).toEqual([
      { what: 'SMTP mx.example.com:25 at 192.0.2.25', startMs: 0, tookMs: 120 },
      { what: 'port 192.0.2.25:587', startMs: 120, tookMs: 80 },
    ]);
  });
});
