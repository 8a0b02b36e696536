/** What mail servers of each kind would do with a host, as far as it was looked at. */
import type { Evidence } from '../model/evidence.ts';
import type { Report, SenderView } from '../model/report.ts';

export const SENDERS = 'What other servers would do';

export interface SendersTold {
  host: string;
  /** A clause for each kind of sender. */
  clauses: string[];
}

/** One for each host that was spoken with; what nobody looked for is left out rather than called absent. */
export function sendersTold({ senders = [], evidence }: Report): SendersTold[] {
  const held = evidence.sessions?.status === 'observed' ? evidence.sessions.value : [];
  return senders
    .filter(({ host }) => held.some((one) => one.host === host && one.hello !== null))
    .map((view) => ({ host: view.host, clauses: clausesOf(view, evidence) }));
}

function clausesOf({ by, dane, mtaSts, others }: SenderView, evidence: Partial<Evidence>): string[] {
  const looked = [
    ...(evidence.tlsa === undefined ? [] : [dane]),
    ...(evidence.mtaSts === undefined ? [] : [mtaSts]),
  ];
  // Without a promise all do the same; whether there is one is not known where nobody looked.
  const isSame = by === 'opportunistic' && looked.every(({ does }) => does === others.does);
  if (looked.length === 2 && isSame) return [others.says.replace(EVERYONE, '$1every sender')];
  if (looked.length === 0) return [others.says.replace(EVERYONE, '$1a sender without DANE and MTA-STS')];
  return [...looked, others].map(({ says }) => says);
}

const EVERYONE = /^(what )?everyone else/;
