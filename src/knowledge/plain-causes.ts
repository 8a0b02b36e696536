/** Causes that many servers tell in words of their own: what each comes to, wherever it is said. */
import type { Consequence } from '../model/explanation.ts';

export const SENDER_DOES_NOT_EXIST: Partial<Consequence> = {
  title: 'The sender address does not exist there',
  meaning:
    'The server looked whether the address of the sender (MAIL FROM) exists, and it does not: nobody could answer such a message. The recipient is not at fault.',
  actor: 'sender-admin',
  action: [
    'Use a sender address that exists, or create the mailbox or alias on the server that takes mail for its domain.',
    'If the domain has moved away from the server that answered, have it removed from the domains that server holds for its own.',
  ],
};

export const NO_SIGN_IN_OFFERED: Partial<Consequence> = {
  title: 'The server offers no sign-in here',
  meaning:
    'The program tried to sign in, but the server offers no AUTH on this connection: because it is not encrypted yet, or since this port is not the one for programs that send. The password was not judged.',
  action: [
    'Switch on STARTTLS before the sign-in (port 587), or TLS from the start (port 465).',
    'See with `mailsonde handshake HOST:587` whether AUTH is offered, before STARTTLS and after it; port 25 often has none.',
  ],
};

export const UNTRUSTED_CERTIFICATE: Partial<Consequence> = {
  title: 'The certificate of the receiving server is not trusted',
  meaning:
    'The sending server insists on a certificate it can verify, and that of the receiving server does not pass: its name differs, it has expired, or nobody known has signed it. So nothing was sent.',
  actor: 'recipient-admin',
  action: [
    'Whoever runs the receiving server repairs its certificate: `mailsonde handshake HOST` shows what is wrong with it, `mailsonde dane DOMAIN` and `mailsonde mta-sts DOMAIN` what its own policy promises.',
    'Whoever runs the sending server sees whether its TLS policy for this domain demands more than the domain promises, and whether its list of trusted authorities is complete.',
  ],
};

export const BARE_LINE_FEED: Partial<Consequence> = {
  title: 'A line ends in a bare line feed',
  meaning:
    'In SMTP every line ends with CR LF. The message has line ends of another kind, which servers refuse since a second message can be smuggled in behind them.',
  actor: 'sender-admin',
  action: [
    'Correct the program that makes the message, so that each line ends with CR LF; update the server that passes it on.',
  ],
};

export const BEYOND_ASCII: Partial<Consequence> = {
  title: 'Characters beyond ASCII cannot pass here',
  meaning:
    'An address or the message holds characters beyond ASCII, and sender and receiver do not share the extension that carries them (SMTPUTF8 for addresses and headers, 8BITMIME for the text).',
  actor: 'sender-admin',
  action: [
    'Use an address in ASCII for the mailbox where it has one, or send through a server that speaks SMTPUTF8.',
    'See with `mailsonde handshake HOST` whether the server announces SMTPUTF8 and 8BITMIME.',
  ],
};

export const MOVED_ELSEWHERE: Partial<Consequence> = {
  title: 'The recipient has another address now',
  meaning:
    'The server does not take mail for this address any more, and says itself which one to use instead: it stands in the reply.',
  action: [
    'Write to the address that the reply names; put it in place of the old one once the recipient has confirmed it.',
    'Take the old address off the list.',
  ],
};

export const OWN_NAME_NOT_FOUND: Partial<Consequence> = {
  title: 'The name of the server cannot be looked up',
  meaning:
    'The program that sends asked for the address of a server and was told that there is no such name. Mostly it is the server in its own settings: mistyped, or out of reach of the resolver of this machine. No server was spoken to, and nothing is said of the recipient.',
  actor: 'sender-admin',
  action: [
    'Look for a slip of the pen in the server name of the settings: it is the name alone, without smtp:// or a space.',
    'See with `mailsonde handshake HOST` whether the name is found from here, and with `mailsonde doctor` whether the resolver of this machine works; containers often have one of their own.',
    'Where it is the domain of a recipient that was looked up, `mailsonde mx DOMAIN` says whether it exists.',
  ],
  retry: { advice: 'after-fix', afterSeconds: null },
};

export const OWN_RESOLVER_SILENT: Partial<Consequence> = {
  title: 'The resolver of this machine gives no answer',
  meaning:
    'The program that sends could not look a name up for the moment: the resolver of its machine did not answer, or could not ask others. Nothing is said of the recipient.',
  actor: 'sender-admin',
  action: [
    'See with `mailsonde doctor` whether the resolver of this machine works, and look at its network; containers often have a resolver of their own.',
    'Let the program try again.',
  ],
};

export const TLS_TOO_SOON: Partial<Consequence> = {
  title: 'TLS was begun where the server speaks plain text first',
  meaning:
    'The program began with TLS at once, and what the server answered was no TLS. Port 465 speaks TLS from the start; ports 587, 25 and 2525 begin in plain text and change to TLS with STARTTLS. Port and kind of encryption in the settings do not belong together.',
  actor: 'sender-admin',
  action: [
    'Choose either port 465 with TLS from the start (SSL/TLS, SMTPS, implicit), or port 587 with STARTTLS (explicit); programs name the two differently.',
    'See with `mailsonde ports HOST` which port of the server speaks what.',
  ],
};
