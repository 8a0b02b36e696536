/** The server's side of TLS for the lab's servers: a certificate for whatever name the client asks for. */
import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { ServerCertificate } from './certificates.ts';

export type ContextFor = (host: string) => SecureContext;

/** Certificates are made when a name is first asked for, so that starting costs nothing. */
export function contextsOf(
  certificateFor: (host: string) => ServerCertificate,
  settings: Parameters<typeof createSecureContext>[0] = {},
): ContextFor {
  const known = new Map<string, SecureContext>();
  return (host) => {
    const context = known.get(host) ?? createSecureContext({ ...certificateFor(host), ...settings });
    known.set(host, context);
    return context;
  };
}

/** `name`: what the server calls itself; `onName` hears what the client calls it. */
export function serveTls(
  socket: Socket,
  name: string,
  contexts: ContextFor,
  onName: (name: string) => void = () => {},
): TLSSocket {
  const secure = new TLSSocket(socket, {
    isServer: true,
    secureContext: contexts(name),
    SNICallback: (asked, done) => {
      onName(asked.toLowerCase());
      try {
        done(null, contexts(asked.toLowerCase()));
      } catch (error) {
        done(error as Error);
      }
    },
  });
  // A client that breaks off, or does not trust our certificate, is no concern of the server's.
  secure.on('error', () => secure.destroy());
  return secure;
}
