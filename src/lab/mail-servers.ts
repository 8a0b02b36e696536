/** The mail servers of the lab: one that serves every host not named otherwise, and those with a story of their own. */
import {
  type Authority,
  type CertificateFault,
  createAuthority,
  type ServerCertificate,
} from './certificates.ts';
import { mailHostKey } from './host-keys.ts';
import { type HeardSession, type MailHost, type MailScript, startMailHost } from './mail-host.ts';

export interface LabMailServer {
  host: string;
  /** The usual one on 25 where left out: then only the certificate is the host's own. */
  script?: MailScript;
  /** 25 where left out. */
  port?: number;
  certificate?: CertificateStory;
}

/** How a host's certificate differs from a sound one of the lab's authority over the host's own key. */
export interface CertificateStory {
  fault?: CertificateFault;
  /** Name whose key issues it: a private authority nobody else trusts, its certificate sent along. */
  issuer?: string;
  /** Name whose key it certifies, in place of the host's. */
  keyOf?: string;
}

export interface MailServers {
  /** Rules in curl's form, those for one host first. */
  connectTo: string[];
  heard: HeardSession[];
  close(): Promise<void>;
}

const USUAL: MailScript = { name: 'mx.lab-hosting.example' };

export async function startMailServers(
  servers: readonly LabMailServer[],
  authority: Authority,
  takesMailFor: (domain: string) => boolean,
): Promise<MailServers> {
  const heard: HeardSession[] = [];
  const stories = new Map(
    servers.flatMap(({ host, certificate }) => (certificate ? [[host, certificate]] : [])),
  );
  const start = (script: MailScript, port: number): Promise<MailHost> =>
    startMailHost({
      script,
      port,
      heard,
      takesMailFor,
      certificateFor: (host) => issue(host, stories.get(host) ?? {}, authority),
    });
  const own = servers.flatMap(({ host, script, port = 25 }) => (script ? [{ host, script, port }] : []));
  const [usual, ...started] = await Promise.all([
    start(USUAL, 25),
    ...own.map(({ script, port }) => start(script, port)),
  ]);
  const rules = own.map(({ host, port }, index) => `${host}:${port}:${started[index]?.address}`);
  return {
    connectTo: [...rules, `:25:${usual.address}`],
    heard,
    async close() {
      await Promise.all([usual, ...started].map((server) => server.close()));
    },
  };
}

function issue(
  host: string,
  { fault, issuer, keyOf = host }: CertificateStory,
  authority: Authority,
): ServerCertificate {
  if (issuer === undefined) return authority.issue(host, fault, mailHostKey(keyOf));
  const own = createAuthority(new Date(), issuer, mailHostKey(issuer));
  const { key, cert } = own.issue(host, fault, mailHostKey(keyOf));
  return { key, cert: cert + own.pem };
}
