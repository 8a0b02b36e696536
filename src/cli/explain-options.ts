/** The options of `explain`, and terms of SPF that look like flags. */
import { type Command, Option } from 'commander';
import { CATALOG_GROUPS } from '../model/catalog.ts';
import { collect, type RawOptions } from './options.ts';

export type RawExplainOptions = RawOptions & {
  /** True where no group is named. */
  list?: string | true;
};

export function addExplainOptions(command: Command): Command {
  for (const option of [
    new Option('--input <file>', 'one item a line; - is standard input (repeatable)').argParser(collect),
    new Option('--list [group]', `what is known by name: all, or ${CATALOG_GROUPS.join(', ')}`),
    new Option('--format <name>', 'pretty, json, ndjson or markdown'),
    new Option('--json', 'same as --format json'),
    new Option('-o, --output <file>', 'write it to a file, whole or not at all'),
    new Option('-q, --quiet', 'leave out what went well'),
    new Option('-v, --verbose', 'with the addresses of all references'),
    new Option('--no-color', 'no colours'),
  ])
    command.addOption(option);
  return command;
}

export const EXPLAIN_EXAMPLES = `
Examples:
  mailsonde explain "550 5.1.1 <you@example.com>: user unknown"
  mailsonde explain 421 5.7.26 EHLO PIPELINING "port 587" greylisting
  mailsonde explain bounce.eml                        why it did not reach whom
  mailsonde explain "v=spf1 include:_spf.example.com -all"
  mailsonde explain ~all include p=none               parts of records
  mailsonde explain spf-lookup-limit                  one of the checks
  mailsonde explain --list terms                      what is known by name
  mailsonde explain --format ndjson < replies.txt

One item a line; a reply over several lines counts as one. What begins like a message
is read as a whole.`;

const SPF_TERM = /^-(?:all|(?:a|mx|ptr|ip4|ip6|include|exists)(?:[:/].*)?)$/i;

/** `explain -all`: what begins like a flag and is a term of SPF is put where no flags are looked for. */
export function termsAsItems(argv: readonly string[]): readonly string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const flags = argv.slice(0, end);
  if (argv[0] !== 'explain' || !flags.some((word) => SPF_TERM.test(word))) return argv;
  const first = flags.findIndex((word) => SPF_TERM.test(word));
  const after = flags.slice(first);
  const inOrder = after.every((word) => !word.startsWith('-') || SPF_TERM.test(word));
  return [
    ...flags.slice(0, first),
    ...(inOrder ? [] : after.filter((word) => !SPF_TERM.test(word))),
    '--',
    ...(inOrder ? after : after.filter((word) => SPF_TERM.test(word))),
    ...argv.slice(end + 1),
  ];
}
