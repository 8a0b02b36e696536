/** A domain name as people type it, made ready for DNS; never throws. */
import { domainToASCII, domainToUnicode } from 'node:url';
import type { DomainTarget } from '../model/target.ts';
import { ipFamily } from './ip.ts';

export type ParsedDomain = { ok: true; target: DomainTarget } | { ok: false; problem: string; hint: string };

/** Octets (RFC 1035 §2.3.4), counted without the final dot. */
const MAX_NAME = 253;
const MAX_LABEL = 63;

/** Trims the root dot, applies IDNA (UTS 46), lower-cases, and checks the lengths. */
export function parseDomain(text: string): ParsedDomain {
  const trimmed = text.trim();
  const no = (problem: string, hint: string): ParsedDomain => ({ ok: false, problem, hint });
  if (trimmed === '') return no('the domain is empty', 'give a domain such as example.com');
  if (ipFamily(trimmed.replace(/^\[(?:ipv6:)?(.*)\]$/i, '$1')) !== null) {
    return no(
      `${show(trimmed)} is an IP address, not a domain`,
      'for an address use: mailsonde ptr ADDRESS or mailsonde blocklist ADDRESS',
    );
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
    return no(`${show(trimmed)} is a URL, not a domain`, 'give the bare domain, such as example.com');
  }
  if (trimmed.includes('@')) {
    return no(`${show(trimmed)} is a mail address, not a domain`, 'give the part after the @');
  }
  if (/[,;]/.test(trimmed)) {
    return no(
      `${show(trimmed)} is more than one name`,
      'separate domains with spaces, or put one a line into --input',
    );
  }
  if (/[\s/:?#\\[\]<>"%|^`{}]/.test(trimmed)) {
    return no(
      `${show(trimmed)} is not a domain name`,
      'give a domain such as example.com, without spaces, port or path',
    );
  }
  if (trimmed.startsWith('*.')) {
    return no(`${show(trimmed)} is a wildcard, not a domain`, 'give one domain, such as example.com');
  }
  const name = trimmed.replace(/[.\u3002\uff0e\uff61]$/u, '');
  const ascii = domainToASCII(name);
  // Underscore names are legal in DNS though not in host names; domainToASCII keeps them.
  if (ascii === '' || ascii.split('.').some((label) => label === '')) {
    return no(
      `${show(trimmed)} is not a domain name`,
      'a domain has labels of letters, digits and hyphens, with one dot between each',
    );
  }
  const hyphen = ascii.split('.').find((label) => label.startsWith('-') || label.endsWith('-'));
  if (hyphen !== undefined) {
    return no(
      `${show(trimmed)} is not a domain name`,
      'a label begins and ends with a letter or digit, not with a hyphen',
    );
  }
  const long = ascii.split('.').find((label) => label.length > MAX_LABEL);
  if (long !== undefined)
    return no(`a label of ${show(trimmed)} is longer than ${MAX_LABEL} octets`, 'shorten the label');
  if (ascii.length > MAX_NAME)
    return no(`${show(trimmed)} is longer than ${MAX_NAME} octets`, 'shorten the name');
  if (!ascii.includes('.')) {
    return no(`${show(trimmed)} is a single label`, 'give the whole domain, such as example.com');
  }
  if (ipFamily(ascii) !== null) {
    return no(
      `${show(trimmed)} is not a domain, though some programs read it as the IP address ${ascii}`,
      `give a domain such as example.com, or all four numbers of an address: mailsonde ptr ${ascii}`,
    );
  }
  return { ok: true, target: domainTarget(ascii) };
}

/** The target for a name already known to be valid A-labels. */
export function domainTarget(ascii: string): DomainTarget {
  return { kind: 'domain', ascii, display: domainToUnicode(ascii) || ascii };
}

/** What the user typed, short and without control characters, for an error sentence. */
function show(text: string): string {
  const plain = JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text).slice(1, -1);
  return `"${plain}"`;
}
