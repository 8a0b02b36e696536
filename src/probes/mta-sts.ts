/** Looks for the MTA-STS record, the policy host and its policy, and matches the policy with the MX hosts. */
import type { Context, HttpsAnswer } from '../model/context.ts';
import type { MtaStsEvidence, StsPolicy } from '../model/evidence/mta-sts.ts';
import type { MxEvidence } from '../model/evidence/mx.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { coveringPattern, parseStsAnswer, parseStsPolicy } from '../parse/mta-sts.ts';
import { bothFamilies, lookUpHost } from './addresses.ts';

export async function probeMtaSts(target: Target, ctx: Context, want: Want): Promise<Evidence['mtaSts']> {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'not asked about a domain' };
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const host = `mta-sts.${target.ascii}`;
  const [txt, { policyHost, fetch }, mx] = await Promise.all([
    ctx.dns.query(`_mta-sts.${target.ascii}`, 'TXT'),
    visitPolicyHost(host, target.display, ctx),
    want('mx'),
  ]);
  if (txt.status === 'failed' || txt.status === 'skipped') return txt;
  const tookMs = ctx.clock.monotonicMs() - began;
  const values = txt.status === 'observed' ? txt.value.records.map(({ value }) => value) : [];
  const { record, records, id, problems } = parseStsAnswer(values);
  if (records.length === 0 && policyHost.status === 'absent') {
    return { status: 'absent', how: txt.status === 'absent' ? txt.how : 'no MTA-STS record', at, tookMs };
  }
  const policy =
    fetch.status === 'observed' && fetch.value.status === 200 ? parseStsPolicy(fetch.value.body) : null;
  const alias = txt.status === 'observed' ? txt.value.cnames.at(-1)?.to : undefined;
  return {
    status: 'observed',
    at,
    tookMs,
    value: {
      domain: target.ascii,
      record,
      records,
      id,
      recordProblems: problems,
      ...(alias !== undefined && { cname: alias }),
      ...(txt.status === 'observed' && { ttl: txt.value.ttl }),
      policyHost,
      fetch: fetch.status === 'observed' ? { ...fetch, value: { ...fetch.value, body: '' } } : fetch,
      policy,
      ...coverage(mx, policy),
    },
  };
}

/** A host without an address costs no doomed connection. */
async function visitPolicyHost(
  host: string,
  display: string,
  ctx: Context,
): Promise<{ policyHost: Outcome<string[]>; fetch: Outcome<HttpsAnswer> }> {
  const look = await lookUpHost(host, ctx);
  const policyHost = bothFamilies(look);
  if (look.addresses.length === 0) {
    return { policyHost, fetch: { status: 'skipped', reason: `${host} has no address` } };
  }
  ctx.onProgress({ target: display, waiting: `policy of ${host}` });
  // RFC 8461 §3.3: the path is fixed, and redirects are not followed.
  const url = `https://${host}/.well-known/mta-sts.txt`;
  return { policyHost, fetch: await ctx.fetch(url, { maxBytes: ctx.limits.policyBytes }) };
}

function coverage(
  mx: Outcome<MxEvidence>,
  policy: StsPolicy | null,
): Pick<MtaStsEvidence, 'covers' | 'unusedPatterns' | 'mxFailure'> {
  const hosts = mx.status === 'observed' ? mx.value.hosts.map(({ host }) => host) : [];
  const patterns = policy?.mx ?? [];
  const covers = [...new Set(hosts)]
    .filter((host) => host !== '')
    .map((host) => ({ host, pattern: coveringPattern(host, patterns) }));
  return {
    covers,
    unusedPatterns: patterns.filter((pattern) =>
      covers.every(({ host }) => coveringPattern(host, [pattern]) === null),
    ),
    ...(mx.status === 'failed' && { mxFailure: mx.failure }),
  };
}
