/** Causes that servers tell in words of their own come to the same thing wherever they are said. */
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import {
  BARE_LINE_FEED,
  BEYOND_ASCII,
  MOVED_ELSEWHERE,
  NO_SIGN_IN_OFFERED,
  OWN_NAME_NOT_FOUND,
  OWN_RESOLVER_SILENT,
  SENDER_DOES_NOT_EXIST,
  TLS_TOO_SOON,
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
  ['Name or service not known', 'dns-or-routing', OWN_NAME_NOT_FOUND],
  ['socket.gaierror: [Errno -2] Name or service not known', 'dns-or-routing', OWN_NAME_NOT_FOUND],
  ['nodename nor servname provided, or not known', 'dns-or-routing', OWN_NAME_NOT_FOUND],
  ['java.net.UnknownHostException: smtp.example.com', 'dns-or-routing', OWN_NAME_NOT_FOUND],
  ['dial tcp: lookup smtp.example.com: no such host', 'dns-or-routing', OWN_NAME_NOT_FOUND],
  [
    'Connection could not be established with host "ssl://smtp.example.com:465": stream_socket_client(): php_network_getaddresses: getaddrinfo failed: Name or service not known',
    'dns-or-routing',
    OWN_NAME_NOT_FOUND,
  ],
  ['getaddrinfo EAI_AGAIN smtp.example.com', 'dns-or-routing', OWN_RESOLVER_SILENT],
  ['getaddrinfo: Temporary failure in name resolution', 'dns-or-routing', OWN_RESOLVER_SILENT],
  ['error:1408F10B:SSL routines:ssl3_get_record:wrong version number', 'tls-required', TLS_TOO_SOON],
  ['tls: first record does not look like a TLS handshake', 'tls-required', TLS_TOO_SOON],
  ['SSLException: Unsupported or unrecognized SSL message', 'tls-required', TLS_TOO_SOON],
  ['The handshake failed due to an unexpected packet format.', 'tls-required', TLS_TOO_SOON],
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
      ['queryMx ENOTFOUND example.com', 'domain-unknown'],
      ['queryMx ENODATA example.com', 'dns-or-routing'],
      ['queryMx ETIMEOUT example.com', 'dns-or-routing'],
      ['Name service error for name=example.com type=MX: Host not found', 'domain-unknown'],
      ['403 4.7.0 TLS handshake failed', 'tls-required'],
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
