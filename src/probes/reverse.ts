/** The reverse names of one address, each looked up forward again (RFC 8601 §2.7.3). */
import type { Context } from '../model/context.ts';
import type { PtrLook, PtrName } from '../model/evidence/ptr.ts';
import type { Outcome } from '../model/outcome.ts';
import { ipFamily, reverseName } from '../parse/ip.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { aliasOf, droppedBy } from './addresses.ts';

export interface ReverseOptions {
  /** The name the host is expected to say. */
  expectedName?: string | undefined;
  /** Organization asked about, so that names of its own can be told. */
  organization?: string | null;
}

/** Only the family of the address is asked for: a name with an A record alone says nothing about an IPv6 sender. */
export async function lookUpReverse(
  ip: string,
  ctx: Pick<Context, 'dns' | 'limits'>,
  options: ReverseOptions = {},
): Promise<PtrLook> {
  const { organization = null } = options;
  const expectedName = options.expectedName?.toLowerCase();
  const reverse = reverseName(ip);
  const [answer, expected] = await Promise.all([
    ctx.dns.query(reverse, 'PTR'),
    expectedName === undefined ? undefined : lookForward(expectedName, ip, ctx, organization),
  ]);
  const all = answer.status === 'observed' ? answer.value.records.map(({ target }) => target) : [];
  const names = all.slice(0, ctx.limits.ptrNames);
  const forward = await Promise.all(names.map((name) => lookForward(name, ip, ctx, organization)));
  const lookup: Outcome<string[]> =
    answer.status === 'observed'
      ? { status: 'observed', value: names, at: answer.at, tookMs: answer.tookMs }
      : answer;
  const owner = aliasOf(answer);
  return {
    ip,
    reverseName: reverse,
    ...(owner !== undefined && { owner }),
    names,
    lookup,
    forward,
    confirmed: forward.some(({ confirms }) => confirms),
    ...(expectedName !== undefined && { expectedName, expectedResolves: expected?.confirms ?? false }),
    ...(all.length > names.length && { dropped: all.length - names.length }),
  };
}

async function lookForward(
  name: string,
  ip: string,
  ctx: Pick<Context, 'dns' | 'limits'>,
  organization: string | null,
): Promise<PtrName> {
  const answer = await ctx.dns.query(name, ipFamily(ip) === 6 ? 'AAAA' : 'A');
  const found =
    answer.status === 'observed'
      ? answer.value.records.slice(0, ctx.limits.addressesPerHost).map(({ address }) => address)
      : [];
  // Looked for in the whole answer: a pool larger than the limit may still hold the address.
  const confirms = answer.status === 'observed' && answer.value.records.some(({ address }) => address === ip);
  const cname = aliasOf(answer);
  return {
    name,
    addresses:
      answer.status === 'observed'
        ? {
            status: 'observed',
            value: found,
            at: answer.at,
            tookMs: answer.tookMs,
            ...droppedBy(answer.value.records.length - found.length),
          }
        : answer,
    confirms,
    ...(cname !== undefined && { cname }),
    ...(organization !== null && publicSuffixOrganizationalDomain(name) === organization && { own: true }),
  };
}
