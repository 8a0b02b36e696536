/** Lines of Sendmail in syslog: `queueid: to=<...>, ..., relay=..., dsn=..., stat=...`. */
import type { LogSink, Reading } from './sink.ts';

const LINE = /^([0-9A-Za-z]{8,20}): (.*)$/s;

export class SendmailReader {
  readonly #sink: LogSink;

  constructor(sink: LogSink) {
    this.#sink = sink;
  }

  read(text: string, at: number): Reading {
    const [, queueId, told] = LINE.exec(text) ?? [];
    if (queueId === undefined || told === undefined || !told.startsWith('to=')) return 'aside';
    const stat = told.indexOf(', stat=');
    if (stat < 0) return 'unread';
    const reply = told.slice(stat + 7);
    const head = told.slice(0, stat);
    const field = (name: string): string => new RegExp(`, ${name}=([^,]*)`).exec(head)?.[1] ?? '';
    const status = statusOf(reply, field('dsn'));
    if (status === null) return 'aside';
    // Since 8.16, where the other side said more than Sendmail makes of it.
    const replied = /, reply=(.*)$/s.exec(head)?.[1];
    const relay = field('relay').replace(/ .*$/s, '').replace(/\.$/, '');
    const mailer = field('mailer');
    const isHere = /\[(?:127\.|IPv6:::1\]|::1\])/.test(field('relay')) || relay === 'localhost';
    // `to=<a@example.com>,<b@example.com>, ctladdr=...`: one line, several recipients.
    const end = head.search(/, (?=[a-z]+=)/i);
    const recipients = (end < 0 ? head.slice(3) : head.slice(3, end))
      .split(',')
      .map((one) => one.trim().replace(/^<|>$/g, ''))
      .filter((one) => one !== '');
    if (recipients.length === 0) return 'unread';
    for (const recipient of recipients) {
      this.#sink.attempt({
        at,
        status,
        queueId,
        recipient,
        host: relay,
        reply: dsnBefore(field('dsn'), replied ?? reply),
        delayMs: delay(field('delay')),
        way:
          status === 'delivered' && isHere
            ? 'filter'
            : /^(?:local|prog|\*file\*|\*include\*|cyrus|lmtp)/.test(mailer)
              ? 'local'
              : 'remote',
      });
    }
    return 'sendmail';
  }
}

function statusOf(reply: string, dsn: string): 'delivered' | 'deferred' | 'bounced' | null {
  if (/^Sent\b/.test(reply)) return 'delivered';
  // Put into the queue for a later run: nothing was tried.
  if (/^(?:queued|Queued)\b/.test(reply)) return null;
  return /^Deferred\b/.test(reply) || dsn.startsWith('4.') ? 'deferred' : 'bounced';
}

/** Sendmail says `User unknown` or `Service unavailable` in words of its own, and the code beside it. */
function dsnBefore(dsn: string, reply: string): string {
  return /^\d\.\d{1,3}\.\d{1,3}$/.test(dsn) && !reply.includes(dsn) ? `${dsn} ${reply}` : reply;
}

/** `00:00:02`, `1+02:03:04` (days), milliseconds. */
function delay(text: string): number {
  const [, days = '0', hours, minutes, seconds] = /^(?:(\d+)\+)?(\d+):(\d\d):(\d\d)$/.exec(text) ?? [];
  if (hours === undefined) return Number.NaN;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
