/** Watches what one target's probes wait for, and finds the longest dependent chain in it. */
import type { Clock, Context, Fetch } from '../model/context.ts';
import type { DnsOutcome, QueryOptions, RecordOf, Resolver, RrType } from '../model/dns.ts';
import type { Reach } from '../model/reach.ts';
import type { ChainLink } from '../model/report.ts';
import { hideSecrets } from '../model/secret.ts';
import type { SmtpRequest, Speak } from '../model/smtp.ts';

/** Waits closer together than this are taken to follow one another. */
const SAME_MOMENT_MS = 4;
/** Answers faster than this came from the cache and delayed nobody. */
const INSTANT_MS = 0.5;

export interface Trace {
  /** The context to hand to the probes. */
  context: Context;
  questions(): number;
  chain(): ChainLink[];
}

/** Wraps what a context waits for: DNS, HTTPS, sessions and knocks at ports; times are relative to this call. */
export function trace(ctx: Context): Trace {
  const { clock } = ctx;
  const began = clock.monotonicMs();
  const links: ChainLink[] = [];
  const asked = new Map<string, Promise<DnsOutcome>>();
  const dns = watchedResolver(ctx.dns, clock, began, links, asked);
  const fetch: Fetch = (url, options) => watched(links, clock, began, `GET ${url}`, ctx.fetch(url, options));
  const place = ({ host, ip, port }: Place): string => `${host}:${port}${host === ip ? '' : ` at ${ip}`}`;
  const speak: Speak = (request, onTurn) =>
    watched(links, clock, began, `SMTP ${place(request)}`, ctx.speak(request, onTurn));
  // One wait a knock, whatever came of it: to connect, or to be told there is nobody, or a whole session.
  const knock: Reach['knock'] = (request, onTurn) =>
    watched(links, clock, began, `port ${place(request)}`, ctx.reach.knock(request, onTurn));
  return {
    context: { ...ctx, dns, fetch, speak, reach: { ...ctx.reach, knock } },
    questions: () => asked.size,
    chain: () =>
      longestChain(links).map((link) => ({
        ...link,
        what: hideSecrets(link.what, ctx.given.blocklistKeys.values()),
      })),
  };
}

type Place = Pick<SmtpRequest, 'host' | 'ip' | 'port'>;

function watchedResolver(
  dns: Resolver,
  clock: Clock,
  began: number,
  links: ChainLink[],
  asked: Map<string, Promise<DnsOutcome>>,
): Resolver {
  return {
    facts: () => dns.facts(),
    query<T extends RrType>(name: string, type: T, options?: QueryOptions): Promise<DnsOutcome<RecordOf<T>>> {
      const what = `${type} ${name}`;
      const key = options?.checkingDisabled ? `${what} +cd` : what;
      // Whoever asks again shares the first wait; only that one began when it says.
      const known = asked.get(key);
      if (known !== undefined) return known as Promise<DnsOutcome<RecordOf<T>>>;
      const answer = watched(links, clock, began, what, dns.query(name, type, options));
      asked.set(key, answer);
      return answer;
    },
  };
}

/** Notes how long it took, before whoever waits for it goes on. */
function watched<T>(
  links: ChainLink[],
  clock: Clock,
  began: number,
  what: string,
  look: Promise<T>,
): Promise<T> {
  const startMs = clock.monotonicMs() - began;
  const note = (): void => {
    const tookMs = clock.monotonicMs() - began - startMs;
    if (tookMs >= INSTANT_MS) links.push({ what, startMs, tookMs });
  };
  look.then(note, note);
  return look;
}

/**
 * Walks back from the wait that ended last: before each link stands the wait that ended last before it began.
 * What the probes computed in between is small against the network, so this is the chain that set the duration.
 */
export function longestChain(links: readonly ChainLink[]): ChainLink[] {
  const byEnd = [...links].sort((a, b) => a.startMs + a.tookMs - (b.startMs + b.tookMs));
  const chain: ChainLink[] = [];
  let current = byEnd.pop();
  while (current !== undefined) {
    chain.unshift(current);
    const { startMs } = current;
    let before: ChainLink | undefined;
    while (byEnd.length > 0) {
      const candidate = byEnd.pop() as ChainLink;
      if (candidate.startMs + candidate.tookMs <= startMs + SAME_MOMENT_MS && candidate.startMs < startMs) {
        before = candidate;
        break;
      }
    }
    current = before;
  }
  return chain;
}
