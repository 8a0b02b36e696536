/** The whole tree of an SPF record at once: every include, redirect and host, matched or not (RFC 7208 §4.6.4). */
import type { Context } from '../../model/context.ts';
import type { AddressRecord, DnsAnswer, DnsOutcome } from '../../model/dns.ts';
import type { SpfNode, SpfTerm } from '../../model/evidence/spf.ts';
import type { Failure } from '../../model/failure.ts';
import { publicSuffixOrganizationalDomain } from '../../parse/organizational-domain.ts';
import { isSpfRecord, parseSpf } from '../../parse/spf.ts';
import {
  expandMacros,
  isUsableName,
  type MacroValues,
  scanMacros,
  targetName,
} from '../../parse/spf-macro.ts';
import { markUnreachable, totalUp } from '../../parse/spf-tree.ts';

/** Longer records are not read: no receiver would, and each term costs memory here. */
const LONGEST_RECORD = 16_384;
/** Terms of one tree. */
const MOST_TERMS = 5_000;

type Resolved = NonNullable<SpfTerm['resolved']>;

/** One walk: what it may still spend, and whose organization it is about. */
interface Walk {
  ctx: Context;
  organization: string | null;
  root: string;
  questions: number;
  terms: number;
}

/** The tree below a record already in hand; totals are filled in. */
export async function walkSpf(
  domain: string,
  record: string,
  ctx: Context,
  answer?: DnsAnswer,
): Promise<SpfNode> {
  const walk: Walk = {
    ctx,
    root: domain,
    organization: publicSuffixOrganizationalDomain(domain),
    questions: ctx.limits.spfQuestions,
    terms: MOST_TERMS,
  };
  const empty = emptyNode(walk, domain);
  if (answer !== undefined) noteSource(walk, empty, answer);
  const node = await readRecord(walk, empty, record, []);
  totalUp(node);
  return node;
}

function emptyNode(walk: Walk, domain: string): SpfNode {
  return { domain, status: 'none', terms: [], problems: [], own: isOwn(walk, domain) };
}

function isOwn({ root, organization }: Walk, name: string): boolean {
  return name === root || (organization !== null && publicSuffixOrganizationalDomain(name) === organization);
}

function noteSource(walk: Walk, node: SpfNode, { ttl, cnames }: DnsAnswer): void {
  node.ttl = ttl;
  const alias = cnames.at(-1)?.to;
  if (alias === undefined) return;
  node.alias = alias;
  node.own = isOwn(walk, alias);
}

async function readRecord(
  walk: Walk,
  node: SpfNode,
  record: string,
  above: readonly string[],
): Promise<SpfNode> {
  node.status = 'record';
  if (record.length > LONGEST_RECORD) return unread(node, `the record of ${node.domain} is too long to read`);
  node.record = record;
  const { terms, problems } = parseSpf(record);
  walk.terms -= terms.length;
  if (walk.terms < 0) return unread(node, 'the SPF records hold more terms than are followed here');
  node.problems = problems;
  node.terms = terms.map((term) => ({
    ...term,
    cost: costOf(term),
    total: 0,
    voids: { ipv4: 0, ipv6: 0 },
  }));
  markUnreachable(node.terms);
  const faulty = new Set(problems.filter(({ fatal }) => fatal).map(({ column }) => column));
  await Promise.all(
    node.terms
      .filter((term) => term.cost > 0 && !touches(faulty, term))
      .map((term) => follow(walk, node, term, [...above, node.domain])),
  );
  return node;
}

/** Whether one of the columns lies within the term. */
function touches(columns: ReadonlySet<number>, { column, text }: SpfTerm): boolean {
  return [...columns].some((at) => at >= column && at < column + text.length);
}

function costOf(term: Pick<SpfTerm, 'kind' | 'name' | 'value'>): number {
  const asks =
    term.kind === 'modifier'
      ? term.name === 'redirect'
      : ['include', 'a', 'mx', 'ptr', 'exists'].includes(term.name) && term.kind === 'mechanism';
  if (!asks) return 0;
  return /%\{p/i.test(term.value ?? '') ? 2 : 1;
}

async function follow(walk: Walk, node: SpfNode, term: SpfTerm, path: readonly string[]): Promise<void> {
  const target = staticTarget(term, node.domain);
  if (term.name === 'include' || term.name === 'redirect') {
    term.subtree = await readTarget(walk, term, target, path);
  } else if (target !== null && isUsableName(target)) {
    if (term.name === 'mx') await followMx(walk, term, target);
    else if (term.name === 'a') await followHost(walk, term, [target], true);
    else if (term.name === 'exists') await followExists(walk, term, target);
  }
}

/** The name a term asks for; null where that depends on the sender. */
function staticTarget(term: SpfTerm, domain: string): string | null {
  if (term.value === undefined) return domain;
  const { tokens } = scanMacros(term.value);
  if (tokens.some((token) => token.kind === 'macro' && token.letter !== 'd')) return null;
  const values = { d: domain } as MacroValues;
  return targetName(expandMacros(tokens, values));
}

async function readTarget(
  walk: Walk,
  term: SpfTerm,
  target: string | null,
  path: readonly string[],
): Promise<SpfNode> {
  const node = emptyNode(walk, target ?? (term.value as string));
  if (target === null) return { ...node, status: 'macro' };
  // A name that cannot be asked for gives "none" (§4.3), as one that does not exist.
  if (!isUsableName(target)) return { ...node, status: 'nxdomain' };
  if (path.includes(target)) return { ...node, status: 'loop' };
  if (path.length >= walk.ctx.limits.spfDepth) return unread(node, 'the SPF records are nested too deep');
  if (!spend(walk, 1)) return unread(node, 'the SPF records lead to too many lookups');
  const answer = await walk.ctx.dns.query(target, 'TXT');
  if (answer.status === 'failed') return { ...node, status: 'failed', failure: answer.failure };
  if (answer.status === 'absent') return { ...node, status: answer.how === 'nxdomain' ? 'nxdomain' : 'none' };
  if (answer.status === 'skipped') return { ...node, status: 'unread', failure: notAsked(answer.reason) };
  const records = answer.value.records.filter(({ value }) => isSpfRecord(value));
  noteSource(walk, node, answer.value);
  if (records.length > 1) return { ...node, status: 'several', record: records[0]?.value as string };
  const [record] = records;
  return record === undefined ? node : readRecord(walk, node, record.value, path);
}

function spend(walk: Walk, questions: number): boolean {
  walk.questions -= questions;
  return walk.questions >= 0;
}

function unread(node: SpfNode, detail: string): SpfNode {
  return { ...node, status: 'unread', terms: [], failure: limitReached(detail) };
}

function limitReached(detail: string): Failure {
  return { stage: 'resolve', kind: 'limit', detail, cause: 'target' };
}

async function followMx(walk: Walk, term: SpfTerm, target: string): Promise<void> {
  if (!spend(walk, 1)) return overspent(term);
  const answer = await walk.ctx.dns.query(target, 'MX');
  if (answer.status === 'observed') {
    const records = [...answer.value.records].sort((a, b) => a.preference - b.preference);
    const names = [...new Set(records.map(({ exchange }) => exchange).filter((name) => name !== ''))];
    await followHost(walk, term, names.slice(0, walk.ctx.limits.mxHosts), false);
    term.resolved = { status: 'observed', addresses: term.resolved?.addresses ?? [], names };
  } else settle(term, [], [answer, answer]);
}

/** Addresses of both families for every host. */
async function followHost(
  walk: Walk,
  term: SpfTerm,
  hosts: readonly string[],
  named: boolean,
): Promise<void> {
  if (!spend(walk, 2 * hosts.length)) return overspent(term);
  const usable = hosts.filter(isUsableName);
  const answers = await Promise.all(
    usable.flatMap((host) => [walk.ctx.dns.query(host, 'A'), walk.ctx.dns.query(host, 'AAAA')]),
  );
  settle(term, named ? usable : [], answers as DnsOutcome<AddressRecord>[]);
}

async function followExists(walk: Walk, term: SpfTerm, target: string): Promise<void> {
  if (!spend(walk, 1)) return overspent(term);
  // §5.7: always A, whatever the family of the sender.
  const answer = await walk.ctx.dns.query(target, 'A');
  settle(term, [target], [answer, answer]);
}

function overspent(term: SpfTerm): void {
  term.resolved = { names: [], addresses: [], status: 'failed' };
  term.failure = limitReached('the SPF records lead to too many lookups');
  term.unseen = { ipv4: true, ipv6: true };
}

/** Records what answers in the order A, AAAA, A, AAAA... came to. */
function settle(term: SpfTerm, names: string[], answers: readonly DnsOutcome[]): void {
  const addresses = new Set<string>();
  const failures: (Failure | undefined)[] = [undefined, undefined];
  let status: Resolved['status'] = 'nxdomain';
  answers.forEach((answer, at) => {
    if (answer.status === 'observed') {
      for (const record of answer.value.records) if ('address' in record) addresses.add(record.address);
      status = 'observed';
    } else if (answer.status === 'absent') {
      if (answer.how === 'nodata' && status === 'nxdomain') status = 'nodata';
    } else failures[at % 2] ??= answer.status === 'failed' ? answer.failure : notAsked(answer.reason);
  });
  const failure = failures[0] ?? failures[1];
  if (failure !== undefined) {
    const has = (six: boolean): boolean => [...addresses].some((address) => address.includes(':') === six);
    term.failure = failure;
    term.unseen = {
      ipv4: failures[0] !== undefined && !has(false),
      ipv6: failures[1] !== undefined && !has(true),
    };
    if (addresses.size === 0) status = 'failed';
  }
  term.resolved = { names, addresses: [...addresses], status };
}

function notAsked(detail: string): Failure {
  return { stage: 'resolve', kind: 'cancelled', detail, cause: 'vantage' };
}
