/** MX hosts in order of preference with their addresses, and what could mend a target that has none. */

import type { Context } from '../model/context.ts';
import type { DnsOutcome, MxRecord } from '../model/dns.ts';
import type { MeantHost, MxEvidence, MxHost } from '../model/evidence/mx.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { hostNameProblem } from '../parse/host-name.ts';
import { canonicalIp } from '../parse/ip.ts';
import { compareNaturally } from '../parse/natural-order.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { readTlsa } from '../parse/tlsa.ts';
import { aliasOf, type HostLook, lookUpHost, unaskedHost } from './addresses.ts';
import { lookUpReverse } from './reverse.ts';

/** Addresses of a presumed host whose reverse names are worth a question. */
const MEANT_ADDRESSES = 4;

export async function probeMx(target: Target, ctx: Context): Promise<Outcome<MxEvidence>> {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'not asked about a domain' };
  const domain = target.ascii;
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const answer = await ctx.dns.query(domain, 'MX');
  if (answer.status === 'failed' || answer.status === 'skipped') return answer;
  if (answer.status === 'absent' && answer.how === 'nxdomain') return answer;
  const records = answer.status === 'observed' ? sortMx(answer.value.records) : [];
  const followed = records.slice(0, ctx.limits.mxHosts);
  const hosts =
    records.length === 0 ? await implicitHost(domain, ctx) : await followAll(followed, domain, ctx);
  const owner = aliasOf(answer) ?? domain;
  const value: MxEvidence = {
    hosts,
    implicit: records.length === 0 && hosts.length > 0,
    nullMx: records.some(({ exchange }) => exchange === ''),
    authenticated: answer.status === 'observed' ? answer.value.authenticated : answer.authenticated,
    dropped: records.length - followed.length,
    ...(sameOrganization(owner, domain) && { owner }),
  };
  // Naming an alias's true host instead could leave the host outside the MTA-STS policy, so look whether there is one.
  if (hosts.some(({ cname }) => cname !== undefined) && !value.implicit) {
    const sts = await ctx.dns.query(`_mta-sts.${domain}`, 'TXT');
    value.announcesPolicy = sts.status !== 'absent';
  }
  return { status: 'observed', value, at, tookMs: ctx.clock.monotonicMs() - began };
}

function sortMx(records: readonly MxRecord[]): MxRecord[] {
  return records
    .map((record) => ({ ...record, exchange: record.exchange.toLowerCase() }))
    .sort((a, b) => a.preference - b.preference || compareNaturally(a.exchange, b.exchange));
}

/** RFC 5321 §5.1: without MX the domain's own addresses take the mail, as if with preference 0. */
async function implicitHost(domain: string, ctx: Context): Promise<MxHost[]> {
  const look = await lookUpHost(domain, ctx);
  const nothing = look.ipv4.status === 'absent' && look.ipv6.status === 'absent';
  return nothing ? [] : [{ ...facts(look), preference: 0, ttl: leastTtl(look), own: true }];
}

/** Each host once, even where several records name it. */
async function followAll(records: readonly MxRecord[], domain: string, ctx: Context): Promise<MxHost[]> {
  const follow = new Map(
    [...new Set(records.map(({ exchange }) => exchange))].map((host) => [
      host,
      followHost(host, domain, ctx),
    ]),
  );
  return Promise.all(
    records.map(async ({ preference, exchange, ttl }) => ({
      ...((await follow.get(exchange)) as Omit<MxHost, 'preference' | 'ttl'>),
      preference,
      ttl,
    })),
  );
}

async function followHost(
  host: string,
  domain: string,
  ctx: Context,
): Promise<Omit<MxHost, 'preference' | 'ttl'>> {
  if (host === '') return facts(unaskedHost(host, 'the root: a null MX'));
  const own = sameOrganization(host, domain) && { own: true };
  const problem = hostNameProblem(host);
  if (problem !== null) {
    const look = facts(unaskedHost(host, problem.says));
    const meant = await presumedHost(host, domain, ctx);
    return { ...look, ...own, ...(meant !== undefined && { meant }) };
  }
  const look = await lookUpHost(host, ctx);
  if (look.addresses.length > 0 || [look.ipv4, look.ipv6].some(({ status }) => status === 'failed'))
    return { ...facts(look), ...own, ...((await hasBadTlsa(look.cname, ctx)) && { badTlsaThere: true }) };
  const [meant, registered] = await Promise.all([
    presumedHost(host, domain, ctx),
    look.nonexistent ? registration(look.cname ?? host, domain, ctx) : undefined,
  ]);
  return {
    ...facts(look),
    ...own,
    ...(meant !== undefined && { meant }),
    ...(registered !== undefined && { registeredDomain: registered }),
  };
}

/** A host that an edit would put into the MX record brings its TLSA records along. */
async function hasBadTlsa(host: string | undefined, ctx: Context): Promise<boolean> {
  if (host === undefined) return false;
  const answer = await ctx.dns.query(`_25._tcp.${host}`, 'TLSA');
  if (answer.status !== 'observed') return answer.status !== 'absent';
  return answer.value.records.every((record) => !readTlsa(record).usable);
}

function facts(look: HostLook): Omit<MxHost, 'preference' | 'ttl'> {
  const { nonexistent: _, ...host } = look;
  return host;
}

function leastTtl({ ipv4, ipv6 }: HostLook): number {
  const ttls = [ipv4, ipv6].flatMap((one) =>
    one.status === 'observed' ? one.value.map(({ ttl }) => ttl) : [],
  );
  return ttls.length === 0 ? 0 : Math.min(...ttls);
}

/** Whether somebody else could register the domain a missing target lies in. */
async function registration(
  host: string,
  domain: string,
  ctx: Context,
): Promise<MxHost['registeredDomain'] | undefined> {
  const name = publicSuffixOrganizationalDomain(host);
  if (name === null || name === publicSuffixOrganizationalDomain(domain)) return undefined;
  const suffix = name.slice(name.indexOf('.') + 1);
  const [own, above] = await Promise.all([ctx.dns.query(name, 'SOA'), ctx.dns.query(suffix, 'SOA')]);
  const suffixExists = existence(above);
  const exists: Outcome<true> =
    existence(own) === true && own.status !== 'failed'
      ? { status: 'observed', value: true, ...timesOf(own) }
      : (own as Outcome<true>);
  return { name, exists, ...(suffixExists !== null && { suffixExists }) };
}

/** NODATA is existence; null where it could not be told. */
function existence(outcome: DnsOutcome): boolean | null {
  if (outcome.status === 'observed') return true;
  return outcome.status === 'absent' ? outcome.how === 'nodata' : null;
}

function timesOf(outcome: DnsOutcome): { at: string; tookMs: number } {
  return outcome.status === 'observed' || outcome.status === 'absent'
    ? { at: outcome.at, tookMs: outcome.tookMs }
    : { at: '', tookMs: 0 };
}

/** The host an unusable target was probably meant to name, where that one has an address. */
async function presumedHost(host: string, domain: string, ctx: Context): Promise<MeantHost | undefined> {
  const ip = canonicalIp(host.replace(/^\[(?:ipv6:)?(.*)\]$/i, '$1'));
  const guess = ip === null ? writtenWithout(host, domain) : await confirmedName(ip, ctx);
  if (guess === undefined) return undefined;
  const { addresses, cname } = await lookUpHost(guess.host, ctx);
  if (addresses.length === 0 || cname !== undefined) return undefined;
  const [badTlsa, ...reverse] = await Promise.all([
    hasBadTlsa(guess.host, ctx),
    ...addresses.slice(0, MEANT_ADDRESSES).map((address) => lookUpReverse(address, ctx)),
  ]);
  return { ...guess, addresses, reverse, ...(badTlsa && { badTlsa }) };
}

async function confirmedName(
  ip: string,
  ctx: Context,
): Promise<Pick<MeantHost, 'host' | 'because'> | undefined> {
  const { forward } = await lookUpReverse(ip, ctx);
  const name = forward.find(({ confirms, cname }) => confirms && cname === undefined)?.name;
  return name === undefined ? undefined : { host: name, because: 'reverse-name' };
}

function writtenWithout(host: string, domain: string): Pick<MeantHost, 'host' | 'because'> | undefined {
  if (/^[a-z0-9-]+$/.test(host) && host !== 'localhost')
    return { host: `${host}.${domain}`, because: 'missing-domain' };
  const suffix = `.${domain}`;
  if (!host.endsWith(suffix)) return undefined;
  const meant = host.slice(0, -suffix.length);
  // A relative name grows by the zone's origin: `mail.example.net` without its dot becomes `mail.example.net.example.com`.
  return meant.includes('.') ? { host: meant, because: 'doubled-domain' } : undefined;
}

function sameOrganization(name: string, domain: string): boolean {
  const organization = publicSuffixOrganizationalDomain(name);
  return organization !== null && organization === publicSuffixOrganizationalDomain(domain);
}
