/** What Postfix's own TLS probe makes of a mail domain: whether a sender that goes by DANE would deliver. */
import { runInRoot } from '../servers/root.ts';

export interface FingerVerdict {
  /** verified: delivered · refused: not delivered · opportunistic: delivered without a look at the certificate. */
  would: 'verified' | 'refused' | 'opportunistic';
  said: string;
}

/** `folder` holds the main.cf it reads. */
export async function fingerDane(domain: string, folder: string): Promise<FingerVerdict> {
  const options = ['-c', '-l', 'dane', '-L', 'summary,verbose', '-t', '5', '-T', '5'];
  const { said } = await runInRoot('posttls-finger', [...options, domain], { MAIL_CONFIG: folder });
  const published = /DNSSEC-signed TLSA record:/.test(said);
  const connected = /^posttls-finger: (\w+) TLS connection established/m.exec(said)?.[1];
  if (connected === 'Verified') return { would: 'verified', said };
  return { would: connected === undefined || published ? 'refused' : 'opportunistic', said };
}
