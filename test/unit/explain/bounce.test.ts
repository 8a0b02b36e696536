/** Bounces, complaints and automatic replies as mail systems write them: whom they are about, and which words decide. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainMessage } from '../../../src/explain/message.ts';
import type { Explanation } from '../../../src/model/explanation.ts';
import { ROOT } from '../../support/source.ts';

const FOLDER = join(ROOT, 'fixtures/bounces');
const read = (name: string): Promise<Explanation[] | null> =>
  explainMessage(readFileSync(join(FOLDER, name)), name);

/** File → for each recipient whom, the words that tell the reason, and the reason where the codes alone tell it. */
const BOUNCES: { readonly [file: string]: readonly (readonly [string, string, string?])[] } = {
  'dsn-postfix.eml': [
    ['anna@example.net', '550 5.1.1 <anna@example.net>: Recipient address rejected', 'mailbox-unknown'],
    ['carl@example.org', '552 5.2.2 The mailbox of this recipient is over quota', 'mailbox-full'],
    ['dora@nowhere.example', 'Host or domain name not found.'],
  ],
  'dsn-exchange-german.eml': [['gerda@example.net', '550 5.1.10 RESOLVER.ADR.RecipientNotFound']],
  'dsn-eight-bit.eml': [['jorg@example.net', '550 Empfänger unbekannt', 'mailbox-unknown']],
  'dsn-utf8-address.eml': [['用户@例え.example', '550 5.7.26 Unauthenticated mail', 'auth-policy']],
  'dsn-no-boundary.eml': [
    ['ida@example.net', '554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked'],
  ],
  'dsn-sendmail.eml': [['karl@example.net', '554 5.7.1 <news@shop.example>: Relay access denied']],
  'dsn-cut.eml': [
    ['bea@example.net', '552 5.2.2 Quota exceeded', 'mailbox-full'],
    ['udo@example.org', '550 5.1.1 User unknown', 'mailbox-unknown'],
  ],
  'forwarded-dsn.eml': [
    ['anna@example.net', '550 5.1.1', 'mailbox-unknown'],
    ['carl@example.org', '552 5.2.2', 'mailbox-full'],
    ['dora@nowhere.example', 'Host or domain name not found.'],
  ],
  'notice-apple.eml': [['vera@example.net', 'Reason: Over quota']],
  'notice-courier.eml': [['xaver@example.net', '550 User unknown.', 'mailbox-unknown']],
  'notice-courier-no-sender.eml': [['yvo@example.net', '550 User unknown.', 'mailbox-unknown']],
  'notice-domino-german.eml': [['rosa@example.net', 'Grund: Benutzer rosa', 'mailbox-unknown']],
  'notice-domino-router.eml': [['rolf@example.org', 'because: Error transferring', 'dns-or-routing']],
  'notice-domino.eml': [['rosa@example.net', 'because: User rosa (rosa@example.net) not listed']],
  'notice-exchange-french.eml': [
    ['helene@example.net', '550 5.2.2 STOREDRV.Deliver; mailbox full', 'mailbox-full'],
  ],
  'notice-exim.eml': [
    ['olaf@example.net', '550 5.1.1 <olaf@example.net>: Recipient address rejected', 'mailbox-unknown'],
    ['petra@example.org', '552 5.3.4 Message size exceeds fixed limit', 'message-too-large'],
  ],
  'notice-exim-unrouteable.eml': [['otto@nowhere.example', 'Unrouteable address']],
  'notice-exim-long-list.eml': [
    ['max@example.net', '(generated from team@shop.example)', 'mailbox-full'],
    ['fritz@example.org', '552 5.3.4 Message size exceeds fixed limit', 'message-too-large'],
    ['gabi@later.example', 'retry timeout exceeded', 'expired-in-queue'],
    ['hugo@later.example', '550 5.1.1 <hugo@later.example>: Recipient', 'mailbox-unknown'],
  ],
  'notice-gmail.eml': [['tina@example.net', '550 5.7.1 Your message was identified as spam']],
  'notice-html-only.eml': [['ulla@example.net', '550 5.1.1 RESOLVER.ADR.RecipNotFound']],
  'notice-opensmtpd.eml': [['willy@example.net', '550 5.1.1 Invalid recipient', 'mailbox-unknown']],
  'notice-qmail.eml': [
    ['lena@example.net', '550 5.1.1 <lena@example.net> User unknown', 'mailbox-unknown'],
    [
      'max@nowhere.example',
      "Sorry, I couldn't find any host named nowhere.example. (#5.1.2)",
      'domain-unknown',
    ],
    ['nora@example.org', "I'm not going to try again"],
  ],
  'notice-exchange-2003.eml': [['bob@corp.example', 'The e-mail account does not exist', 'mailbox-unknown']],
  'notice-exchange-groups.eml': [
    ['kim@corp.example', '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup'],
    ['lara@corp.example', '554 5.2.2 mailbox full', 'mailbox-full'],
  ],
  'notice-groupwise.eml': [['cora@example.net', '(user not found)', 'mailbox-unknown']],
  'notice-mdaemon.eml': [
    ['dieter@example.org', '550 5.1.1 <dieter@example.org>: User unknown', 'mailbox-unknown'],
  ],
  'notice-japanese.eml': [['emi@example.jp', '宛先のメールアドレスが見つかりません', 'mailbox-unknown']],
  'notice-chinese-html.eml': [['feng@example.cn', '550 Mailbox not found', 'mailbox-unknown']],
  'notice-sendmail.eml': [
    ['bernd@example.net', '550 5.1.1 <bernd@example.net>... User unknown', 'mailbox-unknown'],
    ['rita@example.net', '552 5.2.2 Mailbox over quota', 'mailbox-full'],
    ['nobody@example.net', '... while talking to', 'other'],
    ['sven@slow.example', 'Deferred: Connection timed out', 'network-unreachable'],
    ['ole@later.example', 'Deferred: Connection refused', 'network-unreachable'],
  ],
  'notice-retries.eml': [
    ['mia@example.org', '550 5.7.1 Message rejected due to DMARC policy', 'auth-policy'],
    ['noah@example.org', 'Unable to deliver message after multiple retries', 'expired-in-queue'],
  ],
  'dsn-repeated-codes.eml': [['gina@example.net', '550-5.1.1 The email account', 'mailbox-unknown']],
  // Written by the servers themselves, but for the addresses.
  'real-exim-failed.eml': [
    ['otto@nowhere.example', 'Unrouteable address'],
    ['unknown@example.net', '550 5.1.1 <unknown@example.net>: Recipient address', 'mailbox-unknown'],
    ['full@example.net', "552-5.2.2 The recipient's inbox is out of storage space.", 'mailbox-full'],
    ['spam@example.net', '554 5.7.1 Message rejected as spam', 'content-rejected'],
    ['relay@example.net', '554 5.7.1 <relay@example.net>: Relay access denied', 'relay-denied'],
  ],
  'real-exim-expired.eml': [['later@example.net', '451 4.7.1 Greylisted, please come back']],
  'real-opensmtpd-failed.eml': [
    ['relay@example.net', '554 5.7.1 <relay@example.net>: Relay access denied', 'relay-denied'],
    ['unknown@example.net', '550 5.1.1 <unknown@example.net>: Recipient address', 'mailbox-unknown'],
    ['full@example.net', "552-5.2.2 The recipient's inbox is out of storage space.", 'mailbox-full'],
    ['spam@example.net', '554 5.7.1 Message rejected as spam', 'content-rejected'],
  ],
  'real-opensmtpd-expired.eml': [['later@example.net', '', 'expired-in-queue']],
  'real-postfix-failed.eml': [
    ['full@example.net', "552-5.2.2 The recipient's inbox is out of storage space.", 'mailbox-full'],
    ['relay@example.net', '554 5.7.1 <relay@example.net>: Relay access denied', 'relay-denied'],
    ['spam@example.net', '554 5.7.1 Message rejected as spam', 'content-rejected'],
    ['unknown@example.net', '550 5.1.1 <unknown@example.net>: Recipient address', 'mailbox-unknown'],
  ],
  'real-postfix-expired.eml': [['later@example.net', '451 4.7.1 Greylisted, please come back', 'greylisted']],
  'notice-yahoo.eml': [['sven@example.net', '554: 5.2.1 This account has been disabled', 'mailbox-disabled']],
};

/** File → whom, and how its title begins. */
const OTHERS: { readonly [file: string]: readonly (readonly [string | undefined, string])[] } = {
  'dsn-postfix-delayed.eml': [['bert@example.net', 'Not delivered yet: ']],
  'notice-exim-delayed.eml': [['quentin@example.net', 'Not delivered yet: ']],
  'notice-courier-delayed.eml': [['olga@example.net', 'Not delivered yet: ']],
  'receipt.eml': [['hana@example.net', 'A receipt: the message was opened']],
  'auto-reply-null-sender.eml': [['jan@example.net', 'An automatic reply, not a bounce']],
  'real-exim-delayed.eml': [['later@example.net', 'Not delivered yet: ']],
  'real-opensmtpd-delayed.eml': [['later@example.net', 'Not delivered yet: ']],
  'real-postfix-delayed.eml': [['later@example.net', 'Not delivered yet: ']],
  'dsn-delivered.eml': [
    ['emil@example.net', 'Delivered'],
    ['list@example.net', 'Passed on to the members of a list'],
    ['frida@example.org', 'Passed on to a server that sends no reports'],
  ],
  'arf-complaint.eml': [['yvonne@example.net', 'The recipient reported the message as spam']],
  'complaint-plain.eml': [['piet@mailbox.example', 'The recipient reported the message as spam']],
  'arf-hidden-recipient.eml': [[undefined, 'The recipient reported the message as spam']],
  'arf-auth-failure.eml': [[undefined, 'A message in your name failed authentication']],
  'auto-reply.eml': [['zoe@example.net', 'An automatic reply, not a bounce']],
  'auto-reply-left.eml': [['adam@example.net', 'An automatic reply: the address is read no longer']],
};
const NOTHING = ['letter.eml', 'letter-parcel.eml', 'letter-moderation.eml'];

describe('explainMessage', () => {
  it.each(Object.entries(BOUNCES))(
    'names each recipient of %s, and what was said',
    async (file, expected) => {
      const found = (await read(file)) ?? [];
      expect(found.map(({ recipient }) => recipient)).toEqual(expected.map(([recipient]) => recipient));
      for (const [at, [, said, category]] of expected.entries()) {
        const one = found[at]!;
        expect(one.kind).toBe('bounce');
        expect(one.permanence).toBe('permanent');
        expect(one.input.slice(0, said.length)).toBe(said);
        if (category !== undefined) expect(one.category).toBe(category);
      }
    },
  );

  it.each(Object.entries(OTHERS))('knows what %s is', async (file, expected) => {
    const found = (await read(file)) ?? [];
    expect(found.map(({ recipient, title }) => [recipient, title])).toEqual(
      expected.map(([recipient, title]) => [recipient, expect.stringMatching(new RegExp(`^${title}`))]),
    );
  });

  it.each(NOTHING)('finds nothing to explain in %s', async (file) => {
    expect(await read(file)).toBeNull();
  });

  it('leaves no fixture out', () => {
    const all = [...Object.keys(BOUNCES), ...Object.keys(OTHERS), ...NOTHING];
    expect(
      readdirSync(FOLDER)
        .filter((name) => name.endsWith('.eml') && !name.includes('-report.'))
        .sort(),
    ).toEqual(all.sort());
  });

  it('keeps what is only delayed, and takes complainers off the list', async () => {
    const [delayed] = (await read('dsn-postfix-delayed.eml'))!;
    expect(delayed).toMatchObject({ permanence: 'temporary', bounce: 'none', address: 'keep' });
    expect(delayed!.category).toBe('network-unreachable');
    expect(delayed!.meaning).toContain('Thu, 26 Nov 2026');
    const [complaint] = (await read('arf-complaint.eml'))!;
    expect(complaint).toMatchObject({ actor: 'list-owner', address: 'remove', bounce: 'none' });
    const [away] = (await read('auto-reply.eml'))!;
    expect(away).toMatchObject({ category: 'success', address: 'keep', bounce: 'none' });
  });

  it('holds what Sendmail still tries for delayed, and blames nobody for what another was told', async () => {
    const text = readFileSync(join(FOLDER, 'notice-sendmail.eml'), 'latin1');
    const tried = text.replace(/Message could not.*/s, '').replace(/<sven@slow.example>\.\.\. .*\n/, '');
    const [bernd, , , sven, ole] = (await explainMessage(Buffer.from(tried, 'latin1')))!;
    expect(bernd).toMatchObject({ permanence: 'permanent', bounce: 'hard', address: 'remove' });
    expect(sven).toMatchObject({
      recipient: 'sven@slow.example',
      category: 'other',
      permanence: 'temporary',
    });
    expect(ole).toMatchObject({ recipient: 'ole@later.example', bounce: 'none', address: 'keep' });
    // All recipients at one host are told of in one line.
    const together = tried.replace('<ole@later.example>... ', '<sven@slow.example>,<ole@later.example>... ');
    const pair = (await explainMessage(Buffer.from(together, 'latin1')))!.slice(3);
    expect(pair.map(({ recipient, input }) => [recipient, input])).toEqual([
      ['sven@slow.example', 'Deferred: Connection refused by mx.later.example.'],
      ['ole@later.example', 'Deferred: Connection refused by mx.later.example.'],
    ]);
  });

  it('says of a temporary reply in a final report that the server gave up', async () => {
    const [one] = (await explainMessage(
      Buffer.from(`From: MAILER-DAEMON@mail.shop.example
Subject: Undelivered Mail
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.shop.example

Final-Recipient: rfc822; anna@example.net
Action: failed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx1.example.net[192.0.2.25]:25: Connection timed out

--b--
`),
    ))!;
    expect(one!.category).toBe('network-unreachable');
    expect(one!.meaning).toMatch(/^The server has given up/);
  });

  it('says how many recipients of a report it left out, and why', async () => {
    const head = 'From: MAILER-DAEMON@mail.shop.example\nSubject: Undelivered Mail\n\n';
    const status = (count: number): string =>
      Array.from(
        { length: count },
        (_, i) => `Final-Recipient: rfc822; u${i}@example.net\nAction: failed\nStatus: 5.1.1\n\n`,
      ).join('');
    const explained = async (body: string) => (await explainMessage(Buffer.from(head + body)))!;
    const report = (count: number): Buffer =>
      Buffer.from(
        `From: MAILER-DAEMON@mail.shop.example\nSubject: Undelivered Mail\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n${status(count)}\n--b--\n`,
      );
    expect((await explainMessage(report(1_000)))!.every(({ kind }) => kind === 'bounce')).toBe(true);
    const told = (await explainMessage(report(20_000)))!;
    expect(told.length).toBe(1_001);
    expect(told.at(-1)).toMatchObject({
      kind: 'unknown',
      title: 'read in part: 19,000 of 20,000 recipients left out',
    });
    const notice = Array.from({ length: 230 }, (_, i) => `<u${i}@example.net>:\n550 5.1.1 User unknown\n`);
    expect((await explained(notice.join('\n'))).at(-1)!.title).toBe(
      'read in part: 30 of 230 recipients left out',
    );
  });

  it('reads a message that an editor saved in UTF-16, or behind a mark', async () => {
    const plain = readFileSync(join(FOLDER, 'dsn-postfix.eml'), 'utf8');
    const told = await read('dsn-postfix.eml');
    expect(await explainMessage(Buffer.from(`\ufeff${plain}`, 'utf16le'))).toEqual(told);
    expect(await explainMessage(Buffer.from(plain, 'utf16le'))).toEqual(told);
    expect(await explainMessage(Buffer.from(`\ufeff${plain}`, 'utf16le').swap16())).toEqual(told);
    expect(await explainMessage(Buffer.from(`\ufeff${plain}`))).toEqual(told);
  });

  it('reads each message of a mailbox file', async () => {
    const names = ['notice-qmail.eml', 'letter.eml', 'dsn-postfix.eml'];
    const box = names.map(
      (name) =>
        `From MAILER-DAEMON Sat Nov 21 09:12:06 2026\n${readFileSync(join(FOLDER, name), 'latin1')}\n`,
    );
    const found = (await explainMessage(Buffer.from(box.join(''), 'latin1')))!;
    expect(found.map(({ recipient }) => recipient)).toEqual([
      'lena@example.net',
      'max@nowhere.example',
      'nora@example.org',
      'anna@example.net',
      'carl@example.org',
      'dora@nowhere.example',
    ]);
  });

  it('reads a file whose beginning is damaged, where its name says that it is a message', async () => {
    const damaged = Buffer.concat([
      Buffer.from('\x01\x02\n'),
      readFileSync(join(FOLDER, 'notice-qmail.eml')),
    ]);
    expect(await explainMessage(damaged)).toBeNull();
    expect((await explainMessage(damaged, 'bounce.eml'))?.length).toBe(3);
  });

  it('reads a status without any words', async () => {
    const [one] = (await explainMessage(
      Buffer.from(
        'From: a@b.example\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.0.0\n',
      ),
    ))!;
    expect(one).toMatchObject({ recipient: 'x@y.example', input: '5.0.0', category: 'other' });
  });
});
