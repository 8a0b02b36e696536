/** What a certificate says of itself, in words: whom it is for, since when and how long, and by which digests it is known. */
import { createHash } from 'node:crypto';
import type { CertificateFacts } from '../model/evidence/sessions.ts';

/** Names told before the rest is only counted. */
const FEW_NAMES = 4;
const MANY_NAMES = 40;

/** The names that count, one after another; the common name only where it stands for an authority or for want of any (RFC 9525 §2). */
export function subjectWords({ names, subject }: CertificateFacts, index: number): string[] {
  if (names.length > 0) return someOf(names, FEW_NAMES);
  return index === 0 ? [`no host (called ${subject})`] : [subject];
}

export interface CertificateFact {
  label: string;
  value: string;
}

export function certificateDetails(one: CertificateFacts, index: number): CertificateFact[] {
  const { subject, names, validFrom, validTo, signatureAlgorithm, der, spki, fromStore } = one;
  const facts: (CertificateFact | null)[] = [
    { label: 'called', value: subject },
    names.length === 0 ? null : { label: 'names', value: someOf(names, MANY_NAMES).join(', ') },
    { label: 'valid', value: `${day(validFrom)} to ${day(validTo)}` },
    signatureAlgorithm === null ? null : { label: 'signature', value: signatureAlgorithm },
    {
      label: 'SHA-256',
      value: sha256(der)
        .toUpperCase()
        .replace(/(..)(?=.)/g, '$1:'),
    },
    // An authority that is not sent vouches for nobody by DANE (RFC 7671 §5.2).
    spki === '' || fromStore ? null : { label: `TLSA ${index === 0 ? 3 : 2} 1 1`, value: sha256(spki) },
  ];
  return facts.filter((fact) => fact !== null);
}

function someOf(names: readonly string[], most: number): string[] {
  const more = names.length - most;
  return more > 0 ? [...names.slice(0, most), `and ${more} more`] : [...names];
}

function day(date: string): string {
  return date.slice(0, 10);
}

function sha256(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
