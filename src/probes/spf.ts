/** SPF: the record, its whole tree, near misses, and what a receiver concludes for the senders given. */
import type { Context } from '../model/context.ts';
import type { DnsAnswer, TxtRecord } from '../model/dns.ts';
import type { SpfEvaluation, SpfEvidence, SpfNode } from '../model/evidence/spf.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { isSpfRecord, parseSpf } from '../parse/spf.ts';
import { intendedSpfRecord } from '../parse/spf-intent.ts';
import { spfNearMiss } from '../parse/spf-near-miss.ts';
import { spfSeams, withSpaces } from '../parse/spf-seam.ts';
import { spfNodes, spfTerms, totalUp } from '../parse/spf-tree.ts';
import { evaluateSpf } from './spf/evaluate.ts';
import { walkSpf } from './spf/walk.ts';

/** Near misses kept. */
const MOST_NEAR_MISSES = 10;

export async function probeSpf(target: Target, ctx: Context): Promise<Evidence['spf']> {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'SPF is a matter of domains' };
  const domain = target.ascii;
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const [answer, evaluations] = await Promise.all([ctx.dns.query(domain, 'TXT'), evaluateAll(domain, ctx)]);
  if (answer.status === 'failed' || answer.status === 'skipped') return answer;
  const texts = answer.status === 'observed' ? answer.value.records : [];
  const records = texts.filter(({ value }) => isSpfRecord(value));
  const exists = answer.status === 'observed' || answer.how === 'nodata';
  const nearMisses = await nearMissesOf(domain, texts, exists && records.length === 0, ctx);
  const took = (): { at: string; tookMs: number } => ({
    at,
    tookMs: Math.round(ctx.clock.monotonicMs() - began),
  });
  if (records.length === 0 && nearMisses.length === 0 && evaluations.length === 0)
    return { status: 'absent', how: answer.status === 'absent' ? answer.how : 'nodata', ...took() };

  const source = answer.status === 'observed' ? answer.value : undefined;
  const [tree, meant] = await Promise.all([
    treeOf(domain, records, exists, source, ctx),
    meantBy(domain, records, nearMisses, source, ctx),
  ]);
  const sums = totalUp(tree);
  const [first] = evaluations;
  const seams = records.flatMap(({ value, chunks }) => spfSeams(value, chunks));
  return {
    status: 'observed',
    ...took(),
    value: {
      domain,
      record: records[0]?.value ?? null,
      records: records.map(({ value }) => value),
      nearMisses,
      chunks: records[0]?.chunks ?? [],
      answerBytes: answerBytes(domain, texts),
      ...(seams.length > 0 && { seams }),
      tree,
      ...(meant !== undefined && { meant }),
      terms: tree.terms.map(({ subtree: _, ...term }) => term),
      lookups: sums.lookups,
      voidLookups: sums.voids.ipv4,
      voids: sums.voids,
      complete: isComplete(tree),
      ttl: source?.ttl ?? 0,
      evaluations,
      ...(first !== undefined && { result: first.result, explanation: first.explanation }),
    },
  };
}

function evaluateAll(domain: string, ctx: Context): Promise<SpfEvaluation[]> {
  const { ips, sender = `postmaster@${domain}`, helo = domain } = ctx.given;
  return Promise.all(ips.map((ip) => evaluateSpf({ ip, sender, helo }, ctx)));
}

async function nearMissesOf(
  domain: string,
  texts: readonly TxtRecord[],
  askType99: boolean,
  ctx: Context,
): Promise<SpfEvidence['nearMisses']> {
  const found = texts.flatMap(({ value }) => {
    const says = spfNearMiss(value);
    return says === null ? [] : [{ value, at: domain, type: 'TXT' as 'TXT' | 'SPF', says }];
  });
  if (askType99 && found.length === 0) {
    // RFC 7208 §3.1: the type of its own is obsolete and nobody asks for it.
    const answer = await ctx.dns.query(domain, 'SPF');
    if (answer.status === 'observed')
      for (const record of answer.value.records)
        if ('value' in record)
          found.push({
            value: record.value,
            at: domain,
            type: 'SPF',
            says: 'it is published with the obsolete record type SPF (99); receivers ask for TXT only',
          });
  }
  return found.slice(0, MOST_NEAR_MISSES);
}

async function treeOf(
  domain: string,
  records: readonly TxtRecord[],
  exists: boolean,
  source: DnsAnswer | undefined,
  ctx: Context,
): Promise<SpfNode> {
  const [record] = records;
  if (record === undefined)
    return { domain, status: exists ? 'none' : 'nxdomain', terms: [], problems: [], own: true };
  const tree = await walkSpf(domain, record.value, ctx, source);
  return records.length > 1 ? { ...tree, status: 'several' } : tree;
}

/** The record as it was most likely meant, where there is no single well-formed one. */
async function meantBy(
  domain: string,
  records: readonly TxtRecord[],
  nearMisses: SpfEvidence['nearMisses'],
  source: DnsAnswer | undefined,
  ctx: Context,
): Promise<SpfEvidence['meant'] | undefined> {
  const texts = records.length > 0 ? records.map(withoutSeams) : nearMisses.map(({ value }) => value);
  const [only] = texts;
  const fine = records.length === 1 && only === records[0]?.value && isWellFormed(only as string);
  const record = fine ? null : intendedSpfRecord(texts);
  return record === null ? undefined : { record, tree: await walkSpf(domain, record, ctx, source) };
}

/** Of the plain answer: header, question, and each record with its name compressed; signatures and EDNS left out. */
function answerBytes(domain: string, texts: readonly TxtRecord[]): number {
  const records = texts.map(({ chunks }) => 12 + chunks.reduce((sum, length) => sum + length + 1, 0));
  return records.reduce((sum, octets) => sum + octets, 12 + domain.length + 2 + 4);
}

function withoutSeams({ value, chunks }: TxtRecord): string {
  return withSpaces(value, spfSeams(value, chunks));
}

function isWellFormed(record: string): boolean {
  return parseSpf(record).problems.every(({ fatal }) => !fatal);
}

function isComplete(tree: SpfNode): boolean {
  return (
    spfNodes(tree).every(({ status }) => status !== 'failed' && status !== 'unread') &&
    spfTerms(tree).every(({ term }) => term.failure === undefined)
  );
}
