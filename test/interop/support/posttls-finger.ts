/** What Postfix's own TLS probe makes of a server: whether a sender with its settings would deliver. */
import { runInRoot } from '../servers/root.ts';

export interface FingerVerdict {
  /** verified: delivered · refused: not delivered · opportunistic: delivered without a look at the certificate. */
  would: 'verified' | 'refused' | 'opportunistic';
  said: string;
}

/** For a mail domain, by DANE; `folder` holds the main.cf it reads. */
export async function fingerDane(domain: string, folder: string): Promise<FingerVerdict> {
  const said = await finger(['-l', 'dane', domain], folder);
  const published = /DNSSEC-signed TLSA record:/.test(said);
  const connected = connection(said);
  if (connected === 'Verified') return { would: 'verified', said };
  return { would: connected === undefined || published ? 'refused' : 'opportunistic', said };
}

/** For one server, by an authority and a name. `caFile` is a path within the servers' root. */
export async function fingerVerify(
  at: string,
  { name, caFile, folder }: { name: string; caFile: string; folder: string },
): Promise<FingerVerdict> {
  const [ip, port] = at.split(':');
  const said = await finger(['-l', 'verify', '-F', caFile, `[${ip}]:${port}`, name], folder);
  return { would: connection(said) === 'Verified' ? 'verified' : 'refused', said };
}

async function finger(args: readonly string[], folder: string): Promise<string> {
  const options = ['-c', '-L', 'summary,verbose', '-t', '5', '-T', '5'];
  return (await runInRoot('posttls-finger', [...options, ...args], { MAIL_CONFIG: folder })).said;
}

function connection(said: string): string | undefined {
  return /^posttls-finger: (\w+) TLS connection established/m.exec(said)?.[1];
}
