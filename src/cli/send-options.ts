/** The flags of `send` beside those of composing; their values are checked by the command. */
import { type Command, Option } from 'commander';
import type { SendWishes } from '../commands/send-wishes.ts';
import { addAuthOptions } from './auth-options.ts';
import { addComposeOptions, type RawComposeOptions } from './compose-options.ts';
import { addFollowOptions } from './follow-options.ts';
import { addSharedOptions, type RawOptions } from './options.ts';
import { egressOption, proxyOptions, tlsOptions } from './smtp-options.ts';
import { heloOption } from './topic-options.ts';

/** Some mean another thing to other commands: what is shared is told apart by `splitSendOptions`. */
export type RawSendOptions = Omit<RawOptions, keyof RawComposeOptions | keyof SendWishes> &
  RawComposeOptions &
  SendWishes;

export function addSendOptions(command: Command): Command {
  const way = [
    new Option(
      '--server <host[:port]>',
      'hand it to this server (default port 587; 465 is TLS from the start)',
    ),
    new Option('--provider <name>', 'the same, with host, port and TLS of a provider: gmail, sendgrid, ...'),
    new Option('--direct', 'take it to the MX hosts of each recipient, as a mail server does'),
    new Option(
      '--wait <duration>',
      'try again what is put off, as a queue would, for so long (default: once)',
    ),
    new Option('--count <n>', 'so many messages (default 1; more than 100 ask first)'),
    new Option('--interval <duration>', 'time between two messages (default 1s)'),
    new Option('--yes', 'do not ask, however many'),
    new Option('--dry-run', 'print what would be sent, and send nothing'),
  ];
  const envelope = [
    new Option('--mail-from <address>', 'the envelope sender, or <> (default: the address of --from)'),
    new Option('--data <file|->', 'send this raw message untouched, in place of a composed one'),
    new Option('--notify <when,...>', 'ask for reports: success, failure, delay; or never'),
    new Option('--ret <part>', 'what a report of failure brings back: full or hdrs'),
    new Option('--envid <text>', 'what every report names'),
    new Option('--require-tls', 'over verified TLS all the way, or not at all (REQUIRETLS)'),
    new Option('--priority <n>', 'from -9 to 9 (MT-PRIORITY)'),
    new Option('--chunking [octets]', 'use BDAT, in pieces of that size (default 256KiB)'),
    new Option('--pipeline', 'send the envelope in one go where that is offered'),
  ];
  for (const option of way) command.addOption(option.helpGroup('Way:'));
  for (const option of envelope) command.addOption(option.helpGroup('Envelope:'));
  addComposeOptions(command);
  for (const option of tlsOptions()) command.addOption(option.helpGroup('TLS:'));
  for (const option of [heloOption(), ...proxyOptions(), egressOption()])
    command.addOption(option.helpGroup('Network:'));
  return addSharedOptions(addAuthOptions(addFollowOptions(command)));
}

const OWN = [
  'server',
  'provider',
  'direct',
  'wait',
  'count',
  'interval',
  'yes',
  'dryRun',
  'mailFrom',
  'data',
  'notify',
  'ret',
  'envid',
  'requireTls',
  'priority',
  'chunking',
  'pipeline',
  'from',
  'to',
  'cc',
  'bcc',
  'subject',
  'body',
  'html',
  'attach',
  'header',
  'template',
  'size',
  'unsubscribe',
  'encoding',
  'literal',
  'dkimKey',
  'dkimSelector',
  'dkimDomain',
] as const satisfies readonly (keyof SendWishes | keyof RawComposeOptions)[];

/** Nobody signs in where nothing is sent, so nobody is asked for a password. */
const OF_SIGN_IN = ['user', 'auth', 'passwordFile', 'passwordStdin', 'tokenFile', 'insecureAuth'] as const;

/** What the command reads itself, and what all commands share. */
export function splitSendOptions(typed: RawSendOptions): {
  wishes: SendWishes & RawComposeOptions;
  raw: RawOptions;
} {
  const own = new Set<string>(OWN);
  const idle = new Set<string>(typed.dryRun === true ? OF_SIGN_IN : []);
  const entries = Object.entries(typed);
  return {
    wishes: {
      ...Object.fromEntries(entries.filter(([key]) => own.has(key))),
      // They read standard input, which gives what it has once.
      ...(typed.passwordStdin === true && { passwordStdin: true }),
    },
    raw: Object.fromEntries(entries.filter(([key]) => !own.has(key) && !idle.has(key))),
  };
}

export const SEND_EXAMPLES = `
Examples:
  mailsonde send --provider gmail --user me@gmail.com --from me@gmail.com --to you@example.com
  mailsonde send --server smtp.example.com:465 --user me --from me@example.com --to you@example.org
  mailsonde send --direct --from me@example.com --to you@example.org --wait 10m
  mailsonde send --data message.eml --server localhost:25 --from a@example.com --to b@example.com
  mailsonde send --server ... --template newsletter --dkim-key key.pem --dkim-selector s1
  mailsonde send --provider gmail --user me@gmail.com --from me@gmail.com --to you@example.com
                 --follow imaps://you@example.com@imap.example.com    and where it arrives
  mailsonde send --dry-run --from me@example.com --to you@example.org > message.eml

Nothing is sent twice by itself: where the connection ends after the message was whole,
it may have been delivered, and it says so.`;
