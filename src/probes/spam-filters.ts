/** What the spam filters the user named make of the message. */
import type { Context } from '../model/context.ts';
import type { SpamFilterLook, SpamSymbol } from '../model/evidence/spam-filters.ts';
import type { Want } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { MessageInput } from '../model/message-input.ts';
import type { Outcome } from '../model/outcome.ts';
import type { FilterRequest, SpamFilter } from '../model/spam-filter.ts';
import type { Target } from '../model/target.ts';
import { parseRspamdAnswer } from '../parse/rspamd-answer.ts';
import { parseSpamdAnswer } from '../parse/spamd-answer.ts';

/** Octets; filters look at less, and whoever handed them more would wait in vain. */
const MOST = 10_485_760;
const MAX_SYMBOLS = 100;
const MAX_WORDS = 300;

export async function probeSpamFilters(
  _: Target,
  ctx: Context,
  want: Want,
): Promise<Outcome<SpamFilterLook[]>> {
  const { message, spamFilters = [], clock } = ctx;
  if (message === undefined) return { status: 'skipped', reason: 'no message was given' };
  if (spamFilters.length === 0)
    return { status: 'skipped', reason: 'no spam filter was asked (--spamd, --rspamd)' };
  const at = clock.now().toISOString();
  const began = clock.monotonicMs();
  const request = await requestFor(message, want);
  const value = await Promise.all(spamFilters.map((filter) => lookAt(filter, request, ctx)));
  return { status: 'observed', value, at, tookMs: clock.monotonicMs() - began };
}

async function requestFor({ octets }: MessageInput, want: Want): Promise<FilterRequest> {
  const look = await want('message');
  if (look.status !== 'observed') return { octets };
  const { ip, helo, mailFrom } = look.value.envelope;
  return {
    octets,
    ...(ip !== null && { ip }),
    ...(helo !== null && { helo }),
    ...(mailFrom !== null && { mailFrom }),
  };
}

async function lookAt(filter: SpamFilter, request: FilterRequest, ctx: Context): Promise<SpamFilterLook> {
  const look: SpamFilterLook = {
    filter: filter.kind,
    place: filter.text,
    loopback: filter.loopback,
    score: null,
    threshold: null,
    isSpam: null,
    action: null,
    symbols: [],
    furtherSymbols: 0,
  };
  const failed = (failure: Failure): SpamFilterLook => ({ ...look, failure });
  if (request.octets.length > MOST)
    return failed({
      stage: 'fetch',
      kind: 'limit',
      detail: `a message of more than ${MOST / 1_048_576} MiB is handed to no spam filter`,
      cause: 'vantage',
    });
  const answer = await ctx.askFilter(filter, request);
  if (answer.status === 'failed') return failed(answer.failure);
  if (answer.status !== 'observed') return look;
  const read = (filter.kind === 'rspamd' ? parseRspamdAnswer : parseSpamdAnswer)(answer.value);
  if ('problem' in read)
    return failed({
      stage: 'parse',
      kind: 'malformed',
      detail: `${filter.text}: ${read.problem}`,
      cause: 'vantage',
    });
  return {
    ...look,
    score: read.score,
    threshold: read.threshold,
    isSpam: 'isSpam' in read ? read.isSpam : ACTS.has(read.action),
    action: 'action' in read ? read.action : null,
    ...heaviest(read.symbols),
  };
}

/** What rspamd calls the ends at which a message does not get through as it is; later it may, after the other ones. */
const ACTS: ReadonlySet<string> = new Set([
  'add header',
  'rewrite subject',
  'reject',
  'quarantine',
  'discard',
]);

function heaviest(symbols: readonly SpamSymbol[]): Pick<SpamFilterLook, 'symbols' | 'furtherSymbols'> {
  const sorted = [...symbols].sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  return {
    symbols: sorted.slice(0, MAX_SYMBOLS).map(({ name, score, says }) => ({
      name: name.slice(0, 100),
      score,
      says: says === null ? null : says.slice(0, MAX_WORDS),
    })),
    furtherSymbols: Math.max(0, sorted.length - MAX_SYMBOLS),
  };
}
