/** Parts and header fields made octets, by nodemailer's composer. */
import type MailComposer from 'nodemailer/lib/mail-composer';
import type { MailComposerAttachment } from 'nodemailer/lib/mail-composer';
import type { Attachment, TextEncoding } from './draft.ts';
import type { Field } from './fields.ts';
import type { Mailbox } from './mailboxes.ts';

export interface MimeMessage {
  from: Mailbox;
  to: readonly Mailbox[];
  cc: readonly Mailbox[];
  sender: readonly Mailbox[];
  replyTo: readonly Mailbox[];
  subject: string;
  /** As it stands in the field. */
  date: string;
  messageId: string;
  fields: readonly Field[];
  text: string | undefined;
  html: string | undefined;
  invitation: string | undefined;
  attachments: readonly Attachment[];
  encoding: TextEncoding | undefined;
  /** Stands in no part. */
  boundary: string;
}

type Composed = ReturnType<MailComposer['compile']>;

/** Octets, as RFC 5322 §2.1.1 allows in a line, its end left out. */
const MAX_LINE = 998;

/** Lines end with CR LF. */
export async function mimeOctets(message: MimeMessage): Promise<Buffer> {
  const { default: Composer } = await import('nodemailer/lib/mail-composer');
  const { encoding } = message;
  const text = withCrLf(message.text);
  const html = withCrLf(message.html);
  const spelled = new Map(message.fields.map(({ name }) => [name.toLowerCase(), name]));
  const { invitation } = message;
  const composed = new Composer({
    from: message.from,
    // An empty list would make an empty field.
    ...(message.to.length > 0 && { to: [...message.to] }),
    ...(message.cc.length > 0 && { cc: [...message.cc] }),
    ...(message.sender.length > 0 && { sender: [...message.sender] }),
    ...(message.replyTo.length > 0 && { replyTo: [...message.replyTo] }),
    subject: message.subject,
    date: message.date,
    messageId: message.messageId,
    headers: message.fields.map(({ name, value }) => ({ key: name, value })),
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    ...(invitation !== undefined && { icalEvent: { method: 'REQUEST', content: invitation } }),
    attachments: message.attachments.map(attached),
    ...(encoding !== undefined && encoding !== '8bit' && { encoding }),
    normalizeHeaderKey: (key: string) => spelled.get(key.toLowerCase()) ?? key,
    boundaryPrefix: '=_',
    baseBoundary: message.boundary,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  if (encoding === '8bit') asItStands(composed);
  return composed.build();
}

function attached({ name, octets }: Attachment): MailComposerAttachment {
  const content = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  // A part that is a message may not be encoded (RFC 2046 §5.2.1), so it can go as one only if it could be sent.
  const isMessage = /\.(?:eml|mht|mhtml)$/i.test(name);
  return {
    filename: name,
    content,
    ...(isMessage && !isSevenBit(content) && { contentType: 'application/octet-stream' }),
  };
}

/** Leaves text parts as they are where their lines are short enough. */
function asItStands(node: Composed): void {
  for (const child of node.childNodes) asItStands(child);
  const { content } = node;
  if (!/^text\//.test(String(node.getHeader('Content-Type'))) || typeof content !== 'string') return;
  if (content.split('\r\n').some((line) => Buffer.byteLength(line) > MAX_LINE) || content.includes('\0'))
    return;
  node.getTransferEncoding = () => (/[^\u0000-\u007f]/.test(content) ? '8bit' : '7bit');
}

function withCrLf(text: string | undefined): string | undefined {
  return text?.replaceAll(/\r\n|\r|\n/g, '\r\n');
}

function isSevenBit(octets: Buffer): boolean {
  const text = octets.toString('latin1');
  return (
    !/[\u0000\u0080-\u00ff]|\r(?!\n)|(?<!\r)\n/.test(text) &&
    text.split('\r\n').every(({ length }) => length <= MAX_LINE)
  );
}
