/** Names of an address that lead back to it: for `ptr` and %{p} (RFC 7208 §5.5). */
import type { Resolver } from '../../model/dns.ts';
import { canonicalIp, ipFamily, reverseName } from '../../parse/ip.ts';
import { isUsableName } from '../../parse/spf-macro.ts';

/** PTR records beyond these are ignored (§4.6.4). */
const MOST_NAMES = 10;

export interface ValidatedNames {
  names: string[];
  /** The PTR lookup came back empty. */
  empty: boolean;
}

/** DNS errors make a name not count; they never end the evaluation (§5.5). */
export async function validatedNames(ip: string, dns: Resolver): Promise<ValidatedNames> {
  const answer = await dns.query(reverseName(ip), 'PTR');
  if (answer.status !== 'observed') return { names: [], empty: answer.status === 'absent' };
  const candidates = answer.value.records
    .flatMap((record) => ('target' in record ? [record.target.toLowerCase()] : []))
    .slice(0, MOST_NAMES)
    .filter(isUsableName);
  const type = ipFamily(ip) === 6 ? 'AAAA' : 'A';
  const confirmed = await Promise.all(
    candidates.map(async (name) => {
      const back = await dns.query(name, type);
      return (
        back.status === 'observed' &&
        back.value.records.some((record) => 'address' in record && canonicalIp(record.address) === ip)
      );
    }),
  );
  return { names: candidates.filter((_, at) => confirmed[at]), empty: false };
}

/** %{p}: the domain itself, else a name below it, else any, else "unknown" (§7.3). */
export function choosePtrName(names: readonly string[], domain: string): string {
  return (
    names.find((name) => name === domain) ??
    names.find((name) => name.endsWith(`.${domain}`)) ??
    names[0] ??
    'unknown'
  );
}
