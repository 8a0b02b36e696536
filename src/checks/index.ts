/** The one explicit list of checks, by topic, alphabetical within each. */
import type { Check, CheckTopic } from '../model/check.ts';
import type { Topic } from '../model/evidence.ts';
import { bimiDmarcEnforced } from './bimi/bimi-dmarc-enforced.ts';
import { bimiLogoValid } from './bimi/bimi-logo-valid.ts';
import { bimiPresent } from './bimi/bimi-present.ts';
import { bimiRecordValid } from './bimi/bimi-record-valid.ts';
import { blocklistDomainClear } from './blocklist/blocklist-domain-clear.ts';
import { blocklistIpClear } from './blocklist/blocklist-ip-clear.ts';
import { blocklistMinor } from './blocklist/blocklist-minor.ts';
import { daneLookupAnswers } from './dane/dane-lookup-answers.ts';
import { daneMatches } from './dane/dane-matches.ts';
import { danePresent } from './dane/dane-present.ts';
import { daneRollover } from './dane/dane-rollover.ts';
import { daneSecure } from './dane/dane-secure.ts';
import { daneUsage } from './dane/dane-usage.ts';
import { authAccepted } from './delivery/auth-accepted.ts';
import { messageAccepted } from './delivery/message-accepted.ts';
import { messageInInbox } from './delivery/message-in-inbox.ts';
import { recipientAccepted } from './delivery/recipient-accepted.ts';
import { senderAccepted } from './delivery/sender-accepted.ts';
import { serverReachable } from './delivery/server-reachable.ts';
import { dkimCnameResolves } from './dkim/dkim-cname-resolves.ts';
import { dkimDiscovered } from './dkim/dkim-discovered.ts';
import { dkimHashSha256 } from './dkim/dkim-hash-sha256.ts';
import { dkimKeyMinimum } from './dkim/dkim-key-minimum.ts';
import { dkimKeyNotRevoked } from './dkim/dkim-key-not-revoked.ts';
import { dkimKeyPresent } from './dkim/dkim-key-present.ts';
import { dkimKeyStrength } from './dkim/dkim-key-strength.ts';
import { dkimKeyValid } from './dkim/dkim-key-valid.ts';
import { dkimNotTesting } from './dkim/dkim-not-testing.ts';
import { dkimServiceEmail } from './dkim/dkim-service-email.ts';
import { dkimSingleRecord } from './dkim/dkim-single-record.ts';
import { dmarcLocation } from './dmarc/dmarc-location.ts';
import { dmarcNoHistoricTags } from './dmarc/dmarc-no-historic-tags.ts';
import { dmarcNotTesting } from './dmarc/dmarc-not-testing.ts';
import { dmarcOrganizationalDomainAgreed } from './dmarc/dmarc-organizational-domain-agreed.ts';
import { dmarcPctPartial } from './dmarc/dmarc-pct-partial.ts';
import { dmarcPolicyEnforced } from './dmarc/dmarc-policy-enforced.ts';
import { dmarcPolicyMonitored } from './dmarc/dmarc-policy-monitored.ts';
import { dmarcPresent } from './dmarc/dmarc-present.ts';
import { dmarcReportAddressDeliverable } from './dmarc/dmarc-report-address-deliverable.ts';
import { dmarcReportAuthorized } from './dmarc/dmarc-report-authorized.ts';
import { dmarcReportUriValid } from './dmarc/dmarc-report-uri-valid.ts';
import { dmarcReportsRequested } from './dmarc/dmarc-reports-requested.ts';
import { dmarcSingleRecord } from './dmarc/dmarc-single-record.ts';
import { dmarcSubdomainPolicy } from './dmarc/dmarc-subdomain-policy.ts';
import { dmarcSyntax } from './dmarc/dmarc-syntax.ts';
import { domainExists } from './dns/domain-exists.ts';
import { dnssecChainValid } from './dnssec/dnssec-chain-valid.ts';
import { heloFqdn } from './helo/helo-fqdn.ts';
import { heloResolves } from './helo/helo-resolves.ts';
import { logBounceRate } from './logs/log-bounce-rate.ts';
import { logBouncesLow } from './logs/log-bounces-low.ts';
import { logLinesRead } from './logs/log-lines-read.ts';
import { logNotBlocked } from './logs/log-not-blocked.ts';
import { logNotLimited } from './logs/log-not-limited.ts';
import { logQueueMoves } from './logs/log-queue-moves.ts';
import { logVolumeSteady } from './logs/log-volume-steady.ts';
import { messageDate } from './message/message-date.ts';
import { messageDisplayName } from './message/message-display-name.ts';
import { messageDkimPass } from './message/message-dkim-pass.ts';
import { messageDkimWhole } from './message/message-dkim-whole.ts';
import { messageDmarcPass } from './message/message-dmarc-pass.ts';
import { messageEightBit } from './message/message-eight-bit.ts';
import { messageEncodedWords } from './message/message-encoded-words.ts';
import { messageFieldsOnce } from './message/message-fields-once.ts';
import { messageFromSingle } from './message/message-from-single.ts';
import { messageHopCount } from './message/message-hop-count.ts';
import { messageHopDelay } from './message/message-hop-delay.ts';
import { messageHopsEncrypted } from './message/message-hops-encrypted.ts';
import { messageId } from './message/message-id.ts';
import { messageLineEndings } from './message/message-line-endings.ts';
import { messageLineLength } from './message/message-line-length.ts';
import { messageOneClick } from './message/message-one-click.ts';
import { messageResultsAgree } from './message/message-results-agree.ts';
import { messageSize } from './message/message-size.ts';
import { messageSpamScore } from './message/message-spam-score.ts';
import { messageSpfPass } from './message/message-spf-pass.ts';
import { messageStructure } from './message/message-structure.ts';
import { messageTextPart } from './message/message-text-part.ts';
import { messageUnsubscribeSigned } from './message/message-unsubscribe-signed.ts';
import { mtaStsContentType } from './mta-sts/mta-sts-content-type.ts';
import { mtaStsCoversMx } from './mta-sts/mta-sts-covers-mx.ts';
import { mtaStsEnforced } from './mta-sts/mta-sts-enforced.ts';
import { mtaStsHalfPublished } from './mta-sts/mta-sts-half-published.ts';
import { mtaStsMaxAge } from './mta-sts/mta-sts-max-age.ts';
import { mtaStsMxCertificate } from './mta-sts/mta-sts-mx-certificate.ts';
import { mtaStsPolicyFetchable } from './mta-sts/mta-sts-policy-fetchable.ts';
import { mtaStsPolicyValid } from './mta-sts/mta-sts-policy-valid.ts';
import { mtaStsPresent } from './mta-sts/mta-sts-present.ts';
import { mtaStsRecordValid } from './mta-sts/mta-sts-record-valid.ts';
import { mtaStsTestingReady } from './mta-sts/mta-sts-testing-ready.ts';
import { mxDeliverable } from './mx/mx-deliverable.ts';
import { mxExplicit } from './mx/mx-explicit.ts';
import { mxNullAlone } from './mx/mx-null-alone.ts';
import { mxNullSender } from './mx/mx-null-sender.ts';
import { mxRedundancy } from './mx/mx-redundancy.ts';
import { mxTargetAddress } from './mx/mx-target-address.ts';
import { mxTargetDuplicate } from './mx/mx-target-duplicate.ts';
import { mxTargetHostname } from './mx/mx-target-hostname.ts';
import { mxTargetNotCname } from './mx/mx-target-not-cname.ts';
import { mxTargetPublic } from './mx/mx-target-public.ts';
import { mxTargetRegistered } from './mx/mx-target-registered.ts';
import { egress25Open } from './ports/egress-25-open.ts';
import { portOpen } from './ports/port-open.ts';
import { portSubmissionAvailable } from './ports/port-submission-available.ts';
import { ptrForwardConfirmed } from './ptr/ptr-forward-confirmed.ts';
import { ptrMatchesHelo } from './ptr/ptr-matches-helo.ts';
import { ptrNotGeneric } from './ptr/ptr-not-generic.ts';
import { ptrPresent } from './ptr/ptr-present.ts';
import { smtpAuthAfterTls } from './smtp/smtp-auth-after-tls.ts';
import { smtpBannerHostname } from './smtp/smtp-banner-hostname.ts';
import { smtpEgressOpen } from './smtp/smtp-egress-open.ts';
import { smtpEhlo } from './smtp/smtp-ehlo.ts';
import { smtpGreeting } from './smtp/smtp-greeting.ts';
import { smtpGreetingDelay } from './smtp/smtp-greeting-delay.ts';
import { smtpHostReachable } from './smtp/smtp-host-reachable.ts';
import { smtpOpenRelay } from './smtp/smtp-open-relay.ts';
import { smtpReachable } from './smtp/smtp-reachable.ts';
import { smtpStarttlsInjection } from './smtp/smtp-starttls-injection.ts';
import { smtpStarttlsOffered } from './smtp/smtp-starttls-offered.ts';
import { smtpStarttlsWorks } from './smtp/smtp-starttls-works.ts';
import { spfDuplicateTerms } from './spf/spf-duplicate-terms.ts';
import { spfHasAll } from './spf/spf-has-all.ts';
import { spfIncludeLoop } from './spf/spf-include-loop.ts';
import { spfIncludeResolves } from './spf/spf-include-resolves.ts';
import { spfLookupHeadroom } from './spf/spf-lookup-headroom.ts';
import { spfLookupLimit } from './spf/spf-lookup-limit.ts';
import { spfMxLimit } from './spf/spf-mx-limit.ts';
import { spfNoPtr } from './spf/spf-no-ptr.ts';
import { spfNotPassAll } from './spf/spf-not-pass-all.ts';
import { spfParked } from './spf/spf-parked.ts';
import { spfPresent } from './spf/spf-present.ts';
import { spfRangeWidth } from './spf/spf-range-width.ts';
import { spfReachableTerms } from './spf/spf-reachable-terms.ts';
import { spfRecordLength } from './spf/spf-record-length.ts';
import { spfSenderAuthorized } from './spf/spf-sender-authorized.ts';
import { spfSingleRecord } from './spf/spf-single-record.ts';
import { spfSyntax } from './spf/spf-syntax.ts';
import { spfVoidLookupLimit } from './spf/spf-void-lookup-limit.ts';
import { spfVoidLookups } from './spf/spf-void-lookups.ts';
import { submissionAuth } from './tls/submission-auth.ts';
import { submissionCertificateCurrent } from './tls/submission-certificate-current.ts';
import { submissionCertificateName } from './tls/submission-certificate-name.ts';
import { submissionCertificateTrusted } from './tls/submission-certificate-trusted.ts';
import { submissionLegacyProtocols } from './tls/submission-legacy-protocols.ts';
import { submissionTls } from './tls/submission-tls.ts';
import { tlsCertificateCurrent } from './tls/tls-certificate-current.ts';
import { tlsCertificateExpiring } from './tls/tls-certificate-expiring.ts';
import { tlsCertificateName } from './tls/tls-certificate-name.ts';
import { tlsCertificateTrusted } from './tls/tls-certificate-trusted.ts';
import { tlsLegacyProtocols } from './tls/tls-legacy-protocols.ts';
import { tlsProtocolModern } from './tls/tls-protocol-modern.ts';
import { tlsRptPresent } from './tls-rpt/tls-rpt-present.ts';
import { tlsRptValid } from './tls-rpt/tls-rpt-valid.ts';

/** A check as the registry holds it, with the topic (folder) it belongs to. */
export type ListedCheck = Check<Topic, Topic> & { readonly topic: CheckTopic };

const byTopic: { readonly [T in CheckTopic]: readonly Check<Topic, Topic>[] } = {
  dns: [domainExists],
  dnssec: [dnssecChainValid],
  mx: [
    mxDeliverable,
    mxExplicit,
    mxNullAlone,
    mxNullSender,
    mxRedundancy,
    mxTargetAddress,
    mxTargetDuplicate,
    mxTargetHostname,
    mxTargetNotCname,
    mxTargetPublic,
    mxTargetRegistered,
  ],
  ptr: [ptrForwardConfirmed, ptrMatchesHelo, ptrNotGeneric, ptrPresent],
  helo: [heloFqdn, heloResolves],
  spf: [
    spfDuplicateTerms,
    spfHasAll,
    spfIncludeLoop,
    spfIncludeResolves,
    spfLookupHeadroom,
    spfLookupLimit,
    spfMxLimit,
    spfNoPtr,
    spfNotPassAll,
    spfParked,
    spfPresent,
    spfRangeWidth,
    spfReachableTerms,
    spfRecordLength,
    spfSenderAuthorized,
    spfSingleRecord,
    spfSyntax,
    spfVoidLookupLimit,
    spfVoidLookups,
  ],
  dkim: [
    dkimCnameResolves,
    dkimDiscovered,
    dkimHashSha256,
    dkimKeyMinimum,
    dkimKeyNotRevoked,
    dkimKeyPresent,
    dkimKeyStrength,
    dkimKeyValid,
    dkimNotTesting,
    dkimServiceEmail,
    dkimSingleRecord,
  ],
  dmarc: [
    dmarcLocation,
    dmarcNoHistoricTags,
    dmarcNotTesting,
    dmarcOrganizationalDomainAgreed,
    dmarcPctPartial,
    dmarcPolicyEnforced,
    dmarcPolicyMonitored,
    dmarcPresent,
    dmarcReportAddressDeliverable,
    dmarcReportAuthorized,
    dmarcReportUriValid,
    dmarcReportsRequested,
    dmarcSingleRecord,
    dmarcSubdomainPolicy,
    dmarcSyntax,
  ],
  'mta-sts': [
    mtaStsContentType,
    mtaStsCoversMx,
    mtaStsEnforced,
    mtaStsHalfPublished,
    mtaStsMaxAge,
    mtaStsMxCertificate,
    mtaStsPolicyFetchable,
    mtaStsPolicyValid,
    mtaStsPresent,
    mtaStsRecordValid,
    mtaStsTestingReady,
  ],
  'tls-rpt': [tlsRptPresent, tlsRptValid],
  dane: [daneLookupAnswers, daneMatches, danePresent, daneRollover, daneSecure, daneUsage],
  bimi: [bimiDmarcEnforced, bimiLogoValid, bimiPresent, bimiRecordValid],
  smtp: [
    smtpAuthAfterTls,
    smtpBannerHostname,
    smtpEgressOpen,
    smtpEhlo,
    smtpGreeting,
    smtpGreetingDelay,
    smtpHostReachable,
    smtpOpenRelay,
    smtpReachable,
    smtpStarttlsInjection,
    smtpStarttlsOffered,
    smtpStarttlsWorks,
  ],
  tls: [
    submissionAuth,
    submissionCertificateCurrent,
    submissionCertificateName,
    submissionCertificateTrusted,
    submissionLegacyProtocols,
    submissionTls,
    tlsCertificateCurrent,
    tlsCertificateExpiring,
    tlsCertificateName,
    tlsCertificateTrusted,
    tlsLegacyProtocols,
    tlsProtocolModern,
  ],
  blocklist: [blocklistDomainClear, blocklistIpClear, blocklistMinor],
  ports: [egress25Open, portOpen, portSubmissionAvailable],
  delivery: [
    authAccepted,
    messageAccepted,
    messageInInbox,
    recipientAccepted,
    senderAccepted,
    serverReachable,
  ],
  logs: [
    logBounceRate,
    logBouncesLow,
    logLinesRead,
    logNotBlocked,
    logNotLimited,
    logQueueMoves,
    logVolumeSteady,
  ],
  message: [
    messageDate,
    messageDisplayName,
    messageDkimPass,
    messageDkimWhole,
    messageDmarcPass,
    messageEightBit,
    messageEncodedWords,
    messageFieldsOnce,
    messageFromSingle,
    messageHopCount,
    messageHopDelay,
    messageHopsEncrypted,
    messageId,
    messageLineEndings,
    messageLineLength,
    messageOneClick,
    messageResultsAgree,
    messageSize,
    messageSpamScore,
    messageSpfPass,
    messageStructure,
    messageTextPart,
    messageUnsubscribeSigned,
  ],
};

/** Every check, in the order reports show them. */
export const checks: readonly ListedCheck[] = (Object.keys(byTopic) as CheckTopic[]).flatMap((topic) =>
  byTopic[topic].map((check) => ({ ...check, topic })),
);
