/** Makes a connection secure and looks at what the other side showed; a certificate nobody trusts is seen all the same. */
import type { Socket } from 'node:net';
import { connect, createSecureContext, rootCertificates, type SecureContext, type TLSSocket } from 'node:tls';
import type { TlsFacts } from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { TlsOptions } from '../../model/smtp.ts';
import { foreignService, quotedWords } from '../../parse/foreign-service.ts';
import { ipFamily } from '../../parse/ip.ts';
import { cancelled } from '../dial.ts';
import { decodeText } from '../smtp/reply.ts';
import { tlsFacts } from './facts.ts';
import { Overheard } from './overheard.ts';
import { tlsTrouble } from './trouble.ts';

export interface SecureOptions extends TlsOptions {
  host: string;
  extraCa: readonly string[];
  timeoutMs: number;
  signal: AbortSignal;
}

/** Takes milliseconds, which need not pass before the next command goes out. */
export type Look = () => TlsFacts | { failure: Failure };

export type Secured =
  | { socket: TLSSocket; look: Look }
  /** `words`: what came where TLS should begin, as text. */
  | { failure: Failure; words?: string };

/**
 * The whole range of protocols and keys OpenSSL still speaks is let in, so that an old server is seen for what it is
 * instead of failing without a word. Nothing secret goes over such a connection: that is decided by what was seen.
 */
const ANYTHING = 'DEFAULT:@SECLEVEL=0';

export function secureSocket(plain: Socket, options: SecureOptions): Promise<Secured> {
  const { host, serverName = host, timeoutMs, signal } = options;
  return new Promise((resolve) => {
    const finish = (result: Secured): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if ('failure' in result) plain.destroy();
      resolve(result);
    };
    let overheard: Overheard | undefined;
    const fail = (failure: Omit<Failure, 'stage'>): void => {
      const octets = failure.cause === 'target' ? (overheard?.words ?? null) : null;
      finish(
        octets === null ? { failure: { stage: 'handshake', ...failure } } : notTls(host, octets, failure),
      );
    };
    const onAbort = (): void => finish({ failure: cancelled('handshake') });
    const timer = setTimeout(
      () =>
        fail({
          kind: 'timeout',
          code: 'ETIMEDOUT',
          detail: `${host} did not finish the TLS handshake within ${Math.round(timeoutMs / 100) / 10} s`,
          cause: 'target',
        }),
      timeoutMs,
    );
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    plain.once('error', (error) => fail(tlsTrouble(error, host)));
    try {
      overheard = new Overheard(plain);
      const socket = connect({
        socket: overheard,
        // SNI carries names only (RFC 6066 §3).
        servername: ipFamily(serverName) === null ? serverName : '',
        // What is wrong with the certificate is evidence, and the name is matched by RFC 9525, not by Node's rules.
        rejectUnauthorized: false,
        checkServerIdentity: () => undefined,
        secureContext: contextFor(options),
      });
      const onClose = (): void =>
        fail({
          kind: 'closed',
          code: 'ECLOSED',
          detail: `${host} closed the connection in the TLS handshake`,
          cause: 'target',
        });
      // Stays: until whoever takes the socket listens, an error must not be nobody's.
      socket.on('error', (error) => fail(tlsTrouble(error, host)));
      socket.once('close', onClose);
      socket.once('secureConnect', () => {
        socket.removeListener('close', onClose);
        finish({ socket, look: () => lookedAt(socket, host) });
      });
    } catch (error) {
      // Ciphers or versions no library speaks: the user's choice.
      fail({
        kind: 'tls',
        code: (error as NodeJS.ErrnoException).code ?? 'ERROR',
        detail: `the TLS settings asked for cannot be used: ${(error as Error).message.slice(0, 120)}`,
        cause: 'vantage',
      });
    }
  });
}

/** The other side goes on in clear. */
export function notTls(
  host: string,
  octets: Buffer,
  { kind, code }: Partial<Pick<Failure, 'kind' | 'code'>> = {},
): { failure: Failure; words: string } {
  const words = firstLine(octets);
  return {
    words,
    failure: {
      stage: 'handshake',
      kind: 'tls',
      code: kind === 'tls' && code !== undefined ? code : 'ENOTLS',
      detail: `${host} does not speak TLS here; ${toldOf(words)}`,
      cause: 'target',
    },
  };
}

function toldOf(words: string): string {
  const service = foreignService(words);
  return service === null
    ? `it says ${quotedWords(words)}`
    : `what answers is ${service}: ${quotedWords(words)}`;
}

function firstLine(octets: Buffer): string {
  const end = octets.indexOf('\n');
  return decodeText(end < 0 ? octets : octets.subarray(0, end)).trim();
}

/** What a server shows is parsed by OpenSSL before we see it, but by us too: a certificate must not end the program. */
function lookedAt(socket: TLSSocket, host: string): ReturnType<Look> {
  try {
    return tlsFacts(socket, host);
  } catch (error) {
    return {
      failure: {
        stage: 'handshake',
        kind: 'malformed',
        code: 'ECERTIFICATE',
        detail: `the certificate of ${host} cannot be read (${String((error as Error).message).slice(0, 80)})`,
        cause: 'target',
      },
    };
  }
}

/** Why no connection can be made with these settings, in the library's words; null where one can. */
export function settingsProblem(options: TlsOptions): string | null {
  try {
    newContext({ ...options, extraCa: [] });
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? (error as Error).message.slice(0, 80);
  }
}

/** Does what is dear (reading a hundred roots) while a connection is on its way; what is wrong is told when it is used. */
export function prepareTls(options: TlsOptions, extraCa: readonly string[]): void {
  try {
    contextFor({ ...options, extraCa });
  } catch {
    // The settings are wrong: the handshake says so.
  }
}

const contexts = new WeakMap<readonly string[], Map<string, SecureContext>>();

/** Made once for a list of added roots and the same settings. */
function contextFor(options: TlsOptions & { extraCa: readonly string[] }): SecureContext {
  const { extraCa, minVersion, maxVersion, ciphers, certificate } = options;
  const known = contexts.get(extraCa) ?? new Map<string, SecureContext>();
  contexts.set(extraCa, known);
  const key = JSON.stringify([minVersion, maxVersion, ciphers, certificate?.cert, certificate?.key]);
  const context = known.get(key) ?? newContext(options);
  known.set(key, context);
  return context;
}

function newContext(options: TlsOptions & { extraCa: readonly string[] }): SecureContext {
  const { extraCa, minVersion, maxVersion, ciphers, certificate } = options;
  const settings = {
    minVersion: minVersion ?? 'TLSv1',
    ...(maxVersion !== undefined && { maxVersion }),
    ciphers: ciphers ?? ANYTHING,
    ...certificate,
  } as const;
  const context = createSecureContext(settings);
  // Naming the roots anew beside the added ones takes as long as two flights over a continent; this adds to what is there.
  const inner = context.context as { addCACert?: (pem: string) => void };
  if (inner.addCACert === undefined)
    return createSecureContext({ ...settings, ca: [...rootCertificates, ...extraCa] });
  for (const pem of extraCa) inner.addCACert(pem);
  return context;
}
