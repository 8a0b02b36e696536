/** The ports of mail, and those people take for them: what each is for, with which TLS, and what guides get wrong. */
import type { Reference } from '../model/finding.ts';
import { page, rfc } from './references.ts';

export interface MailPort {
  port: number;
  /** A few words, no full stop. */
  title: string;
  /** Whole sentences. */
  meaning: string;
  tls: 'implicit' | 'starttls' | 'none';
  /** Whether `ports` and `handshake` can speak there. */
  protocol: 'smtp' | 'lmtp' | 'other';
  references: readonly Reference[];
  /** Day on which the row was last held against its references. */
  checked: string;
}

const CHECKED = '2026-11-22';
const IANA = page(
  'IANA port numbers',
  'https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml',
);

function row(
  port: number,
  title: string,
  tls: MailPort['tls'],
  protocol: MailPort['protocol'],
  meaning: string,
  references: readonly Reference[] = [IANA],
): MailPort {
  return { port, title, meaning, tls, protocol, references, checked: CHECKED };
}

const FALLBACK =
  'Not registered for mail, but offered by many providers, since networks that block 25 and 587 mostly forget it.';

export const MAIL_PORTS: readonly MailPort[] = [
  row(
    24,
    'LMTP, handing mail to the mailbox server',
    'none',
    'lmtp',
    'Set aside for private mail systems; many use it for LMTP, in which a mail server hands messages to the one that keeps the mailboxes. It is for use inside, never to be open to the world.',
    [rfc(2033), IANA],
  ),
  row(
    25,
    'mail from server to server',
    'starttls',
    'smtp',
    'Where the servers of a domain (its MX hosts) take mail from others. Guides say that it is not encrypted: in fact it begins in clear and nearly all servers then encrypt with STARTTLS, so that most mail on it is encrypted. It is not for mail programs; these hand in on 465 or 587. Many providers of Internet access and clouds block it on the way out, to stop spam.',
    [rfc(5321, '4.5.4.2'), rfc(3207), rfc(8314, '3')],
  ),
  row(
    26,
    'a second door for port 25 at some hosting providers',
    'starttls',
    'smtp',
    'Registered for nothing about mail. Hosting panels such as cPanel offer it where networks block 25; who can should use 465 or 587.',
  ),
  row(
    80,
    'web, and a fallback for sending at a few relays',
    'starttls',
    'smtp',
    'The port of unencrypted web pages. A few relays also take mail there, for networks that let nothing else out.',
  ),
  row(
    109,
    'POP2, long given up',
    'none',
    'other',
    'An early protocol for fetching mail, replaced by POP3 on 110.',
  ),
  row(
    110,
    'POP3: mail programs fetch mail',
    'starttls',
    'other',
    'For fetching, not for sending. It begins in clear (STLS encrypts it); 995 encrypts from the start and is to be preferred.',
    [rfc(1939), rfc(8314, '3.1')],
  ),
  row(
    143,
    'IMAP: mail programs read mail on the server',
    'starttls',
    'other',
    'For reading, not for sending. It begins in clear (STARTTLS encrypts it); 993 encrypts from the start and is to be preferred.',
    [rfc(9051), rfc(8314, '3.2')],
  ),
  row(
    366,
    'ODMR: fetching mail for a whole domain',
    'starttls',
    'smtp',
    'On-demand mail relay: a server that has no fixed address signs in and has the mail of its domain handed over (ATRN). Hardly used.',
    [rfc(2645), IANA],
  ),
  row(
    443,
    'web, and a fallback for sending at a few relays',
    'implicit',
    'smtp',
    'The port of encrypted web pages, and of the HTTP APIs of mail services. A few relays also take SMTP with TLS there.',
  ),
  row(
    465,
    'mail programs hand in mail, with TLS from the start',
    'implicit',
    'smtp',
    'Submission with implicit TLS: encrypted before the first word, then a password. Many guides call it deprecated: it was taken back in 1998, and has been the standard again, and the preferred one, since RFC 8314 in 2018. STARTTLS does not belong here, and a client that speaks plain SMTP first waits for ever.',
    [rfc(8314, '3.3'), rfc(8314, '7.3')],
  ),
  row(
    587,
    'mail programs hand in mail, with STARTTLS',
    'starttls',
    'smtp',
    'Submission: begins in clear, encrypts with STARTTLS, then takes a password. As good as 465 where the client insists on TLS; a client that merely tries TLS can be tricked out of it. Not a port of MX hosts: other servers deliver on 25.',
    [rfc(6409, '3.1'), rfc(8314, '3.3')],
  ),
  row(588, 'a second door for port 587 at a few providers', 'starttls', 'smtp', `${FALLBACK} Use it as 587.`),
  row(
    691,
    'Exchange routing, in old versions',
    'none',
    'other',
    'Servers of Exchange 2000 and 2003 told each other their routes there. Nothing for the outside.',
  ),
  row(
    993,
    'IMAP with TLS from the start',
    'implicit',
    'other',
    'For reading mail, not for sending: a mail program needs it for incoming mail, and 465 or 587 for outgoing mail.',
    [rfc(8314, '3.2'), rfc(9051)],
  ),
  row(
    995,
    'POP3 with TLS from the start',
    'implicit',
    'other',
    'For fetching mail, not for sending: a mail program needs it for incoming mail, and 465 or 587 for outgoing mail.',
    [rfc(8314, '3.1'), rfc(1939)],
  ),
  row(
    1025,
    'a test server on one\u2019s own machine',
    'none',
    'smtp',
    'MailHog, Mailpit, smtp4dev and Proton Mail Bridge listen there. What is sent to a test server goes nowhere.',
  ),
  row(
    2465,
    'a second door for port 465 at some relays',
    'implicit',
    'smtp',
    `${FALLBACK} Use it as 465: TLS from the start. Amazon SES is one that has it.`,
    [page('Amazon SES SMTP endpoints', 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html')],
  ),
  row(
    2525,
    'a second door for port 587 at many relays',
    'starttls',
    'smtp',
    `${FALLBACK} Use it as 587: STARTTLS, then a password. It is custom, not a standard, so that servers of others never take mail there.`,
    [rfc(6409, '3.1'), IANA],
  ),
  row(2526, 'a further door for port 587 at a few relays', 'starttls', 'smtp', `${FALLBACK} Use it as 587.`),
  row(
    2587,
    'a second door for port 587 at some relays',
    'starttls',
    'smtp',
    `${FALLBACK} Use it as 587. Amazon SES is one that has it.`,
    [page('Amazon SES SMTP endpoints', 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html')],
  ),
  row(
    4190,
    'ManageSieve: rules for incoming mail',
    'starttls',
    'other',
    'Mail programs edit the rules there by which the server sorts mail into folders. Nothing is sent or fetched.',
    [rfc(5804), IANA],
  ),
  row(
    8025,
    'a second door for port 587 at a few relays; the page of some test servers',
    'starttls',
    'smtp',
    `${FALLBACK} On one\u2019s own machine it is mostly the web page of a test server such as Mailpit or MailHog.`,
  ),
  row(
    8465,
    'a second door for port 465 at a few relays',
    'implicit',
    'smtp',
    `${FALLBACK} Use it as 465: TLS from the start.`,
  ),
  row(
    10024,
    'a content filter beside the mail server',
    'none',
    'smtp',
    'Where amavis listens by custom: the mail server hands each message over, and gets it back on 10025. Inside one machine only.',
  ),
  row(
    10025,
    'the way back from a content filter',
    'none',
    'smtp',
    'Where the mail server takes messages back from the filter on 10024. Inside one machine only: from outside it would be an open relay.',
  ),
];

const BY_PORT: ReadonlyMap<number, MailPort> = new Map(MAIL_PORTS.map((one) => [one.port, one]));

/** Null for a port that has nothing to do with mail. */
export function mailPort(port: number): MailPort | null {
  return BY_PORT.get(port) ?? null;
}
