/** What each reason of a refusal comes to where nothing more precise is known. */
import type { Category, Consequence, Retry } from '../model/explanation.ts';

const never: Retry = { advice: 'never', afterSeconds: null };
const afterFix: Retry = { advice: 'after-fix', afterSeconds: null };
const later = (afterSeconds: number): Retry => ({ advice: 'later', afterSeconds });

export const CONSEQUENCES: { readonly [category in Category]: Consequence } = {
  success: {
    title: 'Accepted',
    meaning: 'The server did what it was asked to do. Nothing went wrong at this step.',
    actor: 'nobody',
    action: ['Nothing needs to be done.'],
    bounce: 'none',
    retry: never,
    address: 'keep',
  },
  'mailbox-unknown': {
    title: 'No such address',
    meaning:
      'The receiving server knows no mailbox of this name. The address is mistyped, was given up, or never existed.',
    actor: 'list-owner',
    action: [
      'Take the address off the list: sending to dead addresses again harms the reputation of the sender.',
      'Look for a slip of the pen, and ask the recipient for the right address by other means.',
      'If the address should exist, see with `mailsonde route ADDRESS` which server is asked for it and what it says.',
    ],
    bounce: 'hard',
    retry: never,
    address: 'remove',
  },
  'mailbox-full': {
    title: 'The mailbox is full',
    meaning:
      'The address exists, but its owner has used up the storage. New mail is turned away until there is room.',
    actor: 'recipient',
    action: [
      'Try again over the next days; tell the recipient by other means if it matters.',
      'Take the address off the list when it has been full three times over two weeks or more: nobody reads it.',
    ],
    bounce: 'soft',
    retry: later(14_400),
    address: 'keep',
  },
  'mailbox-disabled': {
    title: 'The mailbox is switched off',
    meaning:
      'The address is known, but does not take mail: it was suspended, has expired, was not used for long, or is locked.',
    actor: 'recipient',
    action: [
      'Stop sending to this address until its owner says that it works again.',
      'Ask the recipient, or whoever runs their mail, by other means.',
    ],
    bounce: 'hard',
    retry: never,
    address: 'remove',
  },
  'domain-unknown': {
    title: 'The domain takes no mail',
    meaning:
      'The part behind the @ does not exist, has no mail server, or says in the DNS that it accepts no mail (null MX).',
    actor: 'list-owner',
    action: [
      'Look for a slip of the pen in the domain, then take the address off the list.',
      'See with `mailsonde mx DOMAIN` what the DNS says; if the domain is yours, publish an MX record.',
    ],
    bounce: 'hard',
    retry: never,
    address: 'remove',
  },
  'relay-denied': {
    title: 'This server does not pass mail on for you',
    meaning:
      'The server was asked to take mail for a domain that is not its own, from somebody it does not know. Either the sender has not signed in, or the message came to the wrong server.',
    actor: 'sender-admin',
    action: [
      'Sign in before sending, on the port for submission (587 or 465); see with `mailsonde handshake HOST:587` what is on offer.',
      'If the domain of the recipient should be served there, see with `mailsonde mx DOMAIN` whether its MX leads to this server, and add the domain to those the server accepts.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'auth-required': {
    title: 'Sign in first',
    meaning:
      'The server takes mail here only from those who have signed in with a name and a password or token.',
    actor: 'sender-admin',
    action: [
      'Set user name and password for outgoing mail in the program that sends.',
      'See with `mailsonde handshake HOST:587 --user NAME` which ways to sign in are on offer, after STARTTLS too.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'auth-failed': {
    title: 'The sign-in was refused',
    meaning:
      'User name, password or token were not accepted, or this account may not sign in that way. No message was looked at.',
    actor: 'sender-admin',
    action: [
      'Check user name and password; many providers want an app password, an API key or OAuth instead of the account password.',
      'Try them with `mailsonde handshake HOST:587 --user NAME`, and stop automatic attempts until they are right: servers lock accounts.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'auth-policy': {
    title: 'SPF, DKIM or DMARC did not pass',
    meaning:
      'The receiver could not see that the message comes from the domain it names, or the policy of that domain told it to refuse such mail. The address of the recipient is not at fault.',
    actor: 'sender-admin',
    action: [
      'Run `mailsonde check DOMAIN` on the domain of the From line and on that of the return path.',
      'See with `mailsonde spf DOMAIN --ip ADDRESS` whether the sending address is authorised, and with `mailsonde dkim DOMAIN --selector NAME` whether the key is published.',
      'See with `mailsonde dmarc DOMAIN` that SPF or DKIM passes for the domain of the From line itself (alignment).',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'reputation-blocked': {
    title: 'The sender has a bad name there',
    meaning:
      'The sending address, domain or a link is on a blocklist, or the receiver has seen too much unwanted mail from there. Every recipient at this receiver is affected; the address is not at fault.',
    actor: 'sender-admin',
    action: [
      'See with `mailsonde blocklist ADDRESS` and `mailsonde blocklist DOMAIN` who lists it.',
      'Find and stop the cause first (a compromised account, old lists, complaints), then ask the list or the receiver named in the reply for removal.',
      'Pause the stream meanwhile; each further attempt makes it worse.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'content-rejected': {
    title: 'The message itself was refused',
    meaning:
      'A filter at the receiver did not like what is in the message: words, links, an attachment, a virus, or headers that are malformed.',
    actor: 'sender',
    action: [
      'Look at links, attachments and headers of this message; send programs and macros by a link instead of as an attachment.',
      'See with `mailsonde check DOMAIN` that the sending domain is in order, since filters judge both together.',
      'If it was ordinary mail, ask the postmaster of the receiver, with the whole reply, to look why it was taken for something else.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'rate-limited': {
    title: 'Too much at once',
    meaning:
      'More mail, connections or recipients than the server takes from this sender, or for this mailbox, in that time.',
    actor: 'sender-admin',
    action: [
      'Wait, then go on slower: fewer connections at once, fewer messages a connection, fewer recipients a message.',
      'Raise the volume over days, not at once, when the sending address or domain is new.',
    ],
    bounce: 'soft',
    retry: later(1_800),
    address: 'keep',
  },
  greylisted: {
    title: 'Asked to come again (greylisting)',
    meaning:
      'The server puts off senders it does not know yet. A real mail server comes again by itself and is then let in; nothing is wrong with the address.',
    actor: 'nobody',
    action: [
      'Let the mail server try again by itself, from the same IP address and with the same sender.',
      'If it never gets through, the attempts probably come from changing addresses, or the program does not try again.',
    ],
    bounce: 'soft',
    retry: later(900),
    address: 'keep',
  },
  'message-too-large': {
    title: 'The message is too large',
    meaning:
      'The message is larger than the receiver, or this mailbox, takes. Encoding makes attachments a third larger.',
    actor: 'sender',
    action: [
      'Send large files by a link, or in several messages.',
      'See with `mailsonde handshake HOST` which SIZE the server announces.',
    ],
    bounce: 'soft',
    retry: afterFix,
    address: 'keep',
  },
  'tls-required': {
    title: 'Encryption is needed, or failed',
    meaning:
      'The mail may travel over an encrypted connection only, and none came about that both sides accept.',
    actor: 'sender-admin',
    action: [
      'Switch on STARTTLS (or TLS from the start on port 465) in the program that sends, with TLS 1.2 or newer.',
      'See with `mailsonde handshake HOST` what the server offers and whether its certificate is good; with `mailsonde mta-sts DOMAIN` and `mailsonde dane DOMAIN` what its policy demands.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'syntax-or-protocol': {
    title: 'The server did not understand what was said',
    meaning:
      'A command was unknown, out of order or malformed. The fault lies with the program that sends, or with something between that alters the conversation.',
    actor: 'sender-admin',
    action: [
      'Look at the whole conversation: `mailsonde handshake HOST -v` shows each command and reply.',
      'Check the name given in EHLO, the form of the addresses, the ends of lines (CR LF), and whether a firewall alters SMTP.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'dns-or-routing': {
    title: 'No way there could be found',
    meaning:
      'A name could not be looked up, the sender domain could not be found, or the message went in circles. The address itself may be fine.',
    actor: 'sender-admin',
    action: [
      'See with `mailsonde route ADDRESS` where mail for the recipient goes, and with `mailsonde check DOMAIN` whether the sending domain can be found.',
      'Where a loop is named, look at forwardings and at which domains the servers take for their own.',
    ],
    bounce: 'soft',
    retry: later(3_600),
    address: 'keep',
  },
  'server-temporary': {
    title: 'The server cannot take mail just now',
    meaning:
      'Something on the server is out of order, busy or full for the moment; neither sender nor recipient is at fault.',
    actor: 'recipient-admin',
    action: [
      'Let the mail server try again; it does so by itself for four or five days.',
      'If it lasts, see with `mailsonde handshake HOST` how the server answers others, and tell its postmaster.',
    ],
    bounce: 'soft',
    retry: later(1_800),
    address: 'keep',
  },
  'network-unreachable': {
    title: 'The server could not be reached',
    meaning:
      'No connection came about, or it broke off: the server is down, a firewall is in between, or the network here blocks the port.',
    actor: 'sender-admin',
    action: [
      'See with `mailsonde ports HOST` which ports answer, and whether the network here blocks port 25.',
      'If others reach the server, ask the provider of the network; else let the mail server try again.',
    ],
    bounce: 'soft',
    retry: later(3_600),
    address: 'keep',
  },
  'expired-in-queue': {
    title: 'Given up after trying for days',
    meaning:
      'The sending server tried again and again until its time was up. Why each attempt failed stands elsewhere in the bounce or the log.',
    actor: 'sender-admin',
    action: [
      'Look for the reason of the last attempt in the bounce or the log, and explain that.',
      'See with `mailsonde route ADDRESS` whether the servers of the recipient answer now, then send again.',
    ],
    bounce: 'soft',
    retry: afterFix,
    address: 'review',
  },
  'rdns-missing': {
    title: 'The sending address has no proper reverse name',
    meaning:
      'The receiver wants the IP address of the sending server to have a name in the DNS (PTR) that leads back to the same address.',
    actor: 'sender-admin',
    action: [
      'Have whoever owns the IP address (the hosting or internet provider) set its PTR record to the host name of the mail server.',
      'Publish an A or AAAA record of that name which leads back, and see with `mailsonde ptr ADDRESS` that both agree.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  'policy-rejected': {
    title: 'Refused by a rule of the receiver',
    meaning:
      'The administrator or the recipient has a rule that turns this sender or this message away: a blocked sender, a closed list or group, a country, a local policy.',
    actor: 'recipient-admin',
    action: [
      'Ask the recipient or their administrator, by other means, to allow the sender; send them the whole reply.',
      'See with `mailsonde check DOMAIN` that nothing about the sending domain gives cause for such a rule.',
    ],
    bounce: 'block',
    retry: afterFix,
    address: 'keep',
  },
  other: {
    title: 'The reason is not told',
    meaning: 'The reply does not say why, or not in words that can be told from others with any certainty.',
    actor: 'sender-admin',
    action: [
      'Ask the postmaster of the receiver, with the whole reply, the time and the sending IP address.',
      'See with `mailsonde route ADDRESS` what the server says to others, and with `mailsonde check DOMAIN` whether the sending domain is in order.',
    ],
    bounce: 'none',
    retry: afterFix,
    address: 'review',
  },
};

/** What to do in place of the above where the reply is final (5yz), so that no server tries again by itself. */
export const ACTIONS_WHEN_FINAL: { readonly [category in Category]?: readonly string[] } = {
  greylisted: [
    'Send the message anew later, from the same IP address and with the same sender: the server calls its refusal final, so mail servers do not try again by themselves.',
    'Tell the postmaster of the receiver that greylisting is meant to answer with 4xx.',
  ],
  'server-temporary': [
    'Send the message anew later: the server calls its refusal final, so mail servers do not try again by themselves.',
    'If it lasts, see with `mailsonde handshake HOST` how the server answers others, and tell its postmaster.',
  ],
};
