/** The grammar of the flags that follow a message into a mailbox; their values are checked in follow-settings.ts. */
import { type Command, Option } from 'commander';

/** What commander hands over; every value as the user typed it. */
export interface RawFollowOptions {
  follow?: string;
  followPasswordFile?: string;
  followTimeout?: string;
  followDelete?: boolean;
}

export function addFollowOptions(command: Command): Command {
  for (const option of [
    new Option('--follow <url>', 'look for it in this mailbox: imaps://USER@HOST, and judge what arrived'),
    new Option(
      '--follow-password-file <file>',
      'its password from a file (or MAILSONDE_FOLLOW_PASSWORD; asked for otherwise)',
    ),
    new Option('--follow-timeout <duration>', 'wait so long for it to arrive (default 1m)'),
    new Option('--follow-delete', 'remove what arrived, and nothing else'),
  ])
    command.addOption(option.helpGroup('Arrival:'));
  return command;
}
