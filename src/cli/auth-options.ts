/** The grammar of the flags that say who we are; secret-input.ts reads what they lead to. */
import { type Command, Option } from 'commander';

/** What commander hands over; every value as the user typed it. */
export interface RawAuthOptions {
  user?: string;
  auth?: string;
  passwordFile?: string;
  passwordStdin?: boolean;
  tokenFile?: string;
  insecureAuth?: boolean;
  /** Is there only to be refused: what stands on a command line, everybody on the machine can read. */
  password?: string | true;
}

/** For commands that sign in to a server. */
export function addAuthOptions(command: Command): Command {
  for (const option of [
    new Option('--user <name>', 'sign in as this user; the password is asked for where none is given'),
    new Option('--password-file <file>', 'read the password from a file (or set MAILSONDE_PASSWORD)'),
    new Option('--password-stdin', 'read the password from standard input'),
    new Option('--token-file <file>', 'sign in with the OAuth access token in a file'),
    new Option(
      '--auth <mechanism,...>',
      'these ways only, such as PLAIN or SCRAM-SHA-256 (default: the best)',
    ),
    new Option('--insecure-auth', 'send the password even in clear, or to a server that may be anybody'),
    new Option('--password [value]').hideHelp(),
  ])
    command.addOption(option.helpGroup('Sign-in:'));
  return command;
}
