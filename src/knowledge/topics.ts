/** What each topic is, in plain words, and which command looks at it. */
import type { CheckTopic } from '../model/check.ts';
import type { Reference } from '../model/finding.ts';
import { rfc } from './references.ts';

export interface TopicWords {
  title: string;
  meaning: string;
  /** Arguments of the command that looks at it. */
  command: string;
  references: readonly Reference[];
  /** Other words for it, lower case. */
  also?: readonly string[];
}

export const TOPIC_WORDS: { readonly [T in CheckTopic]: TopicWords } = {
  dns: {
    title: 'DNS: whether the domain exists at all',
    meaning:
      'All mail begins with a look into DNS, where a domain says who takes its mail and who may send it. Of a name that does not exist nothing else can be asked.',
    command: 'check DOMAIN --only dns',
    references: [rfc(1034)],
    also: ['domain'],
  },
  dnssec: {
    title: 'DNSSEC: signatures on DNS answers',
    meaning:
      'A signed domain lets resolvers tell true answers from forged ones. Where the signatures are wrong, resolvers that look at them get no answer at all, and mail stops.',
    command: 'dnssec DOMAIN',
    references: [rfc(4033), rfc(4035)],
  },
  mx: {
    title: 'MX: the servers that take mail for a domain',
    meaning:
      'MX records name the hosts a sender delivers to, the lowest number first. Each name must lead straight to an address that can be reached.',
    command: 'mx DOMAIN',
    references: [rfc(5321), rfc(7505)],
    also: ['null-mx', 'nullmx'],
  },
  ptr: {
    title: 'PTR: the reverse name of a sending address',
    meaning:
      'Receivers look up the name of the address that connects to them, and whether this name leads back to it. Without that, many of them refuse or junk the mail.',
    command: 'ptr ADDRESS',
    references: [rfc(1912), rfc(8601)],
    also: ['rdns', 'reverse-dns', 'fcrdns'],
  },
  helo: {
    title: 'HELO/EHLO: the name a sending server says first',
    meaning:
      'A server introduces itself with its own host name. It should be a whole name that leads to the sending address; some receivers refuse others.',
    command: 'ptr ADDRESS --helo NAME',
    references: [rfc(5321, '4.1.1.1')],
  },
  spf: {
    title: 'SPF: which servers may send for a domain',
    meaning:
      'A TXT record at the domain lists the addresses allowed to use it as envelope sender (the address bounces go to). Receivers compare the address that connects with that list, and stop after ten further lookups.',
    command: 'spf DOMAIN',
    references: [rfc(7208)],
  },
  dkim: {
    title: 'DKIM: signatures in messages',
    meaning:
      'The sending server signs each message; the public key stands in DNS under a selector, a name the signature gives. It shows who answers for the message and that nothing was changed on the way.',
    command: 'dkim DOMAIN --selector NAME',
    references: [rfc(6376), rfc(8463)],
    also: ['selector', 'selectors'],
  },
  dmarc: {
    title: 'DMARC: what becomes of mail that only claims to be yours',
    meaning:
      'A TXT record at _dmarc.DOMAIN tells receivers what to do with mail in whose From line the domain stands though neither SPF nor DKIM passes for it, and where to send reports. Large mailbox providers ask bulk senders for one.',
    command: 'dmarc DOMAIN',
    references: [rfc(9989), rfc(7489)],
  },
  'mta-sts': {
    title: 'MTA-STS: mail to you is encrypted, or not sent',
    meaning:
      'A policy, announced in DNS and served by HTTPS, names the MX hosts and asks senders to deliver over TLS with a valid certificate only. A wrong policy keeps mail away.',
    command: 'mta-sts DOMAIN',
    references: [rfc(8461)],
    also: ['mtasts', 'sts'],
  },
  'tls-rpt': {
    title: 'TLS-RPT: reports about failed encryption',
    meaning:
      'A TXT record at _smtp._tls.DOMAIN asks senders to report where they could not deliver with the encryption that MTA-STS or DANE promise.',
    command: 'tls-rpt DOMAIN',
    references: [rfc(8460)],
    also: ['tlsrpt'],
  },
  dane: {
    title: 'DANE: certificates of mail servers, vouched for by DNSSEC',
    meaning:
      'TLSA records name the certificate or key each MX host uses. Senders that heed DANE deliver nothing where certificate and record differ, and heed only records that DNSSEC protects.',
    command: 'dane DOMAIN',
    references: [rfc(7672), rfc(6698)],
    also: ['tlsa'],
  },
  bimi: {
    title: 'BIMI: a logo beside your mail',
    meaning:
      'A record names a logo, mostly with a certificate for it, that mailboxes show beside mail which passes an enforced DMARC policy. It changes nothing about delivery.',
    command: 'bimi DOMAIN',
    references: [
      {
        title: 'BIMI draft',
        url: 'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification',
      },
    ],
    also: ['logo', 'vmc', 'cmc'],
  },
  smtp: {
    title: 'SMTP: what the mail servers of a domain say',
    meaning:
      'Each MX host is connected to on port 25, as a sending server would, up to the point where a message would begin. That shows whether it answers, how it introduces itself, and whether it offers encryption (STARTTLS).',
    command: 'check DOMAIN --only smtp',
    references: [rfc(5321), rfc(3207)],
    also: ['banner', 'greeting'],
  },
  tls: {
    title: 'TLS: encryption between mail servers, and certificates',
    meaning:
      'The certificate and the protocol each mail host shows once the connection is encrypted. Most senders take any certificate on port 25; those that check MTA-STS or DANE do not, and mail programs do not on the ports for submission.',
    command: 'check DOMAIN --only tls',
    references: [rfc(9325), rfc(8314)],
    also: ['certificate', 'certificates', 'ssl'],
  },
  blocklist: {
    title: 'Blocklists: addresses and domains known for spam',
    meaning:
      'Receivers ask lists in DNS about the address that connects and the domains in a message. A listing on a major one has mail refused until the cause is mended and the list has removed it.',
    command: 'blocklist ADDRESS',
    references: [rfc(5782)],
    also: ['blocklists', 'blacklist', 'dnsbl', 'rbl'],
  },
  ports: {
    title: 'Ports: where a mail server listens',
    meaning:
      'Servers hand mail to each other on port 25. Mail programs hand in mail on 465 (TLS from the start) or 587 (STARTTLS), with a password; some providers offer 2525 where others are blocked. Many networks let nothing out on 25.',
    command: 'ports HOST',
    references: [rfc(6409), rfc(8314)],
    also: ['port', 'smtp port', 'smtp ports', 'egress'],
  },
  delivery: {
    title: 'Delivery: whether a server takes what it is offered',
    meaning:
      'A sender connects, names the envelope sender, then each recipient; every step is taken or refused by a reply of its own. 4xx means try again later, 5xx means no.',
    command: 'handshake HOST',
    references: [rfc(5321)],
    also: ['handshake', 'session'],
  },
  logs: {
    title: 'Logs: what became of the mail a server sent',
    meaning:
      'A mail server notes every attempt to deliver: taken, put off, or given up, and what the other side said. Counted together this shows which addresses are dead, who turns the sender away since when, and what waits in the queue.',
    command: 'logs /var/log/mail.log',
    references: [rfc(5321, '4.5.4.1')],
    also: ['log', 'maillog'],
  },
  message: {
    title: 'Message: what a receiver makes of one raw message',
    meaning:
      'A receiver asks who handed a message over and in whose name (SPF), whether it is as it was signed (DKIM), and whether either stands for the author people see (DMARC). Then it looks at its form: header, dates, structure, size, and whether bulk mail can be left with one click.',
    command: 'message FILE',
    references: [rfc(5322), rfc(8601)],
    also: ['eml'],
  },
};
