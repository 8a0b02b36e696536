/** Mailboxes of bounces: each failed recipient of each message counts as one attempt, as a log would have it. */
import { explainMessage } from '../../explain/message.ts';
import type { LogFormat } from '../../model/evidence/log.ts';
import type { Explanation } from '../../model/explanation.ts';
import { dateOf, MailboxSplitter } from '../../parse/logs/mbox.ts';
import type { LogSink } from '../../parse/logs/sink.ts';

/** Recipients of one message; a report that names more is none of a mail server. */
const MOST_RECIPIENTS = 10_000;

/** Reads a mailbox file, or messages one by one. Counts messages where the reader of logs counts lines. */
export class MessageReader {
  lines = 0;
  readonly unread = 0;
  /** Letters, reports, automatic replies. */
  aside = 0;
  readonly counts = new Map<LogFormat, number>();
  readonly #sink: LogSink;
  readonly #splitter: MailboxSplitter | null;

  /** `isWhole`: each piece is one message. */
  constructor(sink: LogSink, isWhole: boolean) {
    this.#sink = sink;
    this.#splitter = isWhole ? null : new MailboxSplitter();
  }

  async feed(piece: Buffer): Promise<void> {
    for (const message of this.#splitter?.split(piece) ?? [piece]) await this.#message(message);
  }

  async end(): Promise<void> {
    for (const message of this.#splitter?.end() ?? []) await this.#message(message);
  }

  async #message(message: Buffer): Promise<void> {
    this.lines += 1;
    const explained = (await explainMessage(message)) ?? [];
    const at = dateOf(message);
    let told = 0;
    for (const one of explained.slice(0, MOST_RECIPIENTS)) if (this.#recipient(one, at)) told += 1;
    if (told === 0) this.aside += 1;
    else this.counts.set('messages', (this.counts.get('messages') ?? 0) + 1);
  }

  /** False for what tells of no recipient that mail did not reach. */
  #recipient(explained: Explanation, at: number): boolean {
    const { category, bounce, address, permanence, input, kind, title, recipient = '' } = explained;
    if (kind !== 'bounce' || category === null || category === 'success') return false;
    if (permanence === 'unknown' && bounce === 'none') {
      if (address !== 'remove') return false;
      this.#sink.complained(recipient, title, at);
      return true;
    }
    this.#sink.attempt({
      at,
      status: bounce === 'none' && permanence === 'temporary' ? 'deferred' : 'bounced',
      queueId: '',
      recipient,
      host: '',
      reply: input,
      delayMs: Number.NaN,
      way: 'remote',
      known: { category, bounce, address },
    });
    return true;
  }
}
