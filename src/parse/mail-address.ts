/** A mail address as it goes into RCPT TO, read as RFC 5321 §4.1.2 and RFC 6531 §3.3 have it; never throws. */
import { domainToUnicode } from 'node:url';
import type { AddressTarget } from '../model/target.ts';
import { parseDomain } from './domain.ts';

export type ParsedAddress =
  | { ok: true; target: AddressTarget }
  | { ok: false; problem: string; hint: string };

/** Octets (RFC 5321 §4.5.3.1.1). */
const MAX_LOCAL = 64;
const HINT = 'give a mail address such as postmaster@example.com';
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\u{10ffff}-]+";
const DOT_STRING = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'iu');
/** No control characters: they could end the command. */
const QUOTED = /^"(?:[^"\\\p{Cc}]|\\[\x20-\x7e])*"$/u;

export function parseMailAddress(text: string): ParsedAddress {
  const bare = text.trim().replace(/^<(.*)>$/s, '$1');
  const no = (problem: string, hint = HINT): ParsedAddress => ({ ok: false, problem, hint });
  const at = bare.lastIndexOf('@');
  if (at < 0) return no(`"${shown(bare)}" is no mail address: it has no @`);
  const localPart = bare.slice(0, at);
  if (localPart === '') return no(`"${shown(bare)}" has nothing before the @`);
  if (!DOT_STRING.test(localPart) && !QUOTED.test(localPart))
    return no(
      `"${shown(localPart)}" cannot stand before the @`,
      'quote a local part with spaces or the like',
    );
  if (new TextEncoder().encode(localPart).length > MAX_LOCAL)
    return no(`"${shown(localPart)}" is longer than ${MAX_LOCAL} octets`);
  if (/^\[.*\]$/.test(bare.slice(at + 1)))
    return no(
      `"${shown(bare)}" names a server by its address, and route follows the MX records of a domain`,
      'give an address at a domain, or ask that server: mailsonde handshake IP --rcpt ADDRESS',
    );
  const parsed = parseDomain(bare.slice(at + 1));
  if (!parsed.ok) return no(parsed.problem, parsed.hint);
  const domain = parsed.target.ascii;
  return {
    ok: true,
    target: {
      kind: 'address',
      ascii: `${localPart}@${domain}`,
      display: `${localPart}@${domainToUnicode(domain) || domain}`,
      localPart,
      domain,
    },
  };
}

function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 60);
}
