/** `--data`: a message that is there already, sent as it is; what no server could be given is refused first. */
import { addressesOf, parseMailboxes } from '../compose/mailboxes.ts';
import type { OutgoingMessage } from '../model/outgoing.ts';
import type { Io } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { fieldsOf, readSource } from '../parse/mail/fields.ts';
import { measureMessage } from '../parse/message-octets.ts';
import { type ComposeWishes, refuseComposing, signedAsAsked } from './composing.ts';
import { readMessageFile } from './message-file.ts';
import { nameOf } from './whole-file.ts';

/** `mailFrom`: the envelope sender, where it is not to be the address of `--from`. */
export async function rawMessage(
  file: string,
  wishes: ComposeWishes,
  mailFrom: string | undefined,
  io: Pick<Io, 'chunks' | 'signal'>,
): Promise<OutgoingMessage> {
  refuseComposing(wishes);
  if (file === '-' && wishes.passwordStdin === true)
    throw new UsageError(
      '--data - and --password-stdin cannot both read standard input',
      'put one of the two into a file',
    );
  const lists = (['to', 'cc', 'bcc'] as const).map((key) => parseMailboxes(`--${key}`, wishes[key] ?? []));
  const recipients = addressesOf(...lists);
  if (recipients.length === 0)
    throw new UsageError(
      'there is nobody to send to',
      'name recipients with --to, --cc or --bcc; those in the header of the message are not taken',
    );
  const from = mailFrom ?? addressesOf(parseMailboxes('--from', wishes.from ?? []))[0];
  if (from === undefined)
    throw new UsageError(
      'the envelope needs a sender',
      'name one with --from or --mail-from, or give --mail-from "<>" for none',
    );
  const { octets: read } = await readMessageFile(file, io);
  // What an interrupt cut short is not to be sent.
  io.signal.throwIfAborted();
  await refuseBareEnds(read, file);
  const octets = await signedAsAsked(read, wishes, io);
  const { eightBit, headerBeyondAscii } = await measureMessage(octets);
  const [id] = fieldsOf(readSource(octets), 'message-id');
  return {
    octets,
    envelope: { from, recipients },
    needs: {
      eightBit,
      smtpUtf8: headerBeyondAscii || [from, ...recipients].some((one) => /[^\u0000-\u007f]/.test(one)),
    },
    messageId: id === undefined ? null : (/<[^<>\s]+>/.exec(id.value)?.[0] ?? null),
    token: null,
  };
}

/** Some servers take a lone line end for one and others do not, which is how messages are smuggled: none goes out. */
async function refuseBareEnds(octets: Uint8Array, file: string): Promise<void> {
  const { bare } = await measureMessage(octets);
  if (bare === null) return;
  const name = nameOf(file);
  throw new UsageError(
    `line ${bare.line} of ${name} ends with ${bare.what} alone, and messages go over the wire with CR LF (RFC 5321 §2.3.8)`,
    bare.what === 'LF'
      ? `mend it first: sed 's/\\r*$/\\r/' ${file === '-' ? '' : `${name} `}> mended.eml; signatures over the old octets may break`
      : 'mend it first: a CR alone is no line end; signatures over the old octets may break',
  );
}
