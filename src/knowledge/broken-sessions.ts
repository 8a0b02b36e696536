/** What it means where a server hangs up, or falls silent, at a point of the session where it owed a reply. */
import type { Failure, Stage } from '../model/failure.ts';

export interface BrokenSession {
  /** Whole sentences. */
  means: string;
  /** What to do, most useful first; whole sentences. */
  does: readonly string[];
}

/** After the greeting, where a server that refuses has words for it (RFC 5321 §3.8). */
const STAGES: readonly Stage[] = ['hello', 'mail', 'rcpt', 'data', 'message'];

/** What a filter may have judged by then. */
const KNOWN: { readonly [S in Stage]?: string } = {
  hello: 'by its address or by the name said in EHLO',
  mail: 'by its address or by the envelope sender',
  rcpt: 'by its address, by the envelope sender or by the recipient',
};

const OWN_ADDRESS =
  'Look at the address you send from: `mailsonde blocklist ADDRESS` and `mailsonde ptr ADDRESS`.';
const ELSEWHERE =
  'Try it from another network; where it is the same from there, tell the postmaster of the server.';

/** Null where the session did not break off, or broke off where the checks of that stage tell of it. */
export function brokenSession({ stage, kind, cause }: Failure): BrokenSession | null {
  if (cause !== 'target' || !STAGES.includes(stage)) return null;
  const isContent = stage === 'data' || stage === 'message';
  if (kind === 'timeout')
    return {
      means:
        'It said nothing more, though the connection stood. Busy servers and filters that hold strangers up take minutes at this point; the standard asks senders to wait five (RFC 5321 §4.5.3.2). Otherwise the server, or what it asks in turn, has come to a halt.',
      does: ['Wait longer, with `--command-timeout 5m`.', ELSEWHERE],
    };
  if (kind !== 'reset' && kind !== 'closed') return null;
  return {
    means: isContent
      ? 'It hung up where it should have answered. A filter may have stopped at something in the message, or a size was too much for it; a server that refuses says so in a reply.'
      : `It hung up where it should have answered. A server that refuses says so in a reply; hanging up is mostly the work of a filter or a firewall that has judged the sender ${KNOWN[stage]}, or a sign that the server fell over.`,
    does: isContent
      ? ['Send a short plain message, to see whether that one is taken.', ELSEWHERE]
      : [OWN_ADDRESS, ELSEWHERE],
  };
}
