/** Whether a text can be the name of a mail host: RFC 5321 §2.3.5 wants a fully-qualified domain name. */
import { ipFamily } from './ip.ts';

export interface HostNameProblem {
  code: 'empty' | 'ip-address' | 'localhost' | 'single-label' | 'illegal-character' | 'malformed';
  /** In a few words, without a subject: `is an IP address`. */
  says: string;
}

/** Null for a usable name. Underscores are not judged here: mail servers resolve them. */
export function hostNameProblem(name: string): HostNameProblem | null {
  if (name === '') return { code: 'empty', says: 'is empty' };
  if (ipFamily(name.replace(/^\[(?:ipv6:)?(.*)\]$/i, '$1')) !== null)
    return { code: 'ip-address', says: 'is an IP address, not a host name' };
  const lower = name.toLowerCase();
  if (/^(?:.*\.)?localhost(?:\.localdomain)?$/.test(lower) || lower === 'localdomain')
    return { code: 'localhost', says: 'names the local machine of whoever reads it' };
  if (/[^a-z0-9._-]/.test(lower))
    return { code: 'illegal-character', says: 'holds a character no host name can have' };
  const labels = lower.split('.');
  if (labels.some((label) => label === '' || label.length > 63) || lower.length > 253)
    return { code: 'malformed', says: 'is not a well-formed host name' };
  if (labels.length === 1)
    return { code: 'single-label', says: 'is a single label, not a fully-qualified name' };
  return null;
}
