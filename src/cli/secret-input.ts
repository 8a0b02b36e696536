/** Credentials from the flags and from where secrets may come: a file, standard input, the environment, or a prompt. */
import { list, plain } from '../commands/values.ts';
import { type Credentials, SASL_MECHANISMS, type SaslMechanism } from '../model/smtp.ts';
import type { SmtpWishes } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { nearestWord } from '../parse/near-word.ts';
import type { RawAuthOptions } from './auth-options.ts';

/** The process as far as secrets come from it. */
export interface SecretSource {
  /** A whole file; standard input for `-`. */
  read(file: string): Promise<string>;
  /** What MAILSONDE_PASSWORD holds. */
  environment: string | undefined;
  /** What MAILSONDE_FOLLOW_PASSWORD holds. */
  followEnvironment?: string | undefined;
  /** Asks the person at the terminal, without echo; null where there is none. */
  ask(question: string): Promise<string | null>;
}

export type SignInFlags = RawAuthOptions & { input?: readonly string[]; tlsCert?: string; follow?: string };

/** Long access tokens have some 4 KB. */
const MAX_SECRET = 65_536;

const BY_FLAG = [
  ['passwordFile', '--password-file'],
  ['passwordStdin', '--password-stdin'],
  ['tokenFile', '--token-file'],
] as const;

/** Who signs in, and whether at any price; the first flag that does not fit is a UsageError. */
export async function readSignIn(
  raw: SignInFlags,
  source: SecretSource,
): Promise<Pick<SmtpWishes, 'credentials' | 'insecureAuth'>> {
  if (raw.password !== undefined) {
    throw new UsageError(
      'a password on the command line can be read by everybody on this machine, so it is not taken',
      'use --password-file, --password-stdin or MAILSONDE_PASSWORD, or wait to be asked',
    );
  }
  contradictions(raw);
  const mechanisms = raw.auth === undefined ? undefined : mechanismsIn(raw.auth, raw);
  const byCertificate = mechanisms?.every((name) => SASL_MECHANISMS[name] === 'nothing') ?? false;
  const user = userIn(raw, byCertificate);
  if (user === undefined) return {};
  const { secret, kind } = byCertificate
    ? { secret: '', kind: 'password' as const }
    : await secretFor(user, raw, source);
  const credentials: Credentials = { user, secret, kind, ...(mechanisms !== undefined && { mechanisms }) };
  return { credentials, ...(raw.insecureAuth === true && { insecureAuth: true }) };
}

function contradictions(raw: SignInFlags): void {
  const [first, second] = BY_FLAG.filter(([key]) => raw[key] !== undefined);
  if (first !== undefined && second !== undefined)
    throw new UsageError(`${first[1]} and ${second[1]} contradict each other`, 'give one of the two');
  const fromStdin =
    raw.passwordStdin === true
      ? '--password-stdin'
      : first !== undefined && raw[first[0]] === '-'
        ? first[1]
        : null;
  if (fromStdin !== null && raw.input?.includes('-') === true) {
    throw new UsageError(
      `${fromStdin} and --input cannot both read standard input`,
      'put one of the two into a file',
    );
  }
}

function userIn(raw: SignInFlags, byCertificate: boolean): string | undefined {
  const { user } = raw;
  if (user === undefined) {
    if (byCertificate) return '';
    const idle = [...BY_FLAG, ['auth', '--auth'] as const, ['insecureAuth', '--insecure-auth'] as const].find(
      // It is also for the mailbox that is followed.
      ([key]) => raw[key] !== undefined && (key !== 'insecureAuth' || raw.follow === undefined),
    );
    if (idle !== undefined) throw new UsageError(`${idle[1]} needs --user`, 'say who signs in: --user NAME');
    return undefined;
  }
  // As curl takes it; the part before the colon is no secret.
  if (user.includes(':')) {
    throw new UsageError(
      'a password behind --user can be read by everybody on this machine, so it is not taken',
      'give the user name alone; the password comes from --password-file, --password-stdin, MAILSONDE_PASSWORD or a prompt',
    );
  }
  if (user === '' || user.length > 1_000 || /\p{Cc}/u.test(user))
    throw new UsageError(`--user "${plain(user)}" is no user name`, 'give it as the provider shows it');
  return user;
}

function mechanismsIn(text: string, raw: SignInFlags): SaslMechanism[] {
  const names = [...new Set(list('--auth', text).map(mechanism))];
  const unfit = names.find((name) => {
    const takes = SASL_MECHANISMS[name];
    return takes !== 'nothing' && takes !== (raw.tokenFile === undefined ? 'password' : 'token');
  });
  if (unfit !== undefined) {
    throw raw.tokenFile === undefined
      ? new UsageError(`--auth ${unfit} needs an access token`, 'give it with --token-file')
      : new UsageError(
          `--auth ${unfit} takes a password, and --token-file gives a token`,
          'leave out --auth, or give XOAUTH2 or OAUTHBEARER',
        );
  }
  if (names.includes('EXTERNAL') && raw.tlsCert === undefined)
    throw new UsageError('--auth EXTERNAL needs a client certificate', 'add --tls-cert and --tls-key');
  return names;
}

function mechanism(text: string): SaslMechanism {
  const name = text.toUpperCase();
  if (Object.hasOwn(SASL_MECHANISMS, name)) return name as SaslMechanism;
  const known = Object.keys(SASL_MECHANISMS);
  const near = nearestWord(text, known);
  throw new UsageError(
    `--auth "${plain(text)}" is no way to sign in that we know${near === undefined ? '' : ` (did you mean ${near}?)`}`,
    `one of ${known.join(', ')}`,
  );
}

/** What was named by a flag, before the environment, before the person. */
async function secretFor(
  user: string,
  { passwordFile, passwordStdin, tokenFile }: RawAuthOptions,
  { read, environment, ask }: SecretSource,
): Promise<Pick<Credentials, 'secret' | 'kind'>> {
  if (tokenFile !== undefined) return { secret: token(await read(tokenFile), tokenFile), kind: 'token' };
  const file = passwordStdin === true ? '-' : passwordFile;
  if (file !== undefined) return { secret: passwordIn(await read(file), nameOf(file)), kind: 'password' };
  if (environment !== undefined && environment !== '')
    return { secret: passwordIn(environment, 'MAILSONDE_PASSWORD'), kind: 'password' };
  const typed = await ask(`Password for ${plain(user)}: `);
  if (typed === null) {
    throw new UsageError(
      `there is no password for ${plain(user)}, and no terminal to ask at`,
      'use --password-file, --password-stdin, MAILSONDE_PASSWORD or --token-file',
    );
  }
  return { secret: passwordIn(typed, 'what was typed'), kind: 'password' };
}

/** One line break at the end was written by the editor; everything else is the password. */
export function passwordIn(text: string, where: string): string {
  const secret = text.replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError(`there is no password in ${where}`, 'it holds the password alone');
  if (/[\r\n]/.test(secret))
    throw new UsageError(`there is more than one line in ${where}`, 'it holds the password alone');
  if (secret.length > MAX_SECRET || /[\u0000\ufffd]/.test(secret))
    throw new UsageError(`what is in ${where} is no password`, 'it holds the password alone, in UTF-8');
  return secret;
}

function token(text: string, file: string): string {
  const secret = text.replace(/\r?\n$/, '');
  if (/^\s*\{/.test(secret))
    throw new UsageError(`${nameOf(file)} holds JSON`, 'it holds the value of access_token alone');
  if (!/^[\x21-\x7e]+$/.test(secret) || secret.length > MAX_SECRET)
    throw new UsageError(`${nameOf(file)} holds no access token`, 'it holds the token alone, in one line');
  return secret;
}

const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);
