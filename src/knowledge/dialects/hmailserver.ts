/** What hMailServer says as a receiving server. */
import type { Dialect } from '../../model/dialect.ts';

const ERRORS = {
  title: 'hMailServer: SMTP error messages',
  url: 'https://www.hmailserver.com/documentation/latest/?page=reference_error_messages_smtp',
};

export const hmailserver: Dialect = {
  id: 'hmailserver',
  name: 'hMailServer',
  kind: 'server',
  signs: [/\bhMailServer\b/i, /\bDelivery is not allowed to this address\b/i],
  rows: [
    {
      id: 'hmailserver-relay',
      codes: [550],
      text: /\bDelivery is not allowed to this address\b/i,
      category: 'relay-denied',
      but: {
        meaning:
          'The IP range the client comes from may not deliver to this recipient: external to external is off, or local delivery is.',
      },
      references: [ERRORS],
    },
    {
      id: 'hmailserver-auth-required',
      codes: [530],
      text: /^SMTP authentication is required\.?$/i,
      category: 'auth-required',
      but: {
        meaning:
          'The server wants a sign-in for this sender and recipient; it asks everybody who uses one of its own domains as sender.',
      },
      references: [ERRORS],
    },
    {
      id: 'hmailserver-greylisting',
      codes: [451],
      text: /^Please try again later\.$/i,
      category: 'greylisted',
      references: [ERRORS],
    },
    {
      id: 'hmailserver-not-active',
      codes: [550],
      text: /^(?:Account|Domain) is not active\.?$/i,
      category: 'mailbox-disabled',
      references: [ERRORS],
    },
    {
      id: 'hmailserver-size',
      codes: [552, 554],
      text: /\bMessage size exceeds fixed maximum message size\. Size: /i,
      category: 'message-too-large',
      references: [ERRORS],
    },
    {
      id: 'hmailserver-data',
      codes: [421],
      text: /\bExcessive amounts of data sent to server\b/i,
      category: 'syntax-or-protocol',
      references: [ERRORS],
    },
    {
      id: 'hmailserver-sequence',
      codes: [502, 503],
      text: /^(?:Use HELO\/EHLO first|Issue a reset if you want to start over)\.?$/i,
      category: 'syntax-or-protocol',
      references: [ERRORS],
    },
    {
      id: 'hmailserver-helo',
      codes: [501],
      text: /^(?:EHLO|HELO) Invalid domain address\.?$/i,
      category: 'syntax-or-protocol',
      references: [ERRORS],
    },
  ],
  sources: [ERRORS.url],
  checked: '2026-11-22',
};
