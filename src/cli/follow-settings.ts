/** The values of the flags that follow a message into a mailbox; the first bad one is a UsageError. */
import { milliseconds } from '../commands/values.ts';
import type { FollowWishes } from '../model/mailbox.ts';
import { UsageError } from '../model/usage-error.ts';
import { parseMailboxUrl } from '../parse/mailbox-url.ts';
import type { RawFollowOptions } from './follow-options.ts';
import { passwordIn, type SecretSource } from './secret-input.ts';

/** Milliseconds to wait where nobody says otherwise: most mail takes seconds. */
const USUAL_WAIT = 60_000;
/** Hours. */
const MOST_HOURS = 24;

type Flags = RawFollowOptions & { insecureAuth?: boolean; passwordFile?: string; passwordStdin?: boolean };

export async function readFollow(raw: Flags, secrets: SecretSource): Promise<FollowWishes | undefined> {
  if (raw.follow === undefined) {
    const idle = (
      [
        ['followPasswordFile', '--follow-password-file'],
        ['followTimeout', '--follow-timeout'],
        ['followDelete', '--follow-delete'],
      ] as const
    ).find(([key]) => raw[key] !== undefined);
    if (idle === undefined) return undefined;
    throw new UsageError(
      `${idle[1]} says nothing without --follow`,
      'name the mailbox: --follow imaps://USER@HOST',
    );
  }
  const parsed = parseMailboxUrl(raw.follow);
  if (!parsed.ok) throw new UsageError(`--follow: ${parsed.problem}`, parsed.hint);
  const withinMs =
    raw.followTimeout === undefined
      ? USUAL_WAIT
      : milliseconds('--follow-timeout', raw.followTimeout, MOST_HOURS);
  return {
    ...parsed.place,
    insecureAuth: raw.insecureAuth === true,
    withinMs,
    remove: raw.followDelete === true,
    // Last, since somebody may have to be asked.
    password: await passwordFor(parsed.place, raw, secrets),
  };
}

async function passwordFor(
  { user, host }: Pick<FollowWishes, 'user' | 'host'>,
  { followPasswordFile, passwordFile, passwordStdin }: Flags,
  { read, followEnvironment, ask }: SecretSource,
): Promise<string> {
  if (followPasswordFile === '-' && (passwordStdin === true || passwordFile === '-'))
    throw new UsageError(
      '--follow-password-file and the password to sign in with cannot both come from standard input',
      'put one of the two into a file',
    );
  if (followPasswordFile !== undefined) {
    const name = followPasswordFile === '-' ? 'standard input' : followPasswordFile;
    return passwordIn(await read(followPasswordFile), name);
  }
  if (followEnvironment !== undefined && followEnvironment !== '')
    return passwordIn(followEnvironment, 'MAILSONDE_FOLLOW_PASSWORD');
  const typed = await ask(`Password for the mailbox of ${user} at ${host}: `);
  if (typed === null)
    throw new UsageError(
      `there is no password for the mailbox of ${user}, and no terminal to ask at`,
      'use --follow-password-file or MAILSONDE_FOLLOW_PASSWORD',
    );
  return passwordIn(typed, 'what was typed');
}
