/** The grammar of the shared flags; their values are checked in settings.ts, once a command runs. */
import { type Command, Option } from 'commander';
import type { RawSmtpOptions } from './smtp-options.ts';

export const FORMAT_NAMES = ['pretty', 'json', 'ndjson', 'markdown'] as const;

/** What commander hands over; every value as the user typed it. */
export interface RawOptions extends RawSmtpOptions {
  json?: boolean;
  format?: string;
  output?: string;
  dns?: string;
  connectTo?: string[];
  caFile?: string[];
  sourceAddress?: string;
  ipv4?: boolean;
  ipv6?: boolean;
  helo?: string;
  timeout?: string;
  dnsTimeout?: string;
  connectTimeout?: string;
  commandTimeout?: string;
  concurrency?: string;
  failOn?: string;
  allowInconclusive?: string;
  saveEvidence?: string;
  replay?: string;
  quiet?: boolean;
  verbose?: boolean;
  color?: boolean;
  blocklistKey?: string[];
  message?: string;
  blocklist?: string;
  ip?: string[];
  sends?: string;
  selector?: string[];
  bimiSelector?: string;
  sender?: string;
  only?: string;
  skip?: string;
  input?: string[];
}

/** `--allow-inconclusive` alone. */
export const EVERY_TOPIC = 'all';

/** Gathers a repeatable flag. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** Adds the flags every looking command shares, under their own help headings. */
export function addSharedOptions(command: Command): Command {
  addOutputOptions(command);
  add(command, 'Network:', [
    new Option('--dns <servers>', "DNS servers: IP[:PORT], tcp://, tls://, https:// (default: the system's)"),
    new Option(
      '--connect-to <rule>',
      'HOST:PORT:TO-HOST:TO-PORT, connect elsewhere; empty fields match all (repeatable)',
    ).argParser(collect),
    new Option('--ca-file <pem>', 'trust these certificate authorities too (repeatable)').argParser(collect),
    new Option('--source-address <ip>', 'send from this local address'),
    new Option('-4, --ipv4', 'use IPv4 only'),
    new Option('-6, --ipv6', 'use IPv6 only'),
    new Option('--timeout <duration>', 'time for one target, waiting for its turn left out (default 2m)'),
    new Option('--dns-timeout <duration>', 'time for one DNS question (default 5s)'),
    new Option('--connect-timeout <duration>', 'time for one connection (default 10s)'),
    new Option('--command-timeout <duration>', 'time for a greeting and each SMTP reply (default 30s)'),
    new Option('--concurrency <n>', 'targets looked at side by side (default 128)'),
  ]);
  return addVerdictOptions(command);
}

/** How the answer is shown, and where it goes. */
export function addOutputOptions(command: Command): Command {
  return add(command, 'Output:', [
    new Option('--json', 'the whole report as JSON (same as --format json)'),
    new Option('--format <name>', `one of ${FORMAT_NAMES.join(', ')}`),
    new Option('-o, --output <file>', 'write the report to a file, whole or not at all'),
    new Option('-q, --quiet', 'show failures only; nothing when all is well'),
    new Option('-v, --verbose', 'show what passed, the records, and where the time went'),
    new Option('--no-color', 'no colours (NO_COLOR and FORCE_COLOR are honoured too)'),
  ]);
}

/** What the exit status comes to, and evidence kept for another day. */
export function addVerdictOptions(command: Command): Command {
  return add(command, 'Verdict:', [
    new Option('--fail-on <level>', 'exit 1 from this level on: error, warning or never (default error)'),
    new Option(
      '--allow-inconclusive [topics]',
      'do not exit 3 for what could not be determined; =spf,dmarc for these topics only',
    ),
    new Option('--save-evidence <file>', 'save all evidence, to replay or to attach to a bug report'),
    new Option('--replay <file>', 'judge saved evidence again, without network'),
  ]);
}

function add(command: Command, heading: string, options: readonly Option[]): Command {
  for (const option of options) command.addOption(option.helpGroup(heading));
  return command;
}
