/** One question put to the servers in turn until one of them answers it. */
import { Deadline, type Deadlines, type Waiting } from '../deadlines.ts';
import { isTruncated, type Message, rcodeOf, readMessage } from './message.ts';
import { HEADER, type Question } from './question.ts';
import type { Asker, Ticket, Trouble } from './transport.ts';
import type { Upstream } from './upstream.ts';

/** An answer as it came, whatever its RCODE. */
export interface Answered {
  status: 'answered';
  message: Message;
  upstream: Upstream;
  transport: 'udp' | 'tcp' | 'tls' | 'https';
  truncated: boolean;
  /** Questions sent for it, the one answered included. */
  tries: number;
}

export interface Unanswered {
  status: 'unanswered';
  trouble: Trouble;
  /** The server it was; absent where several were silent. */
  upstream?: Upstream;
  tries: number;
}

export type Exchanged = Answered | Unanswered;

export interface ExchangeOptions {
  deadlines: Deadlines;
  /** The servers in the order in which to ask them, each as often as it may be asked. */
  order: readonly Upstream[];
  /** How long one server is waited for before the next is asked as well; earlier ones may still answer. */
  stepMs: number;
  /** How long the whole may take. */
  budgetMs: number;
  maxMessage: number;
  maxRecords: number;
  done(result: Exchanged): void;
}

const NOERROR = 0;
const FORMERR = 1;
const SERVFAIL = 2;
const NXDOMAIN = 3;
const NOTIMP = 4;
const REFUSED = 5;
const BADVERS = 16;
/** A server that fails at once is given this long before it is asked again. */
const BREATH_MS = 100;

export class Exchange implements Waiting {
  readonly deadline = new Deadline(this);
  readonly question: Question;
  readonly options: ExchangeOptions;
  readonly #endsAt: number;
  /** Tries under way; hardly ever more than two. */
  readonly #open: Try[] = [];
  /** Servers that want no part in this question. */
  #refusing: Upstream[] | null = null;
  #turn = 0;
  #tries = 0;
  #servfails = 0;
  #done = false;
  #pausing = false;
  /** The most telling of the bad ends so far. */
  #worst: Exchanged | null = null;

  constructor(question: Question, options: ExchangeOptions) {
    this.question = question;
    this.options = options;
    this.#endsAt = performance.now() + options.budgetMs;
  }

  start(): void {
    this.#advance(null);
  }

  cancel(trouble: Trouble): void {
    this.#finish({ status: 'unanswered', trouble, tries: this.#tries });
  }

  expire(): void {
    if (this.#pausing) {
      this.#pausing = false;
      this.#advance(null);
      return;
    }
    for (const one of this.#open) one.upstream.silent();
    if (performance.now() >= this.#endsAt - 1) this.#giveUp();
    else this.#advance(null);
  }

  received(from: Try, raw: Buffer, overStream: boolean): void {
    if (this.#done) return;
    this.#remove(from);
    const { upstream } = from;
    upstream.heard();
    if (upstream.kind === 'udp' && !overStream && isTruncated(raw)) {
      this.#send(new Try(this, upstream, from.edns, true));
      this.#arm();
      return;
    }
    if (raw.length > this.options.maxMessage) {
      this.#note(
        this.#unanswered('limit', 'LIMIT', `sent more than ${this.options.maxMessage} octets`, upstream),
        from,
      );
      return;
    }
    // RFC 6891 §7: a server that does not know EDNS says FORMERR, perhaps without the question.
    const headerOnly = raw.length === HEADER;
    const message = headerOnly ? bare(raw) : readMessage(raw, this.question, this.options.maxRecords);
    if ('kind' in message) {
      this.#note(
        this.#unanswered(
          message.kind,
          message.kind.toUpperCase(),
          `sent an unusable answer: ${message.detail}`,
          upstream,
        ),
        from,
      );
      return;
    }
    if (from.edns && (message.rcode === FORMERR || message.rcode === NOTIMP || message.rcode === BADVERS)) {
      this.#send(new Try(this, upstream, false, overStream));
      this.#arm();
      return;
    }
    const answered: Answered = {
      status: 'answered',
      message,
      upstream,
      transport: overStream && upstream.kind === 'udp' ? 'tcp' : upstream.kind,
      truncated: overStream && upstream.kind === 'udp',
      tries: this.#tries,
    };
    if (message.rcode === NOERROR || message.rcode === NXDOMAIN) {
      this.#finish(answered);
      return;
    }
    if (message.rcode === SERVFAIL) {
      this.#servfails++;
    } else {
      this.#refusing = [...(this.#refusing ?? []), upstream];
    }
    this.#note(answered, from);
  }

  troubled(from: Try, trouble: Trouble): void {
    if (this.#done) return;
    this.#remove(from);
    from.upstream.silent();
    this.#note({ status: 'unanswered', trouble, upstream: from.upstream, tries: this.#tries }, from);
  }

  #note(end: Exchanged, from: Try): void {
    if (this.#worst === null || weight(end) >= weight(this.#worst)) this.#worst = end;
    // A second SERVFAIL, from whomever, settles it.
    if (this.#servfails >= 2) this.#giveUp();
    else if (!this.#pausing) this.#advance(from.upstream);
  }

  /** Asks the next server; `after` is the one that has just failed. */
  #advance(after: Upstream | null): void {
    const { order } = this.options;
    while (this.#turn < order.length && this.#refusing?.includes(order[this.#turn] as Upstream)) this.#turn++;
    const next = order[this.#turn];
    if (next === undefined) {
      // Those asked earlier may still answer.
      if (this.#open.length === 0) this.#giveUp();
      else this.#arm(true);
      return;
    }
    if (next === after && this.#servfails === 0) {
      this.#pausing = true;
      this.options.deadlines.set(this.deadline, Math.min(BREATH_MS, this.options.stepMs));
      return;
    }
    this.#turn++;
    this.#send(new Try(this, next, true, false));
    this.#arm();
  }

  #remove(one: Try): void {
    const at = this.#open.indexOf(one);
    if (at >= 0) this.#open.splice(at, 1);
  }

  #send(one: Try): void {
    this.#tries++;
    this.#open.push(one);
    one.start();
  }

  #arm(untilEnd = this.#turn >= this.options.order.length): void {
    const left = this.#endsAt - performance.now();
    this.options.deadlines.set(this.deadline, untilEnd ? left : Math.min(this.options.stepMs, left));
  }

  #giveUp(): void {
    const seconds = Math.round(this.options.budgetMs / 100) / 10;
    const silence = this.#unanswered('timeout', 'TIMEOUT', `within ${seconds} s`);
    // Silence of one server says less than what another one said.
    const end = this.#worst !== null && weight(this.#worst) >= weight(silence) ? this.#worst : null;
    if (end !== null || this.#open.length === 0) this.#finish(end ?? this.#worst ?? silence);
    else this.#finish(silence);
  }

  #unanswered(kind: Trouble['kind'], code: string, detail: string, upstream?: Upstream): Unanswered {
    return {
      status: 'unanswered',
      trouble: { kind, code, detail },
      ...(upstream !== undefined && { upstream }),
      tries: this.#tries,
    };
  }

  #finish(result: Exchanged): void {
    if (this.#done) return;
    this.#done = true;
    this.options.deadlines.clear(this.deadline);
    for (const one of this.#open) one.cancel();
    this.#open.length = 0;
    this.options.done(result.tries === this.#tries ? result : { ...result, tries: this.#tries });
  }
}

/** How much a bad end tells: SERVFAIL and garbage more than silence, silence more than a refusal. */
function weight(end: Exchanged): number {
  if (end.status === 'answered')
    return end.message.rcode === SERVFAIL ? 5 : end.message.rcode === REFUSED ? 2 : 3;
  if (end.trouble.kind === 'limit' || end.trouble.kind === 'malformed') return 4;
  return end.trouble.kind === 'timeout' ? 3 : 1;
}

function bare(raw: Buffer): Message {
  return {
    rcode: rcodeOf(raw),
    authoritative: false,
    recursionAvailable: false,
    authenticated: false,
    records: [],
    soa: false,
    nameServers: false,
    size: raw.length,
  };
}

class Try implements Asker {
  readonly #exchange: Exchange;
  readonly upstream: Upstream;
  readonly edns: boolean;
  readonly #stream: boolean;
  #ticket: Ticket | null = null;

  constructor(exchange: Exchange, upstream: Upstream, edns: boolean, stream: boolean) {
    this.#exchange = exchange;
    this.upstream = upstream;
    this.edns = edns;
    this.#stream = stream;
  }

  get question(): Question {
    return this.#exchange.question;
  }

  start(): void {
    this.#ticket = (this.#stream ? this.upstream.stream : this.upstream.transport).ask(this);
  }

  cancel(): void {
    this.#ticket?.cancel();
  }

  onMessage(message: Buffer): void {
    this.#exchange.received(this, message, this.#stream);
  }

  onTrouble(trouble: Trouble): void {
    this.#exchange.troubled(this, trouble);
  }
}
