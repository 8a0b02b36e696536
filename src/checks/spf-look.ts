/** What the SPF checks have in common: whether there is a record to judge, and what of its tree could not be seen. */

import type { SpfEvidence, SpfNode } from '../model/evidence/spf.ts';
import type { Observation } from '../model/finding.ts';
import type { Absent, Observed } from '../model/outcome.ts';
import { listed } from '../parse/enumeration.ts';
import { quoteSpf } from '../parse/spf-term.ts';
import { spfTerms, unreadRecords, unseenHosts } from '../parse/spf-tree.ts';
import { skip, unknownFrom } from './define.ts';
import { containedIncludes, unneededServices } from './spf-cures.ts';

/** Terms named in a finding; a hostile record may hold thousands. */
export const MOST_NAMED = 20;

export function onRecord(
  spf: Observed<SpfEvidence> | Absent,
  judge: (value: SpfEvidence) => Observation,
): Observation {
  return spf.status === 'absent' || spf.value.record === null
    ? skip('there is no SPF record')
    : judge(spf.value);
}

/** The domain itself does not exist, which is the business of domain-exists. */
export function isGone(spf: Observed<SpfEvidence> | Absent): boolean {
  return spf.status === 'absent' ? spf.how === 'nxdomain' : spf.value.tree.status === 'nxdomain';
}

/** Undetermined where an included record could not be read; null where all were. */
export function unreadPart({ tree }: SpfEvidence, what: string): Observation | null {
  const [first] = unreadRecords(tree);
  return first === undefined
    ? null
    : unknownFrom(first.failure, `${what}, since ${first.domain} could not be read`);
}

/** The same for hosts of one family. */
export function unseenPart({ tree }: SpfEvidence, family: 'ipv4' | 'ipv6', what: string): Observation | null {
  const [first] = unseenHosts(tree, family);
  return first === undefined
    ? null
    : unknownFrom(first.failure, `${what}, since ${quoteSpf(first.term.text)} could not be resolved`);
}

/** The same for the list of MX hosts. */
export function unseenMx({ tree }: SpfEvidence, what: string): Observation | null {
  const first = spfTerms(tree).find(
    ({ term }) => term.name === 'mx' && term.failure !== undefined && term.resolved?.names.length === 0,
  )?.term;
  return first?.failure === undefined
    ? null
    : unknownFrom(first.failure, `${what}, since ${quoteSpf(first.text)} could not be resolved`);
}

/** Top-level terms with what each costs, the dearest first. */
export function costs({ terms }: SpfNode): { term: string; lookups: number }[] {
  return terms
    .filter(({ total }) => total > 0)
    .map(({ text, total }) => ({ term: text, lookups: total }))
    .sort((a, b) => b.lookups - a.lookups)
    .slice(0, MOST_NAMED);
}

/** Which includes serve nothing, where there are such. */
export function lighten(tree: SpfNode): { fix?: string } {
  const services = [...new Set(unneededServices(tree))];
  if (services.length === 0) {
    const idle = containedIncludes(tree);
    if (idle.length === 0) return {};
    return {
      fix: `Drop ${listed(idle.slice(0, MOST_NAMED))}: another include of the record asks the same already. If that is not enough, remove includes of services you no longer use, or give a bulk sender a subdomain with its own SPF record.`,
    };
  }
  const one = services.length === 1;
  return {
    fix: `${listed(services)} ${one ? 'sends with a return address of its own, which is what SPF looks at, so its include serves' : 'send with return addresses of their own, which is what SPF looks at, so their includes serve'} nothing here: remove ${one ? 'it' : 'them'}. If that is not enough, give a bulk sender a subdomain with its own SPF record.`,
  };
}

/** The terms themselves whose lookup came back empty, wherever they stand. */
export function voidTerms(tree: SpfNode, family: 'ipv4' | 'ipv6'): string[] {
  return spfTerms(tree)
    .filter(({ term }) => term.subtree === undefined && term.voids[family] > 0)
    .map(({ term }) => term.text)
    .slice(0, MOST_NAMED);
}

/** The first term by which some sender passes; include and redirect count by what they lead to, if it was seen. */
export function authorising({ terms }: SpfNode): string | null {
  for (const { text, name, kind, qualifier, unreachable, subtree, resolved } of terms) {
    if (unreachable !== undefined || kind === 'unknown') continue;
    const within = subtree === undefined || isOpen(subtree) ? text : authorising(subtree);
    if (name === 'redirect' && subtree !== undefined && within !== null) return text;
    if (kind !== 'mechanism' || qualifier !== '+') continue;
    if (name === 'include' && within === null) continue;
    // An `a` or `mx` that leads nowhere lets nobody in; under a null MX, `mx` always does.
    if (['a', 'mx'].includes(name) && resolved !== undefined && resolved.addresses.length === 0) continue;
    return text;
  }
  return null;
}

/** Whom it lets in hangs on the message, or on what could not be read. */
function isOpen({ status }: SpfNode): boolean {
  return status === 'macro' || status === 'unread' || status === 'failed';
}
