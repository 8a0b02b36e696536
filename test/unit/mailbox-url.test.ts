/** A mailbox as people write it becomes a place and a user; what holds a password, or is none, is refused. */
import { describe, expect, it } from 'vitest';
import { parseMailboxUrl } from '../../src/parse/mailbox-url.ts';

describe('the address of a mailbox', () => {
  it.each([
    ['imaps://you@imap.example.com', 'imap.example.com', 993, 'implicit', 'you'],
    ['IMAPS://you@IMAP.example.com/', 'imap.example.com', 993, 'implicit', 'you'],
    ['imap://you@imap.example.com:1143', 'imap.example.com', 1143, 'starttls', 'you'],
    ['imaps://you@example.com@imap.example.com', 'imap.example.com', 993, 'implicit', 'you@example.com'],
    ['imaps://you%40example.com@imap.example.com', 'imap.example.com', 993, 'implicit', 'you@example.com'],
    ['imaps://you%3aone@bücher.example', 'xn--bcher-kva.example', 993, 'implicit', 'you:one'],
    ['imaps://you@127.0.0.1', '127.0.0.1', 993, 'implicit', 'you'],
    ['imaps://you@[2001:DB8::0:1]:994', '2001:db8::1', 994, 'implicit', 'you'],
    ['imap://you@localhost', 'localhost', 143, 'starttls', 'you'],
  ])('%s', (text, host, port, tls, user) => {
    expect(parseMailboxUrl(text)).toEqual({ ok: true, place: { host, port, tls, user } });
  });

  it.each([
    ['you@example.com', /form imaps/],
    ['imaps://imap.example.com', /no user/],
    ['imaps://@imap.example.com', /no user/],
    ['imaps://you@', /no host/],
    ['imaps://you@-bad-.example', /no host/],
    ['imaps://you:secret99@imap.example.com', /password/],
    ['imaps://you@imap.example.com:0', /no port/],
    ['imaps://you@imap.example.com:70000', /no port/],
    ['imaps://you@imap.example.com/INBOX', /folder/],
    ['imaps://y%0aou@imap.example.com', /coded/],
    ['imaps://y%ou@imap.example.com', /coded/],
    ['pop3://you@imap.example.com', /POP3/],
    ['https://you@imap.example.com', /https:\/\/ is no way/],
  ])('%s is none', (text, problem) => {
    const parsed = parseMailboxUrl(text);
    expect(parsed).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
    expect(JSON.stringify(parsed)).not.toContain('secret99');
  });
});
