/** The options of `logs`; their values are checked by the command. */
import { type Command, Option } from 'commander';
import type { LogWishes } from '../commands/logs.ts';
import { addOutputOptions, addVerdictOptions, type RawOptions } from './options.ts';

export type RawLogsOptions = RawOptions & LogWishes;

export function addLogsOptions(command: Command): Command {
  for (const option of [
    new Option('--since <time>', 'from then on: 24h, 7d, 2026-11-01, 2026-11-01T06:00'),
    new Option('--until <time>', 'up to then'),
    new Option('--only-provider <name>', 'one receiver: gmail, outlook, example.com'),
    new Option('--max-bounce-rate <percent>', 'exit 1 where more than this share of mail bounced'),
    new Option('--suppression <file>', 'write the addresses to remove, with reasons, as CSV'),
    new Option('--top <n>', 'rows of each list (default 10)'),
    new Option('--unread', 'show the lines that could not be read'),
  ])
    command.addOption(option);
  return addVerdictOptions(addOutputOptions(command));
}

export const LOGS_EXAMPLES = `
Examples:
  mailsonde logs /var/log/mail.log*                   a rotated set, oldest first
  mailsonde logs mail.log --since 24h --max-bounce-rate 5
  mailsonde logs mail.log --suppression remove.csv
  journalctl -u postfix* -o export | mailsonde logs -

Read are logs of Postfix, Exim (main log), Sendmail, OpenSMTPD, Haraka (JSON),
PowerMTA (accounting) and KumoMTA; in syslog form, from the journal
(journalctl -o export or -o json), or as the server writes them.
Times without a zone are in the zone of this machine; TZ=UTC changes it.`;
