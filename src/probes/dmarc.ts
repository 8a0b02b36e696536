/** DMARC policy discovery as a RFC 9989 receiver does it, with the older public-suffix view beside it. */
import type { Context } from '../model/context.ts';
import type {
  DmarcEvidence,
  DmarcPolicy,
  DmarcRecord,
  DmarcStep,
  DmarcUri,
} from '../model/evidence/dmarc.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { isDmarcRecord, looksLikeDmarc, parseDmarc, policyIn } from '../parse/dmarc.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { aliasOf } from './addresses.ts';
import {
  decisiveFailure,
  governingStep,
  lookUpStep,
  organizationalDomainOf,
  untilStop,
  type WalkStep,
  walkDomains,
} from './dmarc-walk.ts';
import { lookUpReportUri } from './report-authorization.ts';

export async function probeDmarc(target: Target, ctx: Context, want: Want): Promise<Evidence['dmarc']> {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'DMARC belongs to a domain' };
  const { ascii: domain } = target;
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const publicSuffixOrganization = publicSuffixOrganizationalDomain(domain);
  const [{ asked, uris, found }, stray, mailbox, exists, sends] = await Promise.all([
    walk(domain, ctx),
    lookForStray(domain, ctx),
    lookForMailbox(domain, publicSuffixOrganization, ctx),
    want('domain').then(existence),
    want('sending').then((sending) => (sending.status === 'observed' ? sending.value.sends : undefined)),
  ]);
  const [own] = asked;
  if (own === undefined || own.status === 'failed') {
    return { status: 'failed', failure: own?.failure as NonNullable<WalkStep['failure']> };
  }
  const { steps, organizationalDomain, step, failure, record } = found;
  // Names below the domain are governed by its organization, whatever record the domain has for itself.
  const above = governingStep('', organizationalDomain, steps);
  const below = above === undefined || above === step ? record : (above.says ?? null);
  const legacy = legacyView(domain, publicSuffixOrganization, asked);
  const policy = policyFor(record, step, domain, exists);
  const foundAt = step?.name ?? null;
  const value: DmarcEvidence = {
    ...(record ?? parseDmarc('')),
    ...(record === null && { tags: {}, problems: [] }),
    uris,
    domain,
    record: record?.record ?? null,
    foundAt,
    inherited: step !== undefined && step.domain !== domain,
    organizationalDomain,
    publicSuffixOrganizationalDomain: publicSuffixOrganization,
    ...(legacy !== undefined && (legacy.foundAt !== foundAt || legacy.policy !== policy) && { legacy }),
    policy,
    subdomainPolicy: below?.subdomainPolicy ?? null,
    nonexistentPolicy: below?.nonexistentPolicy ?? null,
    walk: steps.map((one) => describe(one, step, stray.wildcard)),
    misplaced: stray.misplaced,
    several: own.status === 'several' ? own.records : [],
    malformed: malformedIn(steps, publicSuffixOrganization ?? domain),
    ...(isRegistrys(step, domain) && { registry: true }),
    ...(failure !== undefined && { undetermined: failure }),
    ...(exists !== undefined && { exists }),
    ...(sends !== undefined && { sends }),
    ...(mailbox !== undefined && { mailbox }),
    ...(step?.cname !== undefined && { cname: step.cname }),
    ...(step?.ttl !== undefined && { ttl: step.ttl }),
  };
  return { status: 'observed', value, at, tookMs: ctx.clock.monotonicMs() - began };
}

interface Found {
  steps: WalkStep[];
  organizationalDomain: string;
  step: WalkStep | undefined;
  record: DmarcRecord | null;
  failure: WalkStep['failure'];
}

/** Every name the walk can need is asked at once, and the answers are read in the order of the walk. */
async function walk(
  domain: string,
  ctx: Context,
): Promise<{ asked: WalkStep[]; found: Found; uris: DmarcUri[] }> {
  const asked = await Promise.all(walkDomains(domain).map((name) => lookUpStep(name, ctx)));
  const steps = untilStop(asked);
  const organizationalDomain = organizationalDomainOf(domain, steps);
  const failure = decisiveFailure(steps)?.failure;
  const governs = governingStep(domain, organizationalDomain, steps);
  // What stands above the name that could not be seen might overrule an inherited record, never the domain's own.
  const step = failure !== undefined && governs?.domain !== domain ? undefined : governs;
  const record = step?.says ?? null;
  const uris = await Promise.all(
    (record?.uris ?? []).map((uri, index) =>
      step === undefined || index >= ctx.limits.reportUris ? uri : lookUpReportUri(uri, step.domain, ctx),
    ),
  );
  return { asked, uris, found: { steps, organizationalDomain, step, record, failure } };
}

/** An own record speaks through p; one from above through sp, or np where the domain does not exist (§4.10.1). */
function policyFor(
  record: DmarcRecord | null,
  step: WalkStep | undefined,
  domain: string,
  exists: boolean | undefined,
): DmarcPolicy | null {
  if (record === null) return null;
  if (step?.domain === domain) return record.policy;
  return exists === false ? record.nonexistentPolicy : record.subdomainPolicy;
}

/** RFC 7489 §6.6.3: the domain itself, else the organizational domain by public suffix list; np and psd unknown. */
function legacyView(
  domain: string,
  organization: string | null,
  asked: readonly WalkStep[],
): DmarcEvidence['legacy'] {
  const at = (name: string | null): WalkStep | undefined => asked.find((step) => step.domain === name);
  const own = at(domain);
  const step = own?.records.length === 0 && organization !== domain ? at(organization) : own;
  if (step?.status === 'failed') return undefined;
  if (step?.says === undefined) return { foundAt: null, policy: null };
  const { tags, uris } = step.says;
  const read = (tag: string): DmarcPolicy | null => policyIn(tags[tag]?.value ?? '');
  const unread = read('p') === null || (tags.sp !== undefined && read('sp') === null);
  const fallback = uris.some(({ tag, valid }) => tag === 'rua' && valid) ? 'none' : null;
  const stated = (step.domain === domain ? null : read('sp')) ?? read('p');
  return { foundAt: step.name, policy: unread ? fallback : stated };
}

/** A record above the organization is its registry's, whether or not that says psd=y as it should. */
function isRegistrys(step: WalkStep | undefined, domain: string): boolean {
  return (
    step !== undefined && step.domain !== domain && publicSuffixOrganizationalDomain(step.domain) === null
  );
}

function describe(
  { domain: _, ttl: __, says: ___, cname, ...rest }: WalkStep,
  governs: WalkStep | undefined,
  wildcard: string | undefined,
): DmarcStep {
  // An alias that answers for any name says nothing about this one.
  const alias = cname !== undefined && (rest.status === 'record' || cname !== wildcard) ? { cname } : {};
  const step: DmarcStep = { ...rest, ...alias };
  if (step.status !== 'record') return step;
  const stop = step.psd === 'u' ? '' : `, psd=${step.psd}: the walk ends here`;
  const role = step.name === governs?.name ? 'governs the domain' : 'a record, but another one governs';
  return { ...step, note: `${role}${stop}` };
}

/** Names above the organization are the registry's, and what is wrong there is not the domain owner's to mend. */
function malformedIn(
  steps: readonly WalkStep[],
  organization: string,
): NonNullable<DmarcEvidence['malformed']> {
  return steps
    .filter(({ domain, status }) => status === 'invalid' && domain.length >= organization.length)
    .flatMap(({ name, other }) =>
      other
        .filter(looksLikeDmarc)
        .map((value) => ({ at: name, value, problems: parseDmarc(value).problems })),
    );
}

interface Stray {
  misplaced: DmarcEvidence['misplaced'];
  /** Where a wildcard alias of the domain leads. */
  wildcard?: string;
}

/** Records at the apex, at a doubled `_dmarc` and without the underscore: the places people publish by mistake. */
async function lookForStray(domain: string, ctx: Context): Promise<Stray> {
  const names = [domain, `_dmarc._dmarc.${domain}`, `dmarc.${domain}`].filter(({ length }) => length <= 253);
  const answers = await Promise.all(names.map((name) => ctx.dns.query(name, 'TXT')));
  const misplaced = answers.flatMap((answer, index) =>
    // What an alias leads to stands in a place of its own.
    answer.status === 'observed' && answer.value.cnames.length === 0
      ? answer.value.records
          .filter(({ value }) => isDmarcRecord(value))
          .slice(0, 5)
          .map(({ value }) => ({ at: names[index] as string, value }))
      : [],
  );
  const last = answers.at(-1);
  const wildcard = last === undefined ? undefined : aliasOf(last);
  return { misplaced, ...(wildcard !== undefined && { wildcard }) };
}

/** Where reports can be sent: the organization's own mail, else the domain's. An address alone is mostly a web server. */
async function lookForMailbox(
  domain: string,
  organization: string | null,
  ctx: Context,
): Promise<string | undefined> {
  const names = [...new Set([organization ?? domain, domain])];
  const looks = await Promise.all(names.map((name) => ctx.dns.query(name, 'MX')));
  return names.find((_, index) => {
    const look = looks[index];
    return look?.status === 'observed' && look.value.records.some(({ exchange }) => exchange !== '');
  });
}

function existence(domain: Outcome<unknown>): boolean | undefined {
  if (domain.status === 'observed') return true;
  return domain.status === 'absent' ? false : undefined;
}
