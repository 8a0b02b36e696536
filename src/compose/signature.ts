/** DKIM signatures on top of a message, which stays as it is otherwise (RFC 6376 §5); mailauth canonicalizes. */
import { createHash, sign } from 'node:crypto';
import { UsageError } from '../model/usage-error.ts';
import { fieldsOf, type MailField, type MailSource, readSource } from '../parse/mail/fields.ts';
import type { SigningKey } from './signing-keys.ts';

/** RFC 6376 §5.4.1, and those of lists and MIME that decide what the recipient sees or what a click does. */
const SIGNED = [
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Id',
  'List-Help',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'List-Subscribe',
  'List-Post',
  'List-Owner',
  'List-Archive',
  'Feedback-ID',
  'Auto-Submitted',
];
/** Named once more than it stands there, so that a second one breaks the signature (RFC 6376 §8.15). */
const OVERSIGNED = 'From';

/** Both parts canonicalized as `relaxed`. One field is prepended for each key, the first one topmost. */
export async function signMessage(
  octets: Uint8Array,
  keys: readonly SigningKey[],
  now: Date,
): Promise<Uint8Array> {
  if (keys.length === 0) return octets;
  const source = readSource(octets);
  if (source.octets.length !== octets.length)
    throw new UsageError(
      'the message does not begin with its header, or its lines do not end with CR LF',
      'save it as it is to be sent; signing changes nothing',
    );
  if (fieldsOf(source, 'from').length === 0)
    throw new UsageError('the message has no From field, which every signature covers', 'give it an author');
  const [{ dkimBody }, { generateCanonicalizedHeader }, { formatSignatureHeaderLine }] = await Promise.all([
    import('mailauth/lib/dkim/body/index.js'),
    import('mailauth/lib/dkim/header/index.js'),
    import('mailauth/lib/tools.js'),
  ]);
  const body = dkimBody('relaxed', 'sha256', false);
  body.update(source.octets.subarray(source.bodyStart));
  const bodyHash = body.digest('base64');
  const covered = coveredFields(source);
  const names = covered.map(({ name }) => name);
  const signatures = keys.map(({ domain, selector, key, algorithm }) => {
    const { canonicalizedHeader, dkimHeaderOpts } = generateCanonicalizedHeader(
      'DKIM',
      {
        keys: [...names, OVERSIGNED].join(': '),
        headers: covered.map(({ field: { start, end } }) => ({
          line: Buffer.from(source.octets.toString('latin1', start, end).replace(/\r\n$/, ''), 'latin1'),
        })),
      },
      {
        signingDomain: domain,
        selector,
        algorithm,
        canonicalization: 'relaxed/relaxed',
        bodyHash,
        timestamp: Math.floor(now.getTime() / 1000),
        expiration: false,
      },
    );
    const b =
      algorithm === 'rsa-sha256'
        ? sign('sha256', canonicalizedHeader, key)
        : sign(null, createHash('sha256').update(canonicalizedHeader).digest(), key);
    return `${formatSignatureHeaderLine('DKIM', { ...dkimHeaderOpts, b: b.toString('base64') }, true)}\r\n`;
  });
  return Buffer.concat([Buffer.from(signatures.join(''), 'latin1'), octets]);
}

/** Of fields that stand there more than once the lowest comes first, as verifiers count (RFC 6376 §5.4.2). */
function coveredFields(source: MailSource): { name: string; field: MailField }[] {
  return SIGNED.flatMap((name) =>
    fieldsOf(source, name.toLowerCase())
      .reverse()
      .map((field) => ({ name, field })),
  );
}
