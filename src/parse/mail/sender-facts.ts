/** What one message tells of the domain it is from: the selectors it signs with, and where it sends from. */
import { publicSuffixOrganizationalDomain } from '../organizational-domain.ts';
import { domainOf } from './author.ts';
import { envelopeOf } from './envelope.ts';
import { fieldsOf, readSource } from './fields.ts';
import { hopsOf } from './received.ts';
import { parseSignatureTags } from './signature-tags.ts';

export interface SenderFacts {
  /** Of signatures with d= this very domain. */
  selectors: string[];
  /** Only where the envelope sender is of the same organization: else SPF is a matter of another domain. */
  ip?: string;
  helo?: string;
  mailFrom?: string;
}

const MAX_SELECTORS = 20;

/** `domain` in A-labels. */
export function senderFacts(octets: Uint8Array, domain: string): SenderFacts {
  const source = readSource(octets);
  const values = (name: string): string[] => fieldsOf(source, name).map(({ value }) => value);
  const selectors = values('dkim-signature')
    .slice(0, MAX_SELECTORS)
    .map(parseSignatureTags)
    .filter((tags) => domainOf(`x@${tags.domain}`) === domain && /^[a-z0-9_.-]+$/i.test(tags.selector))
    .map(({ selector }) => selector.toLowerCase());
  const { ip, helo, mailFrom } = envelopeOf(source, hopsOf(values('received')), {});
  const sender = mailFrom === null ? null : domainOf(mailFrom);
  const isOwn = sender !== null && organizationOf(sender) === organizationOf(domain);
  return {
    selectors: [...new Set(selectors)],
    ...(isOwn && ip !== null && { ip }),
    ...(isOwn && ip !== null && helo !== null && { helo }),
    ...(isOwn && mailFrom !== null && { mailFrom }),
  };
}

function organizationOf(domain: string): string {
  return publicSuffixOrganizationalDomain(domain) ?? domain;
}
