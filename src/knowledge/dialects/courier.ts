/** What the Courier mail server says; it has reply codes of its own, after the enhanced codes they stand for. */
import type { Dialect } from '../../model/dialect.ts';

const ESMTPD = { title: 'Courier: courier(8)', url: 'https://www.courier-mta.org/courier.html' };

export const courier: Dialect = {
  id: 'courier',
  name: 'Courier',
  kind: 'server',
  signs: [
    /^(?:Relaying denied\.|User <?\S*>? ?unknown\.|Address temporarily unavailable\.)$/i,
    /\bDelivery not authorized, message refused\b/i,
  ],
  rows: [
    {
      id: 'courier-relaying-denied',
      codes: [513],
      text: /\bRelaying denied\b/i,
      category: 'relay-denied',
      references: [ESMTPD],
    },
    {
      id: 'courier-user-unknown',
      codes: [511],
      text: /\bUser (?:<\S*> )?unknown\b/i,
      category: 'mailbox-unknown',
    },
    {
      id: 'courier-mailbox-unknown',
      codes: [550],
      text: /^User <[^\s<>@]*> unknown\.?$/i,
      category: 'mailbox-unknown',
    },
    {
      id: 'courier-sender-domain',
      codes: [517, 417],
      text: /\bDomain does not exist: |\bDNS lookup (?:failure|on HELO)|\bRFC 1035 violation: recursive CNAME|\bMX records for \S+ violate|\bMX records (?:for|of) /i,
      category: 'dns-or-routing',
      but: {
        title: 'The domain of the sender cannot be found',
        meaning:
          'The domain of the sender address (MAIL FROM) or of the HELO name does not exist in the DNS, or its mail servers are not set up as the rules want.',
        action: [
          'See with `mailsonde mx DOMAIN` of the return path what the DNS says, and mend its MX records.',
        ],
        bounce: 'block',
        retry: { advice: 'after-fix', afterSeconds: null },
      },
      references: [ESMTPD],
    },
    {
      id: 'courier-sender-refused',
      codes: [517],
      text: /\bSender rejected: |\bInvalid domain, see <URL:/i,
      category: 'policy-rejected',
    },
    {
      id: 'courier-sender-host-blocked',
      codes: [517],
      text: /^Mail server at \S+ is blocked\.?$/i,
      category: 'policy-rejected',
      but: {
        title: 'The mail host of the sender domain is on a list of this server',
        meaning:
          'The MX of the sender address (MAIL FROM) leads to an IP address that the administrator of the receiver refuses (badmx).',
      },
      references: [ESMTPD],
    },
    {
      id: 'courier-greylisted',
      codes: [412],
      text: /\byou are not whitelisted by this recipient\b/i,
      category: 'greylisted',
    },
    {
      id: 'courier-address-temporarily-unavailable',
      codes: [456],
      text: /\bAddress temporarily unavailable\b/i,
      category: 'server-temporary',
    },
    {
      id: 'courier-address-unavailable',
      codes: [556],
      text: /\bAddress unavailable\b/i,
      category: 'mailbox-disabled',
    },
    {
      id: 'courier-queue-full',
      codes: [400, 431, 432],
      text: /\bMail system full\b|\bService temporarily unavailable\b/i,
      category: 'server-temporary',
    },
    {
      id: 'courier-too-many-recipients',
      codes: [431, 531],
      text: /\bToo many recipients\b/i,
      category: 'rate-limited',
    },
    {
      id: 'courier-message-size',
      codes: [523],
      text: /\bMessage length \(|\bexceeds administrative limit/i,
      category: 'message-too-large',
    },
    {
      id: 'courier-size-announced',
      codes: [534],
      text: /\bSIZE=Message too big\b/i,
      category: 'message-too-large',
    },
    {
      id: 'courier-header-size',
      codes: [534],
      text: /\bMessage header size(?:, or recipient list,)? exceeds policy limit\b/i,
      category: 'content-rejected',
      but: { title: 'The headers of the message are too long' },
    },
    {
      id: 'courier-mime',
      codes: [550, 556],
      text: /\bMessage MIME complexity exceeds the policy maximum\b|\bimproperly[- ]formatted (?:binary content|message)/i,
      category: 'content-rejected',
    },
    {
      id: 'courier-loop',
      codes: [546],
      text: /\bRouting loop detected\b/i,
      category: 'dns-or-routing',
    },
    {
      id: 'courier-syntax',
      codes: [554, 502],
      text: /\byour mail software violates RFC 821\b|\bESMTP command error\b|\bPolite people say HELO first\b/i,
      category: 'syntax-or-protocol',
    },
    {
      id: 'courier-unicode',
      codes: [550, 553],
      text: /\bUnable to deliver Unicode E-mail\b|\bdoes not support (?:the sender's international|E-mail messages with international)/i,
      category: 'syntax-or-protocol',
    },
    {
      id: 'courier-tls',
      codes: [440, 540, 400],
      text: /\bTLS not available\b|\bSTARTTLS is required first\b/i,
      category: 'tls-required',
    },
    {
      id: 'courier-sign-in-required',
      codes: [535],
      text: /^Authentication required\.?$/i,
      category: 'auth-required',
    },
  ],
  sources: ['Courier 1.0 and 1.4 source: module.esmtp, submit.C', ESMTPD.url],
  checked: '2026-11-22',
};
