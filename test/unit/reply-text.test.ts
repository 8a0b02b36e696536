/** A reply, or a quote of one, taken apart: codes, words, when it was said, and who said it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_READ, parseReplyText, type ReplyText } from '../../src/parse/reply-text.ts';

const NOTHING: ReplyText = { replyCode: null, enhancedCode: null, words: '', phase: null, host: null };

describe('a reply', () => {
  it.each<[string, Partial<ReplyText>]>([
    ['550', { replyCode: 550 }],
    ['5.1.1', { enhancedCode: '5.1.1' }],
    ['550 5.1.1 no such user', { replyCode: 550, enhancedCode: '5.1.1', words: 'no such user' }],
    ['550-5.1.1 no such\r\n550 5.1.1 user', { replyCode: 550, enhancedCode: '5.1.1', words: 'no such user' }],
    ['550-5.1.1 no such 550 5.1.1 user', { replyCode: 550, enhancedCode: '5.1.1', words: 'no such user' }],
    ['550 #5.1.0 Address rejected.', { replyCode: 550, enhancedCode: '5.1.0', words: 'Address rejected.' }],
    ['554 refused (5.7.1)', { replyCode: 554, enhancedCode: '5.7.1', words: 'refused (5.7.1)' }],
    ['5.7.1 denied', { enhancedCode: '5.7.1', words: 'denied' }],
    ['user unknown', { words: 'user unknown' }],
    ['5.1.1.1 is an address', { words: '5.1.1.1 is an address' }],
    ['700 no code', { words: '700 no code' }],
    ['', {}],
  ])('%j', (text, parts) => {
    expect(parseReplyText(text)).toEqual({ ...NOTHING, ...parts });
  });
});

describe('a quote', () => {
  it.each<[string, Partial<ReplyText>]>([
    [
      'host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command)',
      { replyCode: 550, enhancedCode: '5.1.1', words: 'no such user', phase: 'rcpt', host: 'mx.example.com' },
    ],
    [
      'SMTP error from remote mail server after RCPT TO:<e@x.example>: 550 5.1.1 nope',
      { replyCode: 550, enhancedCode: '5.1.1', words: 'nope', phase: 'rcpt' },
    ],
    [
      'SMTP error from remote mail server after end of data: host mx.example.com [192.0.2.1]: 554 5.7.1 xyzzy',
      { replyCode: 554, enhancedCode: '5.7.1', words: 'xyzzy', phase: 'message', host: 'mx.example.com' },
    ],
    [
      'NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 Relay access denied',
      { replyCode: 554, enhancedCode: '5.7.1', words: 'Relay access denied', phase: 'rcpt' },
    ],
    [
      'dsn=5.2.2, status=bounced (host mx.example.com said: 552 mailbox is full)',
      { replyCode: 552, enhancedCode: '5.2.2', host: 'mx.example.com' },
    ],
    ['expected code 250, but got 530 5.7.0 sign in first', { replyCode: 530, enhancedCode: '5.7.0' }],
    ['The server said "550 no such user", and gave up.', { replyCode: 550, words: 'no such user' }],
    ['Mailbox does not exist (550 5.1.1)', { replyCode: 550, enhancedCode: '5.1.1' }],
    [
      'Mailbox unavailable. The server response was: 5.7.1 Access denied here',
      { enhancedCode: '5.7.1', words: 'Access denied here' },
    ],
    // Only a link stands behind: the reason is told before.
    [
      'Refused for good. Response: 5.7.1 https://example.com',
      { words: expect.stringMatching(/^Refused for good/) },
    ],
    [
      'An error occurred while sending mail. The mail server responded: Please sign in first. Try again.',
      { words: 'Please sign in first. Try again.' },
    ],
    ['Le serveur a répondu : boîte pleine pour le moment', { words: 'boîte pleine pour le moment' }],
    [
      'size limit exceeded (in reply to end of DATA command)',
      { words: 'size limit exceeded', phase: 'message' },
    ],
    ['5.1.1 not known (in reply to RCPT TO command)', { words: 'not known', phase: 'rcpt' }],
  ])('%j', (text, parts) => {
    expect(parseReplyText(text)).toMatchObject(parts);
  });

  it('keeps the reason that stands before a code with nothing behind it, but not who only quotes', () => {
    expect(parseReplyText('The mailbox of this user is full: error 552').words).toContain('is full');
    expect(parseReplyText('host mx.example.com said: 554 no').words).toBe('no');
  });
});

it('never throws, and says what it said on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { words, replyCode } = parseReplyText(text);
      expect(words).not.toMatch(/[\r\n]/);
      expect(words.length).toBeLessThanOrEqual(MAX_READ);
      if (replyCode !== null) expect(replyCode >= 200 && replyCode < 600).toBe(true);
    }),
  );
});
