/** Refuses passwords in URLs, whatever flag or argument they stand in. */
import { UsageError } from '../model/usage-error.ts';

/** What stands on a command line, everybody on the machine can read. */
export function refuseUrlPasswords(words: readonly string[]): void {
  if (words.some((word) => /(?:^|=)[a-z][a-z0-9+.-]*:\/\/[^/?#@\s]*:[^/?#@\s]+@/i.test(word))) {
    throw new UsageError(
      'a password in a URL can be read by everybody on this machine, so it is not taken',
      'leave it out of the URL, and give it with --password-file, or --proxy-password-file for a proxy',
    );
  }
}
