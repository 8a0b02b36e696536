/** Reasons, receivers and patterns: what is put together, and what is told apart. */
import { describe, expect, it } from 'vitest';
import { wordingHash } from '../../../src/probes/log/wording.ts';
import { readLog } from '../../support/logs.ts';

describe('wordingHash', () => {
  const same = (a: string, b: string): boolean => wordingHash(a, 1) === wordingHash(b, 1);

  it.each([
    ['550 5.1.1 <a@example.com>: User unknown', '550 5.1.1 <b@example.net>: User unknown'],
    ['452 4.2.2 full a1si33ejc.2 - gsmtp', '452 4.2.2 full 99x7si1abc.1700 - gsmtp'],
    ['421 busy (id=12)', '421 busy (id=77)'],
  ])('%s and %s say the same', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['550 5.1.1 no', '550 5.7.1 no'],
    ['550 5.1.1 no', '450 5.1.1 no'],
    ['421-4.7.28 slow', '421-4.7.0 slow'],
    ['550 user unknown', '550 user blocked'],
    ['550 not found', '550 found not'],
  ])('%s and %s do not', (a, b) => {
    expect(same(a, b)).toBe(false);
  });
});

/** One line of Postfix for each second from `at` on. */
function lines(at: string, count: number, outcome: string, host = 'mx.example.net[192.0.2.1]:25'): string {
  const begin = Date.parse(at);
  return Array.from({ length: count }, (_, index) => {
    const stamp = new Date(begin + index * 1_000).toISOString();
    return `${stamp} m postfix/smtp[1]: ID${begin / 1_000 + index}: to=<u${index}@example.net>, relay=${host}, delay=1, dsn=2.0.0, status=${outcome}\n`;
  }).join('');
}
const SENT = 'sent (250 2.0.0 Ok)';
const LISTED =
  'bounced (host mx.example.net[192.0.2.1] said: 554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org)';

describe('blocks', () => {
  it('begin where they began, and again after hours of peace', async () => {
    const log = await readLog(
      lines('2026-11-01T08:00:00Z', 120, SENT) +
        lines('2026-11-01T08:30:00Z', 20, LISTED) +
        lines('2026-11-01T09:00:00Z', 5, LISTED) +
        lines('2026-11-02T08:00:00Z', 7, LISTED),
    );
    expect(log.blocks).toMatchObject([
      {
        category: 'reputation-blocked',
        from: '2026-11-01T08:30:00.000Z',
        to: '2026-11-01T09:00:04.000Z',
        count: 25,
        deliveredBefore: 120,
      },
      { from: '2026-11-02T08:00:00.000Z', count: 7, deliveredBefore: 0 },
    ]);
    expect(log.toRemove).toBe(0);
  });
});

describe('the pattern', () => {
  it('shows an hour out of the common', async () => {
    const usual = Array.from({ length: 20 }, (_, hour) =>
      lines(`2026-11-01T${String(hour).padStart(2, '0')}:00:00Z`, 100, SENT),
    ).join('');
    const log = await readLog(usual + lines('2026-11-01T21:00:00Z', 2_000, SENT));
    expect(log.pattern.spikes).toEqual([{ hour: '2026-11-01T21:00:00.000Z', count: 2_000, usual: 100 }]);
  });

  it('shows a day that outgrew the days before', async () => {
    const days = ['01', '02', '03'].map((day) => lines(`2026-11-${day}T12:00:00Z`, 300, SENT)).join('');
    const log = await readLog(days + lines('2026-11-04T12:00:00Z', 1_500, SENT));
    expect(log.pattern.jumps).toMatchObject([{ count: 1_500, before: 300 }]);
  });

  it('of a steady log shows nothing', async () => {
    expect((await readLog(lines('2026-11-01T00:00:00Z', 5_000, SENT))).pattern).toEqual({
      spikes: [],
      jumps: [],
    });
  });
});

describe('receivers', () => {
  it('are organizations, not hosts, and are bounded in number', async () => {
    const hosts = ['mx1.example.net', 'MX2.example.net', 'mx1.example.net.'].map(
      (host) => `${host}[192.0.2.1]:25`,
    );
    const log = await readLog(hosts.map((host) => lines('2026-11-01T08:00:00Z', 2, SENT, host)).join(''));
    expect(log.providers.map(({ name, deliveries }) => `${name} ${deliveries}`)).toEqual(['example.net 6']);
    const many = Array.from({ length: 6_000 }, (_, at) =>
      lines('2026-11-01T08:00:00Z', 1, SENT, `mx.d${at}.example[192.0.2.1]:25`),
    );
    const { providers, deliveries } = await readLog(many.join(''));
    expect(deliveries).toBe(6_000);
    expect(providers.length).toBeLessThanOrEqual(1_000);
    expect(providers).toContainEqual(expect.objectContaining({ name: 'others', deliveries: 1_000 }));
  });
});
