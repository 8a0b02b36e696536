/** The machine-readable part of a delivery status notification (RFC 3464, and RFC 6533 for addresses beyond ASCII). */
import { fieldGroups, type ReportField, reportedAddress, typedValue } from './report-fields.ts';

export const DSN_ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
export type DsnAction = (typeof DSN_ACTIONS)[number];

export interface RecipientStatus {
  /** As the reporting server knew it. */
  recipient: string | null;
  /** As the sender wrote it; forwarding makes the two differ. */
  originalRecipient: string | null;
  action: DsnAction | null;
  /** `5.1.1`. */
  status: string | null;
  /** `smtp`, `x-postfix`; lower case. */
  diagnosticType: string | null;
  /** Usually the refusing server's reply; lines as they came. */
  diagnostic: string | null;
  /** Host name of the server that refused. */
  remoteMta: string | null;
  /** Of a delay: how long the server goes on trying, as written. */
  retryUntil: string | null;
}

export interface DeliveryStatus {
  reportingMta: string | null;
  /** At most {@link MAX_RECIPIENTS}. */
  recipients: RecipientStatus[];
}

const MAX_RECIPIENTS = 1_000;
const OF_RECIPIENT = new Set([
  'original-recipient',
  'final-recipient',
  'action',
  'status',
  'remote-mta',
  'diagnostic-code',
  'last-attempt-date',
  'will-retry-until',
  'final-log-id',
  'localized-diagnostic',
]);
const OF_MESSAGE = new Set([
  'reporting-mta',
  'original-envelope-id',
  'dsn-gateway',
  'received-from-mta',
  'arrival-date',
]);
const STATUS = /[245]\.\d{1,3}\.\d{1,3}/;

const isField = (name: string): boolean =>
  OF_RECIPIENT.has(name) || OF_MESSAGE.has(name) || name.startsWith('x-');

/** Never throws; a text without such fields has no recipients. */
export function parseDeliveryStatus(text: string): DeliveryStatus {
  const status: DeliveryStatus = { reportingMta: null, recipients: [] };
  let fields = new Map<string, string>();
  const close = (): void => {
    if (fields.size > 0 && status.recipients.length < MAX_RECIPIENTS)
      status.recipients.push(recipientStatus(fields));
    fields = new Map();
  };
  const names = (one: ReportField): boolean => /^(?:final|original)-recipient$/.test(one.name);
  for (const group of fieldGroups(text, isField)) {
    // A blank line where none belongs does not make a recipient.
    if (group.some(names)) close();
    for (const field of group) {
      if (field.name === 'reporting-mta') status.reportingMta ??= hostOf(field.value);
      if (!OF_RECIPIENT.has(field.name)) continue;
      // Some leave the blank line out between recipients.
      if (names(field) && fields.has(field.name)) close();
      if (!fields.has(field.name)) fields.set(field.name, field.value);
    }
  }
  close();
  return status;
}

function recipientStatus(fields: ReadonlyMap<string, string>): RecipientStatus {
  const action = /^[a-z]+/.exec((fields.get('action') ?? '').toLowerCase())?.[0];
  const { type, value } = typedValue(fields.get('diagnostic-code') ?? '');
  return {
    recipient: reportedAddress(fields.get('final-recipient') ?? ''),
    originalRecipient: reportedAddress(fields.get('original-recipient') ?? ''),
    action: DSN_ACTIONS.find((one) => one === action) ?? null,
    status: STATUS.exec(fields.get('status') ?? '')?.[0] ?? null,
    diagnosticType: type,
    diagnostic: value === '' ? null : value,
    remoteMta: hostOf(fields.get('remote-mta') ?? ''),
    retryUntil: fields.get('will-retry-until') ?? null,
  };
}

function hostOf(field: string): string | null {
  return /[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/i.exec(typedValue(field).value)?.[0]?.toLowerCase() ?? null;
}
