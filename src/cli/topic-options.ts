/** The single topics as commands, and the options that they and `check` take. */
import { type Command, Option } from 'commander';
import { CHECK_TOPICS, type CheckTopic } from '../model/check.ts';
import { addSharedOptions, collect } from './options.ts';
import { addMailHostOptions } from './smtp-options.ts';

/** The single topics, in the order of the help. */
export const TOPIC_COMMANDS = [
  {
    name: 'mx',
    topics: ['mx'],
    accepts: 'domain',
    does: 'MX hosts and their addresses: where mail for the domain goes',
  },
  {
    name: 'spf',
    topics: ['spf'],
    accepts: 'domain',
    does: 'the SPF record as a tree with its lookups; with --ip the result a receiver gets',
  },
  {
    name: 'dkim',
    topics: ['dkim'],
    accepts: 'domain',
    does: 'DKIM keys, by name (--selector) or by probing known selectors',
  },
  {
    name: 'dmarc',
    topics: ['dmarc'],
    accepts: 'domain',
    does: 'the DMARC policy that governs the domain, and how it was found',
  },
  {
    name: 'ptr',
    topics: ['ptr'],
    accepts: 'ip-or-host',
    does: 'reverse names of a sending address, and whether they lead back',
  },
  {
    name: 'mta-sts',
    topics: ['mta-sts'],
    accepts: 'domain',
    does: 'MTA-STS record and policy, against the MX hosts',
  },
  { name: 'tls-rpt', topics: ['tls-rpt'], accepts: 'domain', does: 'where reports about TLS failures go' },
  {
    name: 'dane',
    topics: ['dane'],
    accepts: 'domain',
    does: 'TLSA records of the MX hosts, and whether DNSSEC protects them',
  },
  { name: 'bimi', topics: ['bimi'], accepts: 'domain', does: 'BIMI record, logo and mark certificate' },
  {
    name: 'dnssec',
    topics: ['dnssec'],
    accepts: 'domain',
    does: 'whether the domain is signed and the signatures hold',
  },
  {
    name: 'blocklist',
    topics: ['blocklist'],
    accepts: 'ip-or-domain',
    does: 'listings of an address or a domain on DNS blocklists',
  },
] as const satisfies readonly {
  name: string;
  topics: readonly CheckTopic[];
  accepts: string;
  does: string;
}[];

export type TopicCommand = (typeof TOPIC_COMMANDS)[number];

export function addCheckOptions(command: Command): Command {
  for (const option of [
    new Option('--only <topic,...>', 'these topics only'),
    new Option('--skip <topic,...>', 'all topics but these'),
    inputOption(),
    ipOption('a sending address (repeatable)'),
    new Option('--sends <yes|no>', 'whether the domain sends mail, where its records do not tell'),
    selectorOption(),
    new Option('--message <file>', 'a message of the domain: its selectors, its way and its alignment'),
    ...blocklistOptions(),
    heloOption(),
  ]) {
    command.addOption(option);
  }
  addMailHostOptions(command);
  command.addHelpText('after', () => TOPICS_HELP);
  return addSharedOptions(command);
}

/** What only some topics can use; a flag that would do nothing is not offered. */
export function addTopicOptions(name: TopicCommand['name'], command: Command): Command {
  command.addOption(inputOption());
  if (name === 'spf') {
    command.addOption(ipOption('the sending address to evaluate for (repeatable)'));
    command.option('--sender <address>', 'the envelope sender to evaluate for (default postmaster@DOMAIN)');
    command.addOption(heloOption());
  }
  if (name === 'dkim') command.addOption(selectorOption());
  if (name === 'bimi') command.addOption(bimiSelectorOption());
  if (name === 'blocklist') for (const option of blocklistOptions()) command.addOption(option);
  if (name === 'ptr') command.addOption(heloOption());
  if (name === 'spf' || name === 'dkim' || name === 'mx')
    command.option('--sends <yes|no>', 'whether the domain sends mail, where its records do not tell');
  return addSharedOptions(command);
}

export const inputOption = (): Option =>
  new Option('--input <file>', 'one name a line; - is standard input (repeatable)').argParser(collect);
const ipOption = (text: string): Option => new Option('--ip <address,...>', text).argParser(collect);
const selectorOption = (): Option =>
  new Option(
    '--selector <name,...>',
    'DKIM selectors in use (repeatable); else likely ones are tried, with --input until one has a key',
  ).argParser(collect);
/** The same flag as DKIM's, for another kind of selector. */
function bimiSelectorOption(): Option {
  const option = new Option('--selector <name>', 'BIMI selector (default: default)');
  option.attributeName = () => 'bimiSelector';
  return option;
}
export const heloOption = (): Option => new Option('--helo <name>', 'the name your server says in HELO/EHLO');
export const blocklistOptions = (): Option[] => [
  new Option('--blocklist <zone,...>', 'these lists instead of the default ones'),
  new Option(
    '--blocklist-key <zone=@file>',
    'key of a list that wants one, read from a file (repeatable)',
  ).argParser(collect),
];

const TOPICS_HELP = `
Topics:
  ${CHECK_TOPICS.slice(0, 9).join(' ')}
  ${CHECK_TOPICS.slice(9).join(' ')}
  (helo is judged with --helo only)

Every MX host is spoken to on port 25, one polite session an address and no
message; lists share sessions with hosts they have in common. --skip smtp,tls
makes no connection to mail hosts.`;
