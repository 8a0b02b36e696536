/** From what the user put to a message ready to leave; nothing is composed that could not be sent. */
import type { OutgoingMessage } from '../model/outgoing.ts';
import { UsageError } from '../model/usage-error.ts';
import { MessageMeasure } from '../parse/message-octets.ts';
import { printable } from '../parse/printable.ts';
import type { Draft, Moment } from './draft.ts';
import { type Field, parseFields, refuseMalformed } from './fields.ts';
import { addressesOf, type Mailbox, parseMailboxes } from './mailboxes.ts';
import { type MimeMessage, mimeOctets } from './mime-message.ts';
import { escapedValues, filled, type Values } from './placeholders.ts';
import { TEMPLATES } from './templates/index.ts';
import type { Occasion, Parts } from './templates/parts.ts';

/** Octets of the whole message: little enough for most servers, and enough to meet the limits of many. */
const LARGE = 10_000_000;
const MOST = 104_857_600;
const MAX_LINE = 998;
/** base64: so many octets fill a line, and so many of the message it takes. */
const ROW = { octets: 57, encoded: 78 };
/** By which the message is found again where its Message-ID was replaced. */
const TOKEN_FIELD = 'X-Mailsonde-Token';

/** Throws a UsageError for whatever stands in the way. */
export async function composeMessage(draft: Draft, moment: Moment): Promise<OutgoingMessage> {
  const bcc = parseMailboxes('--bcc', draft.bcc ?? []);
  const plan = planned(draft, moment);
  const recipients = addressesOf(plan.to, plan.cc, bcc);
  if (recipients.length === 0)
    throw new UsageError('there is nobody to send to', 'name recipients with --to, --cc or --bcc');
  const octets = draft.template === 'large' ? await fitted(draft, moment) : await mimeOctets(plan);
  const measure = new MessageMeasure();
  measure.add(octets);
  const facts = measure.facts();
  if (facts.octets > MOST)
    throw new UsageError(
      `the message comes to ${facts.octets} octets, more than ${MOST / 1024 / 1024} MiB`,
      'attach less; no server takes that much',
    );
  if (facts.longestLine > MAX_LINE)
    throw new UsageError(
      `a line of the header comes to ${facts.longestLine} octets, and ${MAX_LINE} are allowed (RFC 5322 §2.1.1)`,
      'shorten the field that has no space to break it at',
    );
  const envelope = { from: plan.from.address, recipients };
  return {
    octets,
    envelope,
    needs: {
      eightBit: facts.eightBit,
      smtpUtf8: facts.headerBeyondAscii || [envelope.from, ...recipients].some(isBeyondAscii),
    },
    messageId: plan.messageId,
    token: moment.token,
  };
}

function planned(draft: Draft, moment: Moment, ballast = 0): MimeMessage {
  const [from, second] = parseMailboxes('--from', [draft.from]);
  if (from === undefined || second !== undefined)
    throw new UsageError(
      '--from names more than one address',
      'a message has one author, for DMARC looks at one',
    );
  const to = parseMailboxes('--to', draft.to ?? []);
  const cc = parseMailboxes('--cc', draft.cc ?? []);
  refuseControls('--subject', draft.subject ?? '');
  const made = templateParts(draft, { from, recipients: [...to, ...cc], moment, ballast });
  const { fields, values } = filledFields(draft, made, { from, to, moment });
  const fieldOf = (name: string): string | undefined =>
    fields.find((field) => field.name.toLowerCase() === name)?.value;
  const put = (flag: string, own: string | undefined, template = '', chosen = values): string =>
    own === undefined ? filled(flag, template, chosen) : ownText(draft, flag, own, chosen);
  const has = (key: 'text' | 'html'): boolean => draft[key] !== undefined || made[key] !== undefined;
  return {
    from,
    to,
    cc,
    sender: mailboxesOf('Sender', fieldOf('sender')),
    replyTo: mailboxesOf('Reply-To', fieldOf('reply-to')),
    subject: put('--subject', draft.subject, made.subject),
    date: values.date,
    messageId: values['message-id'],
    fields: [
      ...fields.filter(
        ({ name }) => !['message-id', 'date', 'sender', 'reply-to'].includes(name.toLowerCase()),
      ),
      { name: TOKEN_FIELD, value: moment.token },
    ],
    text: has('text') ? put('--body', draft.text, made.text) : undefined,
    html: has('html') ? put('--html', draft.html, made.html, escapedValues(values)) : undefined,
    invitation: made.invitation,
    attachments: [...(made.attachments ?? []), ...(draft.attachments ?? [])],
    encoding: draft.encoding,
    boundary: moment.token,
  };
}

function templateParts(draft: Draft, occasion: Occasion): Parts {
  const { template, text, html } = draft;
  if (draft.size !== undefined && template !== 'large')
    throw new UsageError(
      '--size is for --template large',
      'give that template, or attach a file of the size you want',
    );
  if (template === 'gtube' && (text !== undefined || html !== undefined))
    throw new UsageError(
      `--template gtube and ${text === undefined ? '--html' : '--body'} contradict each other`,
      'its text is what the filter is to find; leave yours out',
    );
  const isBare = template === undefined && (text !== undefined || html !== undefined);
  return isBare ? { subject: '' } : TEMPLATES[template ?? 'plain'](occasion);
}

/** The user's own fields, then those of the template they leave room for; and what tokens stand for from here on. */
function filledFields(
  draft: Draft,
  made: Parts,
  { from, to, moment: { now, token } }: { from: Mailbox; to: readonly Mailbox[]; moment: Moment },
): { fields: Field[]; values: Values } {
  const typed = parseFields(draft.fields ?? []);
  const first: Values = {
    date: now.toUTCString().replace('GMT', '+0000'),
    random: token,
    from: from.address,
    to: addressesOf(to).join(', '),
    'message-id': `<${now.toISOString().replaceAll(/\D/g, '')}.${token}@${from.domain}>`,
  };
  const ownField = ({ name, value }: Field, values: Values): Field => ({
    name,
    value: ownText(draft, `--header ${name}`, value, values),
  });
  // Both may be the user's own, and other fields may name them.
  const stated = (name: 'date' | 'message-id'): string => {
    const field = typed.find((one) => one.name.toLowerCase() === name);
    return field === undefined ? first[name] : ownField(field, first).value;
  };
  const values = { ...first, date: stated('date'), 'message-id': stated('message-id') };
  const own = typed.map((field) => ownField(field, values));
  for (const field of own) refuseMalformed(field);
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  const others = [...unsubscribeFields(draft, from, names), ...(made.fields ?? [])].map(
    ({ name, value }) => ({
      name,
      value: filled(name, value, values),
    }),
  );
  return { fields: [...own, ...others.filter(({ name }) => !names.has(name.toLowerCase()))], values };
}

function ownText({ literal = false }: Draft, flag: string, text: string, values: Values): string {
  return literal ? text : filled(flag, text, values);
}

function unsubscribeFields(
  { unsubscribe, template }: Draft,
  from: Mailbox,
  given: ReadonlySet<string>,
): Field[] {
  const isGiven = given.has('list-unsubscribe');
  if (unsubscribe !== undefined && isGiven)
    throw new UsageError('List-Unsubscribe is given twice', 'give --unsubscribe or --header, not both');
  if (isGiven || (unsubscribe === undefined && template !== 'newsletter')) return [];
  const uri = unsubscribe ?? `https://${from.domain}/unsubscribe?t={{random}}`;
  if (!/^(?:https:\/\/[^/?#]+|mailto:[^?]+@[^?]+)/i.test(uri) || /[^!-~]|[<>]/.test(uri))
    throw new UsageError(
      `--unsubscribe "${printable(uri, 80)}" is neither an https:// nor a mailto: address`,
      'one click needs https:// (RFC 8058), such as https://example.com/unsubscribe?t={{random}}',
    );
  const field = { name: 'List-Unsubscribe', value: `<${uri}>` };
  return /^https:/i.test(uri)
    ? [field, { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' }]
    : [field];
}

/** Filled up to the size asked for: never above it, and less than a line below. */
async function fitted(draft: Draft, moment: Moment): Promise<Buffer> {
  const { size = LARGE } = draft;
  const least = await mimeOctets(planned(draft, moment, ROW.octets));
  if (size < least.length || size > MOST)
    throw new UsageError(
      `--size ${size} is ${size > MOST ? 'too much' : 'too little'}: a message takes ${least.length} to ${MOST} octets`,
      'give a size such as 500kB, 25MB or 10MiB',
    );
  const rows = 1 + Math.floor((size - least.length) / ROW.encoded);
  return mimeOctets(planned(draft, moment, rows * ROW.octets));
}

function mailboxesOf(name: string, value: string | undefined): Mailbox[] {
  if (value === undefined) return [];
  const mailboxes = parseMailboxes(`--header ${name}`, [value]);
  if (name === 'Sender' && mailboxes.length > 1)
    throw new UsageError(
      '--header Sender names more than one address',
      'one of them handed the message over',
    );
  return mailboxes;
}

function refuseControls(flag: string, text: string): void {
  const found = /\p{Cc}/u.exec(text);
  if (found !== null)
    throw new UsageError(
      `${flag} "${printable(text, 80)}" holds a ${/[\r\n]/.test(found[0]) ? 'line break' : 'control character'}`,
      'a header field is one line; long ones are folded for you',
    );
}

function isBeyondAscii(text: string): boolean {
  return /[^\u0000-\u007f]/.test(text);
}
