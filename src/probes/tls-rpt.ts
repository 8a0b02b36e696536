/** Looks for the TLS reporting record, and whether its addresses take mail. */
import type { Context } from '../model/context.ts';
import type { TlsRptUri } from '../model/evidence/tls-rpt.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import type { ReportUri } from '../parse/report-uri.ts';
import { isTlsRptRecord, isUsable, looksLikeTlsRpt, meantReportUris, parseTlsRpt } from '../parse/tls-rpt.ts';
import { aliasOf } from './addresses.ts';
import { lookUpMailboxHost } from './mailbox-host.ts';

export async function probeTlsRpt(target: Target, ctx: Context): Promise<Evidence['tlsRpt']> {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'TLS reporting belongs to a domain' };
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const foundAt = `_smtp._tls.${target.ascii}`;
  const answer = await ctx.dns.query(foundAt, 'TXT');
  if (answer.status === 'failed' || answer.status === 'skipped') return answer;
  const values = answer.status === 'observed' ? answer.value.records.map(({ value }) => value) : [];
  const records = values.filter(isTlsRptRecord);
  const malformed = values.filter((value) => !isTlsRptRecord(value) && looksLikeTlsRpt(value));
  if (records.length === 0 && malformed.length === 0) {
    const how = answer.status === 'absent' ? answer.how : 'no TLSRPT record among the TXT records';
    return { status: 'absent', how, at, tookMs: ctx.clock.monotonicMs() - began };
  }
  const [only] = records;
  // RFC 8460 §3: unless exactly one remains, there is none.
  const record = records.length === 1 && only !== undefined ? only : null;
  const parsed = parseTlsRpt(record ?? malformed[0] ?? (only as string));
  const faulty = record === null || parsed.problems.length > 0 || !parsed.uris.every(isUsable);
  const [uris, meant, own] = await Promise.all([
    lookUpAll(parsed.uris, ctx),
    faulty ? lookUpAll(meantReportUris([...records, ...malformed]), ctx) : undefined,
    lookUpMailboxHost(target.ascii, ctx),
  ]);
  const cname = aliasOf(answer);
  return {
    status: 'observed',
    at,
    tookMs: ctx.clock.monotonicMs() - began,
    value: {
      record,
      records,
      uris,
      ...(meant !== undefined && { meant }),
      problems: parsed.problems,
      foundAt,
      malformed,
      ...(own.status === 'yes' && { mailbox: target.ascii }),
      ...(cname !== undefined && { cname }),
    },
  };
}

function lookUpAll(uris: readonly ReportUri[], ctx: Context): Promise<TlsRptUri[]> {
  return Promise.all(uris.map((uri, index) => lookUp(uri, index < ctx.limits.reportUris, ctx)));
}

async function lookUp(uri: ReportUri, ask: boolean, ctx: Context): Promise<TlsRptUri> {
  const { text, scheme = '', host = null, problem, suggestion } = uri;
  const valid = isUsable(uri);
  const why = valid ? undefined : (problem ?? `reports go by mailto: or https:, not by ${scheme}:`);
  const found: TlsRptUri = {
    text,
    scheme,
    host,
    valid,
    ...(why !== undefined && { problem: why }),
    ...(suggestion !== undefined && { suggestion }),
  };
  return ask && scheme === 'mailto' && host !== null
    ? { ...found, deliverable: await lookUpMailboxHost(host, ctx) }
    : found;
}
