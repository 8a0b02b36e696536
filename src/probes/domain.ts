/** Whether the domain exists, and which zone and name servers it lives in. */

import type { Context } from '../model/context.ts';
import type { DnsOutcome } from '../model/dns.ts';
import type { DomainEvidence } from '../model/evidence/domain.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { inNaturalOrder } from '../parse/natural-order.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';

/** Names looked at from the domain up to its organizational domain, so that a long name costs no flood. */
const MAX_LEVELS = 6;

export async function probeDomain(target: Target, ctx: Context): Promise<Outcome<DomainEvidence>> {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'not asked about a domain' };
  const { ascii: name } = target;
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const levels = zoneCandidates(name);
  // The MX question is asked by the mx probe as well, so it costs nothing here; some servers answer it but not SOA.
  const [soas, ns, mx] = await Promise.all([
    Promise.all(levels.map((level) => ctx.dns.query(level, 'SOA'))),
    Promise.all(levels.map((level) => ctx.dns.query(level, 'NS'))),
    ctx.dns.query(name, 'MX'),
  ]);
  const own = [soas[0], ns[0], mx] as DnsOutcome[];
  const answered = own.filter(({ status }) => status === 'observed' || status === 'absent');
  if (answered.length === 0) return mx.status === 'failed' ? mx : (own[0] as Outcome<DomainEvidence>);
  // One type answered NODATA or with records is existence, whatever a broken server says of the others.
  if (answered.every((outcome) => outcome.status === 'absent' && outcome.how === 'nxdomain')) {
    return { status: 'absent', how: 'nxdomain', at, tookMs: ctx.clock.monotonicMs() - began };
  }
  return {
    status: 'observed',
    at,
    tookMs: ctx.clock.monotonicMs() - began,
    value: {
      name,
      publicSuffixOrganizationalDomain: publicSuffixOrganizationalDomain(name),
      nameServers: nameServersIn(ns),
      zone: zoneIn(soas),
    },
  };
}

/** The name and its ancestors down to the organizational domain: where a zone apex of its owner can be. */
export function zoneCandidates(name: string): string[] {
  const top = publicSuffixOrganizationalDomain(name) ?? name;
  const names = [name];
  for (let rest = name; rest !== top && rest.includes('.'); ) {
    rest = rest.slice(rest.indexOf('.') + 1);
    names.push(rest);
  }
  return names.length <= MAX_LEVELS ? names : [...names.slice(0, MAX_LEVELS - 1), top];
}

function nameServersIn(outcomes: readonly DnsOutcome[]): Outcome<string[]> {
  const found = closest(outcomes);
  if (found.status !== 'observed') return found;
  const names = found.value.records.flatMap((record) => (record.type === 'NS' ? [record.target] : []));
  return { status: 'observed', value: inNaturalOrder(names), at: found.at, tookMs: found.tookMs };
}

function zoneIn(outcomes: readonly DnsOutcome[]): DomainEvidence['zone'] {
  const found = closest(outcomes);
  if (found.status !== 'observed') return found;
  const { at, tookMs } = found;
  const soa = found.value.records.find((record) => record.type === 'SOA');
  if (soa === undefined) return { status: 'absent', how: 'nodata', at, tookMs };
  return {
    status: 'observed',
    value: { apex: soa.name, mname: soa.mname, serial: soa.serial },
    at,
    tookMs,
  };
}

/** The answer nearest to the name that stands there itself: what an alias leads to is another zone's. */
function closest(outcomes: readonly DnsOutcome[]): DnsOutcome {
  const found = outcomes.find(
    (outcome) => outcome.status === 'observed' && outcome.value.cnames.length === 0,
  );
  const other = outcomes.find(({ status }) => status === 'failed') ?? outcomes.at(-1);
  if (found !== undefined) return found;
  if (other?.status !== 'observed') return other as DnsOutcome;
  const { at, tookMs, value } = other;
  return {
    status: 'absent',
    how: 'nodata',
    at,
    tookMs,
    cnames: value.cnames,
    authenticated: value.authenticated,
    server: value.server,
  };
}
