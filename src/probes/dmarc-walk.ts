/** The DNS tree walk of RFC 9989 §4.10: which names are asked, what each holds, and which record governs. */
import type { Context } from '../model/context.ts';
import type { DmarcRecord, DmarcStep } from '../model/evidence/dmarc.ts';
import { isDmarcRecord, looksLikeDmarc, parseDmarc } from '../parse/dmarc.ts';
import { aliasOf } from './addresses.ts';

/** Values kept of one name. */
const MAX_VALUES = 20;
const MAX_NAME = 253;

export interface WalkStep extends DmarcStep {
  domain: string;
  ttl?: number;
  /** What the record says, where there is one. */
  says?: DmarcRecord;
}

/** The domain, its parent (or its last seven labels where it has more than eight), and so on up to the top. */
export function walkDomains(domain: string): string[] {
  const labels = domain.split('.');
  const above = labels.slice(Math.max(1, labels.length - 7));
  return [domain, ...above.map((_, index) => above.slice(index).join('.'))];
}

export async function lookUpStep(domain: string, ctx: Context): Promise<WalkStep> {
  const name = `_dmarc.${domain}`;
  const base = { domain, name, records: [], other: [] };
  if (name.length > MAX_NAME) return { ...base, status: 'none', note: 'the name is too long for DNS' };
  const answer = await ctx.dns.query(name, 'TXT');
  const cname = aliasOf(answer);
  const alias = cname === undefined ? {} : { cname };
  if (answer.status === 'skipped') return { ...base, status: 'none', note: answer.reason };
  if (answer.status === 'failed') {
    return { ...base, status: 'failed', failure: answer.failure, note: answer.failure.detail };
  }
  if (answer.status === 'absent') {
    const status = answer.how === 'nxdomain' ? 'nxdomain' : 'none';
    return { ...base, ...alias, status, note: 'no record' };
  }
  const values = answer.value.records.map(({ value }) => value).slice(0, MAX_VALUES);
  const records = values.filter(isDmarcRecord);
  const other = values.filter((value) => !isDmarcRecord(value));
  const found = { ...base, ...alias, records, other, ttl: answer.value.ttl };
  // RFC 9989 §4.10 steps 2 and 6: several records at one name are all discarded.
  if (records.length > 1)
    return { ...found, status: 'several', note: `${records.length} records, all discarded` };
  const [record] = records;
  if (record !== undefined) {
    const says = parseDmarc(record);
    return { ...found, status: 'record', psd: says.psd, says, note: 'record' };
  }
  return other.some(looksLikeDmarc)
    ? { ...found, status: 'invalid', note: 'not a valid record, discarded' }
    : { ...found, status: 'none', note: 'no record' };
}

/** The steps a receiver makes: it stops at a record that says whether its name is a public suffix. */
export function untilStop(steps: readonly WalkStep[]): WalkStep[] {
  const stop = steps.findIndex(({ psd }) => psd === 'y' || psd === 'n');
  return stop < 0 ? [...steps] : steps.slice(0, stop + 1);
}

/** RFC 9989 §4.10.2, over the records found from the longest name to the shortest. */
export function organizationalDomainOf(domain: string, steps: readonly WalkStep[]): string {
  const found = steps.filter(({ status }) => status === 'record');
  for (const step of found) {
    if (step.psd === 'n') return step.domain;
    if (step.psd === 'y' && step.domain !== domain) return oneBelow(step.domain, domain);
  }
  return found.at(-1)?.domain ?? domain;
}

/** The step whose record governs mail from the domain: its own, its organization's, its registry's (§4.10.1). */
export function governingStep(
  domain: string,
  organizationalDomain: string,
  steps: readonly WalkStep[],
): WalkStep | undefined {
  const found = steps.filter(({ status }) => status === 'record');
  return (
    found.find((step) => step.domain === domain) ??
    found.find((step) => step.domain === organizationalDomain) ??
    found.find(({ psd }) => psd === 'y')
  );
}

/** The failed step, if any, whose record could have changed what governs the domain or which organization it is of. */
export function decisiveFailure(steps: readonly WalkStep[]): WalkStep | undefined {
  const shortest = steps.filter(({ status }) => status === 'record').at(-1);
  return steps.find((step) => {
    if (step.status !== 'failed') return false;
    if (shortest === undefined) return true;
    // A top-level domain could only say psd=y, which leaves the organization where the walk already found it.
    return step.domain.length < shortest.domain.length && step.domain.includes('.');
  });
}

function oneBelow(suffix: string, domain: string): string {
  return domain
    .split('.')
    .slice(-(suffix.split('.').length + 1))
    .join('.');
}
