/** Asks DNS blocklists about the sending addresses and the domain, and tests each list first (RFC 5782 §5). */

import { readBlocklistCodes } from '../knowledge/blocklist-answers.ts';
import {
  BLOCKLISTS,
  type Blocklist,
  type BlocklistKind,
  blocklistOf,
  deadBlocklist,
} from '../knowledge/blocklists.ts';
import { providerOfMx } from '../knowledge/providers/index.ts';
import type { Context } from '../model/context.ts';
import type { AddressRecord, DnsOutcome } from '../model/dns.ts';
import type { BlocklistLook } from '../model/evidence/blocklists.ts';
import type { MessageEvidence } from '../model/evidence/message.ts';
import type { PtrName } from '../model/evidence/ptr.ts';
import type { Want } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import { hideSecrets } from '../model/secret.ts';
import type { Given, Target } from '../model/target.ts';
import { genericName } from '../parse/generic-name.ts';
import { ipFamily, reverseLabels } from '../parse/ip.ts';
import { domainOf } from '../parse/mail/author.ts';
import { inNaturalOrder } from '../parse/natural-order.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';

/** Characters of a TXT reason worth keeping. */
const REASON_LENGTH = 300;
/** Domains of one message that are asked about. */
const MOST_DOMAINS = 40;

interface List {
  /** As the user knows it, without a key. */
  zone: string;
  /** With the key; this never leaves the question. */
  askedZone: string;
  key: string | undefined;
  row: Blocklist | undefined;
  /** Known beforehand not to be askable. */
  unusable?: string;
}

interface Subject {
  text: string;
  kind: BlocklistKind;
  /** A host name known for the address. */
  host?: string | undefined;
  /** Where a message names it. */
  where?: string[];
}

/** What the test points of a list say for one kind of subject; `uncovered`: the list does not hold that kind. */
type Fitness =
  | { state: 'usable' }
  | { state: 'uncovered' }
  | { state: 'unusable'; because: string; failure?: Failure };

export async function probeBlocklists(
  target: Target,
  ctx: Context,
  want: Want,
): Promise<Outcome<BlocklistLook[]>> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const lists = chooseLists(ctx.given);
  const ask = async (subjects: readonly Subject[]): Promise<BlocklistLook[]> =>
    (
      await Promise.all(subjects.flatMap((subject) => lists.map((list) => lookAt(list, subject, ctx, want))))
    ).filter((look) => look !== undefined);
  // The domain itself is known at once, the sending addresses only after MX and SPF.
  const [byDomain, byAddress] = await Promise.all([
    namedSubjects(target, want).then(ask),
    sendingSubjects(target, ctx, want).then(ask),
  ]);
  return {
    status: 'observed',
    value: [...byAddress, ...byDomain],
    at,
    tookMs: ctx.clock.monotonicMs() - began,
  };
}

/** The lists named by the user, else the default ones and those a key was given for. */
export function chooseLists({ blocklists, blocklistKeys }: Given): List[] {
  const keyed = [...blocklistKeys.keys()].map(plainZone);
  const replaced = new Set(keyed.map((zone) => blocklistOf(zone)?.replaces));
  const defaults = BLOCKLISTS.filter(({ byDefault, zone }) => byDefault && !replaced.has(zone));
  const zones = blocklists?.map(plainZone) ?? [...defaults.map(({ zone }) => zone), ...keyed];
  return [...new Set(zones)].map((zone) => {
    const row = blocklistOf(zone);
    const key = [...blocklistKeys].find(([named]) => plainZone(named) === zone)?.[1];
    const list: List = { zone, askedZone: key === undefined ? zone : `${key}.${zone}`, key, row };
    const dead = deadBlocklist(zone);
    if (dead !== undefined) return { ...list, unusable: `not asked: ${dead}` };
    if (row?.needsKey && key === undefined)
      return { ...list, unusable: 'not asked: it needs a key (--blocklist-key)' };
    return list;
  });
}

function plainZone(zone: string): string {
  return zone.trim().toLowerCase().replace(/\.$/, '');
}

async function sendingSubjects(target: Target, ctx: Context, want: Want): Promise<Subject[]> {
  const known = new Map<string, Subject>();
  const add = (ip: string, host?: string): void => {
    if (!known.has(ip)) known.set(ip, { text: ip, kind: ipFamily(ip) === 6 ? 'ipv6' : 'ipv4', host });
  };
  if (target.kind === 'ip') {
    add(target.ascii);
  } else if (target.kind === 'domain' || target.kind === 'message') {
    const sending = await want('sending');
    if (sending.status === 'observed') for (const { ip, host } of sending.value.addresses) add(ip, host);
  }
  return [...known.values()].slice(0, ctx.limits.sendingAddresses);
}

async function namedSubjects(target: Target, want: Want): Promise<Subject[]> {
  if (target.kind === 'domain') return [{ text: target.ascii, kind: 'domain' }];
  if (target.kind !== 'message') return [];
  const message = await want('message');
  return message.status === 'observed' ? domainsOf(message.value) : [];
}

/** Registered domains, each once, in the order in which they count; a message can name very many. */
function domainsOf({ from, envelope, dkim, links }: MessageEvidence): Subject[] {
  const found = new Map<string, Set<string>>();
  const add = (name: string | null | undefined, where: string): void => {
    if (name === null || name === undefined || !name.includes('.') || ipFamily(name) !== null) return;
    const domain = publicSuffixOrganizationalDomain(name) ?? name;
    if (found.has(domain) || found.size < MOST_DOMAINS)
      found.set(domain, (found.get(domain) ?? new Set()).add(where));
  };
  for (const { domain } of from.authors) add(domain, 'From');
  add(domainOf(envelope.mailFrom ?? ''), 'the envelope sender');
  for (const { domain } of dkim) add(domain, 'a DKIM signature');
  for (const { host } of links?.hosts ?? []) add(host, 'a link');
  return [...found].map(([text, where]) => ({ text, kind: 'domain', where: [...where] }));
}

/** Undefined where the list does not hold subjects of this kind. */
async function lookAt(
  list: List,
  subject: Subject,
  ctx: Context,
  want: Want,
): Promise<BlocklistLook | undefined> {
  const { row, zone } = list;
  if (row !== undefined && !row.kinds.includes(subject.kind)) return undefined;
  const askedFor = labelsFor(subject, row);
  const look: BlocklistLook = {
    zone: list.key === undefined ? zone : `<key>.${zone}`,
    list: row?.name ?? zone,
    subject: subject.text,
    subjectKind: subject.kind,
    ...(subject.where !== undefined && { where: subject.where }),
    ...(subject.kind === 'domain' && askedFor !== subject.text && { askedFor }),
    usable: false,
    listed: null,
    codes: [],
    meanings: [],
    // A list nobody but the user knows counts as much as the user makes of it by naming it.
    weight: row?.weight ?? 'major',
    ...(row?.removalUrl !== undefined && { removalUrl: row.removalUrl }),
  };
  if (list.unusable !== undefined) return { ...look, unusableBecause: list.unusable };
  const name = `${askedFor}.${list.askedZone}`;
  const [fitness, answer] = await Promise.all([
    fitnessFor(list, subject.kind, ctx),
    ctx.dns.query(name, 'A'),
  ]);
  if (fitness.state === 'uncovered') return undefined;
  if (fitness.state === 'unusable') {
    const { because, failure } = fitness;
    return { ...look, unusableBecause: because, ...(failure !== undefined && { failure }) };
  }
  if (answer.status === 'failed') {
    const failure = withoutKey(answer.failure, list);
    return { ...look, unusableBecause: failure.detail, failure };
  }
  if (answer.status !== 'observed') return { ...look, usable: true, listed: false };
  const codes = codesOf(answer);
  const read = readBlocklistCodes(row, codes);
  if (read.state === 'refused') return { ...look, codes, unusableBecause: read.because };
  const told = { ...look, usable: true, codes, meanings: read.meanings };
  if (read.state === 'harmless') return { ...told, listed: false };
  const [reason, provider] = await Promise.all([
    reasonFor(name, list, ctx),
    subject.kind === 'domain' ? undefined : providerOf(subject, want),
  ]);
  return {
    ...told,
    listed: true,
    ...(reason !== undefined && { reason }),
    ...(provider !== undefined && { provider }),
  };
}

/** By the name of the host, or the confirmed reverse name: an unconfirmed one could claim any provider. */
async function providerOf({ text, host }: Subject, want: Want): Promise<string | undefined> {
  const ptr = host === undefined ? await want('ptr') : undefined;
  const look = ptr?.status === 'observed' ? ptr.value.find(({ ip }) => ip === text) : undefined;
  const names = host !== undefined ? [host] : (look?.forward ?? []).flatMap(confirmedName);
  // A default name of a rented machine tells the provider, but the listing is the tenant's affair.
  const own = names.filter((name) => genericName(name, text) === null);
  return own.map((name) => providerOfMx(name)?.name).find((name) => name !== undefined);
}

function confirmedName({ name, confirms }: PtrName): string[] {
  return confirms ? [name] : [];
}

function labelsFor(subject: Subject, row: Blocklist | undefined): string {
  if (subject.kind !== 'domain') return reverseLabels(subject.text);
  if (row?.registeredDomainOnly !== true) return subject.text;
  return publicSuffixOrganizationalDomain(subject.text) ?? subject.text;
}

async function reasonFor(name: string, list: List, ctx: Context): Promise<string | undefined> {
  const txt = await ctx.dns.query(name, 'TXT');
  if (txt.status !== 'observed') return undefined;
  const reason = txt.value.records.map(({ value }) => value).join(' ');
  return hideKey(reason, list).slice(0, REASON_LENGTH);
}

const KINDS: readonly BlocklistKind[] = ['ipv4', 'ipv6', 'domain'];

/** The resolver remembers, so the points of a list go out once a run however many subjects there are. */
async function fitnessFor(list: List, kind: BlocklistKind, ctx: Context): Promise<Fitness> {
  if (list.row !== undefined) {
    const fitness = await testPoints(list, kind, ctx);
    return fitness.state === 'uncovered' ? { state: 'unusable', because: SILENT } : fitness;
  }
  // A zone we know nothing of: its points tell what it lists.
  const all = await Promise.all(KINDS.map((one) => testPoints(list, one, ctx)));
  const own = all[KINDS.indexOf(kind)] as Fitness;
  const alive = all.some(({ state }) => state === 'usable');
  return own.state === 'uncovered' && !alive ? { state: 'unusable', because: SILENT } : own;
}

const SILENT = 'it does not list its own test point: it is dead or does not serve us';

async function testPoints(list: List, kind: BlocklistKind, ctx: Context): Promise<Fitness> {
  const { listed, unlisted } = pointsOf(list.row, kind);
  const ask = (labels: string) => ctx.dns.query(`${labels}.${list.askedZone}`, 'A');
  const [positive, negative] = await Promise.all([Promise.all(listed.map(ask)), ask(unlisted)]);
  for (const answer of [...positive, negative]) {
    if (answer.status !== 'observed') continue;
    const read = readBlocklistCodes(list.row, codesOf(answer));
    if (read.state === 'refused') return { state: 'unusable', because: read.because };
    if (answer === negative && read.state === 'listed')
      return { state: 'unusable', because: 'it lists its counter test point, and so perhaps everybody' };
  }
  const alive = positive.some(({ status }) => status === 'observed');
  const failed = [negative, ...positive].find(({ status }) => status === 'failed');
  if (failed?.status === 'failed' && (!alive || failed === negative)) {
    const failure = withoutKey(failed.failure, list);
    return { state: 'unusable', because: failure.detail, failure };
  }
  return alive ? { state: 'usable' } : { state: 'uncovered' };
}

function pointsOf(
  row: Blocklist | undefined,
  kind: BlocklistKind,
): { listed: readonly string[]; unlisted: string } {
  if (kind === 'domain') return { listed: row?.listedPoints ?? ['test'], unlisted: 'invalid' };
  const ipv4 = { listed: reverseLabels('127.0.0.2'), unlisted: reverseLabels('127.0.0.1') };
  const ipv6 = { listed: reverseLabels('::ffff:127.0.0.2'), unlisted: reverseLabels('::ffff:127.0.0.1') };
  if (kind === 'ipv4') return { listed: [ipv4.listed], unlisted: ipv4.unlisted };
  // A zone for both families proves itself alive by either point: not every one carries the IPv6 one.
  const either = row?.kinds.includes('ipv4') ? [ipv6.listed, ipv4.listed] : [ipv6.listed];
  return { listed: either, unlisted: ipv6.unlisted };
}

function codesOf(answer: DnsOutcome<AddressRecord>): string[] {
  if (answer.status !== 'observed') return [];
  return inNaturalOrder([...new Set(answer.value.records.slice(0, 16).map(({ address }) => address))]);
}

function withoutKey(failure: Failure, list: List): Failure {
  return { ...failure, detail: hideKey(failure.detail, list), cause: 'vantage' };
}

function hideKey(text: string, { key }: List): string {
  return hideSecrets(text, key === undefined ? [] : [key]);
}
