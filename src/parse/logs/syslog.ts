/** Lines that begin with a time: what syslog writes for every program, and Exim's own main log. */
import { EximReader } from './exim.ts';
import { readHarakaLine } from './haraka.ts';
import { readOpenSmtpd } from './opensmtpd.ts';
import { PostfixReader, postfixService, type Service } from './postfix.ts';
import { SendmailReader } from './sendmail.ts';
import { hashOctets, isSame, type LogSink, type Reading } from './sink.ts';
import { StampReader } from './stamp.ts';

const SPACE = 0x20;
const COLON = 0x3a;
const BRACKET = 0x5b;

/** Whose line it is, by the name of the program. */
interface Program {
  readonly octets: Buffer;
  readonly name: string;
  readonly postfix: Service | null;
  readonly other: Other | null;
}
type Other = 'exim' | 'sendmail' | 'opensmtpd';

/** What rsyslog puts around a line that came again, `]` behind it. */
const REPEATED = /^message repeated (\d{1,9}) times: \[ ?(?!message repeated)/;
const MOST_REPEATS = 10_000;

/** Names of programs met, at most: a mangled log holds any number of them. */
const MOST_PROGRAMS = 2_000;

export class SyslogReader {
  readonly #stamp: StampReader;
  readonly #postfix: PostfixReader;
  readonly #sendmail: SendmailReader;
  readonly #exim: EximReader;
  readonly #sink: LogSink;
  readonly #programs = new Map<number, Program>();

  constructor(sink: LogSink, latest: number) {
    this.#sink = sink;
    this.#stamp = new StampReader(latest);
    this.#postfix = new PostfixReader(sink);
    this.#sendmail = new SendmailReader(sink);
    this.#exim = new EximReader(sink);
  }

  read(line: Buffer, start: number, end: number): Reading {
    // `-- Boot 5d0c... --`, as journalctl prints between lines.
    if (line[start] === 0x2d && line[start + 1] === 0x2d && line[start + 2] === SPACE) return 'aside';
    // `<22>` of the protocol, where a collector wrote down what came over the wire.
    let from = line[start] === 0x3c ? behindPriority(line, start, end) : start;
    const isNew = from > start && line[from] === 0x31 && line[from + 1] === SPACE;
    if (isNew) from += 2;
    from = this.#stamp.read(line, from, end);
    if (from < 0 || line[from] !== SPACE) return 'unread';
    const hostStart = from + 1;
    const hostEnd = wordEnd(line, hostStart, end);
    if (hostEnd >= end) return this.#whole(line, hostStart, end);
    const nameStart = hostEnd + 1;
    if (isNew) return this.#newer(line, nameStart, end);
    let nameEnd = nameStart;
    for (; nameEnd < end; nameEnd++) {
      const octet = line[nameEnd];
      if (octet === BRACKET || octet === COLON || octet === SPACE) break;
    }
    let text = nameEnd;
    if (line[text] === BRACKET) while (text < end && line[text] !== COLON && line[text] !== SPACE) text += 1;
    if (line[text] !== COLON || line[text + 1] !== SPACE) return this.#whole(line, hostStart, end);
    text += 2;
    // Solaris puts `[ID 197553 mail.info] ` there.
    if (line[text] === BRACKET && line[text + 1] === 0x49 && line[text + 2] === 0x44) {
      while (text < end && line[text] !== 0x5d) text += 1;
      text += 2;
    }
    return this.#text(line, nameStart, nameEnd, text, end);
  }

  /** RFC 5424 §6: program, process, message id and structured data, each `-` where it is not known. */
  #newer(line: Buffer, nameStart: number, end: number): Reading {
    const nameEnd = wordEnd(line, nameStart, end);
    const processEnd = wordEnd(line, nameEnd + 1, end);
    const dataStart = wordEnd(line, processEnd + 1, end) + 1;
    let text = dataEnd(line, dataStart, end) + 1;
    if (text > end) return dataStart < end ? 'aside' : 'unread';
    // The sign of UTF-8 before the text (§6.4).
    if (line[text] === 0xef && line[text + 1] === 0xbb && line[text + 2] === 0xbf) text += 3;
    return this.#text(line, nameStart, nameEnd, text, end);
  }

  /** What a program wrote. */
  #text(line: Buffer, nameStart: number, nameEnd: number, text: number, end: number): Reading {
    if (line[text] === 0x6d && line[end - 1] === 0x5d) {
      const [head, times = ''] = REPEATED.exec(line.toString('latin1', text, text + 50)) ?? [];
      if (head !== undefined) {
        const begin = text + head.length;
        let reading: Reading = 'aside';
        for (let left = Math.min(Number(times), MOST_REPEATS); left > 0; left--)
          reading = this.#text(line, nameStart, nameEnd, begin, end - 1);
        return reading;
      }
    }
    const program = this.#program(line, nameStart, nameEnd);
    if (program.postfix !== null) return this.#postfix.read(program.postfix, line, text, end, this.#stamp.at);
    return program.other === null && program.name !== 'haraka'
      ? 'aside'
      : this.message(program.name, line.toString('utf8', text, end), this.#stamp.at);
  }

  /** A message whose program and time are known already, as a journal holds them. */
  message(program: string, text: string, at: number): Reading {
    const service = postfixService(program);
    if (service !== null) {
      const line = Buffer.from(text);
      return this.#postfix.read(service, line, 0, line.length, at);
    }
    switch (otherProgram(program)) {
      case 'exim':
        return this.#exim.read(text.replace(EXIM_STAMP, ''), at) ?? 'aside';
      case 'sendmail':
        return this.#sendmail.read(text, at);
      case 'opensmtpd':
        return readOpenSmtpd(text, at, this.#sink);
      case null:
        return text.startsWith('{') && program === 'haraka' ? readHarakaLine(text, this.#sink, at) : 'aside';
    }
  }

  /** Exim writes no name of host or program into its main log; and syslog counts what it does not write twice. */
  #whole(line: Buffer, start: number, end: number): Reading {
    const text = line.toString('utf8', start, end);
    const reading = this.#exim.read(text, this.#stamp.at);
    return reading ?? (/^(?:\S+ )?(?:last )?message repeated \d/.test(text) ? 'aside' : 'unread');
  }

  #program(line: Buffer, start: number, end: number): Program {
    const hash = hashOctets(line, start, end);
    const known = this.#programs.get(hash);
    if (known !== undefined && isSame(known.octets, line, start, end)) return known;
    const octets = Buffer.from(line.subarray(start, Math.min(end, start + 200)));
    const name = octets.toString('latin1');
    const program = { octets, name, postfix: postfixService(name), other: otherProgram(name) };
    if (this.#programs.size >= MOST_PROGRAMS) this.#programs.clear();
    this.#programs.set(hash, program);
    return program;
  }
}

/** Exim's own stamp, which it writes even into syslog unless told otherwise. */
const EXIM_STAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d{4})? /;

function otherProgram(name: string): Other | null {
  if (/^exim/.test(name)) return 'exim';
  if (/^(?:sendmail|sm-mta|sm-msp-queue|sm-que|mta-queue)/.test(name)) return 'sendmail';
  return name === 'smtpd' || name === 'opensmtpd' ? 'opensmtpd' : null;
}

function wordEnd(line: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && line[at] !== SPACE) at += 1;
  return at;
}

/** Behind `-` or any number of `[id name="value"]`, in whose values `\\"` and `\\]` may stand (RFC 5424 §6.3). */
function dataEnd(line: Buffer, from: number, end: number): number {
  if (line[from] !== BRACKET) return wordEnd(line, from, end);
  let isQuoted = false;
  for (let at = from; at < end; at++) {
    const octet = line[at];
    if (octet === 0x5c && isQuoted) at += 1;
    else if (octet === 0x22) isQuoted = !isQuoted;
    else if (octet === 0x5d && !isQuoted && line[at + 1] !== BRACKET) return at + 1;
  }
  return end;
}

function behindPriority(line: Buffer, start: number, end: number): number {
  const most = Math.min(end, start + 5);
  for (let at = start + 1; at < most; at++) if (line[at] === 0x3e) return at + 1;
  return start;
}
