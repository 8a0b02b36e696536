/** Postfix: what the lines of its log come to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Suppressed } from '../../../src/model/log-input.ts';
import { readLog, source } from '../../support/logs.ts';
import { ROOT } from '../../support/source.ts';

const text = readFileSync(join(ROOT, 'fixtures/logs/postfix.log'), 'utf8');

describe('a log of Postfix', () => {
  it('is counted by outcome', async () => {
    const log = await readLog(text);
    expect(log).toMatchObject({
      deliveries: 2,
      deferrals: 2,
      // The address that is not there, the domain that is not there, and the one that expired.
      bounced: 3,
      local: { deliveries: 1, deferrals: 0, bounces: 0 },
      handedOn: 1,
      lines: 20,
      unread: 1,
      unreadLines: [{ file: 'mail.log', line: 20, text: 'this line belongs to nobody' }],
      files: [{ name: 'mail.log', formats: ['postfix'], lines: 20, unread: 1, problem: null }],
      cutShort: false,
    });
  });

  it.each([1, 7, 64, 1_000])('comes to the same in pieces of %i octets', async (piece) => {
    expect(await readLog([source(text, { piece })])).toEqual(await readLog(text));
  });

  it('is told by reason and by receiver', async () => {
    const { bounces, deferralReasons, providers } = await readLog(text);
    expect(bounces).toHaveLength(3);
    expect(bounces.map(({ category, count }) => `${category} ${count}`)).toEqual(
      expect.arrayContaining(['expired-in-queue 1', 'mailbox-unknown 1']),
    );
    expect(deferralReasons.map(({ category }) => category)).toContain('greylisted');
    expect(
      providers.map(({ name, deliveries, bounces: lost }) => `${name} ${deliveries} ${lost}`).sort(),
    ).toEqual(['Gmail/Workspace 1 1', 'example.com 0 1', 'example.net 1 0', 'nowhere.example 0 1']);
  });

  it('follows a recipient through the queue', async () => {
    const { queue } = await readLog(text);
    expect(queue.waiting).toBe(0);
    expect(queue.attempts).toEqual([
      { attempts: 1, recipients: 4 },
      { attempts: 2, recipients: 1 },
    ]);
    expect(queue.delays?.max).toBe(1_204_000);
  });

  it('names who should be removed, and why', async () => {
    let all: Suppressed[] = [];
    await readLog(text, {
      suppress: (list) => {
        all = [...list];
      },
    });
    expect(all).toContainEqual({
      address: 'gone@gmail.com',
      category: 'mailbox-unknown',
      reason: expect.stringMatching(/^550-5\.1\.1 The email account/),
      firstSeen: new Date(2026, 10, 1, 8, 0, 3).toISOString(),
      count: 1,
    });
    expect(all.map(({ address }) => address)).not.toContain('anna@gmail.com');
  });

  it('names nobody else in a reason', async () => {
    const told = (name: string): string =>
      `2026-11-01T08:00:00Z m postfix/smtp[1]: QID${name}ABC: to=<${name}@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.1] said: 550 5.1.1 <${name}@example.net>: User unknown)\n`;
    let all: Suppressed[] = [];
    await readLog(told('anna') + told('bert'), {
      suppress: (list) => {
        all = [...list];
      },
    });
    expect(all.map(({ reason }) => reason)).toEqual([
      '550 5.1.1 <anna@example.net>: User unknown',
      '550 5.1.1 …: User unknown',
    ]);
  });

  it('can be narrowed to a provider', async () => {
    const log = await readLog(text, { only: 'gmail' });
    expect(log).toMatchObject({ deliveries: 1, bounced: 1, only: 'gmail' });
    expect(log.leftOut).toBeGreaterThan(0);
    expect(await readLog(text, { only: 'example.net' })).toMatchObject({ deliveries: 1, bounced: 0 });
  });

  it('leaves out what a filter was handed, where one receiver is asked for', async () => {
    const line =
      'Nov  1 08:00:05 mx postfix/smtp[1]: 4XaB1: to=<a@b.example>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, dsn=2.0.0, status=sent (250 2.0.0 queued)';
    expect(await readLog(line, { only: 'gmail' })).toMatchObject({ handedOn: 0, leftOut: 1 });
    expect(await readLog(line)).toMatchObject({ handedOn: 1, leftOut: 0 });
  });

  it('can be narrowed to a stretch of time', async () => {
    const since = new Date(2026, 10, 1, 8, 10).getTime();
    const until = new Date(2026, 10, 1, 9, 30).getTime();
    expect(await readLog(text, { since, until })).toMatchObject({ deliveries: 1, bounced: 1, deferrals: 1 });
  });
});

describe('what it waits for', () => {
  const put = (id: number, minute: string): string =>
    `2026-11-01T08:${minute}:00+00:00 m postfix/smtp[1]: QID${id}ABC: to=<u${id}@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=4.3.0, status=deferred (host mx.example.net[192.0.2.1] said: 451 4.3.0 try again)\n`;

  it('is stuck when it has waited for hours', async () => {
    const later = put(9, '59').replace('T08:', 'T13:');
    const { queue } = await readLog(put(1, '00') + put(1, '30') + put(2, '10') + later);
    expect(queue).toMatchObject({ waiting: 3, stuck: 2, oldest: '2026-11-01T07:59:59.000Z' });
    expect(queue.reasons).toMatchObject([{ provider: 'example.net', recipients: 2 }]);
  });

  it('is forgotten, the longest untouched first, when it is more than can be held', async () => {
    const lines = Array.from({ length: 100_050 }, (_, id) => put(id, '00')).join('');
    const { queue } = await readLog(lines);
    expect(queue.waiting + queue.dropped).toBe(100_050);
    expect(queue.dropped).toBeGreaterThanOrEqual(50);
  });
});
