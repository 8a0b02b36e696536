/** What a message is composed from, as the user put it; files are read already. */

/** Every one is a message of its own, made to be judged clean but for what it is there to try. */
export const TEMPLATE_NAMES = [
  'plain',
  'html',
  'multipart',
  'newsletter',
  'utf8',
  'large',
  'gtube',
  'eicar',
  'calendar',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** How text parts are encoded for the way (RFC 2045 §6). */
export const TEXT_ENCODINGS = ['quoted-printable', 'base64', '8bit'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export interface Attachment {
  /** As it is shown to the recipient, without a path. */
  name: string;
  octets: Uint8Array;
}

export interface Draft {
  /** One mailbox. */
  from: string;
  /** Lists of mailboxes, such as `Ann <ann@example.com>, bob@example.com`. */
  to?: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  subject?: string;
  /** The plain text. */
  text?: string;
  html?: string;
  attachments?: readonly Attachment[];
  /** Each `Name: value`. */
  fields?: readonly string[];
  /** plain where nothing is given that a message could consist of. */
  template?: TemplateName;
  /** Octets of the whole message, for `large`. */
  size?: number;
  /** Where one leaves the list: https:// (one click, RFC 8058) or mailto:. */
  unsubscribe?: string;
  /** The shortest that carries the text where left out; 8bit needs a server that offers 8BITMIME. */
  encoding?: TextEncoding;
  /** Leave `{{...}}` as it stands. */
  literal?: boolean;
}

/** What differs from message to message. */
export interface Moment {
  now: Date;
  /** Letters and digits that stand nowhere else. */
  token: string;
}
