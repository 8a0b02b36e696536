/** Whether a certificate chain is one that the TLSA records of a host promise (RFC 7672 §3). */
import type { TlsaLook, TlsaRecordFacts } from '../model/evidence/tlsa.ts';
import { matchesNamePattern } from '../parse/name-pattern.ts';
import { formatTlsa, matchTlsa } from '../parse/tlsa.ts';
import { dateProblem, type Tls } from './mx-tls.ts';

/** Why no record accepts this chain; null where one does. */
export function daneProblem(
  { chain }: Tls,
  { domain, host, expandedHost, name, records }: TlsaLook,
  asOf: Date,
): string | null {
  const [leaf] = chain;
  if (leaf === undefined) return 'no certificate was presented';
  let blocked: string | null = null;
  for (const record of records) {
    const position = matchTlsa(record, chain);
    if (position === null) continue;
    // RFC 7672 §3.1.1: with usage 3 neither names nor dates count; §3.2.2: with usage 2 both do.
    if (record.usage === 3) return null;
    const named = [host, expandedHost ?? host, domain].some((one) =>
      leaf.names.some((pattern) => matchesNamePattern(one, pattern)),
    );
    const problem =
      dateProblem(leaf.validFrom, leaf.validTo, asOf) ??
      (named ? null : `the certificate is not for ${host}`);
    if (problem === null) return null;
    blocked = `TLSA record ${formatTlsa(record)} fits, but ${problem}`;
  }
  const offered = records.filter(({ usable }) => usable).map(formatTlsa);
  return blocked ?? `the certificate matches none of the TLSA records at ${name} (${offered.join(', ')})`;
}

/** Usages whose records this chain fits: of a host with usage 3 neither name, date nor issuer matters to anyone who heeds DANE. */
export function matchedUsages(records: readonly TlsaRecordFacts[], chain: Tls['chain']): ReadonlySet<number> {
  return new Set(records.filter((record) => matchTlsa(record, chain) !== null).map(({ usage }) => usage));
}
