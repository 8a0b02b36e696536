/** Causes that servers tell in words of their own come to the same thing wherever they are said. */
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import {
  BARE_LINE_FEED,
  BEYOND_ASCII,
  MOVED_ELSEWHERE,
  NO_SIGN_IN_OFFERED,
  SENDER_DOES_NOT_EXIST,
  UNTRUSTED_CERTIFICATE,
} from '../../../src/knowledge/plain-causes.ts';

const PLAIN = [
  ['550 sender does not exist: x@y.example', 'policy-rejected', SENDER_DOES_NOT_EXIST],
  ['550 Sender unknown', 'policy-rejected', SENDER_DOES_NOT_EXIST],
  ['553 5.1.8 Sender mailbox does not exist', 'policy-rejected', SENDER_DOES_NOT_EXIST],
  ['550 5.1.7 Sender user unknown', 'policy-rejected', SENDER_DOES_NOT_EXIST],
  [
    '550 5.1.0 <nobody@example.com>: Sender address rejected: User unknown in virtual mailbox table',
    'policy-rejected',
    SENDER_DOES_NOT_EXIST,
  ],
  ['551 User not local; please try <x@new.example>', 'mailbox-unknown', MOVED_ELSEWHERE],
  ['551 5.1.6 User has moved; please try <x@new.example>', 'mailbox-unknown', MOVED_ELSEWHERE],
  ['SMTP AUTH extension not supported by server.', 'syntax-or-protocol', NO_SIGN_IN_OFFERED],
  ['Server certificate not trusted', 'tls-required', UNTRUSTED_CERTIFICATE],
  ['the certificate of the remote server is not valid', 'tls-required', UNTRUSTED_CERTIFICATE],
  ['554 5.6.0 Message rejected: bare LF', 'syntax-or-protocol', BARE_LINE_FEED],
  ['550 5.6.7 SMTPUTF8 is required', 'syntax-or-protocol', BEYOND_ASCII],
] as const;

describe('a cause', () => {
  it.each(PLAIN)('is the same whoever tells it: %s', (text, category, cause) => {
    expect(explainReply(text)).toMatchObject({ category, title: cause.title, action: cause.action });
  });

  it('is not mistaken for another of nearly the same words', () => {
    for (const [text, category] of [
      ['550 Sender domain unknown', 'dns-or-routing'],
      ['450 4.1.8 Domain of sender address does not resolve', 'dns-or-routing'],
      ['504 NTLM authentication mechanism not supported', 'auth-failed'],
      ['554 5.7.1 client certificate required', 'tls-required'],
      ['551 not our domain, relaying denied', 'relay-denied'],
      ['550 SPF PermError: too many DNS lookups', 'auth-policy'],
      ['550 5.5.2 SPF PermError: too many DNS lookups', 'auth-policy'],
      ['550 Spoofed: mail from example.com must come from our own servers', 'auth-policy'],
      [
        '450 4.7.1 <u@x.example>: Recipient address rejected: Policy Rejection- Quota exceeded.',
        'rate-limited',
      ],
      [
        '554 5.7.1 <mx.example.com>: Helo command rejected: mail server IP 192.0.2.1 has no reverse',
        'rdns-missing',
      ],
      ['452 4.2.2 <u@x.example>: Recipient address rejected: Quota exceeded', 'mailbox-full'],
    ] as const) {
      const { category: told, title } = explainReply(text);
      expect(told, text).toBe(category);
      expect(
        PLAIN.map(([, , cause]) => cause.title),
        text,
      ).not.toContain(title);
    }
  });
});
