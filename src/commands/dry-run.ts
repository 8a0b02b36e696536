/** `--dry-run`: the envelope and exactly the octets that would be sent; nothing is judged, and nothing leaves. */
import type { OutgoingMessage } from '../model/outgoing.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { grouped } from '../parse/figures.ts';
import { printable } from '../parse/printable.ts';

/** Lines of a message a person is shown; the rest is attachments, and a file or a pipe gets it whole. */
const MOST_LINES = 400;

export function refuseDryReport({ format }: Pick<Settings, 'format'>): void {
  if (format !== 'pretty')
    throw new UsageError(
      `--dry-run makes no report, so there is nothing to write as ${format}`,
      'it prints the message itself; leave the format out',
    );
}

/**
 * A terminal gets the lines with control characters spelt out, below the envelope; a pipe and `--output` get the octets,
 * and stderr the envelope.
 */
export async function printDryRun(
  message: OutgoingMessage,
  { output, quiet }: Pick<Settings, 'output' | 'quiet'>,
  io: Pick<Io, 'write' | 'note' | 'replace' | 'terminal'>,
): Promise<void> {
  const facts = factsOf(message);
  if (output === undefined && io.terminal) {
    await io.write(`${facts.join('\n')}\n\n${visible(message.octets)}\n`);
    return;
  }
  if (!quiet) for (const fact of facts) io.note(fact);
  if (output === undefined) {
    await io.write(message.octets);
    return;
  }
  const file = await io.replace(output);
  await file.write(message.octets);
  await file.commit();
}

function factsOf({ octets, envelope, needs }: OutgoingMessage): string[] {
  const needed = [...(needs.eightBit ? ['8BITMIME'] : []), ...(needs.smtpUtf8 ? ['SMTPUTF8'] : [])];
  return [
    `Not sent (--dry-run): ${grouped(octets.length)} octets${needed.length === 0 ? '' : `; the server must offer ${needed.join(' and ')}`}`,
    `MAIL FROM:<${printable(envelope.from)}>`,
    ...envelope.recipients.map((one) => `RCPT TO:<${printable(one)}>`),
  ];
}

function visible(octets: Uint8Array): string {
  const lines = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
    .toString('utf8')
    .replace(/\r\n$/, '')
    .split('\r\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => printable(line, 10_000));
  const left = lines.length - shown.length;
  return [
    ...shown,
    ...(left > 0 ? [`… ${grouped(left)} more lines; a file (-o) or a pipe gets them all`] : []),
  ].join('\n');
}
