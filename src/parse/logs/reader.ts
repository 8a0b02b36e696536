/** Reads one log, whatever server wrote it: finds out by its lines, and counts those nobody can read. */
import type { LogFormat } from '../../model/evidence/log.ts';
import { JournalExportReader } from './journal-export.ts';
import { readJsonLine } from './json-lines.ts';
import { LineFeeder } from './lines.ts';
import { isPowerMtaHeader, PowerMtaReader } from './powermta.ts';
import type { LogSink, Reading } from './sink.ts';
import { SyslogReader } from './syslog.ts';
import { unwrapped, unwrappedJson } from './wrapping.ts';

export interface LogReaderOptions {
  sink: LogSink;
  /** Time of the last change, epoch milliseconds: the year of stamps without one. */
  latest: number;
  /** Called with each line nobody could read, and its number. */
  unread(line: number, octets: Buffer, start: number, end: number): void;
}

const BRACE = 0x7b;
/** A container in another, at most. */
const MOST_WRAPPINGS = 2;
/** Fields of a journal have such names, and no line of a log begins like that. */
const FIELD = /^(?:__?[A-Z][A-Z_]{1,60}|SYSLOG_[A-Z]{1,30}|PRIORITY|MESSAGE)=/;

/** One log from its first octet to its last. */
export class LogReader {
  lines = 0;
  unread = 0;
  aside = 0;
  readonly counts = new Map<LogFormat, number>();
  readonly #options: LogReaderOptions;
  readonly #syslog: SyslogReader;
  #powermta: PowerMtaReader | null = null;
  #feeder: { feed(piece: Buffer): void; end(): void } | null = null;

  constructor(options: LogReaderOptions) {
    this.#options = options;
    this.#syslog = new SyslogReader(options.sink, options.latest);
  }

  feed(piece: Buffer): void {
    this.#feeder ??= this.#feederFor(piece);
    this.#feeder.feed(piece);
  }

  end(): void {
    this.#feeder?.end();
  }

  /** By how it begins: a journal has records of many lines. */
  #feederFor(piece: Buffer): { feed(piece: Buffer): void; end(): void } {
    if (FIELD.test(piece.toString('latin1', 0, 70))) {
      return new JournalExportReader((program, text, at) => {
        this.lines += 1;
        this.#count(this.#syslog.message(program, text, at));
      });
    }
    return new LineFeeder((octets, start, end) => this.#line(octets, start, end));
  }

  #line(octets: Buffer, start: number, end: number): void {
    this.lines += 1;
    if (start === end) {
      this.aside += 1;
      return;
    }
    const reading = this.#unpacked(octets, start, end, 0);
    if (reading === 'unread') {
      this.unread += 1;
      this.#options.unread(this.lines, octets, start, end);
    } else this.#count(reading);
  }

  /** As it stands, else without what a container or journalctl put before it. */
  #unpacked(octets: Buffer, start: number, end: number, depth: number): Reading {
    const reading = isDockerJson(octets, start) ? 'unread' : this.#read(octets, start, end);
    if (reading !== 'unread' || depth === MOST_WRAPPINGS) return reading;
    const line = octets.toString('utf8', start, end);
    const inner = unwrappedJson(line) ?? unwrapped(line);
    if (inner === null) return reading;
    if (inner.text === '') return 'aside';
    const bare = Buffer.from(inner.text);
    const within = this.#unpacked(bare, 0, bare.length, depth + 1);
    if (within !== 'unread' || inner.time === null) return within;
    // The program left time and host to whoever keeps its lines.
    const dated = Buffer.from(`${inner.time} - ${inner.text}`);
    return this.#read(dated, 0, dated.length);
  }

  #read(octets: Buffer, start: number, end: number): Reading {
    const { sink } = this.#options;
    if (octets[start] === BRACE) return readJsonLine(octets.toString('utf8', start, end), sink, this.#syslog);
    if (this.lines === 1 || octets[start] === 0x74) {
      const header = octets.toString('utf8', start, Math.min(end, start + 4_096));
      if (isPowerMtaHeader(header)) {
        this.#powermta = new PowerMtaReader(header, sink);
        return 'aside';
      }
    }
    return this.#powermta === null
      ? this.#syslog.read(octets, start, end)
      : this.#powermta.read(octets.toString('utf8', start, end));
  }

  #count(reading: Reading): void {
    if (reading === 'aside') this.aside += 1;
    else if (reading === 'unread') this.unread += 1;
    else this.counts.set(reading, (this.counts.get(reading) ?? 0) + 1);
  }
}

/** `{"log":` */
function isDockerJson(octets: Buffer, start: number): boolean {
  return (
    octets[start] === BRACE &&
    octets[start + 2] === 0x6c &&
    octets.toString('latin1', start, start + 7) === '{"log":'
  );
}
