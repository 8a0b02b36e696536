/** Where a DMARC report address leads: is its host another organization that agreed (RFC 9990 §4), and does it take mail. */
import type { Context } from '../model/context.ts';
import type { DmarcUri } from '../model/evidence/dmarc.ts';
import { isDmarcRecord, parseDmarc } from '../parse/dmarc.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { lookUpMailboxHost } from './mailbox-host.ts';

/** Asks both questions at once; also for an invalid address whose meaning is plain, so that a repair can be judged. */
export async function lookUpReportUri(uri: DmarcUri, policyDomain: string, ctx: Context): Promise<DmarcUri> {
  const { host } = uri;
  const mail = uri.scheme === 'mailto' || uri.suggestion !== undefined;
  if (host === undefined || !mail) return uri;
  // By public suffix list on both sides: a tree walk for each report host would ask eight questions to the same end.
  const external = organizationOf(host) !== organizationOf(policyDomain);
  const at = `${policyDomain}._report._dmarc.${host}`;
  const [authorization, deliverable] = await Promise.all([
    external ? lookUpAuthorization(at, host, ctx) : ({ status: 'unneeded', at } as const),
    lookUpMailboxHost(host, ctx),
  ]);
  return { ...uri, external, authorization, deliverable };
}

async function lookUpAuthorization(
  at: string,
  host: string,
  ctx: Context,
): Promise<NonNullable<DmarcUri['authorization']>> {
  if (at.length > 253) return { status: 'missing', at };
  const answer = await ctx.dns.query(at, 'TXT');
  if (answer.status === 'failed') return { status: 'failed', at, failure: answer.failure };
  if (answer.status !== 'observed') return { status: 'missing', at };
  const records = answer.value.records.map(({ value }) => value).filter(isDmarcRecord);
  const [record] = records;
  if (record === undefined) return { status: 'missing', at };
  // RFC 9990 §4 step 9: an override that names another host costs both destinations.
  const astray = parseDmarc(record).uris.some(
    (uri) => uri.tag === 'rua' && uri.host !== undefined && uri.host !== host,
  );
  return { status: astray ? 'missing' : 'authorized', at, record };
}

function organizationOf(name: string): string {
  return publicSuffixOrganizationalDomain(name) ?? name;
}
