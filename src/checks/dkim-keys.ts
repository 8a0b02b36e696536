/** Which keys a DKIM check judges, and how a repair of one is written down. */
import { providerById } from '../knowledge/providers/index.ts';
import { siblingSelectors } from '../knowledge/selectors.ts';
import type { Settled } from '../model/check.ts';
import type { DkimEvidence, DkimKey } from '../model/evidence/dkim.ts';
import type { Observation, ZoneEdit } from '../model/finding.ts';
import { parseDkimKey } from '../parse/dkim-key.ts';
import { skip } from './define.ts';

export const DKIM_NEEDS = ['dkim', 'sending'] as const;

/** RFC 8301 §3.2: verifiers must not accept less, signers should use the other. */
export const MINIMUM_BITS = 1024;
export const STRONG_BITS = 2048;

/** Asks `judge` for each key; null where the check has nothing to say of it. */
export function judgeKeys(
  { dkim, sending }: Settled<'dkim' | 'sending'>,
  judge: (key: DkimKey, dkim: DkimEvidence) => Observation | null,
  nothing = 'no DKIM key to judge',
): Observation[] | Observation {
  return judgeDkim({ dkim, sending }, (value) => {
    const said = value.keys.flatMap((key) => judge(key, value) ?? []);
    return said.length === 0 ? skip(nothing) : said;
  });
}

export function judgeDkim(
  { dkim, sending }: Settled<'dkim' | 'sending'>,
  judge: (dkim: DkimEvidence) => Observation[] | Observation,
): Observation[] | Observation {
  if (dkim.status === 'absent') return skip('the domain does not exist');
  if (sending.status === 'observed' && !sending.value.sends)
    return skip(`the domain does not send mail: ${sending.value.because}`);
  return judge(dkim.value);
}

/**
 * Whether a weakness of this key can hurt. A named selector is in use by the user's word. Of those found by probing
 * nobody knows which signs, and old ones stay published for years without harm: s1024 beside s2048, the first half of a
 * Microsoft 365 pair after a rotation, the key of a service left behind. So a weakness counts only where no better key
 * could be the one in use: among the keys of the same provider where MX or SPF show that it serves the domain, otherwise
 * among all keys found.
 */
export function mayBeInUse(key: DkimKey, dkim: DkimEvidence, isBetter: (other: DkimKey) => boolean): boolean {
  if (key.named) return true;
  const serves = key.provider !== undefined && dkim.basedOn.includes(key.provider);
  return !dkim.keys.some(
    (other) =>
      other !== key &&
      other.status === 'valid' &&
      isUsable(other) &&
      (!serves || other.provider === key.provider) &&
      isBetter(other),
  );
}

/**
 * Whether a probed selector can go without another key going out of sight: siblings are asked for because it answered,
 * and names under a wildcard never go.
 */
export function canBeRemoved(key: DkimKey, { keys, wildcard }: DkimEvidence): boolean {
  const family = siblingSelectors(key.selector);
  const alone = !keys.some((other) => other !== key && family.includes(other.selector));
  return !key.named && !wildcard && alone && keys.some((other) => other !== key && other.status === 'valid');
}

type KeyFacts = Pick<DkimKey, 'keyType' | 'bits' | 'exponent' | 'hashAlgorithms' | 'serviceTypes'>;

/** Verifiers of today can take signatures on mail by it: size, hash and service are in order. */
function isUsable(key: KeyFacts): boolean {
  return isLargeEnough(key) && allowsSha256(key) && servesEmail(key);
}

/** The same of a record as text, its syntax included. */
export function isSound(record: string): boolean {
  const key = parseDkimKey(record);
  return key.status === 'valid' && isUsable(key);
}

export function isLargeEnough({
  keyType,
  bits,
  exponent,
}: Pick<DkimKey, 'keyType' | 'bits' | 'exponent'>): boolean {
  return keyType !== 'rsa' || ((bits ?? 0) >= MINIMUM_BITS && (exponent ?? 0) >= 3);
}

export function isStrong({ keyType, bits }: Pick<DkimKey, 'keyType' | 'bits'>): boolean {
  return keyType !== 'rsa' || (bits ?? 0) >= STRONG_BITS;
}

/** RFC 6376 §3.6.1: without h= every hash is allowed. */
export function allowsSha256({ hashAlgorithms }: Pick<DkimKey, 'hashAlgorithms'>): boolean {
  return hashAlgorithms?.includes('sha256') ?? true;
}

/** RFC 6376 §3.6.1: without s= every service is meant. */
export function servesEmail({ serviceTypes }: Pick<DkimKey, 'serviceTypes'>): boolean {
  return serviceTypes?.some((type) => type === '*' || type === 'email') ?? true;
}

/** One record in place of another; none where it lives in somebody else's zone or its octets could not be read as text. */
export function replaceRecord(key: DkimKey, value: string | null): { records?: readonly ZoneEdit[] } {
  if (value === null || key.record === undefined || key.cnames.length > 0) return {};
  if (/\\x[0-9a-f]{2}/i.test(key.record)) return {};
  return {
    records: [
      { action: 'remove', name: key.name, type: 'TXT', value: key.record },
      { action: 'add', name: key.name, type: 'TXT', value },
    ],
  };
}

/** How to come to a key of enough bits; one that stands in the service's own zone is the service's to replace. */
export function renewKey(key: DkimKey, then: string): string {
  const target = key.cnames.at(-1);
  if (target === undefined)
    return `${inTheConsole(key)}, make a key of ${STRONG_BITS} bits under a new selector, sign with it, and ${then}.`;
  return `${inTheConsole(key)}, have the key replaced by one of ${STRONG_BITS} bits, or ask their support for it: it stands at ${target}, so nothing changes in your own zone.`;
}

/** Where the owner makes keys, to begin a sentence with. */
export function inTheConsole(key: DkimKey): string {
  const provider = key.provider === undefined ? null : providerById(key.provider);
  if (provider === null) return 'In the service or server that signs with this selector';
  return `In ${provider.dkim?.console ?? `the settings of ${provider.name}`}`;
}
