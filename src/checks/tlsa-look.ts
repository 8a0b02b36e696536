/** What DANE checks share: whether TLSA records count for senders, as far as this resolver can tell. */
import type { ResolverFacts } from '../model/dns.ts';
import type { TlsaLook } from '../model/evidence/tlsa.ts';
import type { Absent, Observed } from '../model/outcome.ts';

/** Only a validating resolver on a trusted path can tell secure from insecure (contract §5, end). */
export function seesSecurity(resolver: Observed<ResolverFacts> | Absent): boolean {
  return resolver.status === 'observed' && resolver.value.validates && resolver.value.trusted;
}

/** Why it cannot, for an unknown. */
export function whyBlind(resolver: Observed<ResolverFacts> | Absent): string {
  if (resolver.status === 'absent' || !resolver.value.validates)
    return 'this resolver does not validate DNSSEC';
  return `the path to this resolver is not trusted (${resolver.value.trustedBecause})`;
}

/** Senders go by the records: the answer is secure, and so are the host's addresses, else none asks (RFC 7672 §2.2.2). */
export function countsForSenders({ secure, hostSecure, expandedHost }: TlsaLook): boolean {
  return secure && (hostSecure !== false || expandedHost !== undefined);
}

export function looks(tlsa: Observed<TlsaLook[]> | Absent): readonly TlsaLook[] {
  return tlsa.status === 'observed' ? tlsa.value : [];
}
