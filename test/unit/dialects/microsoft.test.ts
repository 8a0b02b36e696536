/** Replies as Outlook.com and Exchange Online write them, each beside one that only looks like it. */
import { expect, it } from 'vitest';
import { exchangeOnline } from '../../../src/knowledge/dialects/exchange-online.ts';
import { outlook } from '../../../src/knowledge/dialects/outlook.ts';
import { describeDialect } from '../../support/dialect-examples.ts';
import { recognises } from '../../support/dialect-rows.ts';

const LISTED =
  "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list";
const OLC = '[AM7EUR06FT012.eop-eur06.prod.protection.outlook.com]';

describeDialect(outlook, [
  [
    'not-authenticated',
    '550 5.7.515 Access denied, sending domain example.com does not meet the required authentication level. Spf= Fail , Dkim= Pass , DMARC= Fail',
    '550 5.7.509 Access denied, sending domain example.com does not pass DMARC verification',
  ],
  ['network-listed', `${LISTED} (S3150). ${OLC}`, `${LISTED} (S3140). ${OLC}`],
  ['address-listed', `${LISTED} (S3140). ${OLC}`, `${LISTED} (S3150). ${OLC}`],
  [
    'rate-reputation',
    '451 4.7.651 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S844)',
    '451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)',
  ],
  [
    'rate',
    "421 RP-001 (BAY0-MC1-F1) Unfortunately, some messages from 192.0.2.1 weren't sent. Please try again.",
    '550 SC-001 Mail rejected by Windows Live Hotmail for policy reasons.',
  ],
  [
    'namespace-mining',
    '550 SC-002 (COL004-MC1F1) Mail rejected by Outlook.com for policy reasons.',
    '550 SC-001 Mail rejected',
  ],
  [
    'open-proxy',
    '550 SC-003 (COL004-MC1F1) Mail rejected by Outlook.com for policy reasons.',
    '550 SC-004 Mail rejected',
  ],
  [
    'complaints',
    '550 SC-004 (COL004-MC1F1) Mail rejected by Outlook.com for policy reasons.',
    '550 SC-003 Mail rejected',
  ],
  [
    'policy',
    "550 SC-001 (COL004-MC1F1) Unfortunately, messages from 192.0.2.1 weren't sent.",
    '550 OU-001 Mail rejected',
  ],
  [
    'policy',
    '550 OU-002 (BAY004-MC1F1) Mail rejected by Outlook.com for policy reasons.',
    '550 DY-001 Mail rejected',
  ],
  [
    'spamhaus',
    '550 OU-001 (BAY004-MC1F1) Mail rejected by Outlook.com for policy reasons.',
    '550 OU-002 Mail rejected',
  ],
  [
    'dynamic',
    '550 DY-001 (BAY004-MC1F1) Mail rejected by Outlook.com for policy reasons.',
    '550 OU-002 Mail rejected',
  ],
  [
    'no-mailbox',
    '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).',
    '550 5.2.1 Requested action not taken: mailbox unavailable',
  ],
]);

const access = 'Access denied, please try again later';

describeDialect(exchangeOnline, [
  [
    'smtp-auth-off',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM6PR01CA0001.eurprd01.prod.exchangelabs.com]',
    '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully',
  ],
  [
    'security-defaults',
    "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
    '535 5.7.3 Authentication unsuccessful [LO2P265CA0001.GBRP265.PROD.OUTLOOK.COM]',
  ],
  [
    'basic-auth-off',
    '550 5.7.30 Basic authentication is not supported for Client Submission.',
    '550 5.7.30 Your email has been blocked because DKIM does not pass',
  ],
  [
    'sign-in-refused',
    '535 5.7.3 Authentication unsuccessful [LO2P265CA0001.GBRP265.PROD.OUTLOOK.COM]',
    '535 5.7.8 Error: authentication failed',
  ],
  [
    'anonymous',
    '530 5.7.57 Client not authenticated to send mail. [LO2P265CA0001.GBRP265.PROD.OUTLOOK.COM]',
    '530 5.7.0 Authentication required',
  ],
  [
    'send-as',
    '554 5.2.252 SendAsDenied; user@example.com not allowed to send as info@example.com; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
    '554 5.2.0 STOREDRV.Submission.Exception: something else',
  ],
  [
    'direct-send',
    '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
    '550 5.7.64 TenantAttribution; Relay Access Denied',
  ],
  [
    'relay',
    '550 5.7.64 TenantAttribution; Relay Access Denied [VE1EUR01FT001]',
    '554 5.7.1 Relay access denied',
  ],
  [
    'daily-recipients',
    "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
    '550 5.1.0 Sender denied',
  ],
  ['submission-quota', '550 5.2.2 Submission quota exceeded', '550 5.2.2 Mailbox full'],
  [
    'concurrent',
    '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.',
    '432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded',
  ],
  [
    'old-tls',
    '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade your client to support TLS 1.2.',
    '421 4.7.0 TLS is not available',
  ],
  [
    'banned-ip',
    '550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list please visit https://sender.office.com/ and follow the directions.',
    '550 5.7.650 Access denied',
  ],
  [
    'banned-sender-delist',
    '550 5.7.511 Access denied, banned sender[192.0.2.1]. To request removal from this list please forward this message to delist@microsoft.com',
    '550 5.7.512 Access denied',
  ],
  ['spam-abuse', '550 5.7.501 Access denied, spam abuse detected', '550 5.7.504 Access denied'],
  [
    'bad-outbound-sender',
    '550 5.1.8 Access denied, bad outbound sender AS(42004)',
    '550 5.1.8 Sender address rejected: Domain not found',
  ],
  ['banned-recipient', '550 5.7.505 Access denied, banned recipient', '550 5.7.506 Access Denied, Bad HELO'],
  ['bad-helo', '550 5.7.506 Access Denied, Bad HELO', '550 5.7.505 Access denied, banned recipient'],
  [
    'range-limit',
    '550 5.7.508 Access denied, [2001:db8::1] has exceeded permitted limits within 2001:db8::/64 range',
    '550 5.7.510 Access denied, [example.com] does not accept email over IPv6',
  ],
  [
    'dmarc',
    '550 5.7.509 Access denied, sending domain [example.com] does not pass DMARC verification and has a DMARC policy of reject',
    '550 5.7.1 Email rejected per DMARC policy for example.com',
  ],
  [
    'no-ipv6',
    '550 5.7.510 Access denied, [example.com] does not accept email over IPv6',
    '550 5.7.1 IPv6 not accepted',
  ],
  [
    'ipv6-unauthenticated',
    '450 4.7.26 Service does not accept messages sent over IPv6 [2001:db8::1] unless they pass either SPF or DKIM validation (message not signed)',
    '550 5.7.26 Multiple authentication checks failed',
  ],
  [
    'ipv6-ptr',
    '450 4.7.25 Service unavailable, sending IPv6 address [2001:db8::1] must have reverse DNS record',
    '550 5.7.25 Reverse DNS validation failed',
  ],
  [
    'from-missing',
    '550 5.7.512 Access denied, message must be RFC 5322 section 3.6.2 compliant and include a valid From address',
    '550 5.7.513 Service unavailable',
  ],
  [
    'multiple-from',
    '550 5.1.20 Multiple From addresses are not allowed without Sender address',
    '550 5.1.2 Bad domain',
  ],
  [
    'spf',
    '550 5.7.23 The message was rejected because of Sender Policy Framework violation -> 550 5.7.1 SPF Permanent Error',
    '550 5.7.25 The message was rejected',
  ],
  [
    'busy',
    '451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719) [DB5EUR03FT001]',
    '421 4.3.2 Server busy',
  ],
  ['suspicious', `451 4.7.550 ${access}`, `451 4.7.700 ${access}`],
  ['suspicious', `451 4.7.860 ${access}`, `451 4.7.900 ${access}`],
  [
    'trial-limit',
    "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients (tenant external recipient rate limit)",
    "550 5.7.236 Your message can't be sent because your tenant exceeded its limit for sending from the default domain",
  ],
  [
    'initial-domain-limit',
    "550 5.7.236 Your message can't be sent because your tenant exceeded its limit for sending from the default domain",
    "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit",
  ],
  [
    'ip-not-accepted',
    '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. AS(7230)',
    '550 5.7.705 Access denied, tenant has exceeded threshold',
  ],
  [
    'unregistered-domain',
    '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains. AS(1331)',
    '550 5.7.749 Access denied',
  ],
  [
    'tenant-threshold',
    '550 5.7.705 Access denied, tenant has exceeded threshold',
    '550 5.7.708 Access denied, traffic not accepted from this IP',
  ],
  [
    'directory-blocked',
    `550 5.4.1 Recipient address rejected: Access denied. AS(201806281) ${OLC}`,
    '550 5.4.1 No answer from host',
  ],
  [
    'banned-recipient-address',
    '550 5.7.504 [user@example.com]: Recipient address rejected: Access denied',
    '550 5.7.1 Access denied',
  ],
  [
    'unknown',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient user@example.com not found by SMTP address lookup',
    '556 5.1.10 Recipient address has null MX',
  ],
  [
    'remote-unknown',
    '550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 5.1.1 User unknown',
    '550 5.7.350 Remote server returned message detected as spam',
  ],
  [
    'full',
    '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception',
    '552 5.2.2 Quota exceeded',
  ],
  [
    'disabled',
    '550 5.2.1 STOREDRV.Deliver.Exception:AccountDisabledException.MapiExceptionMailboxDisabled; Failed to process message due to a permanent exception',
    '550 5.2.1 Mailbox disabled',
  ],
  [
    'recipient-thread-limit',
    '432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded',
    '432 4.3.2 Concurrent connections limit exceeded',
  ],
  [
    'recipient-hourly-limit',
    "550 5.2.122 The recipient's per hour message receive limit exceeded",
    '550 5.2.12 Something',
  ],
  [
    'too-many-recipients',
    '452 4.5.3 Too many recipients (AS780090) [DB5EUR03FT001]',
    '452 4.5.3 Error: too many recipients',
  ],
  [
    'sender-not-allowed',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group',
    '550 5.7.13 User account disabled',
  ],
  [
    'resolver-restriction',
    '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
    '530 5.7.1 Authentication required',
  ],
  [
    'resolver-restriction',
    '550 5.7.1 RESOLVER.RST.SenderNotInAllowedSendersList',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found',
  ],
  [
    'group-members-only',
    "550 5.7.193 UnifiedGroupAgent; Delivery failed because the sender isn't a group member or external senders aren't permitted to send to this group",
    '550 5.7.19 RRVS test not possible',
  ],
  [
    'rejected-by-recipient',
    '550 5.7.507 Access denied, rejected by recipient',
    '550 5.7.1 rejected by recipient',
  ],
  [
    'customer-block-list',
    '550 5.7.513 Service unavailable, Client host [192.0.2.1] blocked by example.com using Customer Block list (AS16012607)',
    '550 5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus',
  ],
  [
    'tenant-block-list',
    "550 5.7.703 Your message can't be delivered because messages to user@example.com are blocked by your organization using Tenant Allow Block List",
    '550 5.7.705 tenant has exceeded threshold',
  ],
  [
    'transport-rule',
    '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
    '550 5.7.1 rejected by organization policy',
  ],
  [
    'external-forwarding',
    '550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your administrator for further assistance. AS(7555)',
    '550 5.7.52 Denied',
  ],
  [
    'partner-connector',
    "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set",
    '550 5.7.5 Denied',
  ],
  [
    'too-large',
    '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient',
    '552 5.2.3 Message too large',
  ],
  [
    'wrong-region',
    '451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35. For more information please go to https://go.microsoft.com/fwlink/?linkid=865268',
    '451 4.4.6 Mail loop',
  ],
  [
    'loop',
    '554 5.4.14 Hop count exceeded - possible mail loop ATTR34 [AM6EUR05FT001]',
    '554 5.4.14 Something else',
  ],
  [
    'domain-missing',
    '550 5.4.310 DNS domain example.com does not exist [Message=InfoDomainNonexistent]',
    '550 5.4.312 DNS query failed',
  ],
  [
    'dns-failed',
    '550 5.4.312 DNS query failed [Message=ServerFailure]',
    '550 5.4.310 DNS domain does not exist',
  ],
  [
    'refused-connection',
    '450 4.4.316 Connection refused [Message=Socket error code 10061]',
    '450 4.4.1 Connection refused',
  ],
  ['expired', '550 5.4.300 Message expired -> 451 4.7.500 Server busy', '550 5.4.7 Delivery time expired'],
  [
    'no-starttls',
    '450 4.7.321 starttls-not-supported: Destination mail server must support TLS to receive mail.',
    '450 4.7.32 Something',
  ],
  [
    'dane',
    '450 4.7.323 tlsa-invalid: The domain failed DANE validation.',
    '450 4.7.320 Certificate validation failed',
  ],
  ['mta-sts', "451 4.4.8 MX hosts of 'example.com' failed MTA-STS validation.", '451 4.4.8 MX hosts failed'],
  [
    'bare-linefeed',
    '550 5.6.11 SMTPSEND.BareLinefeedsAreIllegal; message contains bare linefeeds, which cannot be sent via DATA and receiving system does not support BDAT',
    '550 5.6.1 Media not supported',
  ],
  [
    'remote-spam',
    '550 5.7.350 Remote server returned message detected as spam -> 554 5.7.1 Spam',
    '550 5.1.351 Remote server returned unknown recipient',
  ],
  [
    'remote-relay',
    '550 5.7.367 Remote server returned not permitted to relay -> 554 5.7.1 Relay access denied',
    '554 5.7.1 Relay access denied',
  ],
]);

it('knows Microsoft by its own marks', () => {
  expect(recognises(outlook, `${LISTED} (S3140). [x.eop.olc.protection.outlook.com]`)).toBe(true);
  expect(recognises(outlook, "550 SC-001 (COL004-MC1F1) weren't sent")).toBe(true);
  expect(
    recognises(exchangeOnline, `550 5.4.1 Recipient address rejected: Access denied. AS(201806281) ${OLC}`),
  ).toBe(true);
  expect(recognises(exchangeOnline, '550 5.1.1 User unknown')).toBe(false);
});
