/** Makes a connection secure and looks at what the other side showed; a certificate nobody trusts is seen all the same. */
import type { Socket } from 'node:net';
import { connect, createSecureContext, rootCertificates, type TLSSocket } from 'node:tls';
import type { TlsFacts } from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { TlsOptions } from '../../model/smtp.ts';
import { ipFamily } from '../../parse/ip.ts';
import { cancelled } from '../dial.ts';
import { tlsFacts } from './facts.ts';

export interface SecureOptions extends TlsOptions {
  host: string;
  extraCa: readonly string[];
  timeoutMs: number;
  signal: AbortSignal;
}

export type Secured = { socket: TLSSocket; facts: TlsFacts } | { failure: Failure };

/**
 * The whole range of protocols and keys OpenSSL still speaks is let in, so that an old server is seen for what it is
 * instead of failing without a word. Nothing secret goes over such a connection: that is decided by what was seen.
 */
const ANYTHING = 'DEFAULT:@SECLEVEL=0';

export function secureSocket(plain: Socket, options: SecureOptions): Promise<Secured> {
  const { host, serverName = host, extraCa, timeoutMs, signal } = options;
  return new Promise((resolve) => {
    const finish = (result: Secured): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if ('failure' in result) plain.destroy();
      resolve(result);
    };
    const fail = (failure: Omit<Failure, 'stage'>): void =>
      finish({ failure: { stage: 'handshake', ...failure } });
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
    try {
      const socket = connect({
        socket: plain,
        // SNI carries names only (RFC 6066 §3).
        servername: ipFamily(serverName) === null ? serverName : '',
        // What is wrong with the certificate is evidence, and the name is matched by RFC 9525, not by Node's rules.
        rejectUnauthorized: false,
        checkServerIdentity: () => undefined,
        secureContext: contextFor(options),
      });
      socket.once('secureConnect', () => {
        socket.removeAllListeners('error');
        socket.removeAllListeners('close');
        socket.on('error', () => {});
        socket.setNoDelay(true);
        finish({ socket, facts: tlsFacts(socket, host, extraCa) });
      });
      socket.on('error', (error) => fail(tlsTrouble(error, host)));
      socket.once('close', () =>
        fail({
          kind: 'closed',
          code: 'ECLOSED',
          detail: `${host} closed the connection in the TLS handshake`,
          cause: 'target',
        }),
      );
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

const contexts = new WeakMap<readonly string[], ReturnType<typeof createSecureContext>>();

/** Reading a hundred roots is dear, so it is done once for a list of added ones. */
function contextFor({
  extraCa,
  minVersion,
  maxVersion,
  ciphers,
  certificate,
}: SecureOptions): ReturnType<typeof createSecureContext> {
  const usual =
    minVersion === undefined &&
    maxVersion === undefined &&
    ciphers === undefined &&
    certificate === undefined;
  const known = usual ? contexts.get(extraCa) : undefined;
  if (known !== undefined) return known;
  const context = createSecureContext({
    minVersion: minVersion ?? 'TLSv1',
    ...(maxVersion !== undefined && { maxVersion }),
    ciphers: ciphers ?? ANYTHING,
    ...(extraCa.length > 0 && { ca: [...rootCertificates, ...extraCa] }),
    ...certificate,
  });
  if (usual) contexts.set(extraCa, context);
  return context;
}

function tlsTrouble(error: NodeJS.ErrnoException, host: string): Omit<Failure, 'stage'> {
  const code = error.code ?? 'ERROR';
  const trouble = (kind: Failure['kind'], detail: string): Omit<Failure, 'stage'> => ({
    kind,
    code: code.slice(0, 80),
    detail,
    cause: 'target',
  });
  switch (code) {
    case 'ECONNRESET':
    case 'EPIPE':
      return trouble('reset', `${host} reset the connection in the TLS handshake`);
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return trouble('tls', `${host} does not speak TLS here: what it sent is no TLS record`);
    case 'ERR_SSL_UNSUPPORTED_PROTOCOL':
    case 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION':
      return trouble('tls', `${host} speaks no version of TLS that we do`);
    case 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE':
    case 'ERR_SSL_NO_SHARED_CIPHER':
      return trouble(
        'tls',
        `${host} ended the TLS handshake: no cipher in common, or it wants a certificate of ours`,
      );
    case 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME':
    case 'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME':
      return trouble('tls', `${host} has no certificate for that name`);
    case 'ERR_SSL_DH_KEY_TOO_SMALL':
      return trouble('tls', `${host} offers a Diffie-Hellman key too small to accept`);
    default:
      return trouble('tls', `the TLS handshake with ${host} failed (${code.slice(0, 80)})`);
  }
}
