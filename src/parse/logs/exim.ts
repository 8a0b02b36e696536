/** Lines of Exim's main log, without the time: one message id, one sign, what it was about. */
import type { LogSink, Reading } from './sink.ts';

const LINE =
  /^(?:\[\d+\] )?([0-9A-Za-z]{6}-[0-9A-Za-z]{6}(?:[0-9A-Za-z]{5})?-[0-9A-Za-z]{2}(?:[0-9A-Za-z]{2})?) (.*)$/s;
const SIGN = /^(=>|->|>>|\*>|==|\*\*|<=) (.*)$/s;
/** Messages whose arrival is remembered, to tell how long delivery took: few servers log the time in the queue. */
const MOST_ARRIVALS = 100_000;
/** Fields that follow the address: a router, a transport, the host. */
const FIELDS = / (?=(?:R|T|H|C|X|QT|DT|S|F|P|CV|DN|A|L|K|PRX|TFO|TFI|I|ST|U|DKIM|RT|SRT)=)/;

export class EximReader {
  readonly #sink: LogSink;
  /** In Exim's own log whatever is of no message is a remark; before its first message it could be anything. */
  #isExims = false;
  /** Message → when it came, epoch milliseconds. */
  readonly #arrivals = new Map<string, number>();

  constructor(sink: LogSink) {
    this.#sink = sink;
  }

  /** Null where it is no line of Exim. */
  read(text: string, at: number): Reading | null {
    const [, queueId, told] = LINE.exec(text) ?? [];
    if (queueId === undefined || told === undefined) return this.#isExims || isRemark(text) ? 'aside' : null;
    this.#isExims = true;
    if (told === 'Completed') {
      this.#arrivals.delete(queueId);
      this.#sink.removed(queueId);
      return 'exim';
    }
    const [, sign, rest = ''] = SIGN.exec(told) ?? [];
    switch (sign) {
      case '=>':
      case '->':
      case '>>':
      case '==':
      case '**':
        return this.#attempt(queueId, sign, rest, at);
      case '<=':
        this.#arrived(queueId, at);
        return 'aside';
      default:
        return 'aside';
    }
  }

  #arrived(queueId: string, at: number): void {
    if (this.#arrivals.size >= MOST_ARRIVALS) {
      let left = MOST_ARRIVALS / 10;
      for (const id of this.#arrivals.keys()) {
        if (left === 0) break;
        this.#arrivals.delete(id);
        left -= 1;
      }
    }
    this.#arrivals.set(queueId, at);
  }

  #attempt(queueId: string, sign: '=>' | '->' | '>>' | '==' | '**', rest: string, at: number): Reading {
    const isFailure = sign === '==' || sign === '**';
    // Behind `: ` of a failure stands what was said, in which anything may look like a field.
    const [head, reply] = isFailure ? partsOfFailure(rest, sign) : [rest, ''];
    // Between two attempts Exim notes that it is too early for one.
    if (/^retry time not reached/.test(reply)) return 'aside';
    const [who = '', ...fields] = head.split(FIELDS);
    const recipient = addressOf(who);
    if (recipient === '') return 'unread';
    const field = (key: string): string | undefined =>
      fields.find((one) => one.startsWith(`${key}=`))?.slice(key.length + 1);
    const host = field('H')?.replace(/ \[.*$/s, '') ?? saidBy(reply);
    const transport = field('T') ?? '';
    const isLocal = !isFailure && field('H') === undefined;
    const isHere = /\[(?:127\.|::1\])/.test(field('H') ?? '');
    const confirmed = /^C="(.*)"$/s.exec(fields.find((one) => one.startsWith('C=')) ?? '')?.[1] ?? '';
    this.#sink.attempt({
      at,
      status: sign === '==' ? 'deferred' : sign === '**' ? 'bounced' : 'delivered',
      queueId,
      recipient,
      host: host === '' && !isFailure && isLocal ? '' : host,
      // Lines of a reply are joined by the two letters that stand for a line break.
      reply: (isFailure ? reply : confirmed).replaceAll('\\n', ' '),
      delayMs: queueTime(field('QT')) ?? at - (this.#arrivals.get(queueId) ?? Number.NaN),
      way:
        isHere && !isFailure ? 'filter' : isLocal || isLocalTransport(transport, host) ? 'local' : 'remote',
    });
    return 'exim';
  }
}

/** `a@b.example R=dnslookup T=remote_smtp defer (-44) H=mx.b.example [192.0.2.1]: SMTP error ...` */
function partsOfFailure(rest: string, sign: '==' | '**'): [head: string, reply: string] {
  const deferred = sign === '==' ? / defer \(-?\d+\)/.exec(rest) : null;
  if (deferred !== null) {
    const head = rest.slice(0, deferred.index);
    const told = rest.slice(deferred.index + deferred[0].length);
    // `: Connection timed out` stands before the host, what the host said behind it.
    const [whole = '', error = '', host = ''] =
      /^(: [^:]*?)?( H=\S+ \[[^\]]*\](?::\d+)?)(?=[:\s]|$)/.exec(told) ?? [];
    const said = told.slice(whole.length);
    return [head + host, `${error}${said}`.replace(/^:? ?/, '')];
  }
  // The address ends at the first space outside quotes; fields have no `: ` in them.
  const colon = rest.search(/: /);
  return colon < 0 ? [rest, ''] : [rest.slice(0, colon), rest.slice(colon + 2)];
}

/** `local <a@b.example>`, `a@b.example <orig@b.example>`, `a@b.example F=<x>`. */
function addressOf(who: string): string {
  const [first = '', second] = who.trim().split(/ (?=<)/);
  if (first.includes('@')) return first.replace(/^<|>$/g, '');
  const inside = /^<([^<>\s]+@[^<>\s]+)>$/.exec(second ?? '')?.[1];
  return inside ?? (/^[^\s:]+$/.test(first) || first.startsWith('/') || first.startsWith('|') ? first : '');
}

/** `... from remote mail server after RCPT TO:<a@b>: host mx.b.example [192.0.2.1]: 550 ...` of older versions. */
function saidBy(reply: string): string {
  return /\bhost ([^\s[\]:]+) \[/.exec(reply)?.[1] ?? '';
}

function isLocalTransport(transport: string, host: string): boolean {
  return host === '' && /local|lmtp|dovecot|maildir|mbox|procmail|pipe|virtual|address_file/.test(transport);
}

/** `QT=2m3s`, `QT=0.123s`, `QT=1d2h`; undefined where it is not told. */
function queueTime(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:[\d.]+[wdhms])+$/.test(text)) return undefined;
  const unit: { readonly [name: string]: number } = {
    w: 604_800_000,
    d: 86_400_000,
    h: 3_600_000,
    m: 60_000,
    s: 1_000,
  };
  let ms = 0;
  for (const [, count, name = ''] of text.matchAll(/([\d.]+)([wdhms])/g))
    ms += Number(count) * (unit[name] ?? 0);
  return ms;
}

/** Lines of the main log that are about no message. */
function isRemark(text: string): boolean {
  return /^(?:\[\d+\] )?(?:exim |Start queue run|End queue run|H=|SMTP |no host name|TLS |unexpected|refused|Connection |[a-z]+_?login |cwd=|daemon|Warning|Received from|I=\[|no MAIL|rejected|\d+ args:|lost |host name|ident |PIPE|login|dovecot)/.test(
    text,
  );
}
