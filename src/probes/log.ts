/** Reads the logs it is given and counts what became of the mail in them. */
import type { Context } from '../model/context.ts';
import type { LogEvidence, LogFile } from '../model/evidence/log.ts';
import type { Evidence } from '../model/evidence.ts';
import type { LogInput, LogSource } from '../model/log-input.ts';
import type { Target } from '../model/target.ts';
import { isMailbox } from '../parse/logs/mbox.ts';
import { LogReader } from '../parse/logs/reader.ts';
import { printable } from '../parse/printable.ts';
import { LogFold } from './log/fold.ts';
import { MessageReader } from './log/messages.ts';

const MOST_FILES_TOLD = 1_000;
const MOST_LINE_TEXT = 500;
/** Octets by which a log is told from a journal and from a mailbox. */
const TELLING = 256;

/** What is known when the signal comes is handed in; of the sources only what cannot be read is a problem, never a throw. */
export async function probeLog(_: Target, ctx: Context): Promise<Evidence['log']> {
  const { clock, logs, signal } = ctx;
  if (logs === undefined) return { status: 'skipped', reason: 'no log was given' };
  const at = clock.now();
  const began = clock.monotonicMs();
  const fold = new LogFold(logs);
  const reading = new Reading(fold, logs);
  for (const source of logs.sources) {
    if (signal.aborted) break;
    await reading.read(source, signal);
  }
  return {
    status: 'observed',
    value: {
      ...reading.told(),
      ...fold.summary(),
      maxBounceRate: logs.maxBounceRate ?? null,
      cutShort: signal.aborted,
    },
    at: at.toISOString(),
    tookMs: Math.round(clock.monotonicMs() - began),
  };
}

/** What is known of files and lines, whatever they say. */
class Reading {
  readonly #fold: LogFold;
  readonly #logs: LogInput;
  readonly #files: LogFile[] = [];
  readonly #unreadLines: { file: string; line: number; text: string }[] = [];
  #lines = 0;
  #unread = 0;
  #aside = 0;

  constructor(fold: LogFold, logs: LogInput) {
    this.#fold = fold;
    this.#logs = logs;
  }

  async read(source: LogSource, signal: AbortSignal): Promise<void> {
    const name = printable(source.name, 300);
    let reader: LogReader | MessageReader | undefined;
    let head: Buffer = Buffer.alloc(0);
    let octets = 0;
    let problem: string | null = null;
    const pieces = source.pieces()[Symbol.asyncIterator]();
    const end = new WhenOver(signal);
    for (;;) {
      // Only the world may throw here: a fault in reading lines is ours, and told as such.
      const next = await end.orNext(pieces).catch((error: unknown) => {
        problem = printable(error instanceof Error ? error.message : String(error), MOST_LINE_TEXT);
        return OVER;
      });
      if (next.done === true) break;
      octets += next.value.length;
      this.#logs.onRead?.(name, octets);
      if (reader !== undefined) await reader.feed(next.value);
      else {
        // A pipe may hand over less than it takes to tell what it is.
        head = Buffer.concat([head, next.value]);
        if (head.length < TELLING && source.isMessages !== true) continue;
        reader = this.#readerFor(source, name, head);
        await reader.feed(head);
      }
    }
    if (reader === undefined && head.length > 0) {
      reader = this.#readerFor(source, name, head);
      await reader.feed(head);
    }
    end.forget();
    // A standard input nobody writes to need not hear that we have gone.
    void pieces.return?.().catch(() => {});
    await reader?.end();
    const { lines = 0, unread = 0, aside = 0, counts = [] } = reader ?? {};
    this.#lines += lines;
    this.#unread += unread;
    this.#aside += aside;
    if (this.#files.length >= MOST_FILES_TOLD) return;
    this.#files.push({
      name,
      formats: [...counts].sort(([, a], [, b]) => b - a).map(([format]) => format),
      lines,
      unread,
      problem: signal.aborted ? null : problem,
    });
  }

  /** By how it begins. */
  #readerFor(source: LogSource, name: string, piece: Buffer): LogReader | MessageReader {
    if (source.isMessages === true) return new MessageReader(this.#fold, true);
    if (isMailbox(piece)) return new MessageReader(this.#fold, false);
    return new LogReader({
      sink: this.#fold,
      latest: source.modifiedAt.getTime(),
      unread: (line, octets, start, end) => this.#note(name, line, octets, start, end),
    });
  }

  told(): Pick<LogEvidence, 'files' | 'lines' | 'unread' | 'unreadLines' | 'aside'> {
    return {
      files: this.#files,
      lines: this.#lines,
      unread: this.#unread,
      unreadLines: this.#unreadLines,
      aside: this.#aside,
    };
  }

  #note(file: string, line: number, octets: Buffer, start: number, end: number): void {
    if (this.#unreadLines.length >= this.#logs.unreadLines) return;
    const text = octets.toString('utf8', start, Math.min(end, start + 2 * MOST_LINE_TEXT));
    this.#unreadLines.push({ file, line, text: printable(text, MOST_LINE_TEXT) });
  }
}

const OVER = { done: true, value: undefined } as const;

/** Ends the reading of what may never go on by itself, such as a pipe. */
class WhenOver {
  readonly #signal: AbortSignal;
  #end: () => void = () => {};
  readonly #onAbort = (): void => this.#end();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /**
   * The next piece, unless the signal comes first. A race against one promise for all would hold every piece that ever
   * won, for as long as the log is read.
   */
  orNext(pieces: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer, undefined>> {
    return new Promise((resolve, reject) => {
      this.#end = () => resolve(OVER);
      if (this.#signal.aborted) this.#end();
      else pieces.next().then(resolve, reject);
    });
  }

  forget(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}
