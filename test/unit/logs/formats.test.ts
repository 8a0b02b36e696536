/** Every format read comes to the same: one story, told by each server in its own way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEvidence } from '../../../src/model/evidence/log.ts';
import { readLog } from '../../support/logs.ts';
import { ROOT } from '../../support/source.ts';

const fixture = (name: string): string => readFileSync(join(ROOT, 'fixtures/logs', name), 'utf8');

const countsOf = ({ deliveries, deferrals, bounced, local, handedOn, unread }: LogEvidence): number[] => [
  deliveries,
  deferrals,
  bounced,
  local.deliveries,
  handedOn,
  unread,
];

describe('the formats', () => {
  it.each([
    // Delivered, put off, bounced; to local mailboxes, to a filter; unread.
    ['exim.log', 'exim', [3, 2, 3, 1, 0, 0]],
    ['sendmail.log', 'sendmail', [3, 1, 1, 1, 1, 0]],
    ['opensmtpd.log', 'opensmtpd', [2, 1, 2, 1, 0, 0]],
    ['haraka.ndjson', 'haraka', [3, 2, 1, 0, 0, 0]],
    ['powermta.csv', 'powermta', [2, 1, 2, 0, 0, 0]],
    ['kumomta.ndjson', 'kumomta', [2, 1, 2, 0, 0, 0]],
  ])('%s', async (name, format, counts) => {
    const log = await readLog(fixture(name));
    expect(log.files[0]?.formats).toEqual([format]);
    expect(countsOf(log)).toEqual(counts);
  });

  it.each(['exim.log', 'sendmail.log', 'opensmtpd.log', 'haraka.ndjson', 'powermta.csv', 'kumomta.ndjson'])(
    '%s tells who, why, and how long',
    async (name) => {
      const suppressed: string[] = [];
      const log = await readLog(fixture(name), {
        suppress: (all) => suppressed.push(...[...all].map(({ address }) => address)),
      });
      expect(suppressed).toContain('gone@gmail.com');
      expect(log.bounces).toContainEqual(
        expect.objectContaining({ category: 'mailbox-unknown', address: 'remove' }),
      );
      expect(log.deferralReasons).toContainEqual(expect.objectContaining({ category: 'greylisted' }));
      expect(log.providers).toContainEqual(expect.objectContaining({ id: 'google', bounces: 1 }));
      // The one that was put off went twenty minutes later.
      expect(log.queue.delays?.max).toBeGreaterThanOrEqual(1_200_000);
      expect(log.queue.delays?.max).toBeLessThan(1_210_000);
    },
  );

  it.each(['exim.log', 'sendmail.log', 'opensmtpd.log', 'powermta.csv', 'kumomta.ndjson'])(
    '%s: the second attempt is the second',
    async (name) => {
      const { queue } = await readLog(fixture(name));
      expect(queue.attempts).toContainEqual({ attempts: 2, recipients: expect.any(Number) });
    },
  );

  it('tells Exim waiting for its time from an attempt', async () => {
    const { deferralReasons } = await readLog(fixture('exim.log'));
    const texts = deferralReasons.flatMap((reason) => reason.texts.map(({ text }) => text));
    expect(texts.join('\n')).toContain('Connection timed out');
    expect(texts.join('\n')).not.toContain('retry time not reached');
  });
});

/** The lines of Postfix without what syslog puts before them. */
const entries = fixture('postfix.log')
  .split('\n')
  .flatMap((line) => {
    const [, stamp = '', program = '', text = ''] =
      /^(.{15}) \S+ ([^[:]+)(?:\[\d+\])?: (.*)$/.exec(line) ?? [];
    const at = Date.parse(`${stamp.replace(/^(\w+) +(\d+)/, '$2 $1 2026')} UTC`);
    return Number.isNaN(at) ? [] : [{ program, text, at: String(at * 1_000) }];
  });

describe('the journal', () => {
  const expected = [2, 2, 3, 1, 1, 0];

  it('as JSON', async () => {
    const lines = entries.map(({ program, text, at }, index) =>
      JSON.stringify({
        __REALTIME_TIMESTAMP: at,
        SYSLOG_IDENTIFIER: program,
        // What is no UTF-8 is written as octets.
        MESSAGE: index % 2 === 0 ? text : [...Buffer.from(text)],
      }),
    );
    const log = await readLog(lines.join('\n'));
    expect(countsOf(log)).toEqual(expected);
    expect(log.from).toBe('2026-11-01T08:00:03.000Z');
  });

  it('as an export, with values that hold any octet', async () => {
    const records = entries.map(({ program, text, at }, index) => {
      const head = `${index === 0 ? '' : `__CURSOR=s=${index}\n`}__REALTIME_TIMESTAMP=${at}\nSYSLOG_IDENTIFIER=${program}\n`;
      if (index % 2 === 0) return Buffer.from(`${head}MESSAGE=${text}\n\n`);
      const value = Buffer.from(`${text}`);
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(value.length));
      return Buffer.concat([Buffer.from(`${head}MESSAGE\n`), length, value, Buffer.from('\n\n')]);
    });
    expect(countsOf(await readLog(Buffer.concat(records)))).toEqual(expected);
  });
});

describe('what lies between', () => {
  it.each([
    ['-- Boot 5d0c6f --', 'aside'],
    ['Nov  1 08:00:05 mail last message repeated 3 times', 'aside'],
    ['Nov  1 08:00:05 mail dovecot: imap(anna): Logged out', 'aside'],
    ['Nov  1 08:00:05.123456 mail postfix/qmgr[1]: 4XaB1c2dEfzRk1: removed', 'read'],
    ['<22>Nov  1 08:00:05 mail postfix/qmgr[1]: 4XaB1c2dEfzRk1: removed', 'read'],
    ['Nov  1 08:00:05 mail postfix/qmgr[1]: [ID 197553 mail.info] 4XaB1c2dEfzRk1: removed', 'read'],
    ['4XaB1c2dEfzRk1: removed', 'unread'],
    ['<22>1 2026-11-01T08:00:05Z mail postfix/qmgr 1 - - 4XaB1c2dEfzRk1: removed', 'read'],
    [
      '<22>1 2026-11-01T08:00:05Z mail postfix/qmgr - - [a b="]\\"x"][c] \ufeff4XaB1c2dEfzRk1: removed',
      'read',
    ],
    ['<22>1 2026-11-01T08:00:05Z mail dovecot 1 - - imap(anna): Logged out', 'aside'],
    ['<22>1 2026-11-01T08:00:05Z mail postfix/qmgr 1 - -', 'aside'],
    ['<22>1 2026-11-01T08:00:05Z mail postfix/qmgr', 'unread'],
    ['Nov  1 08:00:05 mail postfix/smtp[1]: 4XaB1c2dEfzRk1: to=<a@example.com>, status=', 'unread'],
    ['{"level":"NOTICE"', 'unread'],
    ['PATH=/usr/bin', 'unread'],
    [
      'Nov  1 08:00:05 mail smtpd[1]: 5df87c9ffd0e785d mta delivery to=<a@b.example> result="constructor" stat="250"',
      'unread',
    ],
  ])('%s is %s', async (line, how) => {
    const { unread, aside } = await readLog(line);
    expect({ unread, aside }).toEqual({ unread: how === 'unread' ? 1 : 0, aside: how === 'aside' ? 1 : 0 });
  });

  it('is a remark where Exim writes', async () => {
    const first = fixture('exim.log').split('\n').slice(1, 3).join('\n');
    const remark = '2026-11-01 08:30:00 something no version has said so far';
    expect(await readLog(`${first}\n${remark}`)).toMatchObject({ unread: 0 });
    expect(await readLog(remark)).toMatchObject({ unread: 1 });
  });
});

describe('what is said again', () => {
  const bounce = '4XaB: to=<a@example.com>, relay=none, delay=1, dsn=5.4.4, status=bounced (no such host)';

  it('counts as often as it was, with queue ids of any length', async () => {
    const head = 'Nov  1 08:00:05 mail postfix/smtp[1]:';
    expect(await readLog(`${head} ${bounce}\n${head} message repeated 3 times: [ ${bounce}]`)).toMatchObject({
      lines: 2,
      bounced: 4,
      unread: 0,
      aside: 0,
    });
  });

  it('is no way to keep a reader busy', async () => {
    const nested = `${'message repeated 9999 times: ['.repeat(5)}${bounce}${']'.repeat(5)}`;
    expect(await readLog(`Nov  1 08:00:05 mail postfix/smtp[1]: ${nested}`)).toMatchObject({ bounced: 0 });
  });
});

describe('what expired', () => {
  it.each([
    [
      'OpenSMTPD',
      'Nov  1 08:00:05 mx smtpd[3]: 5a0b1c2d3e4f0005 mta delivery evpid=aabb001122334459 to=<d@down.example> delay=4d result="Expire" stat="Network error on destination MXs"',
    ],
    [
      'KumoMTA',
      '{"type":"Expiration","id":"1","recipient":"d@down.example","timestamp":1793530005,"response":{"code":551,"content":"Network unreachable"}}',
    ],
  ])('%s says so, whatever came last', async (_, line) => {
    const { bounced, bounces, unread } = await readLog(line);
    expect({ bounced, unread }).toEqual({ bounced: 1, unread: 0 });
    expect(bounces[0]?.category).toBe('expired-in-queue');
  });
});

describe('what came back later', () => {
  it.each([
    [
      'PowerMTA',
      [
        'type,timeLogged,orig,rcpt,dsnAction,dsnStatus,dsnDiag',
        'rb,2026-11-01 09:00:04+0000,news@corp.example,f@late.example,failed,5.1.1,"smtp;550 5.1.1 user unknown"',
        'type,timeLogged,rcpt,feedbackType,originalRcptTo',
        'f,2026-11-01 09:00:05+0000,abuse@corp.example,abuse,g@angry.example',
        'f,2026-11-01 09:00:05+0000,abuse@corp.example,abuse,',
        'f,2026-11-01 09:00:05+0000,abuse@corp.example,not-spam,h@angry.example',
      ],
    ],
    [
      'KumoMTA',
      [
        '{"type":"OOB","id":"1","recipient":"f@late.example","timestamp":1793530005,"response":{"code":550,"content":"5.1.1 user unknown"}}',
        '{"type":"Feedback","timestamp":1793530005,"feedback_report":{"feedback_type":"abuse","original_rcpt_to":["<g@angry.example>"]}}',
        '{"type":"Feedback","timestamp":1793530005,"feedback_report":{"feedback_type":"abuse"}}',
        '{"type":"Feedback","timestamp":1793530005,"feedback_report":{"feedback_type":"not-spam","original_rcpt_to":["h@angry.example"]}}',
      ],
    ],
  ])('%s counts bounces and complaints, and names who sent them', async (_, lines) => {
    const suppressed: [string, string][] = [];
    const log = await readLog(lines.join('\n'), {
      suppress: (all) => {
        for (const { address, category } of all) suppressed.push([address, category]);
      },
    });
    expect(log).toMatchObject({ bounced: 1, toRemove: 1, complaints: 2, unread: 0 });
    expect(suppressed).toEqual([
      ['f@late.example', 'mailbox-unknown'],
      ['g@angry.example', 'complaint'],
    ]);
    // When it was delivered is not told there.
    expect(log.queue.attempts).toEqual([]);
  });
});

describe('nobody waits', () => {
  it('where Haraka delivered in the end', async () => {
    const { queue } = await readLog(fixture('haraka.ndjson'));
    // The third message met a server that shut down, and is not heard of again.
    expect(queue.waiting).toBe(1);
  });

  it.each(['exim.log', 'sendmail.log', 'opensmtpd.log', 'powermta.csv', 'kumomta.ndjson'])(
    '%s',
    async (name) => {
      expect((await readLog(fixture(name))).queue.waiting).toBe(0);
    },
  );
});

describe('several formats in one file', () => {
  it('are each read as what they are', async () => {
    const names = ['postfix.log', 'sendmail.log', 'opensmtpd.log', 'kumomta.ndjson'];
    const log = await readLog(names.map(fixture).join(''));
    expect(log.files[0]?.formats.toSorted()).toEqual(['kumomta', 'opensmtpd', 'postfix', 'sendmail']);
    expect(log.deliveries).toBe(2 + 3 + 2 + 2);
  });
});
