/** The resolver of a run: cache, shared questions, CNAME chains, and the words for what went wrong. */
import type { Clock, Limits } from '../../model/context.ts';
import type {
  CnameStep,
  DnsOutcome,
  DnsRecord,
  NameRecord,
  QueryOptions,
  RecordOf,
  Resolver,
  ResolverFacts,
  RrType,
} from '../../model/dns.ts';
import type { Cause, Failure } from '../../model/failure.ts';
import type { DnsServer } from '../../parse/dns-server.ts';
import { Deadline, Deadlines } from '../deadlines.ts';
import { Gate } from '../gate.ts';
import { AnswerCache } from './answer-cache.ts';
import { type Answered, Exchange, type Exchanged } from './exchange.ts';
import { describeExtendedError, isPolicy } from './extended-error.ts';
import type { Message } from './message.ts';
import { Pace } from './pace.ts';
import { makeQuestion, type Question } from './question.ts';
import { rcodeName } from './rcode.ts';
import type { Trouble } from './transport.ts';
import { isLoopback, type Reach, Upstream } from './upstream.ts';
import { canonicalName } from './wire-name.ts';

export interface StubResolverOptions {
  /** In the order in which to ask them. */
  servers: readonly DnsServer[];
  /** The user named them (`--dns`). */
  named: boolean;
  /** `trust-ad` in resolv.conf. */
  trustAd: boolean;
  /** Milliseconds one server is waited for at most, before the next is asked as well. */
  stepMs?: number;
  /** How often each server may be asked. */
  attempts?: number;
  limits: Limits;
  clock: Clock;
  signal: AbortSignal;
  reach: Omit<Reach, 'limits'>;
}

/** One question settled: how it ended, when it was asked and how long it took. */
interface Settled {
  result: Exchanged;
  at: string;
  tookMs: number;
}

/** What is asked for, and how far its aliases have led. */
interface Chain {
  readonly asked: string;
  readonly type: RrType;
  readonly checkingDisabled: boolean;
  /** The name to ask for next. */
  name: string;
  readonly cnames: CnameStep[];
  /** When the first question was asked. */
  at: string;
  tookMs: number;
  authenticated: boolean;
  ttl: number;
}

const NXDOMAIN = 3;
const SERVFAIL = 2;
const REFUSED = 5;
const CANCELLED: Trouble = {
  kind: 'cancelled',
  code: 'CANCELLED',
  detail: 'the run ended before the answer came',
};
const BAD_NAME: Trouble = { kind: 'malformed', code: 'BADNAME', detail: '' };
const NO_SERVER: Trouble = { kind: 'unreachable', code: 'NOSERVER', detail: 'no DNS server is known' };
/** A resolver that has never answered gets this share of the time from its second question on. */
const DEAD_SHARE = 0.2;
/** The next server is asked, or the same again, after this long: a lost datagram must not cost seconds. */
const STEP_MS = 1_000;
/** A question asked again that is answered within this share of the step after it was lost, not just slow. */
const LOST_SHARE = 1.25;
/** Octets an entry of the cache takes beside its message, roughly. */
const ENTRY_OVERHEAD = 512;

export class StubResolver implements Resolver {
  readonly #options: StubResolverOptions;
  readonly #upstreams: readonly Upstream[];
  readonly #usualOrder: readonly Upstream[];
  readonly #deadlines = new Deadlines();
  readonly #gate: Gate;
  readonly #pace: Pace;
  readonly #cache: AnswerCache<Promise<Settled>>;
  readonly #pending = new Map<string, Promise<Settled>>();
  readonly #running = new Set<Exchange>();
  readonly #onAbort = (): void => this.#cancelAll();
  #facts: Promise<ResolverFacts> | undefined;
  #closed = false;
  /** Answers of any RCODE but REFUSED. */
  #answers = 0;
  /** NOERROR and NXDOMAIN: the resolver does resolve. */
  #resolved = 0;
  /** Questions given up after the whole time, before anything was ever answered. */
  #silences = 0;
  /** Those who wait to learn whether the resolver answers anybody. */
  #doubtful: (() => void)[] = [];
  #lastStamp = { ms: 0, iso: '' };

  constructor(options: StubResolverOptions) {
    this.#options = options;
    const { limits } = options;
    this.#upstreams = options.servers.map((server) => new Upstream(server, { ...options.reach, limits }));
    this.#usualOrder = this.#rounds(this.#upstreams);
    this.#pace = new Pace(limits.dnsConcurrency);
    this.#gate = new Gate(this.#pace.width);
    this.#cache = new AnswerCache(limits.dnsCacheEntries, limits.dnsCacheBytes);
    if (options.signal.aborted) this.#closed = true;
    else options.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  query<T extends RrType>(name: string, type: T, options?: QueryOptions): Promise<DnsOutcome<RecordOf<T>>> {
    const chain: Chain = {
      asked: name,
      type,
      checkingDisabled: options?.checkingDisabled === true,
      name,
      cnames: [],
      at: '',
      tookMs: 0,
      authenticated: true,
      ttl: Number.POSITIVE_INFINITY,
    };
    return this.#follow(chain) as Promise<DnsOutcome<RecordOf<T>>>;
  }

  facts(): Promise<ResolverFacts> {
    this.#facts ??= this.#establish();
    return this.#facts;
  }

  /** Ends everything pending as cancelled and lets go of the sockets. */
  close(): void {
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#cancelAll();
  }

  async #establish(): Promise<ResolverFacts> {
    // The root is signed and every resolver has it at hand, so AD on its SOA tells whether this one validates.
    const { result } = await this.#ask('.', 'SOA', false);
    const validates =
      result.status === 'answered' &&
      result.message.rcode === 0 &&
      result.message.authenticated &&
      result.message.records.length > 0;
    if (this.#answers === 0) await this.#doubt();
    const servers = this.#upstreams.map(({ text }) => text);
    return {
      server: servers[0] ?? '',
      servers,
      validates,
      ...this.#trust(),
      answers: this.#answers > 0,
    };
  }

  #trust(): { trusted: boolean; trustedBecause: string } {
    const { named, trustAd, servers } = this.#options;
    const all = (test: (server: DnsServer) => boolean): boolean => servers.length > 0 && servers.every(test);
    if (all(({ transport, host }) => transport !== 'https' && isLoopback(host)))
      return { trusted: true, trustedBecause: 'it runs on this machine' };
    if (all(({ transport, name }) => transport === 'https' || (transport === 'tls' && name !== undefined)))
      return { trusted: true, trustedBecause: 'it is reached over verified TLS' };
    if (named) return { trusted: true, trustedBecause: 'it was named with --dns' };
    if (trustAd) return { trusted: true, trustedBecause: 'resolv.conf says trust-ad' };
    return {
      trusted: false,
      trustedBecause: 'its answers cross a network unprotected and resolv.conf does not say trust-ad',
    };
  }

  /** Asks for the name the chain has come to. Continued with `then`: a run does this for every single question. */
  #follow(chain: Chain): Promise<DnsOutcome<DnsRecord>> {
    return this.#ask(chain.name, chain.type, chain.checkingDisabled).then((settled) =>
      this.#conclude(chain, settled),
    );
  }

  /** What the answer says, following the aliases in it, and those that lead out of it with a further question. */
  #conclude(
    chain: Chain,
    { result, at, tookMs }: Settled,
  ): DnsOutcome<DnsRecord> | Promise<DnsOutcome<DnsRecord>> {
    const { name, type } = chain;
    chain.at ||= at;
    chain.tookMs += tookMs;
    if (result.status !== 'answered') return this.#unanswered(result.trouble, result, name, type);
    const { message, upstream } = result;
    if (message.rcode !== 0 && message.rcode !== NXDOMAIN) return this.#refused(result, name, type);
    chain.authenticated &&= message.authenticated;

    const start = canonicalName(name);
    let end = start;
    let records = recordsOf(message, type, end);
    while (records.length === 0) {
      const alias = aliasOf(message, end);
      if (alias === undefined) break;
      const tooMany = this.#extend(chain, alias);
      if (tooMany !== undefined) return tooMany;
      end = alias.target;
      records = recordsOf(message, type, end);
    }
    const { cnames, authenticated } = chain;
    if (records.length > 0) {
      for (const record of records) chain.ttl = Math.min(chain.ttl, record.ttl);
      return {
        status: 'observed',
        at: chain.at,
        tookMs: chain.tookMs,
        value: {
          records,
          cnames,
          ttl: chain.ttl,
          authenticated,
          server: upstream.text,
          transport: result.transport,
          size: message.size,
          truncated: result.truncated,
        },
      };
    }
    const nxdomain = message.rcode === NXDOMAIN;
    // The server stopped at an alias: an authoritative one does so at the edge of its zones.
    if (end !== start && !nxdomain && !message.soa) {
      chain.name = end;
      return this.#follow(chain);
    }
    if (isPolicy(message.extendedError)) return this.#refused(result, name, type);
    if (!nxdomain && isReferral(result)) {
      return failed({
        kind: 'rejected',
        code: 'REFERRAL',
        detail: `${upstream.text} does not resolve for us: it referred ${type} ${shown(name)} to other servers`,
        cause: 'vantage',
      });
    }
    return {
      status: 'absent',
      how: nxdomain ? 'nxdomain' : 'nodata',
      at: chain.at,
      tookMs: chain.tookMs,
      cnames,
      authenticated,
      server: upstream.text,
    };
  }

  /** One more alias, or why it is one too many. */
  #extend(chain: Chain, { name, target, ttl }: NameRecord): DnsOutcome<DnsRecord> | undefined {
    const { cnames, asked } = chain;
    const { cnameChain } = this.#options.limits;
    cnames.push({ from: name, to: target, ttl });
    chain.ttl = Math.min(chain.ttl, ttl);
    const circle = cnames.some(({ from }) => from === target);
    if (!circle && cnames.length <= cnameChain) return undefined;
    return failed({
      kind: 'limit',
      code: circle ? 'CNAME-LOOP' : 'CNAME-CHAIN',
      detail: circle
        ? `the CNAME chain of ${asked} runs in a circle`
        : `the CNAME chain of ${asked} has more than ${cnameChain} links`,
      cause: 'target',
    });
  }

  /** One question, once in this run; whoever asks again shares the answer. */
  #ask(name: string, type: RrType, checkingDisabled: boolean): Promise<Settled> {
    const key = `${canonicalName(name)} ${type}${checkingDisabled ? ' cd' : ''}`;
    const known = this.#pending.get(key) ?? this.#cache.get(key);
    if (known !== undefined) return known;
    const question = makeQuestion(name, type, checkingDisabled);
    if (typeof question === 'string')
      return Promise.resolve(this.#unasked({ ...BAD_NAME, detail: question }));
    if (this.#closed) return Promise.resolve(this.#unasked(CANCELLED));
    if (this.#upstreams.length === 0) return Promise.resolve(this.#unasked(NO_SERVER));
    const promise = new Promise<Settled>((resolve) => {
      this.#gate.enter(() => this.#exchange(question, key, resolve));
    });
    this.#pending.set(key, promise);
    return promise;
  }

  #exchange(question: Question, key: string, resolve: (settled: Settled) => void): void {
    const { limits, clock } = this.#options;
    const began = clock.monotonicMs();
    const at = this.#stamp();
    const dead = this.#answers === 0 && this.#silences > 0;
    const budgetMs = dead ? limits.dnsMs * DEAD_SHARE : limits.dnsMs;
    const order = this.#order();
    const stepMs = Math.min(budgetMs / (order.length + 0.5), this.#options.stepMs ?? STEP_MS);
    const exchange = new Exchange(question, {
      deadlines: this.#deadlines,
      order,
      stepMs,
      budgetMs,
      maxMessage: limits.dnsMessageBytes,
      maxRecords: limits.recordsPerAnswer,
      done: (result) => {
        this.#running.delete(exchange);
        this.#count(result);
        const now = clock.monotonicMs();
        const settled = { result, at, tookMs: now - began };
        const promise = this.#pending.get(key);
        this.#pending.delete(key);
        const cancelled = result.status === 'unanswered' && result.trouble.kind === 'cancelled';
        if (promise !== undefined && !cancelled) {
          const octets = result.status === 'answered' ? result.message.size : 0;
          this.#cache.set(key, promise, octets + ENTRY_OVERHEAD);
        }
        resolve(settled);
        if (result.status === 'answered') {
          const { tookMs } = settled;
          const lost = result.tries > 1 && tookMs >= stepMs && tookMs < stepMs * LOST_SHARE;
          this.#pace.answered(now, tookMs, lost, this.#gate.waiting > 0);
          this.#gate.resize(this.#pace.width);
        }
        this.#gate.leave();
        if (this.#running.size === 0 && this.#gate.waiting === 0) this.#settleDoubts();
      },
    });
    this.#running.add(exchange);
    if (this.#closed) exchange.cancel(CANCELLED);
    else exchange.start();
  }

  /** Servers not silent of late first, the whole list as often as attempts allow. */
  #order(): readonly Upstream[] {
    const all = this.#upstreams;
    const suspects = all.length > 1 ? all.filter(({ suspect }) => suspect) : [];
    if (suspects.length === 0 || suspects.length === all.length) return this.#usualOrder;
    return this.#rounds([...all.filter(({ suspect }) => !suspect), ...suspects]);
  }

  #rounds(upstreams: readonly Upstream[]): Upstream[] {
    return Array.from({ length: this.#options.attempts ?? 2 }, () => upstreams).flat();
  }

  #count(result: Exchanged): void {
    if (result.status === 'answered') {
      const { rcode } = result.message;
      if (rcode !== REFUSED) this.#answers++;
      if (rcode === 0 || rcode === NXDOMAIN) {
        this.#resolved++;
        if (this.#doubtful.length > 0) this.#settleDoubts();
      }
    } else if (result.trouble.kind === 'timeout' && this.#answers === 0) this.#silences++;
  }

  /** A bad RCODE, or an answer made up by the resolver's policy. */
  async #refused(result: Answered, name: string, type: RrType): Promise<DnsOutcome<DnsRecord>> {
    const { message, upstream, tries } = result;
    const what = `${type} ${shown(name)}`;
    const why = describeExtendedError(message.extendedError);
    const code = rcodeName(message.rcode);
    if (message.rcode === SERVFAIL) {
      const cause = await this.#blame();
      const twice = tries > 1 ? `, asked ${tries} times` : '';
      return failed({ kind: 'servfail', code, detail: `SERVFAIL for ${what}${why}${twice}`, cause });
    }
    if (message.rcode === 0 || message.rcode === NXDOMAIN) {
      return failed({
        kind: 'rejected',
        code: 'POLICY',
        detail: `${upstream.text} keeps the true answer for ${what} back${why}`,
        cause: 'vantage',
      });
    }
    return failed({
      kind: 'rejected',
      code,
      detail: `${upstream.text} answered ${code} for ${what}${why}`,
      cause: 'vantage',
    });
  }

  async #unanswered(
    trouble: Trouble,
    { upstream }: { upstream?: Upstream },
    name: string,
    type: RrType,
  ): Promise<DnsOutcome<DnsRecord>> {
    const { kind, code, detail } = trouble;
    const what = `${type} ${shown(name)}`;
    if (code === 'BADNAME')
      return failed({ kind, code, detail: `${what} cannot be asked for: ${detail}`, cause: 'target' });
    if (kind === 'cancelled' || (upstream === undefined && kind !== 'timeout')) {
      return failed({ kind, code, detail, cause: 'vantage' });
    }
    // Without a server named, it is silence: the question was put, and nothing came.
    if (kind === 'timeout' && upstream === undefined) {
      return failed({ kind, code, detail: `no answer for ${what} ${detail}`, cause: await this.#blame() });
    }
    const cause = kind === 'malformed' || kind === 'limit' ? await this.#blame() : 'vantage';
    return failed({ kind, code, detail: `${upstream?.text} ${detail} (${what})`, cause });
  }

  /** Whose trouble it is: a resolver that answers other questions is not to blame. */
  async #blame(): Promise<Cause> {
    if (this.#resolved === 0) {
      void this.facts();
      await this.#doubt();
    }
    return this.#resolved > 0 ? 'target' : 'vantage';
  }

  /** Waits until the resolver has answered something, or nothing more is under way that it could answer. */
  #doubt(): Promise<void> {
    if (this.#resolved > 0 || (this.#running.size === 0 && this.#gate.waiting === 0))
      return Promise.resolve();
    return new Promise((resolve) => {
      // Others may go on asking a dead resolver, so the wait has an end of its own.
      const deadline = new Deadline({
        get deadline() {
          return deadline;
        },
        expire: resolve,
      });
      this.#deadlines.set(deadline, this.#options.limits.dnsMs);
      this.#doubtful.push(() => {
        this.#deadlines.clear(deadline);
        resolve();
      });
    });
  }

  #settleDoubts(): void {
    const doubtful = this.#doubtful;
    this.#doubtful = [];
    for (const settle of doubtful) settle();
  }

  #unasked(trouble: Trouble): Settled {
    return { result: { status: 'unanswered', trouble, tries: 0 }, at: this.#stamp(), tookMs: 0 };
  }

  /** The time of day, written out once a millisecond at most. */
  #stamp(): string {
    const now = this.#options.clock.now();
    const ms = now.getTime();
    if (ms !== this.#lastStamp.ms) this.#lastStamp = { ms, iso: now.toISOString() };
    return this.#lastStamp.iso;
  }

  #cancelAll(): void {
    this.#closed = true;
    // First those who wait, or each end would let the next one through from within.
    this.#gate.flush();
    for (const exchange of [...this.#running]) exchange.cancel(CANCELLED);
    this.#settleDoubts();
    for (const upstream of this.#upstreams) upstream.close();
    this.#deadlines.close();
  }
}

function recordsOf({ records }: Message, type: RrType, owner: string): DnsRecord[] {
  return records.filter((record) => record.type === type && record.name === owner);
}

function aliasOf({ records }: Message, owner: string): NameRecord | undefined {
  return records.find((record): record is NameRecord => record.type === 'CNAME' && record.name === owner);
}

function failed(failure: Omit<Failure, 'stage'>): DnsOutcome<DnsRecord> {
  return { status: 'failed', failure: { stage: 'resolve', ...failure } };
}

function shown(name: string): string {
  return name === '' ? '.' : name.length > 260 ? `${name.slice(0, 257)}...` : name;
}

/** Neither records nor the end of a negative answer, only where else to ask: the server does not recurse. */
function isReferral({ message }: Answered): boolean {
  return message.nameServers && !message.soa && !message.authoritative && !message.recursionAvailable;
}
