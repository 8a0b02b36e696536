/** Domains whose transport security (MTA-STS, TLS reporting, DANE, DNSSEC) is broken, one fault each. */

import type { LabEntry } from '../domain.ts';
import { broken, curl, dig, type LabProof, soundZone, stsPolicy, stsRecords, stsSite } from '../domain.ts';
import type { LabSite } from '../policy-host.ts';

interface StsCase {
  name: string;
  host: number;
  fails: string;
  breaks: string;
  site: LabSite;
  record?: string | null;
  proof: LabProof;
}

const policyUrl = (name: string): string => `https://mta-sts.${name}/.well-known/mta-sts.txt`;

function stsFault({ name, host, fails, breaks, site, record, proof }: StsCase): LabEntry {
  const records = record === null ? stsRecords().replace(/^.*\n/, '') : stsRecords(record);
  return broken(name, fails, {
    breaks,
    zone: soundZone(host, { more: records }),
    sites: [site],
    proof: [proof],
  });
}

const enforce = (name: string, maxAge?: number): string => stsPolicy('enforce', [`mx.${name}`], maxAge);

const sts = [
  stsFault({
    name: 'mta-sts-unannounced.example',
    host: 91,
    fails: 'mta-sts-half-published',
    breaks: 'A policy is served, but no DNS record announces it, so nobody reads it.',
    record: null,
    site: stsSite('mta-sts-unannounced.example', enforce('mta-sts-unannounced.example')),
    proof: dig('TXT _mta-sts.mta-sts-unannounced.example', 'NXDOMAIN'),
  }),
  stsFault({
    name: 'mta-sts-record-without-id.example',
    host: 92,
    fails: 'mta-sts-record-valid',
    breaks: 'The record lacks its id, so senders ignore it.',
    record: 'v=STSv1;',
    site: stsSite('mta-sts-record-without-id.example', enforce('mta-sts-record-without-id.example')),
    proof: dig('+short TXT _mta-sts.mta-sts-record-without-id.example', '^"v=STSv1;"'),
  }),
  stsFault({
    name: 'mta-sts-policy-404.example',
    host: 93,
    fails: 'mta-sts-policy-fetchable',
    breaks: 'The announced policy is not there (404).',
    site: { host: 'mta-sts.mta-sts-policy-404.example', pages: {} },
    proof: curl(policyUrl('mta-sts-policy-404.example'), ' 404'),
  }),
  stsFault({
    name: 'mta-sts-bad-certificate.example',
    host: 94,
    fails: 'mta-sts-policy-fetchable',
    breaks: 'The policy host’s certificate has expired.',
    site: stsSite('mta-sts-bad-certificate.example', enforce('mta-sts-bad-certificate.example'), {
      certificate: 'expired',
    }),
    proof: {
      tool: 'openssl',
      args: ['mta-sts.mta-sts-bad-certificate.example'],
      shows: 'certificate has expired',
    },
  }),
  stsFault({
    name: 'mta-sts-wrong-name.example',
    host: 95,
    fails: 'mta-sts-policy-fetchable',
    breaks: 'The policy host’s certificate is for another name.',
    site: stsSite('mta-sts-wrong-name.example', enforce('mta-sts-wrong-name.example'), {
      certificate: 'wrong-name',
    }),
    proof: { tool: 'openssl', args: ['mta-sts.mta-sts-wrong-name.example'], shows: '[Hh]ostname mismatch' },
  }),
  stsFault({
    name: 'mta-sts-self-signed.example',
    host: 96,
    fails: 'mta-sts-policy-fetchable',
    breaks: 'The policy host’s certificate is signed by nobody but itself.',
    site: stsSite('mta-sts-self-signed.example', enforce('mta-sts-self-signed.example'), {
      certificate: 'self-signed',
    }),
    proof: {
      tool: 'openssl',
      args: ['mta-sts.mta-sts-self-signed.example'],
      shows: 'self-signed certificate',
    },
  }),
  stsFault({
    name: 'mta-sts-redirect.example',
    host: 97,
    fails: 'mta-sts-policy-fetchable',
    breaks: 'The policy host redirects, which senders must not follow.',
    site: stsSite(
      'mta-sts-redirect.example',
      '',
      {},
      { status: 301, location: 'https://www.lab-hosting.example/' },
    ),
    proof: curl(policyUrl('mta-sts-redirect.example'), ' 301'),
  }),
  stsFault({
    name: 'mta-sts-bad-mode.example',
    host: 98,
    fails: 'mta-sts-policy-valid',
    breaks: 'The policy’s mode is misspelt, so the whole policy is void.',
    site: stsSite('mta-sts-bad-mode.example', stsPolicy('enforced', ['mx.mta-sts-bad-mode.example'])),
    proof: curl(policyUrl('mta-sts-bad-mode.example'), 'mode: enforced'),
  }),
  stsFault({
    name: 'mta-sts-html.example',
    host: 99,
    fails: 'mta-sts-content-type',
    breaks: 'The policy is served as text/html; strict senders refuse it.',
    site: stsSite('mta-sts-html.example', enforce('mta-sts-html.example'), {}, { contentType: 'text/html' }),
    proof: curl(policyUrl('mta-sts-html.example'), '[Cc]ontent-[Tt]ype: text/html'),
  }),
  stsFault({
    name: 'mta-sts-mx-not-covered.example',
    host: 100,
    fails: 'mta-sts-covers-mx',
    breaks: 'The enforced policy names the MX host of the former provider.',
    site: stsSite('mta-sts-mx-not-covered.example', stsPolicy('enforce', ['mx.former-provider.example'])),
    proof: curl(policyUrl('mta-sts-mx-not-covered.example'), 'mx: mx.former-provider.example'),
  }),
  stsFault({
    name: 'mta-sts-not-ready.example',
    host: 101,
    fails: 'mta-sts-testing-ready',
    breaks: 'The policy is in testing mode and would break delivery if it were enforced.',
    site: stsSite('mta-sts-not-ready.example', stsPolicy('testing', ['mx.former-provider.example'])),
    proof: curl(policyUrl('mta-sts-not-ready.example'), 'mode: testing'),
  }),
  stsFault({
    name: 'mta-sts-short-life.example',
    host: 102,
    fails: 'mta-sts-max-age',
    breaks: 'Senders may keep the policy for one hour only, which leaves the domain unprotected.',
    site: stsSite('mta-sts-short-life.example', enforce('mta-sts-short-life.example', 3600)),
    proof: curl(policyUrl('mta-sts-short-life.example'), 'max_age: 3600'),
  }),
];

export const transportFaults = [
  ...sts,
  broken('tls-rpt-broken.example', 'tls-rpt-valid', {
    breaks: 'The TLS reporting record names no address to send reports to.',
    zone: soundZone(103, { more: '_smtp._tls TXT v=TLSRPTv1; rua=' }),
    proof: [dig('+short TXT _smtp._tls.tls-rpt-broken.example', 'rua="$')],
  }),
  broken('dane-unsigned.example', 'dane-secure', {
    breaks: 'It publishes TLSA records in a zone that is not signed, where they count for nothing.',
    zone: soundZone(104, { more: '_25._tcp.mx TLSA 3 1 1 @spki:mx.dane-unsigned.example' }),
    proof: [
      dig(
        '+adflag TLSA _25._tcp.mx.dane-unsigned.example',
        '(?=[\\s\\S]*TLSA\\s+3 1 1)(?![\\s\\S]*flags:[^;]* ad)',
      ),
    ],
  }),
  broken('dane-pkix-usage.example', 'dane-usage', {
    breaks: 'Its only TLSA record has usage 1, which mail servers must ignore.',
    zone: soundZone(105, { more: '_25._tcp.mx TLSA 1 1 1 @spki:mx.dane-pkix-usage.example' }),
    security: 'signed',
    proof: [dig('+short TLSA _25._tcp.mx.dane-pkix-usage.example', '^1 1 1 ')],
  }),
  broken('dane-lookup-fails.example', 'dane-lookup-answers', {
    breaks: 'Its signed zone answers TLSA questions with SERVFAIL, so DANE senders hold mail back.',
    zone: soundZone(106, { more: '_25._tcp.mx SERVFAIL TLSA' }),
    security: 'signed',
    unknown: ['dane-present'],
    proof: [dig('TLSA _25._tcp.mx.dane-lookup-fails.example', 'SERVFAIL')],
  }),
  broken('dnssec-bogus.example', 'dnssec-chain-valid', {
    breaks: 'Its DNSSEC signatures do not verify, so the careful half of the world sees no domain at all.',
    zone: soundZone(107),
    security: 'bogus',
    unknown: 'any',
    proof: [
      dig('MX dnssec-bogus.example', 'SERVFAIL'),
      dig('+cdflag MX dnssec-bogus.example', 'NOERROR[\\s\\S]*MX\\s+10 mx'),
    ],
  }),
];
