/** Mailboxes in one file (RFC 4155): each message begins behind a blank line with `From sender date`. */

/** More of one message is not kept: what tells of a bounce comes first. */
const MAX_MESSAGE = 33_554_432;
/** The separator line is short; a longer line is text. */
const MAX_SEPARATOR = 400;
const NEWLINE = 10;

/** Whether the octets begin as a mailbox file does. */
export function isMbox(bytes: Uint8Array): boolean {
  return isSeparator(bytes.subarray(0, MAX_SEPARATOR));
}

/** Each message without its separator, as soon as the next begins; one message is held at a time. Never throws. */
export async function* mboxMessages(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let message: Uint8Array[] = [];
  let size = 0;
  let isBlank = true;
  /** The beginning of a line whose end has not come, as long as it may be a separator. */
  let open: Uint8Array = new Uint8Array();
  /** The line was found to be text before its end. */
  let isText = false;
  const keep = (line: Uint8Array): void => {
    if (size < MAX_MESSAGE) message.push(line);
    size += line.length;
  };
  const taken = (): Uint8Array => {
    const whole = Buffer.concat(message);
    message = [];
    size = 0;
    return whole;
  };
  for await (const chunk of chunks) {
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, at)) {
      const piece = chunk.subarray(at, end + 1);
      const line = open.length === 0 ? piece : Buffer.concat([open, piece]);
      open = new Uint8Array();
      at = end + 1;
      if (isBlank && !isText && isSeparator(line)) {
        if (size > 0) yield taken();
      } else keep(line);
      isBlank = !isText && line.length <= 2 && (line[0] === NEWLINE || line[0] === 13);
      isText = false;
    }
    if (at === chunk.length) continue;
    open = Buffer.concat([open, chunk.subarray(at)]);
    if (open.length > MAX_SEPARATOR) {
      keep(open);
      open = new Uint8Array();
      isText = true;
    }
  }
  if (open.length > 0) keep(open);
  if (size > 0) yield taken();
}

function isSeparator(line: Uint8Array): boolean {
  // "From "
  if (line[0] !== 70 || line[1] !== 114 || line[2] !== 111 || line[3] !== 109 || line[4] !== 32) return false;
  const text = Buffer.from(line.subarray(0, MAX_SEPARATOR)).toString('latin1');
  return /^From \S+[ \t][^\n]*\d\d:\d\d[^\n]*(?:\d{4}|[A-Za-z+-]\d{0,4})\s*(?:\n|$)/.test(text);
}
