/** Who handed a message to its receiver: as stated, else as the topmost hop across a border tells. */
import type { EnvelopeSource, MessageEnvelope, MessageHop } from '../../model/evidence/message.ts';
import type { MessageInput } from '../../model/message-input.ts';
import { canonicalIp, localPurpose, unmapped } from '../ip.ts';
import { clientIn, parseAuthenticationResults, parseReceivedSpf } from './authentication-results.ts';
import { mailboxesIn } from './author.ts';
import { fieldsOf, type MailSource } from './fields.ts';
import { mailNetworkOf } from './mail-network.ts';

/** `hops` from the sender's end on, as {@link hopsOf} gives them. */
export function envelopeOf(
  source: Pick<MailSource, 'fields'>,
  hops: readonly MessageHop[],
  stated: MessageInput['stated'],
): MessageEnvelope {
  const found = borderHop(hops, marksIn(source, hops.length));
  const hop = found?.at ?? null;
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
    says: inWords(ip.from, border, hops.length, found?.by ?? 'topmost'),
  };
}

/** What stands in the header between the Received fields and tells of the hop beneath or above it. */
interface Marks {
  /** Clients that results name. */
  named: readonly Named[];
  /** Indices of hops by which mail came that its receiver had got before and sent on. */
  sentOn: ReadonlySet<number>;
}

interface Named {
  ip: string;
  /** Index of the hop whose field is the next further down; -1 at the sender's end. */
  beneath: number;
  /** Of whoever wrote it; null where the field does not tell. */
  network: string | null;
}

/** Of fields that tell of clients, those nearest to the top; there are some two at each hop. */
const MOST_NAMED = 50;

/** Whoever takes a message puts fields on top of it: what stands above a Received field was written after that. */
function marksIn({ fields }: Pick<MailSource, 'fields'>, hops: number): Marks {
  const named: Named[] = [];
  const sentOn = new Set<number>();
  let seen = 0;
  for (const { name, value } of fields) {
    // The next Received field from the top downwards is the hop beneath, as hops count from the sender's end.
    const beneath = hops - 1 - seen;
    if (name === 'received') seen += 1;
    else if (name === 'x-forwarded-to' || name === 'x-forwarded-for') {
      // Of two hops the upper is the one by which it came back.
      if (seen > 0 && beneath >= 0) sentOn.add(beneath + 1);
    } else if ((name === 'received-spf' || name === 'authentication-results') && named.length < MOST_NAMED) {
      const ip = address(name === 'received-spf' ? parseReceivedSpf(value).ip : clientIn(value));
      if (ip !== null) named.push({ ip, beneath, network: writerOf(name, value) });
    }
  }
  return { named, sentOn };
}

function writerOf(name: string, value: string): string | null {
  const told =
    name === 'received-spf'
      ? (parseReceivedSpf(value).receiver ?? /\(([\w-]+(?:\.[\w-]+)+):/.exec(value)?.[1])
      : parseAuthenticationResults(value)?.authservId;
  return told === undefined || told === null || told === '' ? null : mailNetworkOf(told);
}

/**
 * The hop whose client the receiver itself names in its results; else the topmost hop that came from a public address
 * and from another network than the server that took it: below it everything was written by the sender's side and
 * proves nothing, above it mail only moved within the receiver.
 */
function borderHop(
  hops: readonly MessageHop[],
  marks: Marks,
): { at: number; by: 'named' | 'sent-on' | 'topmost' } | null {
  const receiver = networkOf(hops.findLast(({ by }) => networkOf(by) !== null)?.by ?? null);
  let within: number | null = null;
  for (let at = hops.length - 1; at >= 0; at--) {
    const hop = hops[at] as MessageHop;
    if (hop.ip === null || localPurpose(hop.ip) !== null) continue;
    if (receiver !== null && isNamed(hop, at, receiver, marks.named)) return { at, by: 'named' };
    if (!isWithin(hop)) {
      // Its own user signed in there: the receiver got it from a server of its own, further up.
      if (hop.authenticated && within !== null) break;
      // Results that stand above it may name one further down; what stands beneath it the sender could have written.
      const above = marks.named.filter(({ beneath }) => beneath >= at);
      const lower =
        receiver === null
          ? -1
          : hops.findLastIndex((one, index) => index < at && isNamed(one, index, receiver, above));
      return lower >= 0 ? { at: lower, by: 'named' } : { at, by: 'topmost' };
    }
    if (marks.sentOn.has(at)) return { at, by: 'sent-on' };
    within ??= at;
  }
  return within === null ? null : { at: within, by: 'topmost' };
}

/** By a field anywhere above it, or right beneath it, where Gmail writes them. */
function isNamed({ ip, by }: MessageHop, at: number, receiver: string, named: readonly Named[]): boolean {
  return (
    networkOf(by) === receiver &&
    named.some(
      (one) => one.ip === ip && one.beneath >= at - 1 && (one.network === null || one.network === receiver),
    )
  );
}

function isWithin({ name, helo, by }: MessageHop): boolean {
  const from = networkOf(name ?? helo);
  return from !== null && from === networkOf(by);
}

const networkOf = (name: string | null): string | null => (name === null ? null : mailNetworkOf(name));

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

function inWords(
  from: EnvelopeSource | null,
  border: MessageHop | undefined,
  hops: number,
  by: 'named' | 'sent-on' | 'topmost',
): string {
  if (from === 'stated') return 'the address was stated with --ip';
  if (from === 'received') {
    const told = `${border?.helo ?? 'a client'} to ${border?.by ?? 'a server that does not name itself'}`;
    if (by === 'named') return `the hop was taken whose client the receiver names in its results: ${told}`;
    if (by === 'sent-on') return `the hop was taken by which a mailbox of the receiver sent it on: ${told}`;
    return `the topmost hop from outside was taken: ${told}`;
  }
  if (from === 'received-spf') return 'the address stands in Received-SPF; no Received field tells it';
  return hops === 0
    ? 'the message has no Received field, so nothing tells who handed it over'
    : 'no Received field names a public address, so nothing tells who handed it over';
}
