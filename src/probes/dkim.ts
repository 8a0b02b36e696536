/** DKIM keys: the selectors the user named, or else those found by asking for the likely ones. */
import {
  PROVIDERS,
  providerById,
  providerOfCname,
  providerOfSelector,
} from '../knowledge/providers/index.ts';
import {
  knownSelectors,
  leadingSelectors,
  POPULAR_SELECTORS,
  siblingSelectors,
} from '../knowledge/selectors.ts';
import type { Context } from '../model/context.ts';
import type { DnsOutcome, TxtRecord } from '../model/dns.ts';
import type { DkimEvidence, DkimKey } from '../model/evidence/dkim.ts';
import type { Want } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import { looksLikeDkimKey, parseDkimKey } from '../parse/dkim-key.ts';
import type { Probe } from './index.ts';
import { sightingsInMx, sightingsInSpf } from './providers.ts';

type Answer = DnsOutcome<TxtRecord>;
type Look = [selector: string, answer: Answer];

/** A selector nobody has; that it answers all the same shows a wildcard or a DNAME. */
const UNLIKELY_SELECTOR = 'mailsonde-wildcard-test';
/** Undefined behaviour begins at two (RFC 6376 §3.6.2.2); more than these serve no reader. */
const MAX_RECORDS = 8;

export const probeDkim: Probe<'dkim'> = async (target, ctx, want) => {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'only a domain has DKIM keys' };
  if (ctx.given.sends === false && ctx.given.selectors.length === 0)
    return { status: 'skipped', reason: 'the domain was said not to send mail' };
  const began = ctx.clock.monotonicMs();
  const at = ctx.clock.now().toISOString();
  ctx.onProgress({ target: target.ascii, waiting: 'DKIM selectors' });
  const value = await (ctx.given.selectors.length > 0 ? lookAtNamed : discover)(target.ascii, ctx, want);
  const tookMs = ctx.clock.monotonicMs() - began;
  if (value === 'no such domain') return { status: 'absent', how: 'nxdomain', at, tookMs };
  if ('stage' in value) return { status: 'failed', failure: value };
  return { status: 'observed', value, at, tookMs };
};

type Found = DkimEvidence | Failure | 'no such domain';

/** Named selectors are judged strictly, so each stands in the evidence whatever its answer. */
async function lookAtNamed(domain: string, ctx: Context, want: Want): Promise<Found> {
  const selectors = [...new Set(ctx.given.selectors.map((one) => one.toLowerCase().replace(/\.$/, '')))];
  const [looks, subtree, seen] = await Promise.all([
    ask(selectors, domain, ctx),
    ctx.dns.query(`_domainkey.${domain}`, 'TXT'),
    providersSeen(want),
  ]);
  if (seen.noSuchDomain) return 'no such domain';
  return {
    domain,
    keys: looks.map((look) => readKey(look, domain, true, seen.ids)),
    probed: [],
    basedOn: seen.ids,
    subtree: readSubtree(subtree, looks),
    wildcard: false,
  };
}

/**
 * Waves, each asked at once. The first costs eleven questions and ends it where nothing stands below `_domainkey`
 * (RFC 8020). The second is the whole known list while no valid key is found; once one is, one selector a sending service,
 * so that a typical domain costs some forty questions. The last adds the siblings of what answered late and, when MX and
 * SPF are known, what the providers seen there use. Nothing waits for MX and SPF that can be asked without them.
 */
async function discover(domain: string, ctx: Context, want: Want): Promise<Found> {
  const seenLater = providersSeen(want);
  const looks: Look[] = [];
  /** Selectors at which something stands. */
  const hits: string[] = [];
  const asked = new Set<string>();
  const wave = async (selectors: readonly string[]): Promise<void> => {
    const fresh = [...new Set(selectors)].filter((selector) => !asked.has(selector));
    for (const selector of fresh) asked.add(selector);
    for (const look of await ask(fresh, domain, ctx)) {
      looks.push(look);
      if (answers(look[1])) hits.push(look[0]);
    }
  };

  const [subtree] = await Promise.all([
    ctx.dns.query(`_domainkey.${domain}`, 'TXT'),
    wave(POPULAR_SELECTORS),
  ]);
  const unanswered = failures(looks).length;
  const nothingBelow = subtree.status === 'absent' && subtree.how === 'nxdomain' && hits.length === 0;
  const serversFail = unanswered === looks.length && subtree.status === 'failed';
  // Every likely name answering at once is a wildcard's doing; the rest of the list would only say so again.
  const anythingGoes = hits.length === looks.length;
  if (!nothingBelow && !serversFail && unanswered * 2 <= looks.length) {
    const family = (): string[] =>
      hits.length === 0 ? [] : [UNLIKELY_SELECTOR, ...(anythingGoes ? [] : hits.flatMap(siblingSelectors))];
    const found = looks.some(([, answer]) => holdsKey(answer));
    const rest = found
      ? leadingSelectors().slice(0, ctx.limits.dkimFurtherSelectors)
      : knownSelectors(ctx.clock.now());
    await wave([...family(), ...(anythingGoes ? [] : rest)]);
    await Promise.all([wave(family()), seenLater.then(({ ids }) => wave(ids.flatMap(selectorsOfProvider)))]);
  }
  const seen = await seenLater;
  if (seen.noSuchDomain && hits.length === 0) return 'no such domain';
  const first = failures(looks)[0]?.[1];
  if (serversFail && first !== undefined) return first;
  return { ...conclude(domain, looks, seen.ids), subtree: readSubtree(subtree, looks) };
}

/** Makes keys of the answers, without those a wildcard gives to any name. */
function conclude(
  domain: string,
  all: readonly Look[],
  seen: readonly string[],
): Omit<DkimEvidence, 'subtree'> {
  const wild = all.find(([selector]) => selector === UNLIKELY_SELECTOR)?.[1];
  const wildcard = wild !== undefined && answers(wild);
  const looks = all.filter(([selector]) => selector !== UNLIKELY_SELECTOR);
  const keys = looks
    .filter(([, answer]) => answers(answer) && !(wildcard && texts(answer) === texts(wild)))
    .map((look) => readKey(look, domain, false, seen))
    .filter((key) => isKeyOrItsRuin(key) && !(wildcard && key.status === 'dangling'));
  const wildKey = wildcard ? readKey(['*', wild], domain, false, seen) : undefined;
  const failed = failures(looks);
  return {
    domain,
    keys: wildKey?.records.some(looksLikeDkimKey) ? [...keys, wildKey] : keys,
    probed: looks.map(([selector]) => selector),
    ...(failed[0] !== undefined && {
      unanswered: { selectors: failed.map(([selector]) => selector), failure: failed[0][1] },
    }),
    basedOn: [...seen],
    wildcard,
  };
}

async function ask(selectors: readonly string[], domain: string, ctx: Context): Promise<Look[]> {
  return Promise.all(
    selectors.map(async (selector): Promise<Look> => {
      const name = nameOf(selector, domain);
      if (fitsDns(name)) return [selector, await ctx.dns.query(name, 'TXT')];
      const detail = `${name} is no possible DNS name`;
      return [
        selector,
        { status: 'failed', failure: { stage: 'resolve', kind: 'malformed', detail, cause: 'vantage' } },
      ];
    }),
  );
}

function nameOf(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`;
}

/** RFC 1035 §2.3.4. */
function fitsDns(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => label.length > 0 && label.length <= 63);
}

function answers(answer: Answer): boolean {
  return answer.status === 'observed' || (answer.status === 'absent' && answer.cnames.length > 0);
}

function holdsKey(answer: Answer): boolean {
  if (answer.status !== 'observed') return false;
  return answer.value.records.some(({ value, chunks }) => parseDkimKey(value, chunks).status === 'valid');
}

function failures(looks: readonly Look[]): [selector: string, failure: Failure][] {
  const found: [selector: string, failure: Failure][] = [];
  for (const [selector, answer] of looks) {
    const failure = failureOf(answer);
    if (failure !== null) found.push([selector, failure]);
  }
  return found;
}

function failureOf(answer: Answer): Failure | null {
  if (answer.status === 'failed') return answer.failure;
  if (answer.status !== 'skipped') return null;
  return { stage: 'resolve', kind: 'cancelled', detail: answer.reason, cause: 'vantage' };
}

function texts(answer: Answer): string {
  if (answer.status !== 'observed') return '';
  return JSON.stringify(answer.value.records.map(({ value }) => value).sort());
}

/** Of unnamed selectors only these are worth a word; other text at the name is none of DKIM's. */
function isKeyOrItsRuin({ status, records }: DkimKey): boolean {
  return status === 'dangling' || records.some(looksLikeDkimKey);
}

function readKey([selector, answer]: Look, domain: string, named: boolean, seen: readonly string[]): DkimKey {
  const cnames = cnamesOf(answer);
  const provider = providerOf(selector, cnames, seen);
  const key: DkimKey = {
    selector,
    name: nameOf(selector, domain),
    named,
    status: 'absent',
    records: [],
    tags: {},
    problems: [],
    cnames,
    ...(provider !== undefined && { provider }),
  };
  const failure = failureOf(answer);
  if (failure !== null) return { ...key, status: 'failed', failure };
  if (answer.status !== 'observed') return { ...key, status: cnames.length > 0 ? 'dangling' : 'absent' };
  const found = answer.value.records.slice(0, MAX_RECORDS);
  const [first, second] = found;
  if (first === undefined) return key;
  const records = found.map(({ value }) => value);
  const common = { ...key, records, record: first.value, ttl: answer.value.ttl };
  if (second !== undefined)
    return { ...common, status: 'several', record: records.find(looksLikeDkimKey) ?? first.value };
  return { ...common, ...parseDkimKey(first.value, first.chunks) };
}

function cnamesOf(answer: Answer): string[] {
  if (answer.status === 'observed') return answer.value.cnames.map(({ to }) => to);
  return answer.status === 'absent' ? answer.cnames.map(({ to }) => to) : [];
}

/** By where its CNAME leads, by a name only one provider uses, or as a usual name of a provider already seen. */
function providerOf(
  selector: string,
  cnames: readonly string[],
  seen: readonly string[],
): string | undefined {
  const byCname = cnames.map(providerOfCname).find((provider) => provider !== null);
  const provider = byCname ?? providerOfSelector(selector);
  if (provider !== null) return provider.id;
  return PROVIDERS.find(({ id, dkim }) => seen.includes(id) && dkim?.selectors.includes(selector))?.id;
}

function selectorsOfProvider(id: string): readonly string[] {
  return providerById(id)?.dkim?.selectors ?? [];
}

async function providersSeen(want: Want): Promise<{ ids: string[]; noSuchDomain: boolean }> {
  const [mx, spf] = await Promise.all([want('mx'), want('spf')]);
  const ids = [...sightingsInMx(mx), ...sightingsInSpf(spf)].map(({ provider }) => provider.id);
  return { ids: [...new Set(ids)], noSuchDomain: isNxdomain(mx) };
}

function isNxdomain(outcome: Outcome<unknown>): boolean {
  return outcome.status === 'absent' && outcome.how === 'nxdomain';
}

/**
 * The empty-non-terminal test: a name without records that nevertheless exists has names below it (RFC 8020 §2), but
 * servers that say NODATA to everything (RFC 9824, a wildcard of another type) prove nothing, so one of the probed
 * names must be NXDOMAIN beside it. NXDOMAIN is disproved by any selector that answers.
 */
function readSubtree(subtree: Answer, looks: readonly Look[]): DkimEvidence['subtree'] {
  if (subtree.status !== 'absent' || subtree.cnames.length > 0) return 'unknown';
  const someAnswers = looks.some(([, answer]) => answers(answer));
  if (subtree.how === 'nxdomain') return someAnswers ? 'unknown' : 'nxdomain';
  const someMissing = looks.some(([, answer]) => answer.status === 'absent' && answer.how === 'nxdomain');
  return someMissing ? 'exists' : 'unknown';
}
