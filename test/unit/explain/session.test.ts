/** Sessions as they are pasted: phases, marks of many programs, and what is worth an explanation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conversation, explainGiven, explainLine, explainRest } from '../../../src/explain/session.ts';

const told = (text: string) =>
  explainGiven(text).map(({ kind, phase, category, input }) => [kind, phase, category, input]);

/** As a file is read: each line is an item. */
function heard(text: string): [string, string | null, string, boolean][] {
  const conversation = new Conversation(false);
  const lines = text.split('\n').map((line) => explainLine(line, conversation, []));
  return [...lines, explainRest(conversation)].flatMap((one) =>
    one === null
      ? []
      : [[one.explanation.kind, one.explanation.phase, one.explanation.input, one.brief] as const].map(
          ([kind, phase, input, brief]): [string, string | null, string, boolean] => [
            kind,
            phase,
            input,
            brief,
          ],
        ),
  );
}

describe('several lines as one argument', () => {
  it.each([
    ['250 2.1.0 Ok\n550 5.1.1 no such user', [['reply', null, 'mailbox-unknown', '550 5.1.1 no such user']]],
    ['220 a\n250 b\n452 4.2.2 mailbox full', [['reply', null, 'mailbox-full', '452 4.2.2 mailbox full']]],
    [
      '250 Ok\n554 5.7.1 Blocked by spamhaus',
      [['reply', null, 'reputation-blocked', '554 5.7.1 Blocked by spamhaus']],
    ],
    ['RCPT TO:<x@y.example>\n550 No Such User', [['reply', 'rcpt', 'mailbox-unknown', '550 No Such User']]],
    ['220 x\nEHLO a\n250 ok\nQUIT\n221 bye', [['reply', 'ehlo', 'success', '250 ok']]],
    [
      '451 4.7.1 greylisted\n550 5.1.1 user unknown',
      [
        ['reply', null, 'greylisted', '451 4.7.1 greylisted'],
        ['reply', null, 'mailbox-unknown', '550 5.1.1 user unknown'],
      ],
    ],
  ])('is told by its refusals, else by its last reply: %j', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    '550-5.1.1 The account\n550 5.1.1 does not exist',
    '550 5.1.1 The account\n550 5.1.1 does not exist',
    '550 5.1.1 The account\n does not exist',
  ])('is one reply where its lines have one code: %j', (text) => {
    const [one, ...rest] = explainGiven(text);
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ category: 'mailbox-unknown', replyCode: 550 });
    expect(one?.input).toContain('does not exist');
  });

  it('gives each refusal its phase, and what stands in a message belongs to nobody', () => {
    const session = [
      'Trying 192.0.2.1...',
      '220 mx.example.com ESMTP',
      'EHLO client.example',
      '250-mx.example.com',
      '250 PIPELINING',
      'MAIL FROM:<a@b.example>',
      'RCPT TO:<x@y.example>',
      'RCPT TO:<z@y.example>',
      'DATA',
      '250 ok',
      '550 no such user',
      '250 ok',
      '354 go',
      'Subject: RCPT',
      'RCPT TO:<q@y.example>',
      '.',
      '554 5.7.1 message refused',
    ].join('\n');
    expect(told(session)).toEqual([
      ['reply', 'rcpt', 'mailbox-unknown', '550 no such user'],
      ['reply', 'message', 'content-rejected', '554 5.7.1 message refused'],
    ]);
  });

  it('tells a refusal at the greeting as one', () => {
    expect(told('Connected to mx.example.com.\n554 mx.example.com no\nQUIT\n221 bye')[0]?.[1]).toBe(
      'greeting',
    );
  });

  it('tells once what Sendmail repeats below the session', () => {
    expect(
      told('>>> RCPT To:<x@y.example>\n<<< 550 5.1.1 User unknown\n550 5.1.1 <x@y.example>... User unknown'),
    ).toEqual([['reply', 'rcpt', 'mailbox-unknown', '550 5.1.1 User unknown']]);
  });

  it.each([
    ['C: AUTH PLAIN AHNlY3JldA==', 'S: 535 5.7.8 authentication failed'],
    [' -> AUTH PLAIN AHNlY3JldA==', '<** 535 5.7.8 authentication failed'],
    [' ~> AUTH PLAIN AHNlY3JldA==', '<~* 535 5.7.8 authentication failed'],
    ['>>> AUTH PLAIN AHNlY3JldA==', '<<< 535 5.7.8 authentication failed'],
    ['> AUTH PLAIN AHNlY3JldA==', '< 535 5.7.8 authentication failed'],
    [' In:  AUTH PLAIN AHNlY3JldA==', ' Out: 535 5.7.8 authentication failed'],
    ["send: 'AUTH PLAIN AHNlY3JldA==\\r\\n'", "reply: b'535 5.7.8 authentication failed\\r\\n'"],
    ['CLIENT -> SERVER: AUTH PLAIN AHNlY3JldA==', 'SERVER -> CLIENT: 535 5.7.8 authentication failed'],
    ['[12:00:01] C: AUTH PLAIN AHNlY3JldA==', '[12:00:01] S: 535 5.7.8 authentication failed'],
  ])('is read with the marks of the program: %s', (client, server) => {
    expect(told(`${client}\n${server}`)).toEqual([
      ['reply', 'auth', 'auth-failed', '535 5.7.8 authentication failed'],
    ]);
    const lines = heard(`${client}\n${server}`);
    expect(lines).toEqual([
      ['command', null, 'AUTH PLAIN <secret>', true],
      ['reply', 'auth', '535 5.7.8 authentication failed', false],
    ]);
  });

  it('never throws, and always says something', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'C: EHLO x',
        '<-  250-x',
        '250 ok',
        'DATA',
        '354 go',
        '.',
        '550 no',
        'S: 334 ',
        '221 bye',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(explainGiven(lines.join('\n')).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('lines of a file', () => {
  it('keep one explanation each where they are a list', () => {
    const list = '550 5.1.1 user unknown\n250 ok\n354 go\nEHLO\n451 4.7.1 greylisted\ngreylisting';
    expect(heard(list).map(([, phase, input, brief]) => [phase, input, brief])).toEqual(
      list.split('\n').map((line) => [null, line, false]),
    );
  });

  it('of a session need a line for commands and for yes', () => {
    expect(
      heard(
        [
          '=== Connected to mx.example.com.',
          '<-  220 mx.example.com ESMTP',
          ' -> EHLO client.example',
          '<-  250-mx.example.com',
          '<-  250 SIZE 1000',
          ' -> RCPT TO:<x@y.example>',
          '<** 550 No Such User Here',
          ' -> QUIT',
          '<-  221 bye',
          '=== Connection closed with remote host.',
        ].join('\n'),
      ),
    ).toEqual([
      ['reply', 'greeting', '220 mx.example.com ESMTP', true],
      ['command', null, 'EHLO client.example', true],
      ['reply', 'ehlo', '250-mx.example.com\\n250 SIZE 1000', true],
      ['command', null, 'RCPT TO:<x@y.example>', true],
      ['reply', 'rcpt', '550 No Such User Here', false],
      ['command', null, 'QUIT', true],
      ['reply', null, '221 bye', true],
    ]);
  });

  it('keep secrets of a sign-in to themselves', () => {
    const lines = heard(
      '220 x\nEHLO a\n250 ok\nAUTH LOGIN\n334 VXNlcg==\ndXNlcg==\n334 UGFz\nc2VjcmV0\n535 5.7.8 no',
    );
    expect(JSON.stringify(lines)).not.toMatch(/dXNlcg==|c2VjcmV0/);
    expect(lines.at(-1)?.slice(0, 2)).toEqual(['reply', 'auth']);
  });

  it('tell a reply that was cut off', () => {
    expect(heard('C: RCPT TO:<a@b.example>\nS: 550-5.1.1 no such user').at(-1)).toEqual([
      'reply',
      'rcpt',
      '550 5.1.1 no such user',
      false,
    ]);
  });
});
