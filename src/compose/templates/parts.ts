/** What a template makes, and what it is told. */
import type { Attachment, Moment } from '../draft.ts';
import type { Field } from '../fields.ts';
import type { Mailbox } from '../mailboxes.ts';

/** Tokens stand in all texts as they do in the user's own. */
export interface Parts {
  subject: string;
  text?: string;
  html?: string;
  attachments?: readonly Attachment[];
  fields?: readonly Field[];
  /** An iCalendar object, METHOD:REQUEST. */
  invitation?: string;
}

export interface Occasion {
  from: Mailbox;
  /** To and Cc. */
  recipients: readonly Mailbox[];
  moment: Moment;
  /** Octets of the attachment of `large`. */
  ballast: number;
}

export type Template = (occasion: Occasion) => Parts;

/** A whole page around what stands in its body. */
export function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#222;background:#fff">
${body}
</body>
</html>
`;
}
