/** Feedback reports: a recipient, or their provider, says something about a message (RFC 5965, RFC 6591, RFC 6590). */
import { headerOf, type MailMessage } from './mail-message.ts';
import { fieldGroups, reportedAddress } from './report-fields.ts';

export interface FeedbackReport {
  /** `abuse`, `fraud`, `virus`, `not-spam`, `opt-out`, `auth-failure`, `other`; lower case. */
  type: string;
  /** Whom the message had gone to, where the report does not hide it. */
  recipients: string[];
  /** The provider's name for itself. */
  userAgent: string | null;
  reportedDomain: string | null;
  sourceIp: string | null;
  /** `dmarc`, `dkim`, `spf`, `signature`, `bodyhash` … of an authentication failure report. */
  authFailure: string | null;
  deliveryResult: string | null;
}

const MAX_RECIPIENTS = 100;

/** Null where no Feedback-Type is stated: without it a part is no report. */
export function parseFeedbackReport(text: string): FeedbackReport | null {
  const fields = fieldGroups(text, () => true).flat();
  const first = (name: string): string | null => fields.find((one) => one.name === name)?.value || null;
  const type = /^[a-z][a-z-]{1,30}/.exec((first('feedback-type') ?? '').trim().toLowerCase())?.[0];
  if (type === undefined) return null;
  const recipients = fields
    .filter(({ name }) => name === 'original-rcpt-to' || name === 'removal-recipient')
    .map(({ value }) => reportedAddress(value))
    .filter((address) => address?.includes('@'))
    .map(String);
  return {
    type,
    recipients: [...new Set(recipients)].slice(0, MAX_RECIPIENTS),
    userAgent: first('user-agent'),
    reportedDomain: first('reported-domain'),
    sourceIp: first('source-ip'),
    authFailure: first('auth-failure')?.toLowerCase() ?? null,
    deliveryResult: first('delivery-result')?.toLowerCase() ?? null,
  };
}

/** What a complaint without a machine-readable part comes to. */
export const PLAIN_COMPLAINT: FeedbackReport = {
  type: 'abuse',
  recipients: [],
  userAgent: null,
  reportedDomain: null,
  sourceIp: null,
  authFailure: null,
  deliveryResult: null,
};

/** Outlook.com's Junk Mail Reporting Program attaches the message and says so in the subject, nothing more. */
export function isPlainComplaint(message: MailMessage): boolean {
  return (
    /^complaint about message from /i.test(headerOf(message, 'subject')) &&
    message.parts.some(({ type }) => type === 'message/rfc822')
  );
}
