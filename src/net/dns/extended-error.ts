/** Extended DNS errors (RFC 8914): what a resolver says about why it could not, or would not, answer. */

export interface ExtendedError {
  code: number;
  /** The registered purpose, or `code N`. */
  purpose: string;
  /** The server's own words, short and without control characters; may be empty. */
  text: string;
}

/** IANA "Extended DNS Error Codes". */
const PURPOSES: readonly string[] = [
  'other error',
  'unsupported DNSKEY algorithm',
  'unsupported DS digest type',
  'stale answer',
  'forged answer',
  'DNSSEC indeterminate',
  'DNSSEC bogus',
  'signature expired',
  'signature not yet valid',
  'DNSKEY missing',
  'RRSIGs missing',
  'no zone key bit set',
  'NSEC missing',
  'cached error',
  'not ready',
  'blocked',
  'censored',
  'filtered',
  'prohibited',
  'stale NXDOMAIN answer',
  'not authoritative',
  'not supported',
  'no reachable authority',
  'network error',
  'invalid data',
  'signature expired before valid',
  'too early',
  'unsupported NSEC3 iterations value',
  'unable to conform to policy',
  'synthesized',
];
/** Forged, blocked, censored, filtered: the answer is the resolver's policy, not the zone's data. */
const POLICY = new Set([4, 15, 16, 17]);
const MAX_TEXT = 120;

export function readExtendedError(option: Buffer): ExtendedError | null {
  if (option.length < 2) return null;
  const code = option.readUInt16BE(0);
  const text = option
    .toString('utf8', 2, Math.min(option.length, 2 + 4 * MAX_TEXT))
    .replace(/[\p{Cc}\p{Cf}\s\ufffd]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT);
  return { code, purpose: PURPOSES[code] ?? `code ${code}`, text };
}

export function isPolicy(error: ExtendedError | undefined): boolean {
  return error !== undefined && POLICY.has(error.code);
}

/** As a parenthesis for a failure's detail: ` (signature expired: ...)`. */
export function describeExtendedError(error: ExtendedError | undefined): string {
  if (error === undefined) return '';
  return ` (${error.purpose}${error.text === '' ? '' : `: ${error.text}`})`;
}
