/** The one door for whole messages and report files: says what they are, and has them explained. */
import type { Explanation } from '../model/explanation.ts';
import { readMessage } from '../parse/mail-message.ts';
import { explainBounceMessage } from './bounce.ts';
import { explainAttachedReports, explainReportFile } from './report.ts';

/** A header field, or the line an mbox puts before each message. */
const MESSAGE = /^[\r\n]*(?:From \S|[!-9;-~]{1,76}:[ \t\r\n])/;

/**
 * One explanation for each failed recipient of a bounce, or what a report says, as a file or attached; null for
 * anything else. The octets decide, not the name of the file. Never rejects, whatever they are.
 */
export async function explainMessage(raw: Uint8Array): Promise<Explanation[] | null> {
  const file = explainReportFile(raw);
  if (file.length > 0) return file;
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 512)).toString('latin1');
  if (!MESSAGE.test(head)) return null;
  const message = await readMessage(raw);
  const reports = explainAttachedReports(message);
  const found = reports.length > 0 ? reports : await explainBounceMessage(message);
  return found.length > 0 ? found : null;
}
