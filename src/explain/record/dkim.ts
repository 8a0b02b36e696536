/** A DKIM key record in words, tag by tag (RFC 6376 §3.6.1). */
import { rfc } from '../../knowledge/references.ts';
import { parseDkimKey } from '../../parse/dkim-key.ts';
import type { RecordWords } from './words.ts';

export function dkimWords(record: string, name: string | null): RecordWords {
  const key = parseDkimKey(record);
  const [, selector, domain] = /^([^.]+(?:\.[^.]+)*?)\._domainkey\.(.+)$/i.exec(name ?? '') ?? [];
  const size = key.bits === undefined ? '' : ` of ${key.bits} bits`;
  const weak =
    key.keyType === 'rsa' && key.bits !== undefined && key.bits < 2048
      ? [
          key.bits < 1024
            ? `an RSA key of ${key.bits} bits is too short: receivers treat such signatures as if there were none`
            : `an RSA key of ${key.bits} bits is taken, but 2048 are recommended`,
        ]
      : [];
  const testing = key.flags?.includes('y') ? ['t=y says that signing is only tried out; take it away'] : [];
  return {
    title:
      key.status === 'revoked'
        ? 'DKIM key record: this key is withdrawn'
        : key.status === 'valid'
          ? `DKIM key record: ${key.keyType === 'ed25519' ? 'an Ed25519 key' : `an RSA key${size}`}`
          : 'DKIM key record that receivers cannot use',
    meaning:
      key.status === 'revoked'
        ? 'The key is empty on purpose: signatures made with this selector do not count any more.'
        : 'The public key to the signatures of the domain. It stands at SELECTOR._domainkey.DOMAIN; the signature in a message names the selector.',
    details: Object.entries(key.tags).map(([tag, value]) => ({
      name: `${tag}=${value.length > 24 ? `${value.slice(0, 20)}...` : value}`,
      says: dkimTagWords(tag, value, key.bits),
    })),
    problems: [...key.problems, ...key.notes].map(({ says }) => says).concat(weak, testing),
    action: [`\`mailsonde dkim ${domain ?? 'DOMAIN'} --selector ${selector ?? 'NAME'}\` looks at it in DNS.`],
    references: [rfc(6376, '3.6.1'), rfc(8301), rfc(8463)],
  };
}

/** What one tag of a key says; `bits` is the length of the key, where it is known. */
export function dkimTagWords(tag: string, value: string, bits?: number): string {
  switch (tag) {
    case 'v':
      return 'that it is a DKIM key';
    case 'k':
      return 'the kind of key';
    case 'p':
      return value.trim() === ''
        ? 'no key: it was withdrawn'
        : `the public key${bits === undefined ? '' : `, ${bits} bits`}`;
    case 'h':
      return 'the hash methods that may be used with it';
    case 's':
      return 'what it is for; * is everything, email is mail alone';
    case 't':
      return 'flags: y is a test, s forbids subdomains';
    case 'n':
      return 'a note for people';
    case 'g':
      return 'historic: receivers pay no attention to it any more';
    default:
      return 'unknown to DKIM, and passed over';
  }
}
