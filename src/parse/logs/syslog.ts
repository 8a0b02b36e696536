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
    from = this.#stamp.read(line, from, end);
    if (from < 0 || line[from] !== SPACE) return 'unread';
    const hostStart = from + 1;
    const hostEnd = wordEnd(line, hostStart, end);
    if (hostEnd >= end) return this.#whole(line, hostStart, end);
    const nameStart = hostEnd + 1;
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

function behindPriority(line: Buffer, start: number, end: number): number {
  const most = Math.min(end, start + 5);
  for (let at = start + 1; at < most; at++) if (line[at] === 0x3e) return at + 1;
  return start;
}
