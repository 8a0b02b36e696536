/** What holds for every text, and how the kinds of evidence stand to each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { CATEGORIES, PHASES } from '../../../src/model/explanation.ts';

const WORDS = [
  '550 ',
  '5.1.1 ',
  '421-',
  '\r\n',
  'user',
  'not ',
  '<a@example.com>',
  ' [192.0.2.1]',
  'https://x.example/?q=1',
  '(in reply to ',
  'unknown',
  '::1',
  'é',
  '邮箱',
  '\u0000',
  '\ud800',
  'spf.',
];

describe('any text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((parts) => parts.join('')),
  );
  it('gets an answer from the list, with a confidence between 0 and 1', () => {
    fc.assert(
      fc.property(texts, fc.option(fc.constantFrom(...PHASES)), (text, phase) => {
        const { category, confidence, matched, retry } = explainReply(text, { phase: phase ?? undefined });
        expect(CATEGORIES).toContain(category);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(matched ?? '').not.toMatch(/\p{Cc}/u);
        expect(retry.afterSeconds ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read in bounded time, however long', () => {
    const from = performance.now();
    for (const piece of ['a', '1.', 'no such ', '<a@b>', '550-', 'x.', ':', '(in reply to ', '文'])
      explainReply(piece.repeat(200_000));
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});

describe('what follows from a guess', () => {
  it('is that nobody is taken off a list and nothing is counted as hard', () => {
    for (const text of ['550', '550 zzyx', '550 5.0.0 failed']) {
      const { confidence, bounce, address } = explainReply(text);
      expect(confidence, text).toBeLessThan(0.45);
      expect([bounce, address], text).toEqual(['none', 'review']);
    }
  });

  it('says so of a single word, which may be a slip of the pen', () => {
    expect(explainReply('dmarcc').confidence).toBeLessThan(0.45);
  });

  it('names no reason where only the failure is told', () => {
    for (const text of [
      '550 failed',
      'Your message could not be delivered. Please contact your administrator.',
    ])
      expect(explainReply(text)).toMatchObject({ category: 'other', address: 'review' });
  });
});

describe('order of evidence', () => {
  it('takes no words for those of a provider whose hosts are others', () => {
    const text =
      '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents delivery';
    expect(explainReply(text, { host: 'gmail-smtp-in.l.google.com' }).provider).toBe('gmail');
    expect(explainReply(`${text} - gsmtp`, { host: 'mx.yandex.ru' }).provider).toBe('yandex');
  });

  it('believes words rather than codes', () => {
    expect(explainReply('550 Greylisted, please come back later').category).toBe('greylisted');
    expect(explainReply('421 Your IP address is on our blocklist').category).toBe('reputation-blocked');
    expect(explainReply('554 mailbox is full').category).toBe('mailbox-full');
    expect(explainReply('550 5.7.1 no such user here').category).toBe('mailbox-unknown');
  });

  it('believes the enhanced code rather than the reply code', () => {
    expect(explainReply('550 5.2.2').category).toBe('mailbox-full');
    expect(explainReply('554 5.3.4').category).toBe('message-too-large');
  });

  it('takes the phase into account where words say nothing', () => {
    expect(explainReply('550 sorry', { phase: 'rcpt' }).category).toBe('mailbox-unknown');
    expect(explainReply('550 sorry', { phase: 'message' }).category).toBe('content-rejected');
  });

  it('sees through a code that contradicts the words', () => {
    expect(explainReply('550 You are greylisted, please try again in 5 minutes')).toMatchObject({
      category: 'greylisted',
      permanence: 'permanent',
      retry: { advice: 'later', afterSeconds: 300 },
    });
    expect(explainReply('535 Username unknown').category).toBe('auth-failed');
    expect(explainReply('550 5.7.1 Connection refused due to abuse').category).toBe('reputation-blocked');
  });

  it('believes plain words rather than a number that usually means something else', () => {
    for (const text of [
      '550 5.7.520 Message blocked because it contains content identified as spam. AS(4810)',
      '550 5.7.520 Message rejected as spam',
    ])
      expect(explainReply(text), text).toMatchObject({ category: 'content-rejected', confidence: 0.55 });
    expect(
      explainReply('550 5.7.520 Access denied, your organization does not allow external forwarding'),
    ).toMatchObject({ category: 'policy-rejected', actor: 'sender-admin' });
    expect(explainReply('550 5.7.501 Access denied, spam abuse detected').category).toBe(
      'reputation-blocked',
    );
  });

  it('knows who may send to a list from who may relay', () => {
    for (const [text, category] of [
      ['550 5.7.124 Sender not in allowed-senders list', 'policy-rejected'],
      ['550 the sender is not on the list of allowed senders of this group', 'policy-rejected'],
      ['550 5.7.1 Invalid credentials for relay [192.0.2.1].', 'relay-denied'],
      ['550 5.7.1 Relaying denied, invalid credentials for relay host', 'relay-denied'],
      ['535 5.7.8 Error: authentication failed: invalid credentials for relay', 'auth-failed'],
    ] as const)
      expect(explainReply(text).category, text).toBe(category);
  });

  it('asks whose domain it is by the time it is said', () => {
    const text = '550 Domain not found';
    expect(explainReply(text, { phase: 'mail' }).category).toBe('dns-or-routing');
    expect(explainReply(text, { phase: 'rcpt' }).category).toBe('domain-unknown');
  });

  it('takes nobody off a list for a guess', () => {
    expect(explainReply('550 sorry', { phase: 'rcpt' })).toMatchObject({
      category: 'mailbox-unknown',
      address: 'review',
    });
    expect(explainReply('550 no such user', { phase: 'rcpt' }).address).toBe('remove');
  });
});

it('reads a reply in quotation marks to their end, and nothing a mail program says behind it', () => {
  for (const [open, close] of ['""', "''", '“”', '«»'].map((pair) => [...pair])) {
    const text = `Could not send. Server response: ${open}550 it's not your server: relaying denied${close}, port: 25, secure (SSL): no`;
    expect(explainReply(text)).toMatchObject({ category: 'relay-denied', replyCode: 550 });
  }
});

it('takes the code that refuses, not the one that was hoped for', () => {
  expect(
    explainReply(
      'Expected response code 250 but got code "530", with message "530 5.7.1 Authentication required"',
    ),
  ).toMatchObject({ category: 'auth-required', replyCode: 530 });
});

it.each([
  [
    'Expected response code "250" but got code "550", with message "550 5.7.1 relaying denied".',
    'relay-denied',
    550,
  ],
  [
    'Expected response code "250/251/252" but got code "550", with message "User unknown"',
    'mailbox-unknown',
    550,
  ],
  ['Expected response code 250 but got 550 with message "User unknown"', 'mailbox-unknown', 550],
  [
    'A\\B_TransportException: Expected response code 250 but got code "550", with message "550 Relaying denied\\r\\n"',
    'relay-denied',
    550,
  ],
  [
    'Authenticator "LOGIN" returned "Expected response code "235" but got code "535", with message "535 5.7.8 no such password"."',
    'auth-failed',
    535,
  ],
  [
    'SMTP server error: RCPT TO command failed Detail: Relay access denied SMTP code: 554 Additional SMTP info: 5.7.1',
    'relay-denied',
    554,
  ],
  [
    'SMTP server error: DATA END command failed Detail: Message contains a virus SMTP code: 552',
    'content-rejected',
    552,
  ],
  ['Expected response code "250" but got an empty response.', 'network-unreachable', null],
])('reads the reply that a library wraps: %s', (text, category, replyCode) => {
  expect(explainReply(text)).toMatchObject({ category, replyCode });
});

it('says of what is neither yes nor no what comes next', () => {
  expect(explainReply('354 Go ahead')).toMatchObject({
    category: 'success',
    title: 'The message may be sent now',
  });
  expect(explainReply('334 VXNlcm5hbWU6')).toMatchObject({
    category: 'success',
    title: 'The sign-in goes on',
  });
});

it('takes the words that introduce a quote for no reason', () => {
  const text = 'SMTP error from remote mail server after RCPT TO:<a@b.example>:';
  expect(explainReply(text)).toMatchObject({ category: 'other', provider: 'exim' });
});
