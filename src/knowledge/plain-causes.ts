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

export const SENDER_DOMAIN_NOT_FOUND: Partial<Consequence> = {
  title: 'The domain of the sender cannot be found',
  meaning:
    'Behind the @ of the sender address (MAIL FROM) the receiver finds neither a mail server nor an address in the DNS, so nobody could answer such a message.',
  action: [
    'See with `mailsonde mx DOMAIN` of the return path what the DNS says, and publish an MX or A record.',
    'If the program sends as `user@machine`, set its sender address to one in your real domain.',
  ],
  bounce: 'block',
  retry: { advice: 'after-fix', afterSeconds: null },
};

export const HELO_NOT_BELIEVED: Partial<Consequence> = {
  title: 'The HELO name is refused',
  meaning:
    'The name the sending server introduces itself with (HELO/EHLO) is not taken for its own: it belongs to somebody else, often to the receiver itself, looks like that of a dial-up line, or is on a list.',
  actor: 'sender-admin',
  action: [
    'Let the server introduce itself with its own public name, which resolves to its own address (myhostname or smtp_helo_name in Postfix).',
    'Check it with `mailsonde check DOMAIN --helo NAME --ip ADDRESS`.',
  ],
};

export const BROKEN_OFF: Partial<Consequence> = {
  title: 'The connection broke off',
  meaning:
    'The server was reached, and the connection ended in the middle of the session without an answer: the server or a filter in front of it hung up, or a firewall in between cut the connection.',
  action: [
    'Let the mail server try again; it does so by itself.',
    'If it lasts, see with `mailsonde handshake HOST` how far a session comes. Where only large messages or encrypted sessions break off, look at firewalls that alter SMTP and at the packet size (MTU) on the way.',
  ],
};

export const UNCLEAR_END: Partial<Consequence> = {
  title: 'The connection ended after the message, before the answer',
  meaning:
    'The whole message was sent, but no answer came to its end. It may have been delivered or not; the sending server tries again, so that it may arrive twice.',
  action: [
    'Ask the recipient whether the message has arrived before it is sent again by hand.',
    'If it happens again and again, the receiver takes longer to look through a message than the sender waits (10 minutes, RFC 5321 §4.5.3.2.6), or a firewall ends quiet connections: raise such limits.',
  ],
};

export const SERVER_TIRED_OF_WAITING: Partial<Consequence> = {
  title: 'The server waited too long for us',
  meaning:
    'The connection stood, but the server heard nothing for longer than it waits for a command or for the message, and hung up. The recipient is not at fault.',
  action: [
    'Let the mail server try again; a single pause on the way explains it.',
    'If it lasts, look why the sending program falls silent: a filter that takes long, connections kept open without use, or a firewall or packet size (MTU) that holds back large messages.',
  ],
};

export const IN_CIRCLES: Partial<Consequence> = {
  title: 'The message goes in circles',
  meaning:
    'Servers handed the message on to each other until one of them stopped it. Trying again leads round the same way.',
  action: [
    'Look at the Received lines of the message for the servers that come up again and again, then at forwardings and at which domains they take for their own.',
    'See with `mailsonde route ADDRESS` where mail for the recipient goes, and mend the MX record or the forwarding.',
  ],
  retry: { advice: 'after-fix', afterSeconds: null },
};

export const SEND_MESSAGE: Partial<Consequence> = {
  title: 'The message may be sent now',
  meaning:
    'Envelope sender and recipients are settled, and the server waits for the message. Nothing has been taken yet.',
  action: ['Send the message, and end it with a line that holds nothing but a dot.'],
};

export const GO_ON_SIGNING_IN: Partial<Consequence> = {
  title: 'The sign-in goes on',
  meaning:
    'The server waits for the next part of the credentials; what stands behind the code is Base64. Nobody is signed in yet.',
  action: ['Send the next part in Base64: the user name, the password, or what the mechanism asks for.'],
};
