/** What Exchange Server on premises says: as a receiving server, and of deliveries of its own that failed. */
import type { Dialect } from '../../model/dialect.ts';

const NDR = {
  title: 'Exchange Server: DSNs and NDRs',
  url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/non-delivery-reports-and-bounce-messages/non-delivery-reports-and-bounce-messages',
};
const BACK_PRESSURE = {
  title: 'Exchange Server: understanding back pressure',
  url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/back-pressure',
};
const RECEIVE = {
  title: 'Exchange Server: Receive connectors',
  url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/connectors/receive-connectors',
};
const LIMITS = {
  title: 'Exchange Server: message rate limits and throttling',
  url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/message-rate-limits',
};

export const exchange: Dialect = {
  id: 'exchange',
  name: 'Exchange Server',
  kind: 'server',
  signs: [
    /\b(?:RESOLVER|STOREDRV|QUEUE|ROUTING|SMTPSEND|TRANSPORT|CAT|AGENT|DELIVERY)\.[A-Za-z]+\.?[\w.]*[;:]/,
  ],
  rows: [
    // The directory.
    {
      id: 'exchange-legacy-address',
      text: /\bRESOLVER\.ADR\.ExRecipNotFound|\bIMCEAEX-/i,
      category: 'mailbox-unknown',
      but: {
        title: 'An old address from the address cache',
        meaning:
          'The message went to an internal address (X.500) of a mailbox that was moved or made anew; Outlook had remembered it. The person may well have a mailbox.',
        actor: 'sender',
        action: [
          "Delete the recipient from Outlook's suggestions and choose the address from the address book again.",
          'Administrators add the old legacyExchangeDN to the mailbox as an X500 address.',
        ],
        address: 'review',
      },
      references: [NDR],
    },
    {
      id: 'exchange-recipient-not-found',
      text: /\bRESOLVER\.ADR\.Recip(?:ient)?NotFound\b|\bnot found by SMTP address lookup\b/i,
      category: 'mailbox-unknown',
      references: [NDR],
    },
    {
      id: 'exchange-address-ambiguous',
      text: /\bRESOLVER\.ADR\.(?:Ambiguous|RecipNotUnique|BadPrimary|InvalidInDirectory)\b/i,
      category: 'mailbox-unknown',
      but: {
        title: 'The directory of the receiver is in disorder about this address',
        meaning: 'Two recipients have this address, or its entry in the directory is broken.',
        actor: 'recipient-admin',
        action: ['Tell the administrator of the receiver, by other means, which address it is.'],
        address: 'review',
      },
      references: [NDR],
    },
    {
      id: 'exchange-only-internal-senders',
      text: /\bRESOLVER\.RST\.(?:AuthRequired|NotAuthorized|SenderNotAuthenticatedForMailbox|RestrictedToRecipientsPermission)/i,
      category: 'policy-rejected',
      but: {
        title: 'The recipient takes mail only from certain senders',
        meaning:
          'The mailbox or group is set to accept messages only from inside the organization, or from a list of people. The address exists.',
        action: ['Ask the owner of the mailbox or group, or their administrator, to let this sender in.'],
        address: 'review',
      },
      references: [NDR],
    },
    {
      id: 'exchange-recipient-size-limit',
      text: /\bRESOLVER\.RST\.(?:Send|Recip)SizeLimit\b/i,
      category: 'message-too-large',
      references: [NDR],
    },
    {
      id: 'exchange-forwarding-loop',
      text: /\bRESOLVER\.FWD\.Loop\b|\bHop count exceeded - possible mail loop\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The message goes round in circles',
        meaning: 'A forwarding or a connector of the receiver sends the message back to where it came from.',
        actor: 'recipient-admin',
        action: [
          'Tell the administrator of the receiver; the Received lines of the returned message show which servers it passed twice.',
        ],
      },
      references: [NDR],
    },

    // The mailbox store.
    {
      id: 'exchange-mailbox-full',
      text: /\bSTOREDRV\.Deliver; mailbox full\b|\bQuotaExceededException\b|\bSTOREDRV\.Deliver.*\bMailboxFull\b|\bRESOLVER\.RST\.RecipientOverQuota/i,
      category: 'mailbox-full',
      references: [NDR],
    },
    {
      id: 'exchange-mailbox-disabled',
      text: /\bMailboxDisabled(?:Exception)?\b|\bSTOREDRV\.Deliver; (?:mailbox )?disabled\b|\bAccountDisabled\b/i,
      category: 'mailbox-disabled',
      references: [NDR],
    },
    {
      id: 'exchange-sender-quota',
      text: /\bSubmissionQuotaExceeded(?:Exception)?\b|\bSTOREDRV\.Submit.*\bquota\b/i,
      category: 'rate-limited',
      but: { title: 'The sender has used up the quota for outgoing mail' },
      references: [LIMITS],
    },
    {
      id: 'exchange-send-as',
      text: /\bSendAsDenied(?:Exception)?\b|\bdoes not have permissions to send as this sender\b|\bsend on behalf of\b.*\bpermission/i,
      category: 'policy-rejected',
      but: {
        title: 'This account may not send with that sender address',
        meaning:
          'The sign-in was right, but the From address belongs to another mailbox, and the account has no Send As permission for it.',
        actor: 'sender-admin',
        action: [
          'Send with the address of the account itself, or grant it Send As on the mailbox of the From address.',
          'A device without an account needs a receive connector that allows any sender (ms-Exch-SMTP-Accept-Any-Sender).',
        ],
      },
      references: [RECEIVE],
    },
    {
      id: 'exchange-recipient-threads',
      codes: [432],
      text: /\bSTOREDRV\.Deliver; recipient thread limit exceeded\b/i,
      category: 'rate-limited',
      but: {
        title: 'The mailbox gets too much mail at once',
        actor: 'nobody',
        action: ['Let the queue try again; send less to this one mailbox at a time.'],
      },
      references: [LIMITS],
    },
    {
      id: 'exchange-corrupt-content',
      text: /\bCAT\.InvalidContent\b|\bSTOREDRV\.Deliver.*\b(?:corrupt|ConversionFailed)|\bCorrupt message content\b/i,
      category: 'content-rejected',
      but: {
        title: 'The message could not be converted',
        meaning: 'Something in the message, often an attachment or its encoding, could not be read.',
      },
      references: [NDR],
    },

    // Rules and filters.
    {
      id: 'exchange-transport-rule',
      text: /\bTRANSPORT\.RULES\.RejectMessage\b|\brejected by organization policy\b/i,
      category: 'policy-rejected',
      but: {
        meaning:
          'A mail flow rule that the administrator of the receiving organization has set up refuses this message.',
      },
      references: [NDR],
    },
    {
      id: 'exchange-content-filter',
      text: /\bMessage rejected as spam by Content Filtering\b/i,
      category: 'content-rejected',
      references: [NDR],
    },
    {
      id: 'exchange-sender-filter',
      codes: [554, 550],
      text: /^Sender (?:is )?denied\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The sender address is on a list of this server',
        meaning:
          'The administrator of the receiver has put the sender address or its domain on a list of those to refuse (sender filtering).',
      },
      references: [NDR],
    },
    {
      id: 'exchange-sender-id',
      text: /\bSender ID \(PRA\) Not Permitted\b/i,
      category: 'auth-policy',
    },
    {
      id: 'exchange-address-blocked',
      text: /\bExternal client with IP address \S+ does not have permissions to submit to this server\b|\bRecipient not authorized, your IP has been found on a block list\b/i,
      category: 'reputation-blocked',
    },

    // The receive connector.
    {
      id: 'exchange-unable-to-relay',
      text: /\bUnable to relay(?: for \S+| recipient in non-accepted domain)?$/i,
      category: 'relay-denied',
      references: [RECEIVE],
    },
    {
      id: 'exchange-not-authenticated',
      text: /\bClient was not authenticated(?: to send anonymous mail during MAIL FROM)?/i,
      category: 'auth-required',
      references: [RECEIVE],
    },
    {
      id: 'exchange-no-permission-to-submit',
      text: /\bClient does not have permissions to submit(?: mail)? to this server\b/i,
      category: 'auth-required',
      but: {
        meaning:
          'The receive connector takes mail only from those who have signed in, or from addresses listed there.',
      },
      references: [RECEIVE],
    },
    {
      id: 'exchange-sign-in-between-servers',
      codes: [451, 454],
      text: /\bCannot achieve Exchange Server authentication\b/i,
      category: 'auth-failed',
      but: {
        title: 'Two Exchange servers could not sign in to each other',
        meaning:
          'Servers of the same organization must prove who they are; a firewall that alters SMTP, a connector setting or a wrong clock prevents it.',
        action: [
          'Switch off SMTP inspection of firewalls between the servers, and tick Exchange Server authentication on the receive connector of the internal network only.',
        ],
      },
      references: [RECEIVE],
    },
    {
      id: 'exchange-too-many-connections',
      codes: [421],
      text: /\bmaximum number of concurrent (?:server )?connections has exceeded a (?:limit|per-source limit)\b|\bMessage submission rate for this client has exceeded the configured limit\b/i,
      category: 'rate-limited',
      references: [LIMITS],
    },
    {
      id: 'exchange-back-pressure',
      codes: [452, 421],
      text: /\bInsufficient system resources\b/i,
      category: 'server-temporary',
      but: {
        title: 'The Exchange server is short of disk or memory',
        meaning: 'The server protects itself (back pressure) and takes no mail until there is room again.',
        action: [
          'Let the queue try again.',
          'If the server is yours, free the disk that holds the queue database, or memory; events 15004 to 15007 name the resource.',
        ],
      },
      references: [BACK_PRESSURE],
    },
    {
      id: 'exchange-proxy-trouble',
      codes: [451],
      text: /\bTemporary server error\. Please try again later(?:\.)? ?\.?PRX\d/i,
      category: 'server-temporary',
      but: {
        meaning:
          'The front end of the Exchange server could not hand the session on to its back end: services are stopped, or its own DNS settings are wrong.',
      },
    },
    {
      id: 'exchange-bare-linefeeds',
      text: /\bBareLinefeedsAreIllegal\b|\bmessage contains bare linefeeds\b/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'A line ends in a bare line feed',
        action: ['Update or mend the program that sends: it writes LF where SMTP wants CR LF.'],
      },
    },

    // Deliveries of its own.
    {
      id: 'exchange-queue-expired',
      text: /\bQUEUE\.Expired\b/i,
      category: 'expired-in-queue',
      references: [NDR],
    },
    {
      id: 'exchange-nonexistent-domain',
      text: /\b(?:SMTPSEND\.)?DNS\.NonExistentDomain\b|\bnonexistent domain$/i,
      category: 'domain-unknown',
      references: [NDR],
    },
    {
      id: 'exchange-dns-trouble',
      text: /\bDNS query failed\b|\bSMTPSEND\.DNS\.(?:MxLoopback|InvalidData|Ser(?:ver|vfail)\w*|Timeout\w*)|\bROUTING\.NoConnectorForAddressType\b/i,
      category: 'dns-or-routing',
      references: [NDR],
    },
    {
      id: 'exchange-no-connection',
      text: /\bWinsock error code: 100(?:49|5[0-9]|6[0-5])\b|\bMSG=Socket(?:Timedout|ConnectionRefused|Error)\b|\bSocketError\b.*\bFailed to connect\b/i,
      category: 'network-unreachable',
      references: [NDR],
    },
  ],
  sources: [NDR.url, RECEIVE.url, BACK_PRESSURE.url, LIMITS.url],
  checked: '2026-11-22',
};
