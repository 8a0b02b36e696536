/** The HTTPS server of the lab: MTA-STS policies and BIMI logos of every host in it, told apart by SNI. */
import { createServer } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { Authority, CertificateFault } from './certificates.ts';
import { type LoopbackServer, listenOnLoopback } from './loopback-server.ts';

export interface LabPage {
  status?: number;
  contentType?: string;
  /** Redirect target, with a 3xx status. */
  location?: string;
  body?: string;
}

export interface LabSite {
  host: string;
  certificate?: CertificateFault;
  /** By path; any other path is a 404. */
  pages: { readonly [path: string]: LabPage };
}

/** Certificates are made when a host is first asked for, so that starting costs nothing. */
export async function startPolicyHost(
  sites: readonly LabSite[],
  authority: Authority,
): Promise<LoopbackServer> {
  const byHost = new Map(sites.map((site) => [site.host, site]));
  const contexts = new Map<string, SecureContext>();
  const contextFor = (host: string): SecureContext => {
    const known = contexts.get(host);
    if (known !== undefined) return known;
    const made = createSecureContext(authority.issue(host, byHost.get(host)?.certificate));
    contexts.set(host, made);
    return made;
  };
  const server = createServer(
    {
      SNICallback(name, answer) {
        const host = name.toLowerCase();
        // A name nobody set up gets the certificate of the web server that happens to live there.
        answer(null, contextFor(byHost.has(host) ? host : 'www.lab-hosting.example'));
      },
    },
    (request, reply) => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
      const page = byHost.get(host)?.pages[(request.url ?? '').replace(/\?.*$/, '')];
      const {
        status = 200,
        contentType = 'text/plain; charset=utf-8',
        location,
        body = '',
      } = page ?? NOT_FOUND;
      reply.writeHead(status, { 'content-type': contentType, ...(location !== undefined && { location }) });
      reply.end(body);
    },
  );
  // A client that breaks off, or does not trust our certificate, is no concern of the server's.
  server.on('tlsClientError', () => {});
  server.on('clientError', (_error, socket) => socket.destroy());
  return listenOnLoopback(server, () => server.closeAllConnections());
}

const NOT_FOUND: LabPage = { status: 404, body: 'Not here.\n' };
