/** check_host(): what a receiver concludes for one sender, and why (RFC 7208 §4 to §7). */
import { domainToASCII } from 'node:url';
import type { Context } from '../../model/context.ts';
import type { SpfEvaluation, SpfResult } from '../../model/evidence/spf.ts';
import { unmapped } from '../../parse/ip.ts';
import { isSpfRecord, parseSpf } from '../../parse/spf.ts';
import { isUsableName, targetName } from '../../parse/spf-macro.ts';
import { quoteSpf, type SpfTermText } from '../../parse/spf-term.ts';
import { Abort, ask, countLookup, expandTarget, note, type Place, type Run } from './budget.ts';
import { explain } from './explain.ts';
import type { Sender } from './macro-values.ts';
import { type Match, matchMechanism } from './mechanism.ts';

const RESULTS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;

/** What the outside tells an evaluation. */
export interface SpfQuestion {
  ip: string;
  /** RFC5321.MailFrom; empty or `<>` for a bounce. */
  sender: string;
  helo: string;
}

interface Verdict {
  result: SpfResult;
  reason: string;
  matched: SpfEvaluation['matched'];
  /** The exp= of the record that decided. */
  exp?: { term: SpfTermText; domain: string };
}

/** Never throws for what the network or the records hold. */
export async function evaluateSpf(question: SpfQuestion, ctx: Context): Promise<SpfEvaluation> {
  const { sender, identity } = identify(question);
  const now = Math.floor(ctx.clock.now().getTime() / 1000);
  const run: Run = { ctx, sender, now, lookups: 0, voids: 0, steps: [] };
  const verdict = await checkHost(run, { domain: targetName(sender.domain), depth: 0 }).catch(aborted);
  const { result, reason, matched, exp } = verdict;
  return {
    ip: question.ip,
    sender: identity === 'helo' ? '' : question.sender,
    helo: question.helo,
    domain: targetName(sender.domain),
    identity,
    result,
    explanation: result === 'fail' && exp !== undefined ? await explain(run, exp.term, exp.domain) : null,
    reason,
    matched,
    lookups: run.lookups,
    voidLookups: run.voids,
    steps: run.steps,
  };
}

function aborted(error: unknown): Verdict {
  if (!(error instanceof Abort)) throw error;
  return ended(error.result, error.message);
}

function ended(result: SpfResult, reason: string): Verdict {
  return { result, reason, matched: [] };
}

/** MAIL FROM, or HELO where that is empty (§2.4); "postmaster" where there is no local-part (§4.3). */
function identify({ ip, sender, helo }: SpfQuestion): { sender: Sender; identity: 'mailfrom' | 'helo' } {
  const path = sender.trim().replace(/^<(.*)>$/s, '$1');
  const address = path === '' ? helo.trim() : path;
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).replace(/\.$/, '');
  return {
    identity: path === '' ? 'helo' : 'mailfrom',
    sender: {
      // §5: an IPv4-mapped IPv6 address is an IPv4 address.
      ip: unmapped(ip),
      local: at > 0 ? address.slice(0, at) : 'postmaster',
      // RFC 8616 §4: U-labels become A-labels before anything else.
      domain: /[^\x00-\x7f]/.test(domain) ? domainToASCII(domain) || domain : domain,
      helo,
    },
  };
}

async function checkHost(run: Run, place: Place): Promise<Verdict> {
  const { domain } = place;
  if (!isUsableName(domain) || domain.startsWith('['))
    return ended('none', `${quoteSpf(domain)} is not a domain that can hold a record`);
  const records = (await ask(run, domain, 'TXT')).map(({ value }) => value).filter(isSpfRecord);
  const [record] = records;
  if (record === undefined) return ended('none', `${domain} has no SPF record`);
  if (records.length > 1) throw new Abort('permerror', `${domain} has ${records.length} SPF records`);
  const { terms, problems } = parseSpf(record);
  // §4.6: an error anywhere ends the matter before anything is evaluated.
  const fault = problems.find(({ fatal }) => fatal);
  if (fault !== undefined) throw new Abort('permerror', `${domain}, column ${fault.column}: ${fault.says}`);
  return evaluateTerms(run, place, terms);
}

async function evaluateTerms(run: Run, place: Place, terms: readonly SpfTermText[]): Promise<Verdict> {
  const { domain } = place;
  const modifier = (wanted: string): SpfTermText | undefined =>
    terms.find(({ kind, name }) => kind === 'modifier' && name === wanted);
  for (const term of terms.filter(({ kind }) => kind === 'mechanism')) {
    const { match, note: why, path } = await matchTerm(run, place, term);
    note(run, place, term, match ? 'match' : 'no-match', why);
    if (!match) continue;
    const exp = modifier('exp');
    return {
      result: RESULTS[term.qualifier],
      reason: `${quoteSpf(term.text)} of ${domain} matches${why === '' ? '' : ` (${why})`}`,
      matched: [{ domain, term: term.text, column: term.column }, ...path],
      ...(exp !== undefined && { exp: { term: exp, domain } }),
    };
  }
  const redirect = modifier('redirect');
  if (redirect === undefined)
    return ended('neutral', `no term of ${domain} matches, and none says what then`);
  const below = await lookInto(run, place, redirect);
  note(run, place, redirect, 'match', 'no mechanism before it matched');
  return { ...below, matched: [{ domain, term: redirect.text, column: redirect.column }, ...below.matched] };
}

async function matchTerm(
  run: Run,
  place: Place,
  term: SpfTermText,
): Promise<Match & { path: SpfEvaluation['matched'] }> {
  try {
    if (term.name !== 'include') return { ...(await matchMechanism(run, place.domain, term)), path: [] };
    // §5.2: only a "pass" of the other record is a match.
    const below = await lookInto(run, place, term);
    return { match: below.result === 'pass', note: below.reason, path: below.matched };
  } catch (error) {
    if (error instanceof Abort) note(run, place, term, 'error', error.message);
    throw error;
  }
}

/** The record an include (§5.2) or redirect (§6.1) leads to; that there is none is a permerror for both. */
async function lookInto(run: Run, { domain, depth }: Place, term: SpfTermText): Promise<Verdict> {
  countLookup(run, term.text);
  const target = await expandTarget(run, domain, term);
  if (target.name === null && target.local && term.name === 'include') return ended('neutral', target.why);
  const below =
    target.name === null
      ? ended('none', target.why)
      : await checkHost(run, { domain: target.name, depth: depth + 1 });
  if (below.result === 'none')
    throw new Abort('permerror', `${quoteSpf(term.text)} of ${domain} leads to no record: ${below.reason}`);
  return below;
}
