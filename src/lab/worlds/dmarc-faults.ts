/** Domains with a broken DMARC record, one fault each. */
import { broken, dig, soundZone } from '../domain.ts';

const RUA = 'rua=mailto:dmarc@reports.example';

export const dmarcFaults = [
  broken('dmarc-missing.example', 'dmarc-present', {
    breaks: 'It has no DMARC record, so bulk mail is refused and forgeries are not.',
    zone: soundZone(51, { dmarc: null }),
    proof: [dig('TXT _dmarc.dmarc-missing.example', 'NXDOMAIN')],
  }),
  broken('dmarc-two-records.example', 'dmarc-single-record', {
    breaks: 'Two DMARC records stand side by side, so receivers use neither.',
    zone: soundZone(52, { more: `_dmarc TXT v=DMARC1; p=none; ${RUA}` }),
    proof: [dig('+noall +answer TXT _dmarc.dmarc-two-records.example', 'TXT[\\s\\S]*\\n.*TXT')],
  }),
  broken('dmarc-bad-policy.example', 'dmarc-syntax', {
    breaks: 'The policy is misspelt (p=rejct), so it does not count.',
    zone: soundZone(53, { dmarc: `v=DMARC1; p=rejct; ${RUA}` }),
    proof: [dig('+short TXT _dmarc.dmarc-bad-policy.example', 'p=rejct')],
  }),
  broken('dmarc-blind-monitoring.example', 'dmarc-policy-monitored', {
    breaks: 'It only monitors (p=none), yet asks nobody to send it reports.',
    zone: soundZone(54, { dmarc: 'v=DMARC1; p=none' }),
    proof: [dig('+short TXT _dmarc.dmarc-blind-monitoring.example', '^"v=DMARC1; p=none"')],
  }),
  broken('dmarc-weak-subdomains.example', 'dmarc-subdomain-policy', {
    breaks: 'The domain is protected, but anybody may use its subdomains (sp=none).',
    zone: soundZone(55, { dmarc: `v=DMARC1; p=reject; sp=none; ${RUA}` }),
    proof: [dig('+short TXT _dmarc.dmarc-weak-subdomains.example', 'sp=none')],
  }),
  broken('dmarc-testing.example', 'dmarc-not-testing', {
    breaks: 'The test flag t=y weakens the policy by one step.',
    zone: soundZone(56, { dmarc: `v=DMARC1; p=reject; t=y; ${RUA}` }),
    proof: [dig('+short TXT _dmarc.dmarc-testing.example', 't=y')],
  }),
  broken('dmarc-half-enforced.example', 'dmarc-pct-partial', {
    breaks: 'pct=50 means half enforcement to older receivers and full enforcement to newer ones.',
    zone: soundZone(57, { dmarc: `v=DMARC1; p=reject; pct=50; ${RUA}` }),
    proof: [dig('+short TXT _dmarc.dmarc-half-enforced.example', 'pct=50')],
  }),
  broken('dmarc-no-reports.example', 'dmarc-reports-requested', {
    breaks: 'It has mail rejected but asks for no reports, so it never learns which.',
    zone: soundZone(58, { dmarc: 'v=DMARC1; p=reject' }),
    proof: [dig('+short TXT _dmarc.dmarc-no-reports.example', '^"v=DMARC1; p=reject"')],
  }),
  broken('dmarc-unauthorized-reports.example', 'dmarc-report-authorized', {
    breaks: 'Its reports go to another organization, which has not agreed to take them.',
    zone: soundZone(59, { dmarc: 'v=DMARC1; p=reject; rua=mailto:dmarc@unwilling.example' }),
    proof: [dig('TXT dmarc-unauthorized-reports.example._report._dmarc.unwilling.example', 'NXDOMAIN')],
  }),
  broken('dmarc-dead-report-address.example', 'dmarc-report-address-deliverable', {
    breaks: 'Its reports go to a name that takes no mail.',
    zone: soundZone(60, {
      dmarc: 'v=DMARC1; p=reject; rua=mailto:dmarc@inbox.dmarc-dead-report-address.example',
      more: 'inbox MX 0 .',
    }),
    proof: [dig('+short MX inbox.dmarc-dead-report-address.example', '^0 \\.')],
  }),
  broken('dmarc-bad-report-uri.example', 'dmarc-report-uri-valid', {
    breaks: 'One report address lacks its mailto:.',
    zone: soundZone(61, {
      dmarc: 'v=DMARC1; p=reject; rua=mailto:dmarc@reports.example,postmaster@dmarc-bad-report-uri.example',
    }),
    proof: [dig('+short TXT _dmarc.dmarc-bad-report-uri.example', ',postmaster@')],
  }),
  broken('dmarc-misplaced.example', 'dmarc-location', {
    breaks: 'The DMARC record stands at the domain itself instead of below _dmarc.',
    zone: soundZone(62, { dmarc: null, more: `@ TXT v=DMARC1; p=reject; ${RUA}` }),
    proof: [
      dig('+short TXT dmarc-misplaced.example', 'v=DMARC1'),
      dig('TXT _dmarc.dmarc-misplaced.example', 'NXDOMAIN'),
    ],
  }),
  broken('dmarc-false-registry.example', 'dmarc-organizational-domain-agreed', {
    breaks: 'psd=y, meant for registries, makes strangers of its own subdomains.',
    zone: soundZone(63, { dmarc: `v=DMARC1; p=reject; psd=y; ${RUA}` }),
    proof: [dig('+short TXT _dmarc.dmarc-false-registry.example', 'psd=y')],
  }),
  broken('shop.dmarc-two-views.example', 'dmarc-organizational-domain-agreed', {
    breaks: 'Only the subdomain has a DMARC record: old and new receivers see different organizations.',
    apex: 'dmarc-two-views.example',
    zone: `
      shop        MX   10 mx.shop
      mx.shop     HOST 64
      shop        TXT  v=spf1 mx -all
      _dmarc.shop TXT  v=DMARC1; p=reject; ${RUA}`,
    proof: [dig('TXT _dmarc.dmarc-two-views.example', 'NXDOMAIN')],
  }),
];
