/** Causes that servers tell in words of their own come to the same thing wherever they are said. */
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { notOwnSender } from '../../../src/knowledge/dialects/own-sender.ts';
import {
  BARE_LINE_FEED,
  BEYOND_ASCII,
  BROKEN_OFF,
  HELO_NOT_BELIEVED,
  IN_CIRCLES,
  MOVED_ELSEWHERE,
  NO_SIGN_IN_OFFERED,
  OWN_NAME_NOT_FOUND,
  OWN_RESOLVER_SILENT,
  SENDER_DOES_NOT_EXIST,
  SENDER_DOMAIN_NOT_FOUND,
  SERVER_TIRED_OF_WAITING,
  TLS_TOO_SOON,
  UNCLEAR_END,
  UNTRUSTED_CERTIFICATE,
} from '../../../src/knowledge/plain-causes.ts';

const NOT_OWN_SENDER = { title: notOwnSender().title, action: notOwnSender().action };

const PLAIN = [
  ['550 bad HELO - host impersonating [x.example]', 'policy-rejected', HELO_NOT_BELIEVED],
  ['550 HELO name impersonates our own server', 'policy-rejected', HELO_NOT_BELIEVED],
  ['553 5.7.1 Absenderadresse gehört nicht zum angemeldeten Benutzer', 'policy-rejected', NOT_OWN_SENDER],
  [
    '550 5.7.1 Der Absender stimmt nicht mit dem angemeldeten Benutzer überein',
    'policy-rejected',
    NOT_OWN_SENDER,
  ],
  ['550 Senden im Namen dieser Adresse nicht erlaubt', 'policy-rejected', NOT_OWN_SENDER],
  ['550 Sie dürfen diese Absenderadresse nicht verwenden', 'policy-rejected', NOT_OWN_SENDER],
  ['554 You are not allowed to send on behalf of this address', 'policy-rejected', NOT_OWN_SENDER],
  ["550 Vous n'êtes pas autorisé à envoyer au nom de cette adresse", 'policy-rejected', NOT_OWN_SENDER],
  ['550 No está permitido enviar en nombre de este usuario', 'policy-rejected', NOT_OWN_SENDER],
  ['550 Sender domain unknown', 'dns-or-routing', SENDER_DOMAIN_NOT_FOUND],
  ['450 4.1.8 Domain of sender address does not resolve', 'dns-or-routing', SENDER_DOMAIN_NOT_FOUND],
  ['550 DNS-Eintrag der Absenderdomain fehlt', 'dns-or-routing', SENDER_DOMAIN_NOT_FOUND],
  ['550 Kein DNS-Eintrag für die Absenderdomain gefunden', 'dns-or-routing', SENDER_DOMAIN_NOT_FOUND],
  ['550 the sender domain has no DNS record', 'dns-or-routing', SENDER_DOMAIN_NOT_FOUND],
  ['lost connection with mx.example.com[192.0.2.1] while sending RCPT TO', 'network-unreachable', BROKEN_OFF],
  ['Remote host closed the connection after RCPT TO', 'network-unreachable', BROKEN_OFF],
  ['read error: Connection reset by peer', 'network-unreachable', BROKEN_OFF],
  [
    'conversation with mx.example.com[192.0.2.1] timed out while sending end of data -- message may be sent more than once',
    'network-unreachable',
    UNCLEAR_END,
  ],
  ['SMTP timeout after end of data (12345 bytes written)', 'network-unreachable', UNCLEAR_END],
  ['the connection was lost after the final dot', 'network-unreachable', UNCLEAR_END],
  ['421 4.4.2 mx.example.com Error: timeout exceeded', 'network-unreachable', SERVER_TIRED_OF_WAITING],
  ['421 4.4.2 Idle timeout, closing connection', 'network-unreachable', SERVER_TIRED_OF_WAITING],
  ['421 SMTP command timeout - closing connection', 'network-unreachable', SERVER_TIRED_OF_WAITING],
  ['550 5.4.6 too many hops, message is looping', 'dns-or-routing', IN_CIRCLES],
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
      ['connect to mx.example.com[192.0.2.1]:25: Connection refused', 'network-unreachable'],
      ['4.4.1 Connection timed out', 'network-unreachable'],
      ['550 192.0.2.1 is not allowed to send mail on behalf of example.com', 'auth-policy'],
      ['554 Mails mit Links zu dieser Domain werden nicht angenommen', 'content-rejected'],
      ['554 Messages with links to this domain are not accepted', 'content-rejected'],
      ['421 4.7.0 Your mail has been throttled because SPF and DKIM are missing', 'auth-policy'],
      ['421 4.7.28 rate limited, unusual rate of mail from your domain', 'rate-limited'],
      ['queryMx ENOTFOUND example.com', 'domain-unknown'],
      ['queryMx ENODATA example.com', 'dns-or-routing'],
      ['queryMx ETIMEOUT example.com', 'dns-or-routing'],
      ['Name service error for name=example.com type=MX: Host not found', 'domain-unknown'],
      ['403 4.7.0 TLS handshake failed', 'tls-required'],
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
