/** Whether DNSSEC holds for the domain: validated, unsigned, or bogus (told by asking again with CD set). */
import type { Context } from '../model/context.ts';
import type { DnsOutcome, ResolverFacts } from '../model/dns.ts';
import type { DnssecEvidence } from '../model/evidence/domain.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { zoneCandidates } from './domain.ts';

interface Look {
  name: string;
  /** Answers at the name itself and at the zones it may live in, closest first. */
  mx: DnsOutcome;
  soas: DnsOutcome[];
  ds: { level: string; outcome: DnsOutcome }[];
}

export async function probeDnssec(target: Target, ctx: Context): Promise<Outcome<DnssecEvidence>> {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'not asked about a domain' };
  const { ascii: name } = target;
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const levels = zoneCandidates(name);
  const [facts, mx, soas, ds] = await Promise.all([
    ctx.dns.facts(),
    ctx.dns.query(name, 'MX'),
    Promise.all(levels.map((level) => ctx.dns.query(level, 'SOA'))),
    Promise.all(levels.map(async (level) => ({ level, outcome: await ctx.dns.query(level, 'DS') }))),
  ]);
  const look: Look = { name, mx, soas, ds };
  const own = [mx, soas[0] as DnsOutcome];
  const done = <T>(value: T): Outcome<T> => ({
    status: 'observed',
    value,
    at,
    tookMs: ctx.clock.monotonicMs() - began,
  });
  if (own.every((outcome) => outcome.status === 'absent' && outcome.how === 'nxdomain')) {
    return { status: 'absent', how: 'nxdomain', at, tookMs: ctx.clock.monotonicMs() - began };
  }
  const broken = own.find(({ status }) => status === 'failed');
  if (own.every(({ status }) => status === 'failed') && broken?.status === 'failed') {
    // RFC 4035 §3.2.2: with CD set a validating resolver hands out what it could not validate.
    const refused = own.every(
      (outcome) => outcome.status === 'failed' && outcome.failure.kind === 'servfail',
    );
    const unchecked = refused ? await askUnchecked(name, ctx) : [];
    if (!unchecked.some(({ status }) => status === 'observed' || status === 'absent')) return broken;
    return done(judged(facts, 'bogus', 'SERVFAIL, but an answer when validation is switched off', look));
  }
  if (isAuthenticated(look)) return done(judged(facts, 'secure', 'the answer was validated', look));
  return done(judged(facts, 'insecure', 'the answer was not signed', look));
}

function askUnchecked(name: string, ctx: Context): Promise<DnsOutcome[]> {
  const options = { checkingDisabled: true };
  return Promise.all([ctx.dns.query(name, 'SOA', options), ctx.dns.query(name, 'MX', options)]);
}

/** AD at the name; for an alias, which leads out of the zone, AD at the zone above it. */
function isAuthenticated({ mx, soas }: Look): boolean {
  const here = soas.find((outcome) => !isAlias(outcome));
  const answers = here === soas[0] && !isAlias(mx) ? [mx, here] : [here];
  return answers.some((outcome) => {
    if (outcome?.status === 'observed') return outcome.value.authenticated;
    return outcome?.status === 'absent' && outcome.authenticated;
  });
}

function isAlias(outcome: DnsOutcome): boolean {
  if (outcome.status === 'observed') return outcome.value.cnames.length > 0;
  return outcome.status === 'absent' && outcome.cnames.length > 0;
}

/** A resolver that does not validate, or whose path is open, can tell none of the three apart (contract §5). */
function judged(
  facts: ResolverFacts,
  state: DnssecEvidence['state'],
  detail: string,
  { ds }: Look,
): DnssecEvidence {
  const found = ds.find(({ outcome }) => outcome.status === 'observed' && outcome.value.cnames.length === 0);
  const records =
    found?.outcome.status === 'observed'
      ? found.outcome.value.records.flatMap((record) => (record.type === 'DS' ? [record.text] : []))
      : [];
  const at = found === undefined ? ds.map(({ level }) => level) : [found.level];
  const base = { ds: records, at };
  if (!facts.validates)
    return { ...base, state: 'unverified', detail: `the resolver ${facts.server} does not validate DNSSEC` };
  if (!facts.trusted) {
    const why = `${facts.server} validates, but its answers could be altered on the way (${facts.trustedBecause})`;
    return { ...base, state: 'unverified', detail: why };
  }
  if (state === 'insecure' && records.length > 0)
    return { ...base, state, detail: 'DS records exist, but a zone above them is not signed' };
  return { ...base, state, detail: state === 'insecure' ? 'no DS record at the parent' : detail };
}
