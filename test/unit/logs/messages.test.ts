/** Mailboxes of bounces, read as a log is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogSource, Suppressed } from '../../../src/model/log-input.ts';
import { dateOf } from '../../../src/parse/logs/mbox.ts';
import { readLog, source } from '../../support/logs.ts';
import { ROOT } from '../../support/source.ts';

const message = (name: string): string => readFileSync(join(ROOT, 'fixtures/bounces', name), 'utf8');
const NAMES = [
  'dsn-postfix.eml',
  'notice-qmail.eml',
  'letter.eml',
  'dsn-postfix-delayed.eml',
  'auto-reply.eml',
];
const mbox = NAMES.map((name) => `From MAILER-DAEMON Sun Nov  1 08:00:00 2026\n${message(name)}\n\n`).join(
  '',
);

/** The same as a Maildir holds them. */
const maildir: LogSource = {
  name: 'Maildir',
  modifiedAt: new Date('2026-11-22T00:00:00Z'),
  isMessages: true,
  async *pieces() {
    for (const name of NAMES) yield Buffer.from(message(name));
  },
};

describe('a mailbox of bounces', () => {
  it('counts a bounce for each failed recipient, and leaves letters aside', async () => {
    const log = await readLog(mbox);
    expect(log.files).toMatchObject([{ formats: ['messages'], lines: NAMES.length, unread: 0 }]);
    expect(log.bounced).toBeGreaterThanOrEqual(2);
    expect(log.deferrals).toBe(1);
    expect(log.aside).toBe(2);
    expect(log.from).toMatch(/^20\d\d-/);
  });

  it.each([1, 100, 4_096])('comes to the same in pieces of %i octets', async (piece) => {
    expect(await readLog([source(mbox, { piece })])).toEqual(await readLog(mbox));
  });

  it('comes to the same as a Maildir', async () => {
    const { files: _, ...whole } = await readLog(mbox);
    const { files: __, ...single } = await readLog([maildir]);
    expect(single).toEqual(whole);
  });

  it('names who should be removed, those who complained too', async () => {
    let all: Suppressed[] = [];
    const complaint = `From x Sun Nov  1 08:00:00 2026\n${message('arf-complaint.eml')}\n\n`;
    const log = await readLog(mbox + complaint, {
      suppress: (list) => {
        all = [...list];
      },
    });
    expect(log.complaints).toBe(1);
    expect(log.toRemove).toBe((await readLog(mbox)).toRemove);
    expect(all.find(({ category }) => category === 'complaint')?.reason).toMatch(/as spam/);
    expect(all.length).toBeGreaterThanOrEqual(2);
    expect(all.every(({ address, reason }) => address.includes('@') && reason !== '')).toBe(true);
  });
});

describe('dateOf', () => {
  it.each([
    ['Subject: x\nDate: Sun, 1 Nov 2026 09:00:00 +0100 (CET)\n\nDate: nothing', '2026-11-01T08:00:00.000Z'],
    ['Date:\n Sun, 1 Nov 2026\n 08:00:00 +0000\n\n', '2026-11-01T08:00:00.000Z'],
  ])('%j', (text, iso) => {
    expect(new Date(dateOf(Buffer.from(text))).toISOString()).toBe(iso);
  });

  it('is not known where nothing tells it', () => {
    expect(dateOf(Buffer.from('Subject: x\n\nDate: Sun, 1 Nov 2026 09:00:00 +0100'))).toBeNaN();
  });
});
