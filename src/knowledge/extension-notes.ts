/** ESMTP extensions at length: what each is good for, who needs it, and what its absence means. */
import type { Reference } from '../model/finding.ts';
import { EXTENSIONS, type Extension } from './extensions.ts';
import { page, rfc } from './references.ts';

export interface ExtensionNote {
  /** Whole sentences. */
  meaning: string;
  /** Where no RFC stands behind it. */
  reference?: Reference;
}

type Keyword = (typeof EXTENSIONS)[number]['keyword'];

/** Day on which the notes were last held against the RFCs. */
export const NOTES_CHECKED = '2026-11-22';

const EXCHANGE = page(
  'Exchange Server 2003: SMTP protocol extensions',
  'https://learn.microsoft.com/en-us/previous-versions/exchange-server/exchange-server-2000/bb123786(v=exchg.65)',
);
const INTERNAL =
  'Servers of one Exchange organisation use it among themselves; for anybody else it is without meaning, and its presence is no fault.';

export const EXTENSION_NOTES: { readonly [K in Keyword]: ExtensionNote } = {
  STARTTLS: {
    meaning:
      'The server offers to turn the connection into an encrypted one. Without it, mail to this server travels in clear, and senders that insist on encryption do not deliver. It is no longer offered once the connection is encrypted.',
  },
  REQUIRETLS: {
    meaning:
      'A sender may mark a message so that every server on its way has to pass it on over verified TLS or return it. Hardly any servers offer it yet; nothing is lost without it.',
  },
  AUTH: {
    meaning:
      'The ways in which one can sign in here. On 465 and 587 it should be there, and only once the connection is encrypted; on port 25 of an MX host it is of no use to other servers and invites guessing of passwords.',
  },
  SIZE: {
    meaning:
      'The largest message the server takes, in octets, encoding included: an attachment grows by a third on its way, so that a limit of 35 MiB lets through about 25 MiB of file. A sender announces the size in MAIL FROM and so learns at once if it is too large.',
  },
  '8BITMIME': {
    meaning:
      'Text with letters beyond ASCII may be sent as it is instead of encoded. Where it is missing, the sender has to encode, which changes the message and can break a DKIM signature made before.',
  },
  SMTPUTF8: {
    meaning:
      'Addresses such as p\u00e4ivi@example.com are taken. Without it a message with such an address cannot be delivered there at all; domains beyond ASCII do not need it, since they have an ASCII form (xn--).',
  },
  PIPELINING: {
    meaning:
      'The sender may send MAIL, RCPT and DATA in one go instead of waiting for each reply, which spares several round trips a message. A server that finds commands sent too early without having offered this takes the sender for a spam program ("improper command pipelining").',
  },
  CHUNKING: {
    meaning:
      'The message may be sent in pieces of known length (BDAT) instead of after DATA. Good for large messages; some servers with faults in it have it switched off.',
  },
  BINARYMIME: {
    meaning:
      'Attachments may be sent as they are, without the third that Base64 adds. It needs CHUNKING, and every server further on has to know it too, so that it is hardly used between servers.',
  },
  DSN: {
    meaning:
      'DSN stands for delivery status notification, the standard form of a bounce. As an extension it lets the sender ask for a notice of success, delay or failure (NOTIFY=), and put a mark of its own into it (ENVID=). Bounces come without it too.',
  },
  ENHANCEDSTATUSCODES: {
    meaning:
      'Replies carry a second code such as 5.1.1 behind the first, which tells the reason far more precisely. Where it is missing, only the words are left to tell.',
  },
  DELIVERBY: {
    meaning:
      'The sender may say by when a message has to be delivered, and whether it is returned or a notice is sent if that fails. Rarely used.',
  },
  'MT-PRIORITY': {
    meaning:
      'Messages may carry a priority from -9 to 9 that decides their place in the queue. Meant for military and emergency networks.',
  },
  FUTURERELEASE: {
    meaning:
      'A message may be handed in now and sent at a time given with it. Mail programs mostly hold such messages back themselves.',
  },
  RRVS: {
    meaning:
      'The sender names the day since which it has known the recipient; if the mailbox changed hands since, the message is refused. It protects mail about passwords from the new owner of an old address.',
  },
  BURL: {
    meaning:
      'A message can be taken from the folder of an IMAP mailbox instead of being sent a second time. Used by few phones and servers.',
  },
  CONPERM: {
    meaning:
      'The sender may permit that the content is converted on the way to something the recipient can read. Made for Internet fax; not used for mail.',
  },
  CONNEG: {
    meaning:
      'The server can tell what kinds of content a recipient can read. Made for Internet fax; not used for mail.',
  },
  SUBMITTER: {
    meaning:
      'Named the sender responsible for a message, for Sender ID, which was given up. It can be passed over.',
  },
  CHECKPOINT: {
    meaning:
      'A transfer that broke off could be taken up where it ended. Experimental, and used by hardly any server.',
  },
  LIMITS: {
    meaning:
      'The server tells beforehand how many messages (MAILMAX), recipients (RCPTMAX) and recipient domains (RCPTDOMAINMAX) one session may have, so that a sender need not run into the limit.',
  },
  MTRK: {
    meaning:
      'A message may carry a mark by which its way can be asked for later on. Hardly used; the log of one\u2019s own server, and a DSN, tell more.',
  },
  UTF8SMTP: {
    meaning:
      'The experiment that came before SMTPUTF8. It is obsolete; a server that offers it alone takes no addresses beyond ASCII from senders of today.',
  },
  ETRN: {
    meaning:
      'A server that is not always connected can ask for the mail that waits for its domain. Offered by many servers by habit, used by few.',
  },
  ATRN: {
    meaning:
      'Mail for a whole domain can be fetched over the same connection once signed in (on-demand mail relay, port 366).',
  },
  VRFY: {
    meaning:
      'The command VRFY is known. That says nothing about whether it gives an honest answer; most servers reply 252 to everything.',
  },
  EXPN: {
    meaning:
      'The command EXPN is known, by which members of a list can be asked for. It should be switched off towards strangers.',
  },
  HELP: { meaning: 'There is a help text for people who type the commands by hand.' },
  'NO-SOLICITING': {
    meaning:
      'The server names kinds of unsolicited mail that it does not want; a sender of such mail has to mark it and stay away. Hardly used.',
  },
  XCLIENT: {
    meaning:
      'Proxies that this Postfix trusts may say for whom they speak, so that rules look at the true client. It is offered to trusted addresses only: to see it means that yours is one of them.',
    reference: page('Postfix XCLIENT', 'https://www.postfix.org/XCLIENT_README.html'),
  },
  XFORWARD: {
    meaning:
      'Content filters that this Postfix trusts may say where a message came from, for the log. It is offered to trusted addresses only.',
    reference: page('Postfix XFORWARD', 'https://www.postfix.org/XFORWARD_README.html'),
  },
  XEXCH50: { meaning: INTERNAL, reference: EXCHANGE },
  'X-EXPS': { meaning: INTERNAL, reference: EXCHANGE },
  'X-LINK2STATE': { meaning: INTERNAL, reference: EXCHANGE },
  'X-ANONYMOUSTLS': { meaning: INTERNAL, reference: EXCHANGE },
  XRDST: { meaning: INTERNAL, reference: EXCHANGE },
  XSHADOW: { meaning: INTERNAL, reference: EXCHANGE },
  XSHADOWREQUEST: { meaning: INTERNAL, reference: EXCHANGE },
  XOORG: { meaning: INTERNAL, reference: EXCHANGE },
  XPROXY: { meaning: INTERNAL, reference: EXCHANGE },
  XPROXYFROM: { meaning: INTERNAL, reference: EXCHANGE },
  XXXXXXXA: {
    meaning:
      'A firewall that "inspects" SMTP (Cisco calls it fixup or inspect esmtp) has replaced the word STARTTLS by crosses, so that mail goes through in clear. Switch the inspection off, or let it permit TLS.',
    reference: rfc(3207, '6'),
  },
};

/** Null for what is no known keyword. */
export function extensionNote(
  keyword: string,
): { extension: Extension; note: ExtensionNote; references: readonly Reference[] } | null {
  const wanted = keyword.toUpperCase();
  const extension = EXTENSIONS.find((one) => one.keyword === wanted);
  if (extension === undefined) return null;
  const note = EXTENSION_NOTES[extension.keyword];
  const references = [
    ...(extension.rfc === null ? [] : [rfc(extension.rfc)]),
    ...(note.reference === undefined ? [] : [note.reference]),
  ];
  return { extension, note, references };
}
