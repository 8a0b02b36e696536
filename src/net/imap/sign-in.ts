/** Connects to an IMAP server and signs in, with a secret over verified TLS only (RFC 8314, RFC 9051); throws what went wrong. */
import { ImapFlow } from 'imapflow';
import type { WatchedMailbox } from '../../model/evidence/arrival.ts';
import type { TlsFacts } from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { FollowWishes } from '../../model/mailbox.ts';
import { hideSecrets } from '../../model/secret.ts';
import { quotedWords } from '../../parse/foreign-service.ts';
import { ipFamily } from '../../parse/ip.ts';
import { type DialOptions, dial, dialNamed } from '../dial.ts';
import { guardOf } from '../smtp/sasl/guard.ts';
import { type Look, secureSocket } from '../tls/secure.ts';
import { MailboxTrouble, Wire } from './wire.ts';

export interface FollowWorld extends DialOptions {
  /** PEM texts of added trust anchors. */
  extraCa: readonly string[];
}

export interface SignedIn {
  client: ImapFlow;
  /** Octets the server may send; more must be allowed before they are asked for. */
  wire: Wire;
  /** What ended the connection, where it was more than its end. */
  trouble(): unknown;
  facts: Omit<WatchedMailbox, 'folders' | 'furtherFolders'>;
}

/** Octets a server may send before it is asked for messages: lists of folders, mostly. */
const MOST = 4_194_304;
/** Octets of one message that is taken over whole. */
export const MAX_COPY = 33_554_432;
const MAX_LINE = 1_048_576;
const MAX_TOKENS = 50_000;
/** The library's own watch for silence; each step has a shorter one. */
const SILENCE_MS = 3_600_000;

export async function signIn(
  wishes: FollowWishes,
  world: FollowWorld,
  signal: AbortSignal,
): Promise<SignedIn> {
  const { host, port, tls, user, password } = wishes;
  const began = performance.now();
  // The user named it, so `localhost` is a host like any other.
  const dialled = await (host === 'localhost' ? dialNamed : dial)(host, port, { ...world, signal });
  if (!dialled.ok) throw new MailboxTrouble(dialled.failure);
  const timeoutMs = Math.max(1_000, world.limits.connectMs - (performance.now() - began));
  const secure = (socket: typeof dialled.socket): ReturnType<typeof secureSocket> =>
    secureSocket(socket, { host, extraCa: world.extraCa, timeoutMs, signal });
  const wire = new Wire(host, MOST);
  let encrypted: Wire | null = null;
  let facts: TlsFacts | null = null;
  if (tls === 'implicit') {
    const made = await secure(dialled.socket);
    if ('failure' in made) throw new MailboxTrouble(made.failure);
    facts = trusted(made.look(), wishes);
    wire.attach(made.socket);
  } else wire.attach(dialled.socket);
  const client = new ImapFlow({
    host,
    port,
    secure: tls === 'implicit',
    // RFC 8314 §4.1: what strips STARTTLS from the offer must not get the password for it.
    ...(tls === 'starttls' && !wishes.insecureAuth && { doSTARTTLS: true }),
    ...(ipFamily(host) === null && { servername: host }),
    auth: { user, pass: password },
    clientInfo: { name: 'mailsonde' },
    logger: false,
    disableCompression: true,
    disableAutoIdle: true,
    disableAutoEnable: true,
    greetingTimeout: world.limits.commandMs,
    socketTimeout: SILENCE_MS,
    maxLineLength: MAX_LINE,
    maxLiteralSize: MAX_COPY + 1,
    maxResponseSize: MAX_COPY + MAX_LINE,
    maxResponseTokens: MAX_TOKENS,
    maxLockHoldTime: false,
    transport: {
      connect(_, onConnect) {
        setImmediate(onConnect);
        return wire;
      },
      upgrade(_, __, onSecure) {
        const over = new Wire(host, MOST);
        encrypted = over;
        const plain = wire.release();
        if (plain === null) return over;
        void secure(plain).then((made) => {
          if ('failure' in made) return void over.destroy(new MailboxTrouble(made.failure));
          over.attach(made.socket);
          try {
            facts = trusted(made.look(), wishes);
            onSecure();
          } catch (error) {
            over.destroy(error as Error);
          }
        });
        return over;
      },
    },
  });
  let trouble: unknown = null;
  client.on('error', (error: unknown) => {
    trouble ??= error;
  });
  const leave = (): void => client.close();
  signal.addEventListener('abort', leave, { once: true });
  try {
    await client.connect();
  } catch (error) {
    client.close();
    wire.destroy();
    const bye = client.byeReason;
    const told =
      typeof bye === 'string' && bye !== ''
        ? Object.assign(new Error(), { code: 'BYE', response: bye })
        : error;
    throw new MailboxTrouble(failureOf(trouble ?? told, wishes, 'auth'));
  } finally {
    signal.removeEventListener('abort', leave);
  }
  const used = encrypted ?? wire;
  const made: TlsFacts | null = facts;
  return {
    client,
    wire: used,
    trouble: () => trouble,
    facts: {
      ...{ host, ip: dialled.ip, port, user },
      tls: made === null ? 'none' : tls,
      protocol: (made as TlsFacts | null)?.protocol ?? null,
    },
  };
}

/** What TLS showed, where the password may go over it. */
function trusted(look: ReturnType<Look>, { host, insecureAuth }: FollowWishes): TlsFacts | null {
  const failed = 'failure' in look;
  if (failed && !insecureAuth) throw new MailboxTrouble(look.failure);
  const facts = failed ? null : look;
  const guard = guardOf(facts, { host, insecureAuth });
  if (typeof guard === 'string') return facts;
  throw new MailboxTrouble({
    stage: 'handshake',
    kind: 'tls',
    code: 'EUNTRUSTED',
    detail: guard.withheld,
    cause: 'target',
  });
}

/** The library's error in our words; what the server said with the secret taken out. */
export function failureOf(
  error: unknown,
  { host, port, user, password }: FollowWishes,
  stage: Failure['stage'],
): Failure {
  if (error instanceof MailboxTrouble) return error.failure;
  const {
    code = '',
    message = '',
    response,
    responseText,
    authenticationFailed,
    tlsFailed,
  } = error as NodeJS.ErrnoException & {
    response?: unknown;
    responseText?: unknown;
    authenticationFailed?: boolean;
    tlsFailed?: boolean;
  };
  const words = [responseText, response].find((one) => typeof one === 'string' && one !== '');
  const said = hideSecrets(String(words ?? ''), [password], '<password>').slice(0, 300);
  const failure = (
    kind: Failure['kind'],
    detail: string,
    at = stage,
    cause: Failure['cause'] = 'target',
  ): Failure => ({ stage: at, kind, ...(code !== '' && { code: String(code).slice(0, 80) }), detail, cause });
  const where = `${host} port ${port}`;
  if (authenticationFailed === true)
    return failure(
      'rejected',
      `${host} refuses the sign-in of ${user}${said === '' ? '' : `: ${quotedWords(said)}`}`,
      'auth',
      'vantage',
    );
  if (/login is disabled|no matching authentication|unsupported authentication/i.test(message))
    return failure(
      'rejected',
      `${host} takes no password here (neither LOGIN nor AUTH=PLAIN is offered)`,
      'auth',
    );
  if (code === 'GREETING_TIMEOUT')
    return failure('timeout', `${where} does not greet; it may wait for TLS (imaps://)`, 'greeting');
  if (tlsFailed === true || /STARTTLS/i.test(`${code} ${message}`))
    return failure('tls', `${host} offers no STARTTLS, and a password does not go in clear`, 'starttls');
  if (
    ['LineTooLarge', 'LiteralTooLarge', 'ResponseTooLarge', 'TooManyTokens', 'TooManyResponses'].includes(
      code,
    )
  )
    return failure('limit', `${host} sent more than was asked for (${code})`);
  if (code === 'ETIMEOUT') return failure('timeout', `${where} fell silent`);
  if (['NoConnection', 'EConnectionClosed', 'StateLogout', 'ECONNRESET', 'EPIPE'].includes(code))
    return failure('closed', `${where} closed the connection${said === '' ? '' : `: ${quotedWords(said)}`}`);
  if (said !== '') return failure('rejected', `${host} refused: ${quotedWords(said)}`);
  return failure(
    'malformed',
    `${where} does not speak IMAP as we understand it (${code || message.slice(0, 80)})`,
  );
}
