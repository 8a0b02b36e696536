/** Enhanced status codes: the whole IANA registry (read 2024-12-06), the classes, and who uses a code otherwise. */
import type { Reference } from '../model/finding.ts';
import { page, rfc } from './references.ts';

export interface EnhancedCodeRow {
  /** Subject and detail, without the class: `1.1` of X.1.1. */
  code: string;
  /** A few words, no full stop. */
  title: string;
  /** Whole sentences, true for 4 and 5 alike. */
  meaning: string;
  /** What is particular to one class. */
  temporary?: string;
  permanent?: string;
  /** Providers that mean something else by it, in sentences. */
  otherwise?: string;
  /** Reply codes the registry names with it; empty where it names none or any. */
  with: readonly number[];
  references: readonly Reference[];
  /** Day on which the row was last held against its references. */
  checked: string;
}

const CHECKED = '2026-11-22';
const IANA = page(
  'IANA enhanced status codes',
  'https://www.iana.org/assignments/smtp-enhanced-status-codes/smtp-enhanced-status-codes.xhtml',
);
const GOOGLE = page('Gmail SMTP errors and codes', 'https://support.google.com/a/answer/3726730');
const EXCHANGE = page(
  'Exchange Online NDR codes',
  'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online',
);

type Rest = Partial<Pick<EnhancedCodeRow, 'temporary' | 'permanent' | 'otherwise' | 'with' | 'references'>>;

/** Where no other is named, RFC 3463 defines the code, in the section of its subject. */
function row(code: string, title: string, meaning: string, rest: Rest = {}): EnhancedCodeRow {
  const section = `3.${Number(code.split('.')[0]) + 1}`;
  return {
    code,
    title,
    meaning,
    with: [],
    ...rest,
    references: [...(rest.references ?? [rfc(3463, section)]), IANA],
    checked: CHECKED,
  };
}

export const ENHANCED_CODES: readonly EnhancedCodeRow[] = [
  row(
    '0.0',
    'no detail',
    'The code says nothing beyond its class; the words behind it, and the reply code, have to tell.',
  ),
  row('1.0', 'something about an address', 'One of the addresses is at fault; which, only the words tell.'),
  row('1.1', 'no such mailbox', 'The part before the @ is not known at this domain.', {
    with: [451, 550],
    temporary:
      'As 4.1.1 the server could not find out at the moment, or checks the address first and asks to come again.',
    permanent: 'It is the hard bounce proper: take the address off every list.',
  }),
  row('1.2', 'no such domain', 'The part behind the @ does not exist or takes no mail.', {
    temporary: 'As 4.1.2 its DNS did not answer, so it is tried again.',
    permanent: 'Look for a slip of the pen in the domain; else take the address off.',
  }),
  row('1.3', 'address not well formed', 'The recipient is not written as an address has to be.', {
    with: [501],
  }),
  row('1.4', 'address ambiguous', 'The address fits more than one mailbox, and the server will not choose.'),
  row('1.5', 'address is valid', 'A good word: this recipient was accepted.', { with: [250] }),
  row('1.6', 'mailbox has moved', 'The mailbox was there, and left no address to send on to.'),
  row('1.7', 'sender address not well formed', 'The envelope sender is not written as an address has to be.'),
  row(
    '1.8',
    'domain of the sender not found',
    'The domain of the envelope sender does not exist, or has neither MX nor address records, so bounces could not come back.',
    {
      with: [451, 501],
      temporary: 'As 4.1.8 the DNS of that domain gave no answer at the moment.',
      otherwise:
        'Exchange Online says 5.1.8 of an account that sent so much spam that it was stopped ("bad outbound sender").',
      references: [rfc(3463, '3.2'), EXCHANGE],
    },
  ),
  row(
    '1.9',
    'passed on to a server that reports nothing',
    'The message was passed to a server that will not say what became of it.',
    { references: [rfc(3886, '3.3.4')] },
  ),
  row(
    '1.10',
    'domain takes no mail',
    'The domain of the recipient publishes a null MX ("MX 0 ."): it takes no mail at all.',
    {
      with: [556],
      references: [rfc(7505, '4.2'), EXCHANGE],
      otherwise: 'Exchange Online says 5.1.10 of a recipient that does not exist.',
    },
  ),
  row('2.0', 'something about the mailbox', 'The mailbox exists, and something about it is not right.', {
    temporary: '4.2.0 is used for greylisting by some servers.',
  }),
  row(
    '2.1',
    'mailbox disabled',
    'The mailbox exists, but takes no mail: switched off, suspended, or not yet used.',
    { temporary: 'Gmail says 4.2.1 (and 5.2.1) of a mailbox that gets mail too fast at the moment.' },
  ),
  row('2.2', 'mailbox full', 'The mailbox has no room left.', {
    with: [552],
    permanent:
      'Even as 5.2.2 the address may work again once its owner has cleaned up; where it stays so for weeks, nobody reads it.',
    otherwise:
      'Exchange Online also says 5.2.2 of a sender that has used up its own quota for submitting mail.',
    references: [rfc(3463, '3.3'), EXCHANGE],
  }),
  row('2.3', 'too large for this mailbox', 'The message is larger than this mailbox takes.', {
    with: [552],
  }),
  row(
    '2.4',
    'mailing list could not be expanded',
    'The address is a list, and its members could not be found.',
    { with: [450, 452] },
  ),
  row(
    '3.0',
    'something about their mail system',
    'The receiving system has trouble of its own; the words may tell which.',
    { with: [221, 250, 421, 451, 550, 554] },
  ),
  row('3.1', 'their disk is full', 'The receiving server, not the mailbox, has no room left.', {
    with: [452],
  }),
  row('3.2', 'no mail is taken now', 'The server is closing, overloaded or switched off for mail.', {
    with: [453, 521],
  }),
  row(
    '3.3',
    'feature not supported there',
    'The message needs something that the receiving system cannot do.',
  ),
  row('3.4', 'too large for their system', 'The message is larger than the receiving system takes.', {
    with: [552, 554],
  }),
  row(
    '3.5',
    'their system is set up wrongly',
    'The receiving system cannot take its own mail as it is set up, often because it does not know itself to be the destination ("loops back to myself").',
  ),
  row('3.6', 'priority was changed', 'The message was taken with another priority than asked for.', {
    with: [250, 251],
    references: [rfc(6710, '7')],
  }),
  row('4.0', 'something about the network', 'Something between the servers did not work.'),
  row('4.1', 'the other host does not answer', 'No connection to a mail host of the domain came about.', {
    with: [451],
  }),
  row('4.2', 'the connection broke', 'The connection was there, and broke off or fell silent.', {
    with: [421],
  }),
  row(
    '4.3',
    'a look-up failed',
    'A directory, mostly DNS, gave no answer, so that the server did not know where to send or whether to take.',
    { with: [451, 550] },
  ),
  row('4.4', 'no way to the recipient', 'There is no host to pass the message on to.', {
    otherwise:
      'Exchange says it of a domain without usable MX records, or of a connector that leads nowhere.',
    references: [rfc(3463, '3.5'), EXCHANGE],
  }),
  row('4.5', 'their system is congested', 'Too much mail for the receiving system at the moment.', {
    with: [451],
    otherwise: 'Gmail says 4.4.5 and 5.4.5 of an account that reached its daily limit of messages sent.',
    references: [rfc(3463, '3.5'), GOOGLE],
  }),
  row(
    '4.6',
    'mail goes round in circles',
    'The message was passed on too many times; two rules or MX records point at each other.',
  ),
  row(
    '4.7',
    'too old to try on',
    'The message was tried until its time ran out. What stands before or behind this code in the report tells why each try failed.',
  ),
  row(
    '5.0',
    'something about the conversation',
    'The two servers did not understand each other; the words tell where.',
    { with: [220, 250, 251, 252, 253, 451, 452, 454, 458, 459, 501, 502, 503, 554] },
  ),
  row('5.1', 'command not valid here', 'The command is unknown, or came in the wrong place.', {
    with: [430, 500, 501, 503, 530, 550, 554, 555],
  }),
  row('5.2', 'syntax error', 'The command was not well formed.', { with: [500, 501, 502, 550, 555] }),
  row(
    '5.3',
    'too many recipients',
    'More recipients than the server takes in one message: send the others in a message of their own.',
    { with: [451] },
  ),
  row('5.4', 'arguments not valid', 'A parameter of the command is wrong or not permitted.', {
    with: [451, 501, 502, 503, 504, 550, 555],
  }),
  row('5.5', 'wrong version of the protocol', 'The two servers speak versions that do not go together.'),
  row(
    '5.6',
    'sign-in line too long',
    'The credentials are longer than the server takes in one line; with OAuth, tokens may grow that long.',
    { with: [500], references: [rfc(4954, '6')] },
  ),
  row(
    '6.0',
    'something about the content',
    'The form of the content is at fault; some filters say it of spam.',
  ),
  row(
    '6.1',
    'kind of content not supported',
    'The recipient cannot do anything with this kind of attachment or encoding.',
  ),
  row(
    '6.2',
    'conversion needed but forbidden',
    'The content would have to be converted on the way, and the sender forbids that.',
  ),
  row(
    '6.3',
    'conversion needed but not possible',
    'The content would have to be converted on the way, and the server cannot do that.',
    { with: [554] },
  ),
  row('6.4', 'converted with losses', 'The content was converted, and something of it was lost.', {
    with: [250],
  }),
  row('6.5', 'conversion failed', 'The content had to be converted on the way, and that failed.'),
  row(
    '6.6',
    'content could not be fetched',
    'The message was to be fetched from a mailbox (BURL), and was not there.',
    { with: [554], references: [rfc(4468, '3.3')] },
  ),
  row(
    '6.7',
    'letters beyond ASCII not taken in the address',
    'The address holds letters beyond ASCII, and the server does not know SMTPUTF8.',
    { with: [550, 553], references: [rfc(6531, '3.6')] },
  ),
  row(
    '6.8',
    'UTF-8 in replies needed but not permitted',
    'The reply would have to hold letters beyond ASCII, and the client did not say that it reads them.',
    { with: [252, 550, 553], references: [rfc(6531, '3.7.4.2')] },
  ),
  row(
    '6.9',
    'header with UTF-8 cannot be passed on',
    'The header holds letters beyond ASCII, and the next server does not know SMTPUTF8.',
    { with: [550], references: [rfc(6531, '3.6')] },
  ),
  row(
    '6.10',
    'UTF-8 in replies needed but not permitted (old number)',
    'A second number for X.6.8, by mistake in the registry; no longer used.',
    { references: [rfc(6531, '3.7.4.2')] },
  ),
  row(
    '7.0',
    'refused for reasons of security',
    'Policy or security, without detail: the words behind it have to tell.',
    { with: [220, 235, 450, 454, 500, 501, 503, 504, 530, 535, 550] },
  ),
  row(
    '7.1',
    'refused by policy',
    'The sender may not do this: relaying without signing in, a blocklist, spam, a rule of the recipient. The most general code there is; the words decide. The address itself is mostly good.',
    {
      with: [451, 454, 502, 503, 533, 550, 551],
      temporary: 'As 4.7.1 it is often greylisting or a rate limit.',
    },
  ),
  row(
    '7.2',
    'not permitted to write to this list',
    'The address is a list, and this sender may not write to it.',
    { with: [550] },
  ),
  row('7.3', 'conversion between secure systems needed', 'Two ways of encryption do not meet.'),
  row(
    '7.4',
    'security feature not supported',
    'The way of signing in or of encryption asked for is not on offer.',
    { with: [504] },
  ),
  row('7.5', 'encryption failed', 'A message or connection could not be encrypted or decrypted.'),
  row(
    '7.6',
    'algorithm not supported',
    'The two sides have no algorithm of encryption or signature in common.',
  ),
  row('7.7', 'content was changed on the way', 'A signature or checksum does not fit the content.'),
  row('7.8', 'user name or password not accepted', 'The credentials were refused.', {
    with: [535, 554],
    references: [rfc(4954, '6')],
    temporary: 'As 4.7.8 they could not be looked up at the moment.',
  }),
  row('7.9', 'way of signing in too weak', 'The account wants a stronger mechanism or an app password.', {
    with: [534],
    references: [rfc(4954, '6'), GOOGLE],
    otherwise: 'Yahoo says 5.7.9 of mail that passes neither SPF nor DKIM.',
  }),
  row('7.10', 'encryption is needed', 'The server asks for TLS before it goes on.', {
    with: [523],
    references: [rfc(5248, '2.4')],
  }),
  row('7.11', 'encryption is needed to sign in', 'This way of signing in is offered within TLS only.', {
    with: [524, 538],
    references: [rfc(4954, '6')],
  }),
  row(
    '7.12',
    'sign in once with the password in clear',
    'The server has to store the password in a new form, and asks for it once by PLAIN over TLS.',
    { with: [422, 432], references: [rfc(4954, '6')] },
  ),
  row('7.13', 'account disabled', 'The account was switched off; the credentials may be right.', {
    with: [525],
    references: [rfc(5248, '2.4')],
  }),
  row(
    '7.14',
    'server is not trusted there',
    'The server that signs in has no agreement with this one, or has lost it.',
    { with: [535, 554], references: [rfc(5248, '2.4')] },
  ),
  row('7.15', 'priority too low', 'At the moment only messages of higher priority are taken.', {
    with: [450, 550],
    references: [rfc(6710, '7')],
  }),
  row('7.16', 'too large for its priority', 'A message of this size is taken with another priority only.', {
    with: [552],
    references: [rfc(6710, '7')],
  }),
  row(
    '7.17',
    'mailbox has another owner',
    'The mailbox has changed hands since the day the sender named (RRVS), so the message was not given to the new owner.',
    { references: [rfc(7293, '9')] },
  ),
  row(
    '7.18',
    'domain has another owner',
    'The domain has changed hands since the day the sender named (RRVS).',
    { references: [rfc(7293, '9')] },
  ),
  row(
    '7.19',
    'change of owner cannot be told',
    'The server cannot find out whether the mailbox changed hands, as the sender asked (RRVS).',
    { references: [rfc(7293, '9')] },
  ),
  row(
    '7.20',
    'no valid DKIM signature',
    'The message holds no DKIM signature that passes, and the server wants one.',
    { with: [550], references: [rfc(7372, '3.1')] },
  ),
  row(
    '7.21',
    'no DKIM signature that is acceptable',
    'Signatures pass, but none in a way the server accepts, for example because it covers too little.',
    { with: [550], references: [rfc(7372, '3.1')] },
  ),
  row(
    '7.22',
    'no DKIM signature of the author\u2019s domain',
    'Signatures pass, but none is of the domain in the From line.',
    { with: [550], references: [rfc(7372, '3.1')] },
  ),
  row(
    '7.23',
    'SPF says no',
    'The SPF record of the envelope sender does not allow the address that connected.',
    {
      with: [550],
      references: [rfc(7372, '3.2'), GOOGLE],
      otherwise: 'Gmail says 4.7.23 of a missing or wrong reverse name (PTR).',
    },
  ),
  row(
    '7.24',
    'SPF could not be evaluated',
    'The SPF record is broken (permerror) or could not be looked up (temperror).',
    {
      with: [451, 550],
      references: [rfc(7372, '3.2'), GOOGLE],
      temporary: 'As 4.7.24 it was mostly a DNS answer that did not come.',
      otherwise: 'Gmail says it of an SPF record that lets in suspiciously much.',
    },
  ),
  row(
    '7.25',
    'reverse name missing or wrong',
    'The address that connected has no reverse name (PTR), or one that does not lead back to it.',
    { with: [550], references: [rfc(7372, '3.3'), GOOGLE] },
  ),
  row(
    '7.26',
    'several authentication checks failed',
    'SPF, DKIM or both did not pass, and the server wants one of them to.',
    {
      with: [550],
      references: [rfc(7372, '3.4'), GOOGLE],
      otherwise: 'Gmail also says 5.7.26 where the DMARC policy of the From domain asks to refuse.',
    },
  ),
  row(
    '7.27',
    'domain of the sender takes no mail',
    'The envelope sender lies in a domain with a null MX, so that no bounce could come back.',
    {
      with: [550],
      references: [rfc(7505, '4.2'), GOOGLE],
      otherwise: 'Gmail says 4.7.27 and 5.7.27 of mail that does not pass SPF.',
    },
  ),
  row('7.28', 'flood of mail', 'The sender, or the whole world, sends too much to this mailbox at a time.', {
    references: [
      page('draft-levine-mailbomb-header', 'https://datatracker.ietf.org/doc/draft-levine-mailbomb-header/'),
      GOOGLE,
    ],
    otherwise:
      'Gmail says 4.7.28 and 5.7.28 of an unusual rate of unsolicited mail from an address, a network, a domain or a URL.',
  }),
  row(
    '7.29',
    'ARC does not hold',
    'A forwarder sealed the message (ARC), and the chain of seals does not pass.',
    {
      with: [550],
      references: [rfc(8617, '10.3'), GOOGLE],
      otherwise: 'Gmail says 4.7.29 and 5.7.29 of mail that did not come over TLS.',
    },
  ),
  row(
    '7.30',
    'REQUIRETLS is needed',
    'The message demands encryption on its whole way (REQUIRETLS), and the next server does not offer that.',
    {
      with: [550],
      references: [rfc(8689, '4.2.1'), GOOGLE, EXCHANGE],
      otherwise:
        'Gmail says 4.7.30 and 5.7.30 of mail that does not pass DKIM; Exchange Online says 550 5.7.30 where Basic authentication is no longer supported for submitting mail.',
    },
  ),
];

/** What the first number says (RFC 3463 §2). */
export const ENHANCED_CLASSES: { readonly [digit: string]: { title: string; meaning: string } } = {
  2: { title: 'success', meaning: 'The 2 in front says that it worked.' },
  4: {
    title: 'not now',
    meaning: 'The 4 in front says that it did not work this time; mail servers try again by themselves.',
  },
  5: { title: 'refused', meaning: 'The 5 in front says no for good; to repeat the same changes nothing.' },
};

/** What the second number is about (RFC 3463 §3). */
export const ENHANCED_SUBJECTS: { readonly [digit: string]: string } = {
  0: 'nothing in particular',
  1: 'an address',
  2: 'the mailbox',
  3: 'the mail system',
  4: 'the network or the way',
  5: 'the conversation between the servers',
  6: 'the content',
  7: 'security or policy',
};

const BY_CODE: ReadonlyMap<string, EnhancedCodeRow> = new Map(ENHANCED_CODES.map((one) => [one.code, one]));

/** `code` with or without its class (`5.1.1`, `1.1`); null where the registry has no such code. */
export function enhancedCode(code: string): EnhancedCodeRow | null {
  const parts = code.split('.');
  return BY_CODE.get(parts.slice(-2).join('.')) ?? null;
}
