/** Who handed a message to its receiver: as stated, else as the topmost hop across a border tells. */
import type { EnvelopeSource, MessageEnvelope, MessageHop } from '../../model/evidence/message.ts';
import type { MessageInput } from '../../model/message-input.ts';
import { canonicalIp, localPurpose, unmapped } from '../ip.ts';
import { publicSuffixOrganizationalDomain } from '../organizational-domain.ts';
import { parseAuthenticationResults, parseReceivedSpf } from './authentication-results.ts';
import { mailboxesIn } from './author.ts';
import { fieldsOf, type MailSource } from './fields.ts';

/** `hops` from the sender's end on, as {@link hopsOf} gives them. */
export function envelopeOf(
  source: Pick<MailSource, 'fields'>,
  hops: readonly MessageHop[],
  stated: MessageInput['stated'],
): MessageEnvelope {
  const hop = borderHop(hops);
  const border = hop === null ? undefined : hops[hop];
  const spf = receivedSpf(source);
  const ip = first(
    [stated.ip, 'stated'],
    [border?.ip, 'received'],
    [spf === null ? null : address(spf.ip), 'received-spf'],
  );
  // A name belongs to the address it was said from.
  const helo = first(
    [stated.helo, 'stated'],
    ...(ip.from === 'received' ? ([[border?.helo, 'received']] as const) : []),
    ...(ip.from !== 'stated' ? ([[spf?.helo, 'received-spf']] as const) : []),
  );
  const mailFrom = first(
    [stated.mailFrom, 'stated'],
    [returnPath(source), 'return-path'],
    [border?.envelopeFrom, 'received'],
    [spf?.mailFrom, 'received-spf'],
    [claimedSender(source), 'authentication-results'],
  );
  return {
    ip: ip.value,
    ipFrom: ip.from,
    helo: helo.value,
    heloFrom: helo.from,
    mailFrom: mailFrom.value,
    mailFromFrom: mailFrom.from,
    hop: ip.from === 'received' ? hop : null,
    says: inWords(ip.from, border, hops.length),
  };
}

/**
 * The topmost hop that came from a public address and from another organization than the server that took it: below
 * it everything was written by the sender's side and proves nothing, above it mail only moved within the receiver.
 */
function borderHop(hops: readonly MessageHop[]): number | null {
  let within: number | null = null;
  for (let at = hops.length - 1; at >= 0; at--) {
    const hop = hops[at] as MessageHop;
    if (hop.ip === null || localPurpose(hop.ip) !== null) continue;
    if (!isWithin(hop)) return at;
    within ??= at;
  }
  return within;
}

function isWithin({ name, helo, by }: MessageHop): boolean {
  const from = publicSuffixOrganizationalDomain((name ?? helo ?? '').toLowerCase());
  return from !== null && by !== null && from === publicSuffixOrganizationalDomain(by.toLowerCase());
}

type Found = { value: string | null; from: EnvelopeSource | null };

function first(...candidates: readonly (readonly [string | null | undefined, EnvelopeSource])[]): Found {
  for (const [value, from] of candidates)
    if (value !== null && value !== undefined) return { value: value.slice(0, 320), from };
  return { value: null, from: null };
}

function address(text: string | null): string | null {
  const ip = text === null ? null : canonicalIp(text);
  return ip === null ? null : unmapped(ip);
}

/** Written by whoever delivered it last (RFC 5321 §4.4); empty for a bounce. */
function returnPath(source: Pick<MailSource, 'fields'>): string | null {
  const [field] = fieldsOf(source, 'return-path');
  if (field === undefined) return null;
  if (/^<\s*>$/.test(field.value)) return '';
  const [mailbox] = mailboxesIn(field.value);
  return mailbox === undefined || mailbox.address === '' ? null : mailbox.address;
}

function receivedSpf(source: Pick<MailSource, 'fields'>): ReturnType<typeof parseReceivedSpf> | null {
  const [field] = fieldsOf(source, 'received-spf');
  return field === undefined ? null : parseReceivedSpf(field.value);
}

function claimedSender(source: Pick<MailSource, 'fields'>): string | null {
  for (const { value } of fieldsOf(source, 'authentication-results').slice(0, 10)) {
    const spf = parseAuthenticationResults(value)?.results.find(({ method }) => method === 'spf');
    const sender = spf?.properties['smtp.mailfrom'];
    if (sender !== undefined && sender !== '') return sender.includes('@') ? sender : `postmaster@${sender}`;
  }
  return null;
}

function inWords(from: EnvelopeSource | null, border: MessageHop | undefined, hops: number): string {
  if (from === 'stated') return 'the address was stated with --ip';
  if (from === 'received')
    return `the topmost hop from outside was taken: ${border?.helo ?? 'a client'} to ${border?.by ?? 'a server that does not name itself'}`;
  if (from === 'received-spf') return 'the address stands in Received-SPF; no Received field tells it';
  return hops === 0
    ? 'the message has no Received field, so nothing tells who handed it over'
    : 'no Received field names a public address, so nothing tells who handed it over';
}
