/** The one door for whole messages and report files: says what they are, and has them explained. */
import type { Explanation } from '../model/explanation.ts';
import { readMessage } from '../parse/mail-message.ts';
import { explainBounceMessage } from './bounce.ts';

/** A header field, or the line an mbox puts before each message. */
const MESSAGE = /^(?:[\r\n]*)(?:From \S|[!-9;-~]{1,76}:[ \t\r\n])/;

/**
 * One explanation for each failed recipient of a bounce, or what a report says; null for anything else. `name` is what
 * the file is called, and decides nothing alone. Never rejects, whatever the octets.
 */
export async function explainMessage(raw: Uint8Array, _name?: string): Promise<Explanation[] | null> {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 512)).toString('latin1');
  if (!MESSAGE.test(head)) return null;
  const found = await explainBounceMessage(await readMessage(raw));
  return found.length > 0 ? found : null;
}
