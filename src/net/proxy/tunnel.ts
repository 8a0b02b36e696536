/** Connections through a proxy: what went wrong at the proxy is told apart from what the proxy says of the server. */
import type { Socket } from 'node:net';
import type { Failure } from '../../model/failure.ts';
import { redirect } from '../../parse/connect-to.ts';
import type { ProxyServer } from '../../parse/proxy-server.ts';
import { cancelled, type Dialled, type DialOptions, type dialAddress, dialNamed } from '../dial.ts';

export interface ProxyAccess {
  server: ProxyServer;
  password?: string;
}

/** Where the proxy is to take us. */
export interface Destination {
  /** An address, or a name where the user sent us to one. */
  host: string;
  port: number;
}

/** How one kind of proxy is asked; the socket is connected to it, and is let go of where that fails. */
export type AskProxy = (
  socket: Socket,
  destination: Destination,
  access: ProxyAccess,
  timeoutMs: number,
) => Promise<{ socket: Socket } | { failure: Omit<Failure, 'stage'> & { stage?: Failure['stage'] } }>;

/** Each loads with the first connection that needs it. */
const KINDS: Readonly<Record<ProxyServer['scheme'], () => Promise<AskProxy>>> = {
  http: async () => (await import('./http-connect.ts')).connectOverHttp,
  socks5: async () => (await import('./socks.ts')).connectOverSocks,
};

/** To dial with in place of a direct connection. */
export function dialThrough(access: ProxyAccess): typeof dialAddress {
  return async (host, ip, port, options): Promise<Dialled> => {
    const { server } = access;
    const [ask, reached] = await Promise.all([
      KINDS[server.scheme](),
      dialNamed(server.host, server.port, options),
    ]);
    if (!reached.ok) {
      const { failure } = reached;
      const detail = `the proxy ${server.text} is not to be had: ${failure.detail}`;
      return { ok: false, failure: { ...failure, stage: 'proxy', detail, cause: 'vantage' } };
    }
    const stop = (): void => {
      reached.socket.destroy();
    };
    options.signal.addEventListener('abort', stop, { once: true });
    const { connectMs } = options.limits;
    const asked = await ask(reached.socket, place(host, ip, port, options), access, connectMs);
    options.signal.removeEventListener('abort', stop);
    if ('socket' in asked) return { ok: true, socket: asked.socket, ip };
    reached.socket.destroy();
    if (options.signal.aborted) return { ok: false, failure: cancelled('proxy') };
    return { ok: false, failure: { stage: 'proxy', ...asked.failure } };
  };
}

/** As without a proxy: the very address, unless the user sent us elsewhere. */
function place(host: string, ip: string, port: number, { connectTo }: DialOptions): Destination {
  const named = redirect(connectTo, host, port);
  return named.host === host ? redirect(connectTo, ip, named.port) : named;
}
