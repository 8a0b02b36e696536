/** Header fields of the user's own, `Name: value`, checked against RFC 5322 §2.2 and §3.6. */
import { UsageError } from '../model/usage-error.ts';
import { parseMailDate } from '../parse/mail/mail-date.ts';
import { printable } from '../parse/printable.ts';

export interface Field {
  /** As the user spells it. */
  name: string;
  value: string;
}

const MAX_FIELDS = 200;
const MAX_VALUE = 10_000;
const MAX_NAME = 76;

/** Fields that have a flag of their own. */
const FLAGS: { readonly [name: string]: string } = {
  from: '--from',
  to: '--to',
  cc: '--cc',
  bcc: '--bcc',
  subject: '--subject',
  'dkim-signature': '--dkim-key',
};
/** What composing must say itself, or the message could not be read. */
const COMPOSED = [
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'content-id',
];
/** At most one of each may stand in a message (RFC 5322 §3.6, RFC 2369 §3, RFC 2919 §4, RFC 8058 §3.1). */
const ONCE = [
  'date',
  'sender',
  'reply-to',
  'message-id',
  'in-reply-to',
  'references',
  'return-path',
  'list-id',
  'list-help',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-subscribe',
  'list-post',
  'list-owner',
  'list-archive',
  'precedence',
  'auto-submitted',
  'importance',
  'priority',
  'x-priority',
];

/** Each `Name: value`; tokens in the values are put in later. */
export function parseFields(typed: readonly string[]): Field[] {
  if (typed.length > MAX_FIELDS)
    throw new UsageError(
      `--header is given ${typed.length} times`,
      `a message takes ${MAX_FIELDS} at most here`,
    );
  const seen = new Set<string>();
  return typed.map((text) => {
    const field = parseField(text);
    const key = field.name.toLowerCase();
    if (ONCE.includes(key) && seen.has(key))
      throw new UsageError(
        `--header gives ${field.name} twice, and a message has at most one`,
        'leave one of them out; to send a broken header on purpose, give the whole message with --data',
      );
    seen.add(key);
    return field;
  });
}

function parseField(text: string): Field {
  const controls = /\p{Cc}/u.exec(text.replaceAll('\t', ' '));
  if (controls !== null)
    throw new UsageError(
      `--header "${shown(text)}" holds a ${/[\r\n]/.test(controls[0]) ? 'line break' : 'control character'}`,
      'give one field on one line; long ones are folded for you',
    );
  const colon = text.indexOf(':');
  if (colon < 0)
    throw new UsageError(
      `--header "${shown(text)}" has no colon`,
      "give a field such as 'X-Campaign: spring'",
    );
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  if (!/^[!-9;-~]+$/.test(name) || name.length > MAX_NAME)
    throw new UsageError(
      `--header: "${shown(name)}" is no name of a header field`,
      `a name has 1 to ${MAX_NAME} printable ASCII characters without spaces, as in 'X-Campaign: spring'`,
    );
  if (value === '')
    throw new UsageError(`--header ${shown(name)} has no value`, "give a field such as 'X-Campaign: spring'");
  if (value.length > MAX_VALUE)
    throw new UsageError(
      `--header ${shown(name)} has ${value.length} characters`,
      `give ${MAX_VALUE} at most`,
    );
  refuseReserved(name);
  return { name, value };
}

function refuseReserved(name: string): void {
  const key = name.toLowerCase();
  const flag = FLAGS[key];
  if (flag !== undefined) throw new UsageError(`--header cannot set ${name}`, `that is what ${flag} is for`);
  if (COMPOSED.includes(key))
    throw new UsageError(
      `--header cannot set ${name}: it is written with the parts of the message`,
      'to send a message of your own making untouched, use --data',
    );
}

/** What a field of that name may not hold; its tokens are filled in. */
export function refuseMalformed({ name, value }: Field): void {
  const key = name.toLowerCase();
  if (key === 'date' && parseMailDate(value)?.problem !== null)
    throw new UsageError(
      `--header Date: "${shown(value)}" is no date of a message`,
      'write it as Thu, 01 Jan 2026 10:00:00 +0000',
    );
  if (key === 'message-id' && !/^<[^<>\s@]+@[^<>\s@]+>$/.test(value))
    throw new UsageError(
      `--header Message-ID: "${shown(value)}" is none`,
      'write it as <unique@your-host.example>, or leave it out: a good one is made',
    );
}

const shown = (text: string): string => printable(text, 80);
