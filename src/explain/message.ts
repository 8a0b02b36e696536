/** The one door for whole messages, mailbox files and reports: says what they are, and has them explained. */
import type { Explanation } from '../model/explanation.ts';
import { isSeparator, MailboxSplitter } from '../parse/logs/mbox.ts';
import { readMessage } from '../parse/mail-message.ts';
import { explainBounceMessage } from './bounce.ts';
import { explainAttachedReports, explainReportFile } from './report.ts';

/** A header field, perhaps behind a byte order mark, blank lines, or the line an mbox puts before each message. */
const MESSAGE = /^(?:\xef\xbb\xbf)?[\r\n]*(?:From \S|[!-9;-~]{1,76}:[ \t\r\n])/;
/** Bounces of one mailbox file. */
const MAX_EXPLANATIONS = 100_000;

/**
 * One explanation for each failed recipient of a bounce, or what a report says, as a file or attached; of a mailbox
 * file those of all its messages. Null for anything else. The octets decide; `name` (of the file) only has a message
 * looked for where its beginning is damaged. Never rejects, whatever the octets.
 */
export async function explainMessage(raw: Uint8Array, name = ''): Promise<Explanation[] | null> {
  const file = explainReportFile(raw);
  if (file.length > 0) return file;
  if (!/\.eml$/i.test(name) && !MESSAGE.test(beginning(raw))) return null;
  const found: Explanation[] = [];
  for (const message of messagesOf(raw)) {
    found.push(...(await explainOne(message)));
    if (found.length >= MAX_EXPLANATIONS) break;
  }
  return found.length > 0 ? found : null;
}

function messagesOf(raw: Uint8Array): readonly Uint8Array[] {
  const octets = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (!isSeparator(octets)) return [raw];
  const splitter = new MailboxSplitter();
  return [...splitter.split(octets), ...splitter.end()];
}

async function explainOne(raw: Uint8Array): Promise<Explanation[]> {
  const message = await readMessage(raw);
  const reports = explainAttachedReports(message);
  return reports.length > 0 ? reports : explainBounceMessage(message);
}

function beginning(raw: Uint8Array): string {
  return Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 512)).toString('latin1');
}
