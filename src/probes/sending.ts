/** Whether the domain sends mail and from where, as far as its own records or the user tell (contract §5). */
import type { Context } from '../model/context.ts';
import type { MxEvidence } from '../model/evidence/mx.ts';
import type { SendingEvidence } from '../model/evidence/sending.ts';
import type { SpfEvidence, SpfNode } from '../model/evidence/spf.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { Target } from '../model/target.ts';
import { ownTermsAuthorise } from '../parse/spf-own-terms.ts';
import { spfNodes, spfTerms } from '../parse/spf-tree.ts';
import { suggestSpf } from './spf/suggestion.ts';

type Sends = Pick<SendingEvidence, 'sends' | 'because' | 'stated'>;

export async function probeSending(target: Target, ctx: Context, want: Want): Promise<Evidence['sending']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const observed = (value: SendingEvidence): Evidence['sending'] => ({
    status: 'observed',
    value,
    at,
    tookMs: Math.round(ctx.clock.monotonicMs() - began),
  });
  if (target.kind === 'message') {
    const message = await want('message');
    const ip = message.status === 'observed' ? message.value.envelope.ip : null;
    const addresses = ip === null ? [] : [{ ip, from: 'given' as const }];
    return observed({ sends: true, because: 'a message tells that it was sent', stated: false, addresses });
  }
  if (target.kind !== 'domain') {
    const addresses = await addressesAskedFor(target, ctx);
    return observed({ sends: true, because: 'asked for by name', stated: true, addresses });
  }
  const [mx, spf] = await Promise.all([want('mx'), want('spf')]);
  const given = ctx.given.ips.map((ip) => ({ ip, from: 'given' as const }));
  const read = stated(ctx) ?? readFrom(mx, spf);
  if ('kind' in read && given.length === 0) return { status: 'failed', failure: read };
  const sends =
    'kind' in read ? { sends: true, because: 'a sending address was given', stated: false } : read;
  const suggestedSpf =
    sends.sends && mx.status === 'observed' && hasNoSpf(spf)
      ? await suggestSpf(target.ascii, mx.value, ctx)
      : undefined;
  return observed({
    ...((await isAlias(target.ascii, ctx)) ? {} : { domain: target.ascii }),
    ...sends,
    ...(given.length > 0 ? { addresses: given } : mxAddresses(mx, spf)),
    ...(suggestedSpf !== undefined && { suggestedSpf }),
  });
}

function stated(ctx: Context): Sends | null {
  if (ctx.given.sends !== undefined) {
    const { sends } = ctx.given;
    return { sends, because: `--sends ${sends ? 'yes' : 'no'}`, stated: true };
  }
  return null;
}

/** A failure where the answer hangs on something that could not be read. */
function readFrom(mx: Evidence['mx'], spf: Evidence['spf']): Sends | Failure {
  if (spf.status === 'failed') return spf.failure;
  if (spf.status === 'observed' && spf.value.record !== null) {
    return isNobody(spf.value)
      ? { sends: false, because: 'SPF is exactly "v=spf1 -all"', stated: false }
      : { sends: true, because: 'it publishes SPF', stated: false };
  }
  if (mx.status === 'failed') return mx.failure;
  if (mx.status === 'observed' && isNullMxAlone(mx.value))
    return { sends: false, because: 'null MX and no SPF', stated: false };
  return { sends: true, because: 'no record says that it does not', stated: false };
}

/** The question the SPF probe has asked already. */
async function isAlias(domain: string, ctx: Context): Promise<boolean> {
  const answer = await ctx.dns.query(domain, 'TXT');
  if (answer.status === 'observed') return answer.value.cnames.length > 0;
  return answer.status === 'absent' && answer.cnames.length > 0;
}

/** Nor a text that was meant as a record. */
function hasNoSpf(spf: Evidence['spf']): boolean {
  return (
    spf.status === 'absent' ||
    (spf.status === 'observed' && spf.value.record === null && spf.value.meant === undefined)
  );
}

function isNobody({ records }: SpfEvidence): boolean {
  return records.length === 1 && /^v=spf1 +-all *$/i.test(records[0] as string);
}

function isNullMxAlone({ nullMx, hosts }: MxEvidence): boolean {
  return nullMx && hosts.every(({ host }) => host === '');
}

/** MX addresses that the domain's own terms authorise; a record that is broken counts as it was meant. */
function mxAddresses(
  mx: Evidence['mx'],
  spf: Evidence['spf'],
): Pick<SendingEvidence, 'addresses' | 'unseen'> {
  if (mx.status === 'failed') return { addresses: [], unseen: mx.failure };
  if (spf.status === 'failed') return { addresses: [], unseen: spf.failure };
  if (mx.status !== 'observed' || spf.status !== 'observed') return { addresses: [] };
  const { tree, meant } = spf.value;
  const trees = meant === undefined ? [tree] : [tree, meant.tree];
  const addresses = new Map<string, SendingEvidence['addresses'][number]>();
  for (const { host, addresses: ips } of mx.value.hosts) {
    for (const ip of ips) {
      if (!addresses.has(ip) && trees.some((one) => ownTermsAuthorise(one, ip)))
        addresses.set(ip, { ip, from: 'mx', host });
    }
  }
  const unseen = firstFailure(mx.value, trees);
  return { addresses: [...addresses.values()], ...(unseen !== undefined && { unseen }) };
}

function firstFailure(mx: MxEvidence, trees: readonly SpfNode[]): Failure | undefined {
  const [tree] = trees;
  if (tree === undefined) return undefined;
  // Where no term of the domain's own names addresses, no MX host could turn out to be a sender.
  const hosts = trees.some(namesAddresses) ? mx.hosts : [];
  for (const { ipv4, ipv6 } of hosts) {
    if (ipv4.status === 'failed') return ipv4.failure;
    if (ipv6.status === 'failed') return ipv6.failure;
  }
  return (
    spfNodes(tree).find(({ own, failure }) => own && failure !== undefined)?.failure ??
    spfTerms(tree).find(({ node, term }) => node.own && term.failure !== undefined)?.term.failure
  );
}

function namesAddresses(tree: SpfNode): boolean {
  return spfTerms(tree).some(
    ({ node, term: { kind, name } }) =>
      node.own && kind === 'mechanism' && ['a', 'mx', 'ip4', 'ip6'].includes(name),
  );
}

/** For `ptr` and `blocklist`: the address itself, or those of the host. */
async function addressesAskedFor(
  target: Exclude<Target, { kind: 'domain' | 'message' }>,
  ctx: Context,
): Promise<SendingEvidence['addresses']> {
  if (target.kind === 'ip') return [{ ip: target.ascii, from: 'given' }];
  const answers = await Promise.all([ctx.dns.query(target.ascii, 'A'), ctx.dns.query(target.ascii, 'AAAA')]);
  return answers.flatMap((answer) =>
    answer.status === 'observed'
      ? answer.value.records.map(({ address }) => ({
          ip: address,
          from: 'given' as const,
          host: target.ascii,
        }))
      : [],
  );
}
