/** Lines of Postfix, read from octets: what is no outcome is passed over without making text of it. */
import { hashOctets, type LogSink, type Places, type Reading } from './sink.ts';

/** Programs that try to deliver; `relay` and others are names of `smtp` in master.cf. */
const DELIVERING: { readonly [service: string]: 'remote' | 'local' } = {
  smtp: 'remote',
  relay: 'remote',
  error: 'remote',
  retry: 'remote',
  lmtp: 'local',
  local: 'local',
  virtual: 'local',
  pipe: 'local',
  discard: 'local',
};

/** What a program of Postfix does with a line of its own; null where it is none of Postfix. */
export type Service = 'remote' | 'local' | 'queue' | 'aside';

/** By the last part of `postfix/smtp`, `postfix-out/smtp/lmtp`. */
export function postfixService(program: string): Service | null {
  const slash = program.lastIndexOf('/');
  if (slash < 0) return program.startsWith('postfix') ? 'aside' : null;
  const service = program.slice(slash + 1);
  const way = DELIVERING[service];
  if (way !== undefined && Object.hasOwn(DELIVERING, service)) return way;
  if (service === 'qmgr' || service === 'nqmgr' || service === 'postsuper') return 'queue';
  return program.startsWith('postfix') ? 'aside' : null;
}

const COMMA = 0x2c;
const SPACE = 0x20;
const COLON = 0x3a;
const OPEN = 0x28;
const CLOSE = 0x29;
const BRACKET = 0x5b;

const EXPIRED = Buffer.from('status=expired');

/** Reads what stands behind `postfix/smtp[123]: `. */
export class PostfixReader {
  readonly #sink: LogSink;
  readonly #places: Places = {
    idStart: 0,
    idEnd: 0,
    idHash: 0,
    recipientStart: 0,
    recipientEnd: 0,
    hostStart: 0,
    hostEnd: 0,
  };

  #dsnStart = 0;
  #dsnEnd = 0;

  constructor(sink: LogSink) {
    this.#sink = sink;
  }

  read(service: Service, line: Buffer, start: number, end: number, at: number): Reading {
    if (service === 'aside') return 'aside';
    const idEnd = queueIdEnd(line, start, end);
    if (idEnd < 0) return 'aside';
    return service === 'queue'
      ? this.#queue(line, start, idEnd, end, at)
      : this.#attempt(service, line, start, idEnd, end, at);
  }

  /** `4F1abc: removed` · `4F1abc: from=<a@example.com>, status=expired, returned to sender` */
  #queue(line: Buffer, start: number, idEnd: number, end: number, at: number): Reading {
    const told = idEnd + 2;
    const isRemoved = end - told >= 7 && line[told] === 0x72 && line[told + 6] === 0x64;
    const isExpired = !isRemoved && isFrom(line, told) && expiredAt(line, told, end);
    if (!isRemoved && !isExpired) return 'aside';
    if (isExpired) this.#sink.expired(line.toString('latin1', start, idEnd), at);
    else if (this.#sink.isWaiting(hashOctets(line, start, idEnd)))
      this.#sink.removed(line.toString('latin1', start, idEnd));
    return 'postfix';
  }

  /** `4F1abc: to=<a@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1.2, ..., status=sent (250 ...)` */
  #attempt(
    service: 'remote' | 'local',
    line: Buffer,
    start: number,
    idEnd: number,
    end: number,
    at: number,
  ): Reading {
    let from = idEnd + 2;
    if (line[from] !== 0x74 || line[from + 1] !== 0x6f || line[from + 2] !== 0x3d || line[from + 3] !== 0x3c)
      return 'aside';
    const places = this.#places;
    places.idStart = start;
    places.idEnd = idEnd;
    places.recipientStart = from + 4;
    from = addressEnd(line, from + 4, end);
    if (from < 0) return 'unread';
    places.recipientEnd = from;
    from += 3;
    places.hostStart = from;
    places.hostEnd = from;
    let delayMs = Number.NaN;
    let loopback = false;
    this.#dsnStart = this.#dsnEnd = 0;
    while (from < end) {
      const key = line[from];
      if (key === 0x72 && line[from + 5] === 0x3d) {
        // relay=
        const begin = from + 6;
        const stop = fieldEnd(line, begin, end);
        let name = begin;
        while (name < stop && line[name] !== BRACKET) name += 1;
        places.hostStart = begin;
        places.hostEnd = name;
        loopback = name < stop && isLoopback(line, name + 1);
        from = stop + 2;
      } else if (key === 0x64 && line[from + 5] === 0x3d) {
        // delay=
        const stop = fieldEnd(line, from, end);
        delayMs = seconds(line, from + 6, stop);
        from = stop + 2;
      } else if (key === 0x64 && line[from + 3] === 0x3d) {
        // dsn=
        this.#dsnStart = from + 4;
        this.#dsnEnd = fieldEnd(line, from, end);
        from = this.#dsnEnd + 2;
      } else if (key === 0x73 && line[from + 6] === 0x3d) {
        // status=
        return this.#status(service, line, from + 7, end, at, delayMs, loopback);
      } else {
        from = fieldEnd(line, from, end) + 2;
      }
    }
    return 'unread';
  }

  #status(
    service: 'remote' | 'local',
    line: Buffer,
    from: number,
    end: number,
    at: number,
    delayMs: number,
    loopback: boolean,
  ): Reading {
    const places = this.#places;
    const first = line[from];
    const isSent = first === 0x73 && line[from + 1] === 0x65 && line[from + 4] === SPACE;
    if (isSent && service === 'remote' && !loopback && !isNone(line, places)) {
      places.idHash = hashOctets(line, places.idStart, places.idEnd);
      this.#sink.delivered(at, delayMs, line, places);
      return 'postfix';
    }
    let stop = from;
    while (stop < end && line[stop] !== SPACE) stop += 1;
    const word = line.toString('latin1', from, stop);
    const status =
      word === 'sent'
        ? 'delivered'
        : word === 'bounced'
          ? 'bounced'
          : word === 'deferred' || word === 'SOFTBOUNCE'
            ? 'deferred'
            : null;
    // What `sendmail -bv` and address verification ask about is no mail.
    if (status === null) return word === 'deliverable' || word === 'undeliverable' ? 'aside' : 'unread';
    const open = line[stop + 1] === OPEN ? stop + 2 : stop + 1;
    const close = line[end - 1] === CLOSE ? end - 1 : end;
    const isNowhere = isNone(line, places);
    this.#sink.attempt({
      at,
      status,
      queueId: line.toString('latin1', places.idStart, places.idEnd),
      recipient: line.toString('utf8', places.recipientStart, places.recipientEnd),
      host: isNowhere ? '' : line.toString('latin1', places.hostStart, places.hostEnd),
      reply: this.#reply(line.toString('utf8', Math.min(open, close), close), line),
      delayMs,
      way: service === 'local' ? 'local' : loopback && status === 'delivered' ? 'filter' : 'remote',
    });
    return 'postfix';
  }

  /** What Postfix found by itself has its code beside it only; whoever was asked said it in the words. */
  #reply(text: string, line: Buffer): string {
    if (text.startsWith('host ')) return text;
    const code = line.toString('latin1', this.#dsnStart, this.#dsnEnd);
    return /^[45]\.\d{1,3}\.\d{1,3}$/.test(code) && code[2] !== '0' ? `${code} ${text}` : text;
  }
}

/** Where the queue id ends that stands before `: `; -1 where there is none. */
function queueIdEnd(line: Buffer, start: number, end: number): number {
  const most = Math.min(end - 1, start + 24);
  for (let at = start; at < most; at++) {
    const octet = line[at] as number;
    if (octet === COLON) return at > start + 3 && line[at + 1] === SPACE ? at : -1;
    // Digits and letters only.
    if (octet < 0x30 || octet > 0x7a || (octet > 0x39 && octet < 0x41) || (octet > 0x5a && octet < 0x61))
      return -1;
  }
  return -1;
}

/** The `>` that ends an address: what follows it is `, relay=` or `, orig_to=`, whatever a quoted local part holds. */
function addressEnd(line: Buffer, from: number, end: number): number {
  for (let at = from; at + 4 < end; at++) {
    if (line[at] !== 0x3e || line[at + 1] !== COMMA || line[at + 2] !== SPACE) continue;
    const next = line[at + 3];
    if (next === 0x72 || next === 0x6f || next === 0x64 || next === 0x73) return at;
  }
  return -1;
}

/** The `, ` that ends a field, or the end of the line. */
function fieldEnd(line: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && !(line[at] === COMMA && line[at + 1] === SPACE)) at += 1;
  return at;
}

/** `[127.0.0.1]`, `[::1]` behind the bracket. */
function isLoopback(line: Buffer, at: number): boolean {
  return (
    (line[at] === 0x31 && line[at + 1] === 0x32 && line[at + 2] === 0x37 && line[at + 3] === 0x2e) ||
    (line[at] === COLON && line[at + 1] === COLON && line[at + 2] === 0x31 && line[at + 3] === 0x5d)
  );
}

/** `relay=none`, or no relay at all. */
function isNone(line: Buffer, { hostStart, hostEnd }: Places): boolean {
  return (
    hostEnd === hostStart ||
    (hostEnd - hostStart === 4 &&
      line[hostStart] === 0x6e &&
      line[hostStart + 1] === 0x6f &&
      line[hostStart + 2] === 0x6e &&
      line[hostStart + 3] === 0x65)
  );
}

/** `12.3` as milliseconds; NaN where it is none. */
function seconds(line: Buffer, from: number, end: number): number {
  let whole = 0;
  let at = from;
  if (at >= end || end - at > 15) return Number.NaN;
  for (; at < end; at++) {
    const digit = (line[at] as number) - 0x30;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  let scale = 1_000;
  let ms = whole * scale;
  if (at < end && line[at] === 0x2e) {
    for (at += 1; at < end; at++) {
      const digit = (line[at] as number) - 0x30;
      if (digit < 0 || digit > 9) return Number.NaN;
      scale /= 10;
      ms += digit * scale;
    }
  }
  return at === end ? ms : Number.NaN;
}

function isFrom(line: Buffer, at: number): boolean {
  return line[at] === 0x66 && line[at + 1] === 0x72 && line[at + 4] === 0x3d && line[at + 5] === 0x3c;
}

/** Behind the sender, in which anything may stand. */
function expiredAt(line: Buffer, from: number, end: number): boolean {
  const place = line.subarray(from, end).lastIndexOf(EXPIRED);
  return place > 0 && line[from + place - 2] === COMMA && line[from + place - 3] === 0x3e;
}
