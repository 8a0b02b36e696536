/** Commands of SMTP, LMTP and their extensions: what each does, what to expect in reply, and what here shows it. */
import type { Reference } from '../model/finding.ts';
import { page, rfc } from './references.ts';

export interface SmtpCommand {
  name: string;
  /** A few words, no full stop. */
  title: string;
  /** As it goes over the wire; what is in capitals stands as it is. */
  syntax: string;
  /** Whole sentences: what it does, and who says it. */
  meaning: string;
  replies: readonly { readonly code: string; readonly says: string }[];
  /** A command of ours that shows it. */
  test: string;
  /** Given up, or never standardised: mailsonde does not say it itself. */
  obsolete?: true;
  references: readonly Reference[];
  /** Day on which the row was last held against its references. */
  checked: string;
}

const CHECKED = '2026-11-22';
const SESSION = 'mailsonde handshake HOST -v';
const XCLIENT = page('Postfix XCLIENT', 'https://www.postfix.org/XCLIENT_README.html');
const XFORWARD = page('Postfix XFORWARD', 'https://www.postfix.org/XFORWARD_README.html');

type Replies = Readonly<Record<string, string>>;

function command(
  name: string,
  title: string,
  syntax: string,
  meaning: string,
  replies: Replies,
  test: string,
  references: readonly Reference[],
): SmtpCommand {
  return {
    name,
    title,
    syntax,
    meaning,
    replies: Object.entries(replies).map(([code, says]) => ({ code, says })),
    test,
    references,
    checked: CHECKED,
  };
}

function obsolete(
  name: string,
  title: string,
  meaning: string,
  references: readonly Reference[],
): SmtpCommand {
  const replies = { '500': 'not known', '502': 'not carried out' };
  return { ...command(name, title, name, meaning, replies, SESSION, references), obsolete: true };
}

export const SMTP_COMMANDS: readonly SmtpCommand[] = [
  command(
    'EHLO',
    'the client introduces itself and asks what the server can do',
    'EHLO mail.example.com',
    'The first thing a sender says, and again after STARTTLS. The name should be its own host name, one that leads to its address; the server answers with its extensions, one a line. A server that does not know EHLO is asked with HELO.',
    {
      '250': 'the extensions follow, one a line',
      '421': 'not now',
      '500': 'not known: try HELO (a firewall may mask the command)',
      '501': 'the name is not well formed',
      '550': 'the name or the address is not wanted',
    },
    SESSION,
    [rfc(5321, '4.1.1.1'), rfc(5321, '3.2')],
  ),
  command(
    'HELO',
    'the client introduces itself, the old way',
    'HELO mail.example.com',
    'What EHLO replaced in 1995: it asks for no extensions, so there is no encryption, no sign-in and no size limit to learn of. Today it is a fallback, and the sign of very simple programs.',
    {
      '250': 'hello',
      '501': 'the name is not well formed',
      '504': 'the name has no dot',
      '550': 'not wanted',
    },
    'mailsonde ptr ADDRESS --helo NAME',
    [rfc(5321, '4.1.1.1')],
  ),
  command(
    'LHLO',
    'the client introduces itself, in LMTP',
    'LHLO mail.example.com',
    'EHLO of LMTP, the protocol in which a server hands mail to the one that keeps the mailboxes. There, each recipient gets a reply of its own after the message.',
    { '250': 'the extensions follow, one a line', '500': 'this is SMTP, not LMTP: say EHLO' },
    'mailsonde handshake HOST:24 --lmtp',
    [rfc(2033, '4.1')],
  ),
  command(
    'STARTTLS',
    'the client asks for encryption',
    'STARTTLS',
    'Turns the connection, begun in clear, into an encrypted one. Afterwards all is forgotten that was said before, and EHLO comes again. Used on ports 25 and 587; on 465 encryption is there from the start, without this command.',
    {
      '220': 'begin TLS now',
      '454': 'not available at the moment',
      '501': 'it takes no arguments',
      '502': 'not on offer',
    },
    'mailsonde handshake HOST',
    [rfc(3207, '4'), rfc(8314, '3.3')],
  ),
  command(
    'AUTH',
    'the client signs in',
    'AUTH PLAIN CREDENTIALS',
    'Shows user name and password (or a token) by one of the mechanisms that EHLO offered. It belongs to submission (465, 587) and behind TLS. PLAIN and LOGIN send the password merely as Base64, which anybody can read.',
    {
      '235': 'signed in',
      '334': 'go on',
      '432': 'a new password form is due',
      '454': 'cannot look it up now',
      '500': 'the line is too long',
      '504': 'not this mechanism',
      '530': 'TLS first',
      '534': 'too weak: an app password or another mechanism is due',
      '535': 'user name or password refused',
      '538': 'TLS first (old)',
    },
    'mailsonde handshake HOST:587 --user NAME',
    [rfc(4954, '4')],
  ),
  command(
    'MAIL',
    'the client names the envelope sender',
    'MAIL FROM:<bounces@example.com> SIZE=20480',
    'Begins a message. The address is where bounces go (the envelope sender, later Return-Path), not what the reader sees as From; SPF looks at its domain. Empty brackets (<>) mean a bounce, which must not be bounced itself.',
    {
      '250': 'taken',
      '421': 'not now',
      '451': 'its domain could not be looked up',
      '452': 'no room',
      '501': 'not well formed',
      '530': 'sign in, or encrypt, first',
      '550': 'this sender is refused',
      '552': 'too large, going by SIZE=',
      '553': 'one may not send as this address',
      '555': 'a parameter is not known, or the brackets are missing',
    },
    'mailsonde handshake HOST --mail-from ADDRESS',
    [rfc(5321, '4.1.1.2')],
  ),
  command(
    'RCPT',
    'the client names a recipient',
    'RCPT TO:<you@example.net>',
    'Once for each recipient; each gets a reply of its own. Here unknown addresses, full mailboxes, greylisting and refused relaying show.',
    {
      '250': 'taken',
      '251': 'taken, and passed on elsewhere',
      '421': 'not now',
      '450': 'not now: greylisting, a rate limit, a locked mailbox',
      '451': 'not now: trouble on their side',
      '452': 'too many recipients, or no room',
      '550': 'no such mailbox, or policy',
      '551': 'not here',
      '552': 'mailbox full',
      '553': 'address not allowed',
      '554': 'relaying refused, or policy',
    },
    'mailsonde route ADDRESS --rcpt',
    [rfc(5321, '4.1.1.3')],
  ),
  command(
    'DATA',
    'the client sends the message',
    'DATA',
    'After 354 the message follows, header and body, and ends with a line that holds a single dot. The reply after that dot is the one that counts: 250 makes the message the concern of the server.',
    {
      '354': 'send it, end with a dot',
      '250': '(after the dot) taken',
      '421': 'not now',
      '450': '(after the dot) put off',
      '451': '(after the dot) a filter failed',
      '503': 'no recipient was accepted before',
      '550': '(after the dot) content or authentication refused',
      '552': '(after the dot) too large',
      '554': '(after the dot) refused; before it: no valid recipients',
    },
    'mailsonde explain "THE REPLY"',
    [rfc(5321, '4.1.1.4')],
  ),
  command(
    'BDAT',
    'the client sends a piece of the message of known length',
    'BDAT 86016 LAST',
    'In place of DATA where the server offers CHUNKING: the length is told beforehand, so that no dot has to be looked for and the content may be binary (BINARYMIME).',
    {
      '250': 'piece taken; after LAST, message taken',
      '503': 'not here',
      '552': 'too large',
      '554': 'refused',
    },
    SESSION,
    [rfc(3030, '2')],
  ),
  command(
    'RSET',
    'the client starts over',
    'RSET',
    'Drops the message that was begun; hello, encryption and sign-in stay.',
    { '250': 'done' },
    SESSION,
    [rfc(5321, '4.1.1.5')],
  ),
  command(
    'NOOP',
    'the client asks for a sign of life',
    'NOOP',
    'Does nothing but get an answer: it keeps a connection open, or measures how fast the server replies. Many in a row are taken for an attack.',
    { '250': 'here', '421': 'too many of them' },
    'mailsonde handshake HOST --noop',
    [rfc(5321, '4.1.1.9')],
  ),
  command(
    'QUIT',
    'the client says goodbye',
    'QUIT',
    'Ends the session in an orderly way. A message taken before stays taken, whatever the answer.',
    { '221': 'goodbye' },
    SESSION,
    [rfc(5321, '4.1.1.10')],
  ),
  command(
    'VRFY',
    'the client asks whether a mailbox exists',
    'VRFY alice',
    'Was meant for people; spammers used it to find addresses, so that servers now answer nothing useful. Neither 252 nor 502 tells whether the address exists; RCPT says more.',
    {
      '250': 'it exists',
      '251': 'it has moved',
      '252': 'will not say',
      '502': 'not carried out',
      '550': 'it does not exist',
      '553': 'ambiguous',
    },
    'mailsonde handshake HOST --vrfy ADDRESS',
    [rfc(5321, '4.1.1.6'), rfc(5321, '7.3')],
  ),
  command(
    'EXPN',
    'the client asks for the members of a list',
    'EXPN staff',
    'Shows who stands behind an alias or a list; nearly every server refuses, for the same reason as with VRFY.',
    { '250': 'the members, one a line', '252': 'will not say', '502': 'not carried out', '550': 'no' },
    SESSION,
    [rfc(5321, '4.1.1.7'), rfc(5321, '7.3')],
  ),
  command(
    'HELP',
    'the client asks for help',
    'HELP',
    'A text for people. What it tells about the software is of use to attackers too, so that most servers are brief.',
    { '211': 'help', '214': 'help', '502': 'none' },
    SESSION,
    [rfc(5321, '4.1.1.8')],
  ),
  command(
    'ETRN',
    'the client asks for mail that waits for a domain',
    'ETRN example.com',
    'For servers that are not always connected: the other side begins to deliver what it holds for the domain, over a connection of its own.',
    {
      '250': 'begun',
      '251': 'nothing waits',
      '252': 'begun, for some of it',
      '253': 'so many messages wait',
      '458': 'cannot now',
      '459': 'not for you',
    },
    SESSION,
    [rfc(1985, '5')],
  ),
  command(
    'ATRN',
    'the client asks for waiting mail over this very connection',
    'ATRN example.com',
    'ODMR, on port 366: after signing in, the two change roles, and the mail comes over the same connection. For servers without an address of their own.',
    {
      '250': 'roles change now',
      '450': 'not for you',
      '451': 'cannot now',
      '453': 'nothing waits',
      '530': 'sign in first',
    },
    SESSION,
    [rfc(2645, '5.2')],
  ),
  command(
    'BURL',
    'the client has the message fetched from an IMAP mailbox',
    'BURL imap://alice@imap.example.com/Sent;uid=17 LAST',
    'In place of DATA: the server fetches the message by itself, so that a phone need not send it a second time. Few servers offer it.',
    { '250': 'taken', '554': 'could not be fetched' },
    SESSION,
    [rfc(4468, '3')],
  ),
  command(
    'XCLIENT',
    'a trusted proxy says for whom it speaks',
    'XCLIENT ADDR=192.0.2.10 NAME=client.example.com',
    'Postfix: from addresses it trusts only. The server then judges the client named instead of the proxy, which also makes it a way to test rules.',
    { '220': 'as if newly connected', '501': 'not well formed', '550': 'not for you' },
    'mailsonde handshake HOST --xclient ADDR=192.0.2.10',
    [XCLIENT],
  ),
  command(
    'XFORWARD',
    'a trusted filter says where the mail came from',
    'XFORWARD NAME=client.example.com ADDR=192.0.2.10',
    'Postfix: for the log only; unlike XCLIENT it changes nothing about what is permitted.',
    { '250': 'noted', '501': 'not well formed', '550': 'not for you' },
    SESSION,
    [XFORWARD],
  ),
  obsolete(
    'TURN',
    'the two sides change roles (given up)',
    'Let a client fetch mail over the same connection, without any proof of who it is; that made it a way to steal mail. ETRN and ATRN took its place.',
    [rfc(5321, 'F.1')],
  ),
  obsolete(
    'SEND',
    'shows the message on a terminal (given up)',
    'From the time when users sat at terminals of the same computer; no server does this any more.',
    [rfc(5321, 'F.6')],
  ),
  obsolete(
    'SOML',
    'shows the message on a terminal or delivers it (given up)',
    'Send or mail: see SEND; no server does this any more.',
    [rfc(5321, 'F.6')],
  ),
  obsolete(
    'SAML',
    'shows the message on a terminal and delivers it (given up)',
    'Send and mail: see SEND; no server does this any more.',
    [rfc(5321, 'F.6')],
  ),
];

const BY_NAME: ReadonlyMap<string, SmtpCommand> = new Map(SMTP_COMMANDS.map((one) => [one.name, one]));

/** By its verb, in any case; null where there is no such command. */
export function smtpCommand(verb: string): SmtpCommand | null {
  return BY_NAME.get(verb.toUpperCase()) ?? null;
}
