/** What Debian's OpenDKIM, python3-dkim, python3-spf and libopendmarc make of the messages we judge. */
import { join } from 'node:path';
import type { MessageEvidence } from '../../../src/model/evidence/message.ts';
import { authorDomain } from '../../../src/probes/message/alignment.ts';
import { ROOT } from '../../support/source.ts';
import { runCommand, SERVERS_ROOT } from '../servers/root.ts';
import { PYTHON } from './tools.ts';

export interface Opinion {
  /** python3-dkim, signature by signature. */
  dkim: ('pass' | 'fail' | 'temperror')[];
  arc: 'pass' | 'fail' | 'none';
  /** python3-spf; null where the message does not tell who handed it over. */
  spf: string | null;
  /** libopendmarc, fed with the results of the two; null without one author. */
  dmarc: { verdict: 'pass' | 'reject' | 'quarantine' | 'none'; dkim: boolean; spf: boolean } | null;
}

/** `ours` tells the others only what a receiving server would tell them: who handed the message over, and in whose name. */
export async function secondOpinions(
  port: number,
  messages: readonly { octets: Buffer; ours: MessageEvidence }[],
): Promise<Opinion[]> {
  const asked = {
    port,
    messages: messages.map(({ octets, ours: { envelope, spf, dkim, from } }) => ({
      octets: octets.toString('base64'),
      ip: envelope.ip,
      helo: envelope.helo,
      mailFrom: envelope.mailFrom,
      author: authorDomain(from),
      spfDomain: spf.domain,
      identity: spf.identity,
      signers: dkim.map(({ domain }) => domain),
    })),
  };
  return (await inPython(asked)) as Opinion[];
}

/** One ARC set more, sealed by python3-dkim; the message must carry the results of `authservId`. */
export async function sealedByPython(
  text: string,
  seal: { domain: string; selector: string; key: string; authservId: string },
): Promise<string> {
  const octets = Buffer.from(text, 'latin1').toString('base64');
  const [whole = ''] = (await inPython({ seal: [{ octets, ...seal }] })) as string[];
  return Buffer.from(whole, 'base64').toString('latin1');
}

/** One DKIM signature more, made by python3-dkim; `headers` become h=, however often they stand there. */
export async function signedByPython(
  text: string,
  sign: { domain: string; selector: string; key: string; canonicalize: string; headers: readonly string[] },
): Promise<string> {
  const octets = Buffer.from(text, 'latin1').toString('base64');
  const [whole = ''] = (await inPython({ sign: [{ octets, ...sign }] })) as string[];
  return Buffer.from(whole, 'base64').toString('latin1');
}

async function inPython(asked: object): Promise<unknown> {
  const script = join(ROOT, 'test/interop/support/second-opinion.py');
  const { status, said } = await runCommand(PYTHON, [script], JSON.stringify(asked));
  if (status !== 0) throw new Error(`the second opinion failed:\n${said}`);
  return JSON.parse(said);
}

/** Whether OpenDKIM takes the message: one signature that holds is enough for it. What it says otherwise is told. */
export async function openDkimSays(octets: Buffer): Promise<'pass' | string> {
  const { status, said } = await runCommand('chroot', [SERVERS_ROOT, '/usr/sbin/opendkim-testmsg'], octets);
  return status === 0 ? 'pass' : said.trim();
}
