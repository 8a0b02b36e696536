/** One raw message: its form, its way, and what a receiver concludes of its authentication. */
import type { Context } from '../model/context.ts';
import type {
  ClaimedResults,
  MessageDmarc,
  MessageEnvelope,
  MessageEvidence,
  MessageHop,
  MessageSignature,
  MessageSpf,
} from '../model/evidence/message.ts';
import type { MessageInput } from '../model/message-input.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { parseAuthenticationResults } from '../parse/mail/authentication-results.ts';
import { decoded, domainOf, mailboxesIn, readAuthor } from '../parse/mail/author.ts';
import { readEncodedWords } from '../parse/mail/encoded-words.ts';
import { envelopeOf } from '../parse/mail/envelope.ts';
import { fieldsOf, type MailSource, readSource } from '../parse/mail/fields.ts';
import { countSingletons, readDate, readMessageId } from '../parse/mail/header-rules.ts';
import { linksIn } from '../parse/mail/links.ts';
import { mailNetworkOf } from '../parse/mail/mail-network.ts';
import { countOctets } from '../parse/mail/octet-count.ts';
import { hopsOf } from '../parse/mail/received.ts';
import { structureOf } from '../parse/mail/structure.ts';
import { bulkSigns, readUnsubscribe } from '../parse/mail/unsubscribe.ts';
import { judgeAlignment } from './message/alignment.ts';
import { isBodyMissing, withoutBody } from './message/missing-body.ts';
import { verifySignatures } from './message/signatures.ts';
import { evaluateSpf } from './spf/evaluate.ts';

const MAX_HOPS = 200;
const MAX_CLAIMS = 10;
/** Of a header alone. */
const NO_PARTS = { parts: [], structure: [], htmlOctets: null, undeclaredEightBit: false };

export async function probeMessage(_: Target, ctx: Context): Promise<Outcome<MessageEvidence>> {
  const { message, clock } = ctx;
  if (message === undefined) return { status: 'skipped', reason: 'no message was given' };
  const at = clock.now();
  const began = clock.monotonicMs();
  const value = await read(message, at, ctx);
  return {
    status: 'observed',
    value,
    at: at.toISOString(),
    tookMs: Math.round(clock.monotonicMs() - began),
  };
}

async function read(message: MessageInput, now: Date, ctx: Context): Promise<MessageEvidence> {
  const source = readSource(message.octets);
  const values = (name: string): string[] => fieldsOf(source, name).map(({ value }) => value);
  const hops = hopsOf(values('received').slice(0, MAX_HOPS));
  const envelope = envelopeOf(source, hops, message.stated);
  const recipients = [...values('to'), ...values('delivered-to')].slice(0, 20).flatMap(mailboxesIn);
  const from = readAuthor(values('from'), recipients);
  const [spf, held] = await Promise.all([
    spfOf(envelope, ctx),
    verifySignatures(source, arrival(hops, now), ctx),
  ]);
  const bodyMissing = isBodyMissing(source, held);
  const verified = bodyMissing ? withoutBody(held) : held;
  const { dmarc, dkim } = await judgeAlignment(from, spf, verified.dkim, ctx);
  const structure = structureOf(source);
  const stamped = hops.find((hop) => hop.at !== null)?.at ?? null;
  return {
    name: message.name,
    envelope,
    spf,
    dkim,
    furtherSignatures: verified.further,
    arc: verified.arc,
    dmarc,
    claimed: claimsIn(source, spf, dkim, dmarc).map((claim) => ({
      ...claim,
      ...writer(claim.authservId, hops.slice(envelope.hop ?? 0)),
    })),
    hops,
    from,
    subject:
      values('subject')[0] === undefined ? null : decoded(values('subject')[0] as string).slice(0, 500),
    date: readDate(source, stamped),
    messageId: readMessageId(source),
    form: {
      ...countOctets(source),
      ...countSingletons(source),
      ...structure.form,
      broken: source.broken,
      ...(bodyMissing && { ...NO_PARTS, bodyMissing }),
    },
    unsubscribe: readUnsubscribe(values('list-unsubscribe'), values('list-unsubscribe-post'), dkim),
    links: linksIn(structure.texts),
    encodedWords: readEncodedWords(source),
    bulk: [...(message.bulk ? ['--bulk'] : []), ...bulkSigns(source.fields)],
  };
}

/** When the receiver judged it, as the last hop stamped it; a stamp from the future is none. */
function arrival(hops: readonly MessageHop[], now: Date): Date {
  const stamped = hops.findLast((hop) => hop.at !== null)?.at;
  if (stamped === undefined || stamped === null) return now;
  const at = new Date(stamped);
  return at < now ? at : now;
}

async function spfOf({ ip, helo, mailFrom }: MessageEnvelope, ctx: Context): Promise<MessageSpf> {
  const untested = { result: null, domain: null, identity: null, explanation: null };
  if (ip === null) return { ...untested, reason: 'nothing tells the address it came from (--ip states it)' };
  if (mailFrom === null && helo === null)
    return { ...untested, reason: 'nothing tells the envelope sender (--mail-from states it)' };
  if (mailFrom === null)
    return {
      ...untested,
      domain: null,
      reason: 'nothing tells the envelope sender: no Return-Path was added (--mail-from states it)',
    };
  if (mailFrom === '' && (helo === null || domainOf(`x@${helo}`) === null))
    return {
      result: 'none',
      domain: null,
      identity: 'helo',
      reason: 'the envelope sender is empty, and the HELO name is no domain',
      explanation: null,
    };
  const { result, domain, identity, reason, explanation } = await evaluateSpf(
    { ip, sender: mailFrom, helo: helo ?? 'unknown' },
    ctx,
  );
  return { result, domain, identity, reason, explanation };
}

/** `hops` from the one into the receiver's network on: what bears the name of another server, the sender could have added. */
function writer(authservId: string, hops: readonly MessageHop[]): Pick<ClaimedResults, 'byReceiver'> {
  const network = mailNetworkOf(authservId);
  if (network === null || hops.length === 0) return {};
  return { byReceiver: hops.some(({ by }) => by !== null && mailNetworkOf(by) === network) };
}

/** What receivers on the way wrote down, held against our own look. */
function claimsIn(
  source: MailSource,
  spf: MessageSpf,
  dkim: readonly MessageSignature[],
  dmarc: MessageDmarc,
): ClaimedResults[] {
  return fieldsOf(source, 'authentication-results')
    .slice(0, MAX_CLAIMS)
    .flatMap(({ value }) => {
      const claim = parseAuthenticationResults(value);
      if (claim === null) return [];
      const differs = claim.results.flatMap(({ method, result, properties }) => {
        const tell = (ours: string | null | undefined, of = ''): string[] =>
          ours === null || ours === undefined || ours === result
            ? []
            : [`${method}=${result}${of} there, and ${ours} here`];
        if (method === 'spf') return tell(spf.result);
        if (method === 'dmarc') return tell(dmarc.result);
        if (method !== 'dkim') return [];
        const domain = (properties['header.d'] ?? properties['header.i']?.replace(/^.*@/, ''))?.toLowerCase();
        const ours = dkim.filter((one) => one.domain === domain);
        if (ours.some(({ fault }) => fault === 'body-missing')) return [];
        // Of several signatures of one domain nobody can say which is meant.
        return ours.some((one) => one.result === result) || domain === undefined
          ? []
          : tell(ours[0]?.result, ` for ${domain}`);
      });
      return [{ ...claim, differs }];
    });
}
