/** The From field: who is the author, and does the display name pretend to be somebody else (RFC 5322 §3.6.2). */
import { addressParser, decodeWords } from 'postal-mime';
import type { MessageFrom } from '../../model/evidence/message.ts';
import { parseDomain } from '../domain.ts';
import { publicSuffixOrganizationalDomain } from '../organizational-domain.ts';

const MAX_AUTHORS = 50;
const MAX_FIELD = 16_000;
/** What looks like an address, whatever stands in it. */
const ADDRESS = /[^\s<>"'(),:;@]{1,64}[@\uff20\ufe6b]([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8})/u;
/** Signs by which clients mark senders that were verified. */
const BADGE = /[\u2705\u2713\u2714\u2611\u{1f512}\u{1f510}\u{1f6e1}\u{1f5f8}]/u;
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/u;

/** All addresses of a field, groups taken apart; display names decoded. */
export function mailboxesIn(field: string): { name: string; address: string }[] {
  try {
    return addressParser(field.slice(0, MAX_FIELD), { flatten: true })
      .slice(0, MAX_AUTHORS)
      .map(({ name, address }) => ({ name: decoded(name), address: address ?? '' }));
  } catch {
    return [];
  }
}

/** The domain of an address in A-labels; null where there is none that could stand in the DNS. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 0) return null;
  const parsed = parseDomain(address.slice(at + 1));
  return parsed.ok ? parsed.target.ascii : null;
}

/** `fields` are the values of all From fields, `recipients` the addresses and names the message is for. */
export function readAuthor(
  fields: readonly string[],
  recipients: readonly { name: string; address: string }[],
): MessageFrom {
  const authors = fields
    .flatMap(mailboxesIn)
    .filter(({ name, address }) => name !== '' || address !== '')
    .slice(0, MAX_AUTHORS)
    .map((one) => ({ ...one, domain: domainOf(one.address) }));
  const [raw = null] = fields;
  return {
    fields: fields.length,
    raw: raw === null ? null : raw.slice(0, 1_000),
    authors,
    problems: problemsOf(fields, authors),
    tricks: authors.flatMap((author) => tricksOf(author, recipients)),
  };
}

function problemsOf(fields: readonly string[], authors: MessageFrom['authors']): string[] {
  if (fields.length === 0) return ['there is no From field'];
  if (fields.length > 1) return [`there are ${fields.length} From fields; exactly one may stand there`];
  if (authors.length === 0) return ['the From field holds no address'];
  const nowhere = authors.filter(({ domain }) => domain === null);
  if (nowhere.length === authors.length) return ['the From field holds no address with a domain'];
  if (authors.length > 1) {
    const domains = new Set(authors.map(({ domain }) => domain));
    return [
      domains.size > 1
        ? `the From field names ${authors.length} addresses of ${domains.size} domains; DMARC knows one author domain only`
        : `the From field names ${authors.length} addresses; receivers want one`,
    ];
  }
  return [];
}

type Author = MessageFrom['authors'][number];

function tricksOf(
  { name, address, domain }: Author,
  recipients: readonly { name: string; address: string }[],
): MessageFrom['tricks'] {
  const found: MessageFrom['tricks'] = [];
  const plain = name.normalize('NFKC').replaceAll(new RegExp(HIDDEN, 'gu'), '');
  const other = ADDRESS.exec(plain);
  if (other !== null && plain.trim().toLowerCase() !== address.toLowerCase()) {
    const [shown, shownDomain = ''] = other;
    if (!sameOrganization(shownDomain, domain))
      found.push({
        code: 'other-address',
        says: `the name shows ${shown}, but the address is ${address || 'missing'}`,
      });
    else if (shown.toLowerCase() !== address.toLowerCase())
      found.push({
        code: 'other-mailbox',
        says: `the name shows ${shown}, and the address is ${address}`,
      });
  }
  if (HIDDEN.test(name))
    found.push({ code: 'hidden-characters', says: 'the name holds characters that are not shown' });
  if (BADGE.test(name))
    found.push({ code: 'badge', says: 'the name wears a sign by which clients mark verified senders' });
  const wanted = plain.trim().toLowerCase();
  const recipient = recipients.find(
    (one) =>
      wanted !== '' &&
      one.address.toLowerCase() !== address.toLowerCase() &&
      [one.name.trim().toLowerCase(), one.address.toLowerCase()].includes(wanted),
  );
  if (recipient !== undefined)
    found.push({ code: 'recipient-name', says: `the name is that of the recipient ${recipient.address}` });
  return found;
}

function sameOrganization(shown: string, domain: string | null): boolean {
  const parsed = parseDomain(shown);
  if (!parsed.ok || domain === null) return false;
  const one = parsed.target.ascii;
  return (
    (publicSuffixOrganizationalDomain(one) ?? one) === (publicSuffixOrganizationalDomain(domain) ?? domain)
  );
}

/** Encoded words read (RFC 2047); as it stands where that fails. */
export function decoded(text: string): string {
  try {
    return decodeWords(text);
  } catch {
    return text;
  }
}
