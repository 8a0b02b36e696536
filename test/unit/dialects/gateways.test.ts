/** Replies as mail gateways write them, each beside one that only looks like it. */
import { expect, it } from 'vitest';
import { barracuda } from '../../../src/knowledge/dialects/barracuda.ts';
import { cisco } from '../../../src/knowledge/dialects/cisco.ts';
import { cloudflare } from '../../../src/knowledge/dialects/cloudflare.ts';
import { fortinet } from '../../../src/knowledge/dialects/fortinet.ts';
import { hornetsecurity } from '../../../src/knowledge/dialects/hornetsecurity.ts';
import { mailchannels } from '../../../src/knowledge/dialects/mailchannels.ts';
import { mimecast } from '../../../src/knowledge/dialects/mimecast.ts';
import { proofpoint } from '../../../src/knowledge/dialects/proofpoint.ts';
import { sophos } from '../../../src/knowledge/dialects/sophos.ts';
import { spamtitan } from '../../../src/knowledge/dialects/spamtitan.ts';
import { symantec } from '../../../src/knowledge/dialects/symantec.ts';
import { trendMicro } from '../../../src/knowledge/dialects/trend-micro.ts';
import { describeDialect } from '../../support/dialect-examples.ts';
import { recognises } from '../../support/dialect-rows.ts';

describeDialect(proofpoint, [
  [
    'address-deferred',
    '452 4.7.0 Deferred - see https://ipcheck.proofpoint.com/?ip=192.0.2.1',
    '452 4.7.0 Deferred - see https://www.example.com/?ip=192.0.2.1',
  ],
  [
    'address-blocked',
    '554 5.7.0 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1',
    '451 4.7.0 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1',
  ],
  [
    'address-blocked',
    '550 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=192.0.2.1',
    '550 5.7.0 Blocked - see https://support.example.com/dnsbl-lookup.cgi?ip=192.0.2.1',
  ],
  [
    'address-blocked',
    '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using Proofpoint Dynamic Reputation',
    '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using a dynamic reputation',
  ],
  ['local-policy', '550 5.7.0 Local Policy Violation', '550 5.7.0 Refused as a violation of local policy'],
  [
    'marked-invalid',
    '550 5.7.1 <user@example.com>: Recipient address rejected: User email address is marked as invalid',
    '550 5.7.1 <user@example.com>: Recipient address rejected: User email address is invalid',
  ],
]);

describeDialect(mimecast, [
  [
    'greylisted',
    '451 Internal resource is temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 [Aj3QXapeMpqZYaeFwWhjzw.us32]',
    '451 4.3.0 Some internal resource is temporarily unavailable',
  ],
  [
    'greylisted',
    '451 Recipient temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451',
    '451 Recipient temporarily unavailable',
  ],
  ['address-temporarily-blocked', '451 IP temporarily blacklisted', '451 IP temporarily limited'],
  [
    'poor-reputation',
    '550 csi.mimecast.org Poor Reputation Sender. [Aj3QXapeMpqZYaeFwWhjzw.uk12]',
    '550 Poor reputation of the sending address',
  ],
  [
    'blocked-by-recipient',
    '550 Envelope blocked - User Entry - https://community.mimecast.com/docs/DOC-1369#550',
    '550 Administrative prohibition - envelope blocked',
  ],
  [
    'envelope-blocked',
    '550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550',
    '550 Administrative prohibition',
  ],
  ['sender-blocked', '421 Sender address blocked', '550 5.7.1 Sender address blocked'],
  [
    'envelope-blocked',
    '550 Rejected by header based manually blocked senders: user@example.org - block',
    '550 Rejected by header based rule',
  ],
  [
    'anti-spoofing',
    '550 Rejected by header based Anti-Spoofing policy: user@example.org - https://community.mimecast.com/docs/DOC-1369#550',
    '550 Spoofing is not allowed',
  ],
  ['anti-spoofing', '550 Anti-Spoofing policy - Inbound not allowed', '550 Inbound not allowed'],
  ['authentication', '550 SPF Sender Invalid - envelope rejected', '550 Sender invalid - envelope rejected'],
  [
    'invalid-recipient',
    '550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550',
    '550 Invalid recipient <user@example.com> (#5.1.1)',
  ],
  ['invalid-recipient', '550 Invalid Recipient [Aj3QXapeMpqZYaeFwWhjzw.us32]', '550 Invalid Recipient'],
  [
    'security-policies',
    '554 Email rejected due to security policies - MCSpamSignature.sa.11.9',
    '554 Email rejected due to policies',
  ],
  [
    'content-examination',
    '550 Message bounced due to Content Examination Policy',
    '550 Message bounced due to content',
  ],
  ['too-large', '554 Maximum email size exceeded', '554 Maximum size of an email is 10 MB'],
  ['loop', '554 Mail loop detected', '554 Mail loop detected by the gateway'],
  ['network-not-allowed', '554 Host network not allowed', '554 Host not allowed'],
  ['encryption', '553 This route requires encryption (TLS)', '553 This server requires encryption'],
  ['relay', '554 No Relay Access Allowed From IP 192.0.2.1', '554 Relay access denied'],
  ['threads', '550 Exceeding outbound thread limit', '421 Exceeding the limit of connections'],
  ['busy', '421 Unable to process connection at this time', '421 Unable to process your mail'],
  ['busy', '451 Account service is temporarily unavailable', '451 Service is temporarily unavailable'],
]);

describeDialect(barracuda, [
  [
    'blocked',
    '550 permanent failure for one or more recipients (user@example.com:blocked)',
    '550 permanent failure for one or more recipients (user@example.com:550 5.1.1 User unknown)',
  ],
  [
    'deferred',
    '451 temporary failure for one or more recipients (user@example.com:451 4.3.0 try again)',
    '451 temporary failure for one of the recipients',
  ],
]);

describeDialect(cisco, [
  [
    'poor-reputation',
    "554-mx1.example.com\n554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.",
    '554 Your access to this mail system has been rejected due to poor reputation',
  ],
  [
    'host-refused',
    '550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.',
    '550 #5.7.1 Your access to this system has been rejected.',
  ],
  [
    'recipients-an-hour',
    '452 #4.5.3 Too many recipients received this hour',
    '452 4.5.3 Too many recipients',
  ],
  [
    'talos',
    '550 Refused, see https://www.talosintelligence.com/reputation_center/lookup?search=192.0.2.1',
    '550 Refused, see https://www.example.com/lookup?search=192.0.2.1',
  ],
  ['too-many-unknown', '550 Too many invalid recipients', '421 Too many invalid recipients'],
  ['address-rejected', '550 #5.1.0 Address rejected.', '550 5.7.1 Address rejected'],
  [
    'spf',
    '550 #5.7.1 SPF unauthorized mail is prohibited.',
    '550 5.7.1 Unauthorized mail is prohibited by SPF',
  ],
  [
    'no-such-domain',
    "5.1.2 - Bad destination host ('DNS Hard Error looking up example.invalid (MX): NXDomain')",
    "4.1.2 - Bad destination host ('DNS Soft Error looking up example.com (MX): timeout')",
  ],
  ['expired', "5.4.7 - Delivery expired (message too old) ('timeout')", '5.4.7 - Delivery expired'],
  ['command-masked', '500 5.5.1 Command unrecognized: "XXXXXXXA"', '500 5.5.1 Command unrecognized: "XPTO"'],
  ['greeting-masked', '220 **************************2********0*', '220 ** mx.example.com ESMTP **'],
]);

describeDialect(trendMicro, [
  [
    'dynamic-reputation',
    '450 Mail from 192.0.2.1 deferred using Trend Micro Email Reputation database. Please see https://www.mail-abuse.com/cgi-bin/lookup?192.0.2.1',
    '450 Mail from 192.0.2.1 deferred using a reputation database',
  ],
  [
    'listed',
    '550 Service unavailable; Client host [192.0.2.1] blocked using Trend Micro RBL+. Please see http://www.mail-abuse.com/cgi-bin/lookup?ip_address=192.0.2.1',
    '450 Service unavailable; Client host [192.0.2.1] blocked using Trend Micro RBL+.',
  ],
  [
    'listed',
    '550 Mail from 192.0.2.1 refused by rbl-plus.mail-abuse.org. Please refer to http://mail-abuse.org/rbl+ for an explanation',
    '550 Mail from 192.0.2.1 refused for abuse of mail',
  ],
  [
    'relay-domains',
    '550 Domain of forward-path is not allowed',
    '550 The domain of the recipient is not allowed',
  ],
]);

describeDialect(sophos, [
  [
    'address-listed',
    '550 5.7.1 Mail from 192.0.2.1 refused; see http://www.sophos.com/security/ip-lookup?ip=192.0.2.1',
    '550 5.7.1 Mail from 192.0.2.1 refused; see http://www.example.com/security/ip-lookup?ip=192.0.2.1',
  ],
  [
    'address-listed',
    '550 Client host [192.0.2.1] blocked using SophosLabs',
    '550 Message scanned by Sophos and refused',
  ],
]);

describeDialect(symantec, [
  [
    'connection-refused',
    '501 Connection rejected by policy [7.7] 3907, please visit www.messagelabs.com/support for more details about this error message.',
    '550 Connection rejected by policy',
  ],
  [
    'deferred',
    '450 Requested action aborted [7.2] 18402, please visit www.messagelabs.com/support for more details about this error message.',
    '451 Requested action aborted: error in processing',
  ],
  [
    'spam',
    '553-Message filtered. Refer to the Troubleshooting page at\n553-http://www.symanteccloud.com/troubleshooting for more\n553 information. (#5.7.1)',
    '553 Message filtered. (#5.7.1)',
  ],
  [
    'authentication',
    '553-SPF (Sender Policy Framework) domain authentication\n553-fail. Refer to the Troubleshooting page at\n553-http://www.symanteccloud.com/troubleshooting for more\n553 information. (#5.7.1)',
    '553 SPF authentication failed for this domain',
  ],
  [
    'relay',
    '553-you are trying to use me [server-1.tower-2.messagelabs.com] as\n553-a relay, but I have not been configured to let\n553-you [192.0.2.1, mail.example.org] do this. (#5.7.1)',
    '553 you are trying to use this server as a relay',
  ],
]);

describeDialect(fortinet, [
  [
    'address-listed',
    '554 5.7.1 This message has been blocked because it is from a FortiGuard - AntiSpam black IP address.(connection black ip 192.0.2.1)',
    '554 5.7.1 This message has been blocked because it is from a black IP address.',
  ],
  [
    'blocklist',
    '554 5.7.1 This message has been blocked because it is from a RBL/ORDBL IP address.',
    '554 5.7.1 This message is from an address in an RBL.',
  ],
  [
    'spam-link',
    '554 5.7.1 This email from IP 192.0.2.1 has been rejected. The email message was detected as spam. FortiGuard AntiSpam(SPAM URL:https://www.example.com/)',
    '554 5.7.1 This email was detected as spam for a link',
  ],
  [
    'spam',
    '554 5.7.1 This message has been blocked because ASE reports it as spam.',
    '554 5.7.1 This message has been blocked as spam.',
  ],
  [
    'spam',
    '550 5.7.1 This email from IP 192.0.2.1 has been rejected. The email message was detected as spam.',
    '550 5.7.1 The message was detected as spam.',
  ],
  [
    'banned-word',
    '554 5.7.1 This message has been blocked because it contains a banned word.',
    '554 5.7.1 A banned word was found.',
  ],
  [
    'sender-blocked',
    '554 5.7.1 This message has been blocked because mail from this email address is not allowed.',
    '554 5.7.1 Mail from this address is not allowed.',
  ],
  [
    'sender-domain',
    '554 5.7.1 This message has been blocked because the return email domain is invalid.(failed to obtain DNS record for domain example.org)',
    '554 5.7.1 The email domain is invalid.',
  ],
  [
    'helo',
    '554 5.7.1 This message has been blocked because the HELO/EHLO domain is invalid.',
    '554 5.7.1 The HELO domain is invalid.',
  ],
]);

describeDialect(spamtitan, [
  ['country', '550 5.7.1 Mail from your country is not accepted', '550 5.7.1 Mail is not accepted'],
  ['attachment', '554 5.7.0 Reject, id=12345-06 - BANNED: .exe', '554 5.7.0 Reject, id=12345-06'],
  ['spam', '554 5.7.0 Reject, id=12345-06 - spam', '554 5.7.0 Reject, id=12345-06'],
  [
    'helo',
    '504 5.5.2 <box>: Helo command rejected: need fully-qualified hostname',
    '504 5.5.2 <box>: need fully-qualified hostname',
  ],
]);

describeDialect(mailchannels, [
  ['spam', '550 5.7.1 [SS] Message blocked due to spam-like subject', '550 5.7.1 Message blocked [SS]'],
  ['listed', '550 5.7.1 [RBL] Sender blocked 192.0.2.1', '550 5.7.1 Sender blocked by RBL 192.0.2.1'],
  ['sender-blocked', '550 5.7.1 [ESA] Sender blocked.', '550 5.7.1 Sender blocked.'],
  ['spf', '550 5.7.1 [BFD] Sender prohibited by SPF', '550 5.7.1 Sender prohibited by SPF'],
  [
    'spf',
    "550 5.7.1 Email has been rejected due to the domain's SPF policy",
    '550 5.7.1 Rejected by the SPF policy of the domain',
  ],
  [
    'domain-lockdown',
    '550 5.7.1 This sender is not authorized to send from example.com',
    '550 5.7.1 This sender is not authorized to send from this address',
  ],
  [
    'unknown-recipients',
    '550 5.7.1 [BR] Our system has detected an excessively high number of invalid recipients originating from your account.',
    '550 5.7.1 Our system has detected invalid recipients',
  ],
  [
    'unsubscribed',
    '550 5.7.1 [UNS] Recipient has unsubscribed from your list.',
    '550 5.7.1 Recipient has unsubscribed from your list.',
  ],
  [
    'attachment',
    '550 5.7.1 [IB_FEB] Your message could not be delivered because it contained an attachment type that is not allowed',
    '550 5.7.1 Attachment type is not allowed',
  ],
  ['split-recipients', '452 4.5.3 Recipient policy mismatch', '452 4.5.3 Too many recipients'],
]);

describeDialect(cloudflare, [
  [
    'upstream-deferred',
    '421 4.3.0 Upstream error, please check https://developers.cloudflare.com/email-routing/postmaster for possible reasons why.',
    '521 5.3.0 Upstream error, please check https://developers.cloudflare.com/email-routing/postmaster',
  ],
  [
    'upstream-refused',
    '521 5.3.0 Upstream error, please check https://developers.cloudflare.com/email-routing/postmaster for possible reasons why.',
    '521 5.3.0 The server takes no mail',
  ],
  [
    'listed',
    '554 192.0.2.1 found on one or more RBLs (abusixip). Refer to https://developers.cloudflare.com/email-routing/postmaster/',
    '554 192.0.2.1 found in an RBL',
  ],
  [
    'listed',
    '554 192.0.2.1 found on one or more DNSBLs (abusixip). Refer to https://developers.cloudflare.com/email-routing/postmaster/',
    '554 192.0.2.1 found on a DNSBL',
  ],
]);

describeDialect(hornetsecurity, [
  ['address', '554 5.5.4 Spam IP rejected', '554 5.7.1 Spam IP rejected'],
  ['too-large', '554 5.5.3 e-mail Rejected Content Filter Size', '554 5.5.3 Rejected by size'],
  ['attachment', '554 5.5.7 e-mail Rejected Content Attachment', '554 5.5.7 Attachment rejected'],
  ['virus', '554 5.6.4 Virus E-Mail Blocked', '554 5.6.4 Virus found'],
  ['spam', '554 5.5.5 e-mail Rejected Spam', '554 5.7.1 e-mail Rejected Spam'],
  ['spam', '554 5.6.2 Spam Link rejected', '554 5.6.2 Link rejected'],
  ['encryption', '554 5.6.5 TLS encryption required by customer rule', '554 5.6.5 Encryption missing'],
  ['compliance', '554 5.6.9 Rejected by custom Compliance Filter Rule', '554 5.6.9 Rejected by rule'],
]);

it('is told from the text alone where the gateway names itself', () => {
  expect(recognises(cisco, '500 5.5.1 Command unrecognized: "XXXXXXXA"')).toBe(true);
  expect(recognises(cisco, '220 **************************2********0*')).toBe(true);
  expect(recognises(cisco, '220 mx.example.com ESMTP')).toBe(false);
  expect(recognises(mailchannels, '550 5.7.1 [ESA] Sender blocked.')).toBe(true);
  expect(recognises(mailchannels, '550 5.7.1 Sender blocked [ESA]')).toBe(false);
  expect(recognises(mimecast, '550 Invalid Recipient [Aj3QXapeMpqZYaeFwWhjzw.us32]')).toBe(true);
  expect(recognises(mimecast, '550 Invalid Recipient')).toBe(false);
  expect(recognises(spamtitan, '554 5.7.1 refused by SpamTitan')).toBe(true);
  expect(recognises(spamtitan, '554 5.7.1 refused')).toBe(false);
});
