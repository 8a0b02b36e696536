/** MX targets as checks look at them, and the edits that mend one without making anything else worse. */

import type { MxEvidence, MxHost } from '../model/evidence/mx.ts';
import type { ZoneEdit } from '../model/finding.ts';
import { specialPurpose } from '../parse/ip.ts';

/** Every target once, in order of preference: neither the root of a null MX nor an implicit MX. */
export function mxTargets(mx: MxEvidence): MxHost[] {
  if (mx.implicit) return [];
  const seen = new Set<string>(['']);
  return mx.hosts.filter(({ host }) => !seen.has(host) && seen.add(host));
}

/** A null MX stands alone, so the domain takes no mail (RFC 7505). */
export function takesNoMail(mx: MxEvidence): boolean {
  return mx.nullMx && mx.hosts.every(({ host }) => host === '');
}

/** Undefined where the records stand in another organization's zone, which an alias led to. */
export function removeTarget(mx: MxEvidence, host: string): ZoneEdit[] | undefined {
  const { owner } = mx;
  if (owner === undefined || mx.implicit) return undefined;
  return mx.hosts
    .filter((one) => one.host === host)
    .map(({ preference }) => ({ action: 'remove', name: owner, type: 'MX', value: `${preference} ${host}` }));
}

/** Names `by` with the best preference the target had; just removes it where `by` is a target already. */
export function replaceTarget(mx: MxEvidence, host: string, by: string): ZoneEdit[] | undefined {
  const { owner } = mx;
  const removed = removeTarget(mx, host);
  if (removed === undefined || owner === undefined || mx.hosts.some((one) => one.host === by)) return removed;
  const preference = Math.min(...mx.hosts.filter((one) => one.host === host).map((one) => one.preference));
  return [...removed, { action: 'add', name: owner, type: 'MX', value: `${preference} ${by}` }];
}

/** Another target has a public address, so mail still arrives without this one. */
export function deliversWithout(mx: MxEvidence, host: string): boolean {
  return mxTargets(mx).some(
    (other) => other.host !== host && other.addresses.some((ip) => specialPurpose(ip) === null),
  );
}

/**
 * For a target that cannot be used: the host that was meant, else nothing in its place. The meant host may come to count
 * as a sender, so it is named only where all its addresses have confirmed reverse names, and no TLSA records are in the
 * way.
 */
export function mendTarget(mx: MxEvidence, target: MxHost): ZoneEdit[] | undefined {
  const { host, meant } = target;
  if (meant !== undefined && isSound(meant)) return replaceTarget(mx, host, meant.host);
  return deliversWithout(mx, host) ? removeTarget(mx, host) : undefined;
}

function isSound({ addresses, reverse, badTlsa }: NonNullable<MxHost['meant']>): boolean {
  return (
    badTlsa !== true &&
    addresses.every(
      (ip) => specialPurpose(ip) === null && reverse.some((look) => look.ip === ip && look.confirmed),
    )
  );
}

/** A hint at what was probably meant, as a clause. */
export function presumption({ meant }: MxHost): string {
  switch (meant?.because) {
    case 'reverse-name':
      return `; that address belongs to ${meant.host}`;
    case 'missing-domain':
      return `; probably ${meant.host} is meant`;
    case 'doubled-domain':
      return `; probably ${meant.host} is meant and the final dot is missing in the zone file`;
    default:
      return '';
  }
}
