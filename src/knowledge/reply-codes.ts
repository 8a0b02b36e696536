/** Every basic reply code of SMTP and its extensions: what it says, and what it says at each stage of a session. */
import type { Phase } from '../model/explanation.ts';
import type { Reference } from '../model/finding.ts';
import { page, rfc } from './references.ts';

export interface ReplyCodeRow {
  code: number;
  /** A few words, no full stop. */
  title: string;
  /** Whole sentences. */
  meaning: string;
  /** What it means where it is the answer at that stage, as a clause. */
  at?: { readonly [P in Phase]?: string };
  references: readonly Reference[];
  /** Day on which the row was last held against its references. */
  checked: string;
}

const CHECKED = '2026-11-22';
const REPLIES = rfc(5321, '4.2.3');
const IANA = page(
  'IANA enhanced status codes',
  'https://www.iana.org/assignments/smtp-enhanced-status-codes/smtp-enhanced-status-codes.xhtml',
);

function row(
  code: number,
  title: string,
  meaning: string,
  references: readonly Reference[] = [REPLIES],
  at?: ReplyCodeRow['at'],
): ReplyCodeRow {
  return { code, title, meaning, ...(at !== undefined && { at }), references, checked: CHECKED };
}

export const REPLY_CODES: readonly ReplyCodeRow[] = [
  row(
    211,
    'status, or a help text',
    'The server tells of its own state, or answers HELP. Nothing was sent or refused.',
  ),
  row(
    214,
    'help text',
    'The answer to HELP, for people. Servers that tell little here do so on purpose; nothing is wrong.',
  ),
  row(
    220,
    'ready',
    'The server is there and listens. It is the first thing a mail server says, followed by its name; after STARTTLS it means that encryption may begin.',
    [REPLIES, rfc(3207, '4')],
    {
      greeting: 'the server takes the connection and gives its name',
      starttls: 'encryption begins now; all that was said before is forgotten, EHLO comes again',
    },
  ),
  row(
    221,
    'goodbye',
    'The server closes the connection, mostly because it was asked to with QUIT. It says nothing about whether a message was taken: that was said before, by the reply after the final dot.',
  ),
  row(235, 'signed in', 'The server has accepted user name and password, or whatever stood in their place.', [
    rfc(4954, '6'),
  ]),
  row(
    250,
    'done',
    'The command was carried out. After the final dot of a message it means that the server has taken responsibility for it: it will deliver the message or report that it could not. It does not mean that the message is in the inbox.',
    [REPLIES, rfc(5321, '6.1')],
    {
      ehlo: 'the lines that follow are the extensions the server offers',
      mail: 'the envelope sender is taken',
      rcpt: 'the recipient is taken; some servers find out only later that there is no such mailbox',
      message: 'the message is theirs now: whatever happens next, they have to deliver it or report',
    },
  ),
  row(
    251,
    'not here, will be passed on',
    'The address has moved, and the server passes the message on to where it lives now. The message was taken.',
    [rfc(5321, '3.4')],
    { rcpt: 'taken, and passed on to another address; consider writing to that one from now on' },
  ),
  row(
    252,
    'neither confirmed nor denied',
    'The server will not say whether the address exists, but would take a message for it. It is the usual answer to VRFY, since spammers would ask for every name otherwise. It is no proof that a mailbox exists.',
    [rfc(5321, '3.5.3')],
  ),
  row(253, 'waiting mail is being sent', 'The answer to ETRN: so many messages wait, and are now sent.', [
    rfc(1985, '5.3'),
  ]),
  row(
    334,
    'go on with signing in',
    'The server waits for the next part of the credentials. What stands behind the code is Base64: "VXNlcm5hbWU6" asks for the user name, "UGFzc3dvcmQ6" for the password.',
    [rfc(4954, '4')],
  ),
  row(
    354,
    'send the message now',
    'Envelope sender and recipients are settled; the message follows, and ends with a line that holds nothing but a dot. Nothing has been taken yet.',
    [rfc(5321, '4.1.1.4')],
  ),
  row(
    421,
    'not now, and the connection ends',
    'The server cannot or will not go on, and hangs up. It may come at any moment: too many connections, too fast, a bad reputation, a restart. A mail server tries again by itself. The words behind the code decide: some providers say 421 again and again to senders they do not want at all.',
    [rfc(5321, '3.8'), rfc(5321, '4.2.3')],
    {
      greeting: 'the server is busy, or does not want this address at the moment',
      mail: 'mostly too many messages or connections from this sender',
      rcpt: 'mostly too many recipients in a time; those already taken stay taken',
      data: 'broken off before the message; nothing was taken',
      message: 'the message was not taken; it has to be sent again',
    },
  ),
  row(
    422,
    'mailbox full, or a new password is due',
    'Not in the SMTP standard: some servers say it of a full mailbox. The registry lists it beside X.7.12, where the password has to be set anew. The words behind it decide.',
    [IANA],
  ),
  row(430, 'command refused for now', 'Not in the SMTP standard; the registry lists it beside X.5.1.', [
    IANA,
  ]),
  row(
    432,
    'sign in once with the password in clear',
    'The server has to store the password in a new form, and asks to be given it once by PLAIN or LOGIN over TLS. Exchange Online also says 432 4.3.2 where too many connections submit mail at once.',
    [rfc(4954, '4.7'), rfc(4954, '6')],
  ),
  row(
    450,
    'mailbox not available now',
    'Not taken this time, try again. Guides often translate it as "mailbox full"; that is one reason of many, and not the most frequent: greylisting, a rate limit, a sender that could not be verified and a missing reverse name are all told by 450. The enhanced code and the words decide.',
    [REPLIES, rfc(6647, '2')],
    {
      mail: 'something about the sender could not be settled yet, often a DNS question',
      rcpt: 'mostly greylisting or a rate limit; the mailbox may also be locked or full',
      message: 'put off after the message was looked at; it is sent again as a whole',
    },
  ),
  row(
    451,
    'error on their side, try again',
    'The server met trouble of its own (a DNS answer that did not come, a filter that is down, greylisting too) and gave up for now. A mail server tries again by itself.',
    [REPLIES],
    {
      mail: 'mostly the domain of the envelope sender could not be looked up',
      rcpt: 'mostly greylisting, or a table of users that could not be read',
      message: 'a filter failed, or wants to see the message a second time',
    },
  ),
  row(
    452,
    'no room, or too many recipients',
    'The server has no space left at the moment, or enough recipients for one message. With 4.2.2 the mailbox of the recipient is full, with 4.3.1 the server itself, with 4.5.3 there were too many recipients: send the rest in a message of their own.',
    [REPLIES, rfc(5321, '4.5.3.1.10')],
  ),
  row(453, 'no mail waits', 'The answer to ATRN where no mail waits for the domain.', [rfc(2645, '5.2')]),
  row(
    454,
    'TLS or sign-in not available now',
    'After STARTTLS: encryption cannot be set up at the moment, often because a certificate cannot be read. After AUTH: the place where passwords are kept does not answer, or there were too many attempts.',
    [rfc(3207, '4'), rfc(4954, '6')],
    {
      starttls: 'encryption cannot begin; whoever demands it must not go on in clear',
      auth: 'the credentials could not be looked up; they may well be right',
    },
  ),
  row(
    455,
    'parameters cannot be met now',
    'The server knows the parameters of MAIL or RCPT but cannot honour them at the moment.',
    [REPLIES],
  ),
  row(458, 'waiting mail cannot be sent now', 'The answer to ETRN where the queue cannot be started.', [
    rfc(1985, '5.3'),
  ]),
  row(459, 'this server may not ask for it', 'The answer to ETRN: no mail is handed out to who asks.', [
    rfc(1985, '5.3'),
  ]),
  row(
    500,
    'command not understood',
    'The server does not know the command, or the line was too long. Where it answers EHLO, it is a server from before 1995, or a firewall that masks commands.',
    [rfc(5321, '4.2.2')],
    { ehlo: 'no extensions: try HELO, and suspect a firewall (Cisco "fixup") in between' },
  ),
  row(
    501,
    'something wrong in the arguments',
    'The command is known, what stands behind it is not well formed: an address without brackets or with forbidden characters, a HELO name with an underscore, a parameter that is wrong.',
    [rfc(5321, '4.2.2')],
    {
      ehlo: 'the name given is no host name; it needs a dot, and letters, digits and hyphens only',
      auth: 'the credentials are not valid Base64, or the client called the sign-in off',
      mail: 'the envelope sender is not a well-formed address',
      rcpt: 'the recipient is not a well-formed address',
    },
  ),
  row(
    502,
    'command not available',
    'The server knows the command but does not carry it out. Of VRFY and EXPN that is usual and wise.',
    [rfc(5321, '4.2.4')],
  ),
  row(
    503,
    'wrong order of commands',
    'The command cannot come here: RCPT before MAIL, DATA without any accepted recipient, AUTH twice. "Valid RCPT command must precede DATA" mostly means that all recipients were refused before. Some servers say it where signing in is due.',
    [rfc(5321, '4.1.4')],
  ),
  row(
    504,
    'parameter not available',
    'The parameter is known, but not carried out. After AUTH: this way of signing in is not offered. After HELO: some servers say it where the name has no dot.',
    [rfc(5321, '4.2.2'), rfc(4954, '4')],
  ),
  row(
    521,
    'this host never takes mail',
    'The server says of itself that it takes no mail at all. To look elsewhere is of no use where it is the only MX; the domain does not receive mail.',
    [rfc(7504, '3')],
    { greeting: 'no mail is ever taken here: send nothing, and report the address as failed' },
  ),
  row(523, 'encryption is needed', 'The server asks for TLS before it goes on.', [rfc(5248, '2.4'), IANA]),
  row(
    524,
    'encryption is needed for this way of signing in',
    'The way of signing in would show the password; begin TLS first.',
    [rfc(5248, '2.4'), IANA],
  ),
  row(525, 'account disabled', 'The credentials are right, but the account may not sign in.', [
    rfc(5248, '2.4'),
  ]),
  row(
    530,
    'sign in first, or encrypt first',
    'The server goes on only once STARTTLS or AUTH has been done; the words tell which. It says so at submission ports (587, 465); on port 25 it hints at a server that is there for its own users only, so that mail for others goes to the wrong host.',
    [rfc(4954, '6'), rfc(3207, '4')],
    { mail: 'sign in (or STARTTLS) before MAIL' },
  ),
  row(533, 'not permitted', 'Not in the SMTP standard; the registry lists it beside X.7.1.', [IANA]),
  row(
    534,
    'this way of signing in is too weak',
    'The account wants a stronger way: at Google mostly an app password in place of the account\u2019s own, elsewhere another mechanism or TLS first.',
    [rfc(4954, '6')],
  ),
  row(
    535,
    'user name or password not accepted',
    'The sign-in was refused: a wrong or changed password, an app password or OAuth that is due, a user name in the wrong form, or SMTP sign-in switched off for the account. Do not repeat it unchanged, since servers lock accounts.',
    [rfc(4954, '6')],
    { auth: 'the credentials were refused' },
  ),
  row(
    538,
    'encryption is needed to sign in',
    'An old way to say that TLS has to come before this sign-in. It was taken out of the standard, but servers still use it.',
    [rfc(2554, '6'), rfc(4954, '4')],
  ),
  row(
    541,
    'refused as spam',
    'Not in the SMTP standard: some servers and filters say it of what they take for spam. As with any unknown code that begins with 5, the answer is no.',
    [rfc(5321, '4.3.2')],
  ),
  row(
    550,
    'refused: no such mailbox, or policy',
    'The most used refusal, for two quite different things: the address does not exist, or the server does not want this sender or this message. Whether an address may be removed is decided by the enhanced code and the words: 5.1.1 is an address that does not exist, 5.7.x is policy and leaves the address good.',
    [REPLIES],
    {
      greeting: 'this address is not wanted here, whatever it brings',
      ehlo: 'the name or the address of the sender is not wanted',
      mail: 'the sender is refused: its domain, its rights, its reputation',
      rcpt: 'mostly no such mailbox; with 5.7.x relaying or policy',
      data: 'the message is refused before it was sent, often for lack of recipients',
      message: 'the content, or SPF, DKIM and DMARC, were refused; the address is most likely good',
    },
  ),
  row(
    551,
    'user not here',
    'The address lives elsewhere, and this server does not pass mail on. The words may name the other address.',
    [rfc(5321, '3.4')],
  ),
  row(
    552,
    'too large, or mailbox full',
    'Size decides: with 5.3.4 or 5.2.3 the message is too large, with 5.2.2 the mailbox has no room. Old servers say it of too many recipients, which is then to be read as 452 and tried again. Gmail also says it of attachments it does not let in (5.7.0).',
    [REPLIES, rfc(5321, '4.5.3.1.10')],
    {
      mail: 'the announced size (SIZE=) is more than the server takes',
      rcpt: 'mostly the mailbox is full; where many were named, perhaps too many recipients',
      message: 'the message is too large, or holds an attachment that is not let in',
    },
  ),
  row(
    553,
    'mailbox name not allowed',
    'The address is not well formed, or not allowed for this sender: some servers say it where one sends under an address of somebody else, or where signing in is due.',
    [REPLIES],
    {
      mail: 'one may not send as this address; sign in as its owner',
      rcpt: 'the address is not well formed, or lies in a domain this server does not serve',
    },
  ),
  row(
    554,
    'failed',
    'The general refusal; the words alone tell why. As a greeting it means that the server does not want this address. After the message it is mostly spam, a blocklist or policy. Some servers say it of a full mailbox or an unknown user too.',
    [REPLIES, rfc(5321, '3.1')],
    {
      greeting: 'no service for you: a blocklist, a missing reverse name, a home connection',
      mail: 'the sender is refused',
      rcpt: 'relaying refused, a blocklist, or the address',
      data: 'no recipient was accepted before',
      message: 'the content or its authentication was refused',
    },
  ),
  row(
    555,
    'parameters not known',
    'MAIL or RCPT came with a parameter the server does not know, though an address without brackets (MAIL FROM: user@example.com) is the more frequent cause, at Gmail for one.',
    [REPLIES],
  ),
  row(
    556,
    'domain takes no mail',
    'The domain says by its MX record (a null MX) that it takes no mail at all, so the address cannot exist.',
    [rfc(7504, '4'), rfc(7505, '4.1')],
  ),
  row(571, 'blocked', 'Not in the SMTP standard: some filters say it of senders they block.', [
    rfc(5321, '4.3.2'),
  ]),
  row(
    577,
    'not permitted',
    'Not in the SMTP standard: refused by a filter or a rule on the side of the recipient.',
    [rfc(5321, '4.3.2')],
  ),
  row(
    585,
    'not permitted',
    'Not in the SMTP standard: refused by a filter or a rule on the side of the recipient.',
    [rfc(5321, '4.3.2')],
  ),
];

/** Of a code nobody defined, the first digit tells the outcome (RFC 5321 §4.2.1, §4.3.2). */
export const REPLY_CLASSES: { readonly [digit: string]: { title: string; meaning: string } } = {
  2: {
    title: 'done',
    meaning: 'Codes that begin with 2 say that the command was carried out.',
  },
  3: {
    title: 'go on',
    meaning: 'Codes that begin with 3 say that the server waits for more.',
  },
  4: {
    title: 'not now, try again',
    meaning:
      'Codes that begin with 4 say that it did not work this time and may later. Mail servers try again by themselves for some days; the address is kept.',
  },
  5: {
    title: 'refused',
    meaning:
      'Codes that begin with 5 say no, and to repeat the same changes nothing. The words behind the code tell whether the address, the message or the sender is at fault.',
  },
};

const BY_CODE: ReadonlyMap<number, ReplyCodeRow> = new Map(REPLY_CODES.map((one) => [one.code, one]));

/** Null for a code nobody defined. */
export function replyCode(code: number): ReplyCodeRow | null {
  return BY_CODE.get(code) ?? null;
}
