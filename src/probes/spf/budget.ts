/** One SPF evaluation in progress: what it may still cost, how it asks, and how it ends early (RFC 7208 §4.6.4). */
import type { Context } from '../../model/context.ts';
import type { RecordOf, RrType } from '../../model/dns.ts';
import type { SpfEvaluation } from '../../model/evidence/spf.ts';
import { expandMacros, isUsableName, scanMacros, targetName, usesMacro } from '../../parse/spf-macro.ts';
import { quoteSpf, type SpfTermText } from '../../parse/spf-term.ts';
import { macroValues, type Sender } from './macro-values.ts';
import { choosePtrName, validatedNames } from './validated-names.ts';

const MOST_LOOKUPS = 10;
const MOST_VOIDS = 2;
/** Steps kept for the reader. */
const MOST_STEPS = 200;

/** A result that ends the whole evaluation wherever it arises (§2.6.6, §2.6.7). */
export class Abort extends Error {
  readonly result: 'temperror' | 'permerror';
  constructor(result: 'temperror' | 'permerror', reason: string) {
    super(reason);
    this.result = result;
  }
}

export interface Run {
  ctx: Context;
  sender: Sender;
  /** Seconds since 1970, for %{t}. */
  now: number;
  lookups: number;
  voids: number;
  steps: SpfEvaluation['steps'];
}

/** Where a term stands: the record of which domain, and how many includes and redirects above it. */
export interface Place {
  domain: string;
  depth: number;
}

export function note(
  run: Run,
  { domain, depth }: Place,
  term: SpfTermText,
  result: SpfEvaluation['steps'][number]['result'],
  text: string,
): void {
  if (run.steps.length < MOST_STEPS) run.steps.push({ depth, domain, term: term.text, result, note: text });
}

/** A term (or %{p}) that asks DNS is about to be evaluated. */
export function countLookup(run: Run, what: string): void {
  run.lookups += 1;
  if (run.lookups > MOST_LOOKUPS)
    throw new Abort(
      'permerror',
      `${quoteSpf(what)} would be lookup ${run.lookups}; ${MOST_LOOKUPS} are allowed`,
    );
}

/** A term's lookup came back empty. */
export function countVoid(run: Run, what: string): void {
  run.voids += 1;
  if (run.voids > MOST_VOIDS)
    throw new Abort('permerror', `${quoteSpf(what)} is void lookup ${run.voids}; ${MOST_VOIDS} are allowed`);
}

/** The records; empty for NXDOMAIN and NODATA alike (§5). An error of DNS ends the evaluation. */
export async function ask<T extends RrType>(run: Run, name: string, type: T): Promise<RecordOf<T>[]> {
  const answer = await run.ctx.dns.query(name, type);
  if (answer.status === 'observed') return answer.value.records;
  if (answer.status === 'absent') return [];
  const detail = answer.status === 'failed' ? answer.failure.detail : answer.reason;
  throw new Abort('temperror', `${type} ${name}: ${detail}`);
}

/** A domain-spec made into a name to ask for, or why there is none. */
export type ExpandedTarget =
  | { name: string; empty: boolean }
  | { name: null; empty: boolean; local: boolean; why: string };

/** `empty`: it used %{p}, and the address has no PTR record. */
export async function expandTarget(run: Run, domain: string, term: SpfTermText): Promise<ExpandedTarget> {
  if (term.value === undefined) return { name: domain, empty: false };
  const { tokens } = scanMacros(term.value);
  // RFC 8616 §4: a local-part beyond ASCII cannot become a label, so such a term matches nothing.
  if (usesMacro(tokens, 'sl') && /[^\x00-\x7f]/.test(run.sender.local))
    return { name: null, empty: false, local: true, why: 'the local-part is not ASCII' };
  let values = macroValues(run.sender, domain, run.now);
  let empty = false;
  if (usesMacro(tokens, 'p')) {
    countLookup(run, `%{p} in ${term.text}`);
    const validated = await validatedNames(run.sender.ip, run.ctx.dns);
    values = { ...values, p: choosePtrName(validated.names, domain) };
    empty = validated.empty;
  }
  const name = targetName(expandMacros(tokens, values));
  if (isUsableName(name)) return { name, empty };
  return { name: null, empty, local: false, why: `${quoteSpf(name)} is not a domain that can be asked for` };
}
