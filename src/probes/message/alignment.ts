/** DMARC of a message: policy and alignment as RFC 9989 §5.3 has them, walked through in words. */
import type { Context } from '../../model/context.ts';
import type { DmarcEvidence } from '../../model/evidence/dmarc.ts';
import type {
  AlignmentStep,
  MessageDmarc,
  MessageFrom,
  MessageSignature,
  MessageSpf,
} from '../../model/evidence/message.ts';
import type { Want } from '../../model/evidence.ts';
import type { Failure } from '../../model/failure.ts';
import { domainTarget } from '../../parse/domain.ts';
import { probeDmarc } from '../dmarc.ts';
import {
  decisiveFailure,
  lookUpStep,
  organizationalDomainOf,
  untilStop,
  walkDomains,
} from '../dmarc-walk.ts';
import { probeDomain } from '../domain.ts';

type Mode = 'relaxed' | 'strict';

export interface Alignment {
  dmarc: MessageDmarc;
  /** The signatures, each with its alignment. */
  dkim: MessageSignature[];
}

export async function judgeAlignment(
  from: MessageFrom,
  spf: MessageSpf,
  signatures: readonly MessageSignature[],
  ctx: Context,
): Promise<Alignment> {
  const domain = authorDomain(from);
  if (domain === null)
    return {
      dkim: [...signatures],
      dmarc: {
        ...NOTHING,
        result: 'permerror',
        says: `DMARC needs exactly one author domain: ${from.problems[0] ?? 'From names none'}`,
      },
    };
  const look = await probeDmarc(domainTarget(domain), ctx, wantFor(domain, ctx));
  if (look.status !== 'observed') {
    const failure = look.status === 'failed' ? look.failure : undefined;
    const dmarc: MessageDmarc = {
      ...NOTHING,
      domain,
      result: 'temperror',
      says: `the policy of ${domain} could not be looked up${failure === undefined ? '' : `: ${failure.detail}`}`,
      ...(failure !== undefined && { failure }),
    };
    return { dkim: [...signatures], dmarc };
  }
  const record = look.value;
  const modes = { spf: modeOf(record, 'aspf'), dkim: modeOf(record, 'adkim') };
  const author = { domain, organizationalDomain: record.organizationalDomain };
  const [spfStep, ...dkimSteps] = await Promise.all([
    step('spf', spf.result, spf.domain, author, modes.spf, ctx),
    ...signatures.map(({ result, fault, domain: signer }) =>
      step('dkim', fault === 'body-missing' ? null : result, signer, author, modes.dkim, ctx),
    ),
  ]);
  const steps = [spfStep, ...dkimSteps];
  const undetermined = record.record === null ? record.undetermined : undefined;
  return {
    dkim: signatures.map((one, at) => ({ ...one, aligned: dkimSteps[at]?.aligned ?? null })),
    dmarc: {
      ...outcome(record, steps, undetermined),
      domain,
      organizationalDomain: record.organizationalDomain,
      record: record.record,
      foundAt: record.foundAt,
      policy: record.policy,
      testing: record.testing,
      alignment: modes,
      steps,
      ...(undetermined !== undefined && { failure: undetermined }),
    },
  };
}

const NOTHING: Omit<MessageDmarc, 'result' | 'says' | 'failure'> = {
  domain: null,
  organizationalDomain: null,
  record: null,
  foundAt: null,
  policy: null,
  testing: false,
  alignment: { spf: 'relaxed', dkim: 'relaxed' },
  steps: [],
};

/** The one domain that all addresses of the one From field share; null where there are several or none. */
export function authorDomain({ fields, authors }: MessageFrom): string | null {
  const domains = new Set(authors.map(({ domain }) => domain));
  const [only = null] = domains;
  return fields === 1 && domains.size === 1 ? only : null;
}

/** A message needs of the domain only whether it exists. */
function wantFor(domain: string, ctx: Context): Want {
  return (async (topic: string) =>
    topic === 'domain'
      ? probeDomain(domainTarget(domain), ctx)
      : { status: 'skipped', reason: 'a message tells that it was sent' }) as Want;
}

function modeOf({ tags }: DmarcEvidence, tag: 'aspf' | 'adkim'): Mode {
  return tags[tag]?.value.toLowerCase() === 's' ? 'strict' : 'relaxed';
}

interface Author {
  domain: string;
  organizationalDomain: string;
}

const NAMES = { spf: 'SPF', dkim: 'DKIM' } as const;

async function step(
  mechanism: 'spf' | 'dkim',
  result: string | null,
  domain: string | null,
  author: Author,
  mode: Mode,
  ctx: Context,
): Promise<AlignmentStep> {
  const base = { mechanism, result, domain, organizationalDomain: null, aligned: null };
  const name = NAMES[mechanism];
  if (domain === null || domain === '')
    return { ...base, says: `${name} ${result === null ? 'could not be tested' : 'names no domain'}` };
  const organization = await organizationOf(domain, ctx);
  const outcome =
    result === null ? 'could not be tested' : result === 'pass' ? 'passed' : `came to ${result}`;
  if (organization === null)
    return { ...base, says: `${name} ${outcome} for ${domain}, whose organization could not be looked up` };
  const same = domain === author.domain;
  const related = organization === author.organizationalDomain;
  const aligned = same || (mode === 'relaxed' && related);
  const relation = same
    ? `${domain}, the domain of From`
    : related
      ? `${domain}, which belongs to ${author.organizationalDomain} as From does (${author.domain})`
      : `${domain}, but From is ${author.domain}`;
  const verdict = aligned
    ? result === 'pass'
      ? 'aligned'
      : 'it would be aligned, had it passed'
    : related
      ? `not aligned, since ${mechanism === 'spf' ? 'aspf' : 'adkim'}=s wants the very same domain`
      : 'not aligned';
  return {
    ...base,
    organizationalDomain: organization,
    aligned,
    says: `${name} ${outcome} for ${relation}: ${verdict}`,
  };
}

/** RFC 9989 §4.10.2, by the same walk as for the author; null where it could not be made. */
async function organizationOf(domain: string, ctx: Context): Promise<string | null> {
  const asked = await Promise.all(walkDomains(domain).map((name) => lookUpStep(name, ctx)));
  const steps = untilStop(asked);
  return decisiveFailure(steps) === undefined ? organizationalDomainOf(domain, steps) : null;
}

function outcome(
  record: DmarcEvidence,
  steps: readonly AlignmentStep[],
  undetermined: Failure | undefined,
): Pick<MessageDmarc, 'result' | 'says'> {
  const { domain } = record;
  if (undetermined !== undefined)
    return {
      result: 'temperror',
      says: `whether ${domain} has a policy could not be told: ${undetermined.detail}`,
    };
  const passing = steps.find(({ result, aligned }) => result === 'pass' && aligned === true);
  const policy = record.policy;
  if (record.record === null || policy === null)
    return {
      result: 'none',
      says:
        record.record === null
          ? `neither ${domain} nor a domain above it has a DMARC record`
          : `the record at ${record.foundAt} cannot be used, so there is no policy`,
    };
  if (passing !== undefined)
    return {
      result: 'pass',
      says: `${NAMES[passing.mechanism]} passed for ${passing.domain}, aligned with From`,
    };
  const open = steps.find(
    ({ result, aligned }) =>
      (aligned !== false && (result === null || result === 'temperror')) ||
      (aligned === null && result === 'pass'),
  );
  if (open !== undefined)
    return open.result === null
      ? { result: null, says: `nothing aligned passed, and ${open.says}` }
      : { result: 'temperror', says: open.says };
  return {
    result: 'fail',
    says: `nothing that passed is aligned with ${domain}, whose policy is p=${policy} at ${record.foundAt}${record.testing ? ' (t=y: applied one level lower)' : ''}`,
  };
}
