/** The one door for whole messages, mailbox files and reports: says what they are, and has them explained. */
import type { Explanation } from '../model/explanation.ts';
import { isSeparator, MailboxSplitter } from '../parse/logs/mbox.ts';
import { readMessage } from '../parse/mail-message.ts';
import { narrowed } from '../parse/wide-text.ts';
import { explainBounceMessage } from './bounce.ts';
import { restLeftOut } from './left-out.ts';
import { explainAttachedReports, explainReportFile } from './report.ts';

/** A header field, perhaps behind a byte order mark, blank lines, or the line an mbox puts before each message. */
const MESSAGE = /^(?:\xef\xbb\xbf)?[\r\n]*(?:From \S|[!-9;-~]{1,76}:[ \t\r\n])/;
/** Bounces of one mailbox file. */
const MAX_EXPLANATIONS = 100_000;

/**
 * One explanation for each failed recipient of a bounce, or what a report says, as a file or attached; of a mailbox
 * file those of all its messages. What bounds left out is told at the end, as kind `unknown`. Null for anything else. Text may be in
 * UTF-16. The octets decide; `name` (of the file) only has a message
 * looked for where its beginning is damaged. Never rejects, whatever the octets.
 */
export async function explainMessage(octets: Uint8Array, name = ''): Promise<Explanation[] | null> {
  const raw = narrowed(octets);
  const { told, leftOut } = explainReportFile(raw);
  if (told.length > 0 || leftOut.length > 0) return [...told, ...leftOut];
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
  const { told, leftOut } = explainAttachedReports(message);
  const found = told.length > 0 ? told : await explainBounceMessage(message);
  const isCut = raw.length > message.octetsRead;
  return [...found, ...leftOut, ...(isCut ? [restLeftOut(message.octetsRead)] : [])];
}

function beginning(raw: Uint8Array): string {
  return Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 512)).toString('latin1');
}
