/** What the flags of composing say: files read, values checked, and then as many messages as are asked for. */
import { basename } from 'node:path';
import { type Draft, TEMPLATE_NAMES, TEXT_ENCODINGS } from '../compose/draft.ts';
import { composeMessage } from '../compose/outgoing.ts';
import { signMessage } from '../compose/signature.ts';
import { type SigningWishes, signingKeys } from '../compose/signing-keys.ts';
import { createToken } from '../compose/token.ts';
import type { OutgoingMessage } from '../model/outgoing.ts';
import type { Io } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { domainOf, mailboxesIn } from '../parse/mail/author.ts';
import { fieldsOf, readSource } from '../parse/mail/fields.ts';
import { didYouMean } from '../parse/near-word.ts';
import { narrowed } from '../parse/wide-text.ts';
import { octetCount, plain } from './values.ts';
import { nameOf, readOctets } from './whole-file.ts';

/** As typed; flags that may be given once are lists all the same, so that a second one is told of. */
export interface ComposeWishes {
  from?: readonly string[];
  to?: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  subject?: readonly string[];
  body?: readonly string[];
  html?: readonly string[];
  attach?: readonly string[];
  header?: readonly string[];
  template?: readonly string[];
  size?: readonly string[];
  unsubscribe?: readonly string[];
  encoding?: readonly string[];
  literal?: boolean;
  dkimKey?: readonly string[];
  dkimSelector?: readonly string[];
  dkimDomain?: readonly string[];
  /** The password for the server is read from standard input. */
  passwordStdin?: boolean;
}

type Files = Pick<Io, 'chunks' | 'signal'>;

const MAX_KEY = 65_536;
const MAX_TEXT = 10_485_760;
/** What a message that is there already has in it. */
const OF_THE_MESSAGE = [
  'subject',
  'body',
  'html',
  'attach',
  'header',
  'template',
  'size',
  'unsubscribe',
  'encoding',
  'literal',
] as const satisfies readonly (keyof ComposeWishes)[];

/** Every call of what it returns composes and signs a message of its own, with its own date and token. */
export async function composer(wishes: ComposeWishes, io: Files): Promise<() => Promise<OutgoingMessage>> {
  refuseSecondUse(wishes);
  const draft = await readDraft(wishes, io);
  const signing = await readSigning(wishes, io);
  return async () => {
    const now = new Date();
    const message = await composeMessage(draft, { now, token: createToken() });
    const keys = signingKeys(signing, domainOf(message.envelope.from));
    return { ...message, octets: await signMessage(message.octets, keys, now) };
  };
}

/** A message that is there already, with signatures on top where keys are given; it stays as it is otherwise. */
export async function signedAsAsked(
  octets: Uint8Array,
  wishes: ComposeWishes,
  io: Files,
): Promise<Uint8Array> {
  const signing = await readSigning(wishes, io);
  const [author = ''] = fieldsOf(readSource(octets), 'from')
    .flatMap(({ value }) => mailboxesIn(value))
    .map(({ address }) => address);
  return signMessage(octets, signingKeys(signing, domainOf(author)), new Date());
}

/** Beside `--data`, whatever would change the message contradicts it. */
export function refuseComposing(wishes: ComposeWishes): void {
  const given = OF_THE_MESSAGE.find((key) => wishes[key] !== undefined);
  if (given !== undefined)
    throw new UsageError(
      `--data and --${given} contradict each other`,
      'a message given with --data is sent as it is; only --dkim-key adds to it',
    );
}

async function readDraft(wishes: ComposeWishes, io: Files): Promise<Draft> {
  const from = once('--from', wishes.from);
  if (from === undefined)
    throw new UsageError('a message needs an author', 'name one with --from, such as --from me@example.com');
  const subject = once('--subject', wishes.subject);
  const text = await content('--body', once('--body', wishes.body), io);
  const html = await content('--html', once('--html', wishes.html), io);
  const template = oneOf('--template', once('--template', wishes.template), TEMPLATE_NAMES);
  const encoding = oneOf('--encoding', once('--encoding', wishes.encoding), TEXT_ENCODINGS);
  const size = once('--size', wishes.size);
  const unsubscribe = once('--unsubscribe', wishes.unsubscribe);
  const attachments = [];
  for (const file of wishes.attach ?? []) attachments.push(await attachment(file, io));
  return {
    from,
    to: wishes.to ?? [],
    cc: wishes.cc ?? [],
    bcc: wishes.bcc ?? [],
    fields: wishes.header ?? [],
    attachments,
    literal: wishes.literal ?? false,
    ...(subject !== undefined && { subject }),
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    ...(template !== undefined && { template }),
    ...(encoding !== undefined && { encoding }),
    ...(size !== undefined && { size: octetCount('--size', size) }),
    ...(unsubscribe !== undefined && { unsubscribe }),
  };
}

async function readSigning(wishes: ComposeWishes, io: Files): Promise<SigningWishes> {
  const keys = [];
  for (const file of wishes.dkimKey ?? []) {
    const octets = await whole(file, io, 'give the file of one private key', MAX_KEY);
    keys.push({ name: nameOf(file), octets });
  }
  return { keys, selectors: wishes.dkimSelector ?? [], domains: wishes.dkimDomain ?? [] };
}

/** The text itself, or `@file` or `-` where it is. */
async function content(flag: string, value: string | undefined, io: Files): Promise<string | undefined> {
  if (value === undefined || (value !== '-' && !value.startsWith('@'))) return value;
  const file = value === '-' ? '-' : value.slice(1);
  if (file === '')
    throw new UsageError(`${flag} @ names no file`, `give ${flag} @letter.txt, or the text itself`);
  const octets = narrowed(await whole(file, io, 'give a shorter text, or attach it', MAX_TEXT));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    throw new UsageError(
      `${nameOf(file)} is no text in UTF-8`,
      `save it as UTF-8, or attach it with --attach ${file === '-' ? 'FILE' : plain(file)}`,
    );
  }
}

async function attachment(file: string, io: Files): Promise<{ name: string; octets: Buffer }> {
  if (file === '-')
    throw new UsageError('--attach - would have no name', 'save it to a file, and attach that');
  const name = basename(file);
  if (/\p{Cc}/u.test(name))
    throw new UsageError(
      `--attach "${plain(name)}": the name holds a control character`,
      'rename the file, for the name stands in the message',
    );
  return { name, octets: await whole(file, io, 'attach less; no server takes that much') };
}

async function whole(file: string, io: Files, hint: string, most?: number): Promise<Buffer> {
  const octets = await readOctets(file, io, hint, most);
  // What an interrupt cut short is not to be sent.
  io.signal.throwIfAborted();
  if (octets.length === 0)
    throw new UsageError(`${nameOf(file)} is empty`, 'give a file with something in it');
  return octets;
}

/** Standard input gives what it has to one of them only. */
function refuseSecondUse({ body = [], html = [], dkimKey = [], passwordStdin }: ComposeWishes): void {
  const uses = [
    ...(passwordStdin === true ? [['--password-stdin', '-']] : []),
    ...body.map((value) => ['--body', value]),
    ...html.map((value) => ['--html', value]),
    ...dkimKey.map((value) => ['--dkim-key', value]),
  ].filter(([, value]) => value === '-' || value === '@-');
  const [first, second] = uses;
  if (first !== undefined && second !== undefined)
    throw new UsageError(
      `${first[0]} and ${second[0]} cannot both be read from standard input`,
      'give one of them as a file',
    );
}

function once(flag: string, values: readonly string[] | undefined): string | undefined {
  if (values !== undefined && values.length > 1)
    throw new UsageError(
      `${flag} is given ${values.length} times`,
      'a message has one; leave the others out',
    );
  return values?.[0];
}

function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value.toLowerCase());
  if (found === undefined)
    throw new UsageError(
      `${flag} "${plain(value)}" is not known${didYouMean(value, known)}`,
      `give one of ${known.join(', ')}`,
    );
  return found;
}
