/** What complaints of recipients, reports of failed authentication and automatic replies ask of the sender. */
import { rfc } from '../knowledge/references.ts';
import type { Category, Explanation } from '../model/explanation.ts';
import type { FeedbackReport } from '../parse/arf.ts';
import type { AutoReply } from '../parse/auto-reply.ts';
import { printable } from '../parse/printable.ts';
import type { Receipt } from '../parse/receipt.ts';

type Told = Pick<Explanation, 'title' | 'meaning' | 'actor' | 'action' | 'retry' | 'address'> & {
  category: Category;
};

const NEVER: Explanation['retry'] = { advice: 'never', afterSeconds: null };

const COMPLAINT: Told = {
  category: 'other',
  title: 'The recipient reported the message as spam',
  meaning:
    'The message was delivered, and its recipient told the mailbox provider that it is spam. Providers judge senders by the share of such complaints: above 0.1 % they begin to distrust, above 0.3 % they block.',
  actor: 'list-owner',
  action: [
    'Take the address off every list at once, and never write to it again.',
    'Look what the complaints have in common: where these addresses came from, how often they are written to, how easily one unsubscribes.',
    'Offer one-click unsubscription (RFC 8058), and confirm new addresses (double opt-in).',
  ],
  retry: NEVER,
  address: 'remove',
};

const FEEDBACK: { readonly [type: string]: Told } = {
  abuse: COMPLAINT,
  'opt-out': {
    ...COMPLAINT,
    title: 'The recipient asks to be taken off the list',
    meaning: 'The message was delivered, and its recipient unsubscribed through the mailbox provider.',
    action: ['Take the address off the list at once.'],
  },
  'opt-out-list': {
    ...COMPLAINT,
    title: 'The recipient asks to be taken off this list',
    meaning: 'The message was delivered, and its recipient unsubscribed through the mailbox provider.',
    action: ['Take the address off the list the message was sent to.'],
  },
  fraud: {
    ...COMPLAINT,
    title: 'The message was reported as fraud or phishing',
    meaning:
      'The recipient, or their provider, takes the message for an attempt to deceive. Either somebody sends through your systems without leave, or the message looks like it.',
    actor: 'sender-admin',
    action: [
      'Find out at once who sent the message: look its Message-ID up in your logs, and lock the account or form it came through if it was not yours to send.',
      'If the message is your own, write no more to this address, and let links and senders show your own domain.',
    ],
  },
  virus: {
    ...COMPLAINT,
    title: 'The message was reported to carry malware',
    meaning: 'The recipient, or their provider, found harmful content in the message.',
    actor: 'sender-admin',
    action: [
      'Find the account or machine that sent the message, cut it off, and clean it before it sends again.',
      'If the message is your own, look through its attachments and the pages it links to.',
    ],
    address: 'review',
  },
  'not-spam': {
    category: 'success',
    title: 'The recipient says that the message is no spam',
    meaning: 'The message had been filed as spam, and its recipient took it out: a vote in your favour.',
    actor: 'nobody',
    action: ['Nothing needs to be done.'],
    retry: NEVER,
    address: 'keep',
  },
  'auth-failure': {
    category: 'auth-policy',
    title: 'A message in your name failed authentication',
    meaning:
      'A receiver reports one message whose From names your domain and whose SPF, DKIM or DMARC did not hold. Either a system of yours is not set up, the message was changed on its way, or somebody else uses your name.',
    actor: 'sender-admin',
    action: [
      'Find out whether the source is yours: `mailsonde spf DOMAIN --ip ADDRESS` tells whether your SPF names it.',
      'If it is yours, let it sign with your domain (`mailsonde dkim DOMAIN`); if it is not, do nothing: the policy did its work.',
    ],
    retry: { advice: 'after-fix', afterSeconds: null },
    address: 'keep',
  },
};

const OTHER: Told = {
  ...COMPLAINT,
  title: 'The recipient complained about the message',
  meaning: 'The message was delivered, and its recipient, or their provider, objects to it.',
  action: [
    'Take the address off the list.',
    'Read the text of the report: it may tell what the complaint is about.',
  ],
};

/** One explanation for each recipient named, one without where all are hidden. */
export function feedbackExplanations(
  report: FeedbackReport,
  recipients: readonly string[],
  input: string,
): Explanation[] {
  const told = Object.hasOwn(FEEDBACK, report.type) ? FEEDBACK[report.type]! : OTHER;
  const details = [
    report.sourceIp === null ? null : `sent from ${report.sourceIp}`,
    report.reportedDomain === null ? null : `for ${report.reportedDomain}`,
    report.authFailure === null ? null : `failed: ${report.authFailure}`,
    report.deliveryResult === null ? null : `what became of it: ${report.deliveryResult}`,
  ].filter((one) => one !== null);
  const seen = details.length === 0 ? '' : ` The report says: ${printable(details.join(', '), 300)}.`;
  const hidden =
    recipients.length > 0 || told.address !== 'remove'
      ? []
      : [
          'The report hides who complained: find the recipient by the Message-ID or by a mark of your own in the copy of the message.',
        ];
  const explanation: Explanation = {
    input: printable(input || `Feedback-Type: ${report.type}`),
    kind: report.type === 'auth-failure' ? 'report' : 'bounce',
    replyCode: null,
    enhancedCode: null,
    permanence: 'unknown',
    bounce: 'none',
    provider: null,
    phase: null,
    ...told,
    meaning: `${told.meaning}${seen}`,
    action: [...hidden, ...told.action],
    confidence: told === OTHER ? 0.8 : 0.98,
    matched: `Feedback-Type: ${report.type}`,
    references: report.type === 'auth-failure' ? [rfc(6591), rfc(9991)] : [rfc(5965), rfc(6650)],
  };
  return recipients.length === 0
    ? [explanation]
    : recipients.map((recipient) => ({ ...explanation, recipient: printable(recipient, 320) }));
}

/** What programs answer in place of a person: the message arrived. */
function arrivedExplanation(
  told: Pick<Explanation, 'input' | 'title' | 'meaning' | 'actor' | 'action' | 'address' | 'confidence'> & {
    matched: string;
    references: Explanation['references'];
    recipient: string | null;
  },
): Explanation {
  const { recipient, input, matched, ...rest } = told;
  return {
    input: printable(input || matched),
    kind: 'bounce',
    replyCode: null,
    enhancedCode: null,
    permanence: 'success',
    category: 'success',
    bounce: 'none',
    provider: null,
    phase: null,
    retry: NEVER,
    matched: printable(matched, 200),
    ...rest,
    ...(recipient !== null && { recipient: printable(recipient, 320) }),
  };
}

/** `from` is who answered: the message did reach that address. */
export function autoReplyExplanation(
  { sign, gone }: AutoReply,
  from: string | null,
  subject: string,
): Explanation {
  return arrivedExplanation({
    input: subject,
    recipient: from,
    title: gone
      ? 'An automatic reply: the address is read no longer'
      : 'An automatic reply, not a bounce: the message arrived',
    meaning: gone
      ? 'The message was delivered, and a program answered that the person has left or that nobody reads this mailbox any more.'
      : 'The message was delivered, and a program answered in place of its recipient, who is away or answers later.',
    actor: gone ? 'list-owner' : 'nobody',
    action: gone
      ? [
          'Read the reply: it often names who to write to instead.',
          'Take the address off the list if nobody reads it: such mailboxes are switched off later, and then bounce.',
        ]
      : ['Nothing needs to be done. Do not count it as a bounce.'],
    address: gone ? 'review' : 'keep',
    confidence: gone ? 0.85 : 0.95,
    matched: sign,
    references: [rfc(3834)],
  });
}

export function receiptExplanation({ recipient, disposition }: Receipt, subject: string): Explanation {
  return arrivedExplanation({
    input: subject,
    recipient,
    title:
      disposition === 'displayed' ? 'A receipt: the message was opened' : 'A receipt: the message arrived',
    meaning:
      disposition === 'deleted'
        ? 'The message was delivered, and deleted without being shown, as the program of the recipient reports.'
        : 'The message was delivered, and the program of the recipient reports what became of it there. That somebody read it is not proved.',
    actor: 'nobody',
    action: ['Nothing needs to be done. Do not count it as a bounce.'],
    address: 'keep',
    confidence: 0.98,
    matched: `Disposition: ${disposition}`,
    references: [rfc(8098)],
  });
}
