/** Mailboxes as a user types them: addresses, with names before them or not, separated by commas (RFC 5322 §3.4). */
import { UsageError } from '../model/usage-error.ts';
import { parseMailAddress } from '../parse/mail-address.ts';
import { printable } from '../parse/printable.ts';

export interface Mailbox {
  /** '' where there is none. */
  name: string;
  /** As it goes into the envelope: the domain in A-labels. */
  address: string;
  /** In A-labels. */
  domain: string;
}

/** No server takes more recipients at once than some thousand. */
const MAX_MAILBOXES = 1_000;
const MAX_NAME = 200;
/** Name, local part and domain at their longest, with room for quotes. */
const MAX_MAILBOX = 1_000;
const EXAMPLE = 'such as you@example.com or "Doe, Jane" <jane@example.com>';

/** `flag` stands in the errors; all lists of it taken together. */
export function parseMailboxes(flag: string, lists: readonly string[]): Mailbox[] {
  const mailboxes = lists.flatMap((list) =>
    pieces(flag, list).map((piece) => parseMailbox(flag, piece, list)),
  );
  if (mailboxes.length > MAX_MAILBOXES)
    throw new UsageError(
      `${flag} names ${mailboxes.length} addresses`,
      `a test message goes to ${MAX_MAILBOXES} at most`,
    );
  return mailboxes;
}

/** Cut at the commas that stand outside quotes and angle brackets. */
function pieces(flag: string, list: string): string[] {
  if (/\p{Cc}/u.test(list))
    throw new UsageError(
      `${flag} "${shown(list)}" holds a line break or another control character`,
      'addresses stand on one line, separated by commas',
    );
  const found = [''];
  let [isQuoted, isAngled, isEscaped] = [false, false, false];
  for (const character of list) {
    if (character === ',' && !isQuoted && !isAngled) {
      found.push('');
      continue;
    }
    found.push(`${found.pop()}${character}`);
    if (isEscaped) isEscaped = false;
    else if (isQuoted && character === '\\') isEscaped = true;
    else if (character === '"' && !isAngled) isQuoted = !isQuoted;
    else if (character === '<' && !isQuoted) isAngled = true;
    else if (character === '>') isAngled = false;
  }
  const all = found.map((piece) => piece.trim());
  if (all.includes(''))
    throw new UsageError(`${flag} "${shown(list)}" has an empty entry`, `give addresses ${EXAMPLE}`);
  return all;
}

function parseMailbox(flag: string, piece: string, list: string): Mailbox {
  if (piece.length > MAX_MAILBOX)
    throw new UsageError(
      `${flag} "${shown(piece)}" has ${piece.length} characters, too many for one address`,
      `separate addresses with commas, ${EXAMPLE}`,
    );
  const named = /^(?<name>"(?:[^"\\]|\\.)*"|[^"<>]*?)\s*<(?<address>[^<>]*)>$/u.exec(piece)?.groups;
  const address = named?.address ?? piece;
  const isTorn = !address.includes('@') && list.includes(',');
  const hint = isTorn ? `put a name with a comma in quotes, ${EXAMPLE}` : `give addresses ${EXAMPLE}`;
  if (named === undefined && /[<>\s]/.test(address) && !address.startsWith('"'))
    throw new UsageError(
      `${flag} "${shown(piece)}" is no address`,
      isTorn
        ? hint
        : `separate addresses with commas, and put them behind names in angle brackets, ${EXAMPLE}`,
    );
  if (/@\[[^@]*\]$/.test(address))
    throw new UsageError(
      `${flag} "${shown(address)}" names a host by its number, not by its domain`,
      'give an address at a domain',
    );
  const parsed = parseMailAddress(address);
  if (!parsed.ok) throw new UsageError(`${flag}: ${parsed.problem}`, hint);
  const name = (named?.name ?? '').replace(/^"(.*)"$/su, (_, quoted: string) =>
    quoted.replaceAll(/\\(.)/gu, '$1'),
  );
  if (name.length > MAX_NAME)
    throw new UsageError(
      `${flag}: the name "${shown(name)}" has ${name.length} characters`,
      `give a name of ${MAX_NAME} at most`,
    );
  return { name: name.trim(), address: parsed.target.ascii, domain: parsed.target.domain };
}

/** Each address once, in their order; domains differ by case in nothing. */
export function addressesOf(...lists: readonly (readonly Mailbox[])[]): string[] {
  return [...new Map(lists.flat().map(({ address }) => [address, address])).keys()];
}

const shown = (text: string): string => printable(text, 80);
