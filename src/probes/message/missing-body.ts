/** A file that holds the header alone, as mail programs show "Internet headers": what hangs on the body cannot be tested. */
import { fieldsOf, type MailSource } from '../../parse/mail/fields.ts';
import { BODY_MISSING, type Verified } from './signatures.ts';

const [LF, CR] = [10, 13];

/**
 * Whether there was a body once: the line is missing that ends a header, a multipart has no parts, or no signature fits
 * an empty body. A message may be empty, and one signed so is.
 */
export function isBodyMissing(source: MailSource, { dkim }: Pick<Verified, 'dkim'>): boolean {
  const { octets, bodyStart } = source;
  for (let at = bodyStart; at < octets.length; at++) if (octets[at] !== LF && octets[at] !== CR) return false;
  if (dkim.some(({ result, unsignedOctets }) => result === 'pass' && unsignedOctets === null)) return false;
  return (
    !endsHeader(source) ||
    dkim.some(({ fault }) => fault === 'body-hash') ||
    /^multipart\//i.test(fieldsOf(source, 'content-type')[0]?.value ?? '')
  );
}

/** What was verified, without what an empty body was taken for. */
export function withoutBody({ dkim, arc, further }: Verified): Verified {
  return {
    further,
    dkim: dkim.map((one) =>
      one.fault === 'body-hash'
        ? { ...one, result: 'neutral' as const, fault: 'body-missing' as const, says: BODY_MISSING }
        : one,
    ),
    arc: arc.result === 'fail' ? { ...arc, result: 'none' as const, says: BODY_MISSING } : arc,
  };
}

/** With the empty line between header and body. */
function endsHeader({ octets, bodyStart }: MailSource): boolean {
  const before = octets.subarray(Math.max(0, bodyStart - 4), bodyStart).toString('latin1');
  return /\n\r?\n$/.test(before);
}
