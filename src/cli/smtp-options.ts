/** The grammar of the flags that say how SMTP sessions are held; their values are checked in smtp-settings.ts. */
import { type Command, Option } from 'commander';
import { addAuthOptions, type RawAuthOptions } from './auth-options.ts';
import type { RawFollowOptions } from './follow-options.ts';

/** What commander hands over; every value as the user typed it. */
export interface RawSmtpOptions extends RawAuthOptions, RawFollowOptions {
  tls?: string;
  tlsMin?: string;
  tlsMax?: string;
  tlsCipher?: string;
  sni?: string;
  tlsCert?: string;
  tlsKey?: string;
  quitAfter?: string;
  dropAfter?: string;
  xclient?: string[];
  proxyProtocol?: string;
  lmtp?: boolean;
  vrfy?: string[];
  /** Addresses; a bare flag where the command knows the address. */
  rcpt?: string[] | true;
  mailFrom?: string;
  pipeline?: boolean;
  noop?: boolean;
  legacyTls?: boolean;
  probe?: string[];
  ports?: string;
  egressControl?: string;
  proxy?: string;
  proxyPasswordFile?: string;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

export const tlsOptions = (): Option[] => [
  new Option('--tls <mode>', 'required, opportunistic, implicit or off (default: what the port is for)'),
  new Option('--tls-min <version>', 'lowest version of TLS: 1.0, 1.1, 1.2 or 1.3'),
  new Option('--tls-max <version>', 'highest version of TLS'),
  new Option('--tls-cipher <list>', "ciphers, in OpenSSL's notation"),
  new Option('--sni <name>', 'the name to ask for in the TLS handshake'),
  new Option('--tls-cert <pem>', 'client certificate, with its chain'),
  new Option('--tls-key <pem>', 'key of the client certificate'),
];

const mailFrom = (): Option =>
  new Option('--mail-from <address>', 'the envelope sender to name (default <>, where one is needed)');

export const proxyOptions = (): Option[] => [
  new Option('--proxy <url>', 'reach mail servers through a proxy: socks5:// or http://[USER@]HOST:PORT'),
  new Option('--proxy-password-file <file>', 'the password for the proxy'),
];

/** Everything one session can be asked to do. */
export function addSessionOptions(command: Command): Command {
  const session = [
    new Option(
      '--rcpt <address,...>',
      'ask one address of each host whether these recipients are taken; no message is sent',
    ).argParser(collect),
    mailFrom(),
    new Option(
      '--vrfy <address,...>',
      'ask one address of each host about these mailboxes with VRFY',
    ).argParser(collect),
    new Option('--noop', 'say NOOP'),
    new Option('--pipeline', 'send sender and recipients in one go where that is offered'),
    new Option('--lmtp', 'speak LMTP'),
    new Option('--xclient <name=value,...>', 'say XCLIENT with these attributes').argParser(collect),
    new Option('--proxy-protocol <v1|v2[,from[,to]]>', 'begin with a PROXY header, as a proxy does'),
    new Option('--quit-after <stage>', 'QUIT after connect, greeting, hello, starttls, handshake, mail, ...'),
    new Option('--drop-after <stage>', 'the same, and cut the connection without QUIT'),
    ...further(),
  ];
  for (const option of session) command.addOption(option.helpGroup('Session:'));
  for (const option of tlsOptions()) command.addOption(option.helpGroup('TLS:'));
  for (const option of [...proxyOptions(), egressOption()]) command.addOption(option.helpGroup('Network:'));
  return addAuthOptions(command);
}

/** Looks at mail hosts beyond the polite one, each with connections of its own. */
const further = (): Option[] => [
  new Option('--legacy-tls', 'try TLS 1.0 and 1.1 too, each with a connection of its own'),
  new Option(
    '--probe <name,...>',
    'open-relay or starttls-injection; each says first what it will do',
  ).argParser(collect),
];

/** What the look at the mail hosts of a domain can be asked to do besides. */
export function addMailHostOptions(command: Command): Command {
  for (const option of [...further(), egressOption()]) command.addOption(option.helpGroup('Mail hosts:'));
  return command;
}

/** Which ports to look at, and whom to ask when 25 is silent. */
export function addPortsOptions(command: Command): Command {
  return command
    .option(
      '--ports <port,...>',
      "these ports instead of 25, 465, 587, 2525 and the provider's own; each is then to be open",
    )
    .addOption(egressOption());
}

export const egressOption = (): Option =>
  new Option(
    '--egress-control <host,...|none>',
    'hosts whose port 25 is tried where nothing answers on it, to tell a blocked network from dead servers',
  );

/** What a journey to one address can be asked to do. */
export function addRouteOptions(command: Command): Command {
  for (const option of [
    new Option('--rcpt', 'ask one address of each host whether it takes the recipient; no message is sent'),
    mailFrom(),
  ])
    command.addOption(option.helpGroup('Session:'));
  for (const option of tlsOptions()) command.addOption(option.helpGroup('TLS:'));
  for (const option of [...proxyOptions(), egressOption()]) command.addOption(option.helpGroup('Network:'));
  return command;
}
