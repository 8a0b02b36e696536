/** Exchange Online: mailboxes of organisations at Microsoft 365, and sending through it. */
import type { Dialect } from '../../model/dialect.ts';
import { enhancedRange } from './enhanced-range.ts';
import { access } from './exchange-online/access.ts';
import { recipients } from './exchange-online/recipients.ts';
import { submission } from './exchange-online/submission.ts';
import { transport } from './exchange-online/transport.ts';

export const exchangeOnline: Dialect = {
  id: 'exchange-online',
  name: 'Exchange Online',
  also: ['Microsoft 365', 'Office 365', 'M365', 'O365'],
  kind: 'mailbox',
  hosts: [
    'mail.protection.outlook.com',
    'mail.eo.outlook.com',
    'mx.microsoft',
    'prod.outlook.com',
    'prod.protection.outlook.com',
    'smtp.office365.com',
    'outlook.office365.com',
  ],
  signs: [
    /\b(?:mail|prod)\.protection\.outlook\.com\b/i,
    /\bprod\.outlook\.com\b/i,
    /\bsender\.office\.com\b|\bdelist@microsoft\.com\b/i,
    /\(AS(?:\(\d+\)|\d{3,})\)|\bAS\(\d{3,}\)/,
    /\b(?:TenantAttribution|TenantInboundAttribution|SmtpClientAuthentication)\b/i,
  ],
  ownCodes: [
    ...enhancedRange('X.1', 350, 359),
    ...enhancedRange('X.4', 310, 317),
    'X.7.51',
    'X.7.68',
    ...enhancedRange('X.7', 120, 139),
    'X.7.193',
    ...enhancedRange('X.7', 230, 239),
    ...enhancedRange('X.7', 321, 325),
    ...enhancedRange('X.7', 350, 369),
    ...enhancedRange('X.7', 500, 514),
    ...enhancedRange('X.7', 516, 649),
    ...enhancedRange('X.7', 653, 799),
    ...enhancedRange('X.7', 850, 899),
  ],
  rows: [...submission, ...access, ...recipients, ...transport],
  sources: [
    'https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online',
    'https://learn.microsoft.com/en-us/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits',
    'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  ],
  checked: '2026-11-22',
};
