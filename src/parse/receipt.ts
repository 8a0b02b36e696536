/** Read receipts: what became of a message in the program of its recipient (RFC 8098). */
import { fieldGroups, reportedAddress } from './report-fields.ts';

export interface Receipt {
  recipient: string | null;
  /** `displayed`, `deleted`, `dispatched`, `processed`, `denied`, `failed`; lower case. */
  disposition: string;
}

/** Null where no disposition is stated. */
export function parseReceipt(text: string): Receipt | null {
  const fields = fieldGroups(text, () => true).flat();
  const value = (name: string): string => fields.find((one) => one.name === name)?.value ?? '';
  const disposition = /(?:^|;)\s*([a-z]{1,20})/i.exec(value('disposition').replace(/^[^;]*;/, ''))?.[1];
  if (disposition === undefined) return null;
  const recipient = reportedAddress(value('final-recipient')) ?? reportedAddress(value('original-recipient'));
  return { recipient, disposition: disposition.toLowerCase() };
}
