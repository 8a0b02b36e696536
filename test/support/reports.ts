/** Whole reports for renderer tests: broken, healthy, odd and hostile ones. */
import { CHECK_TOPICS, type CheckTopic } from '../../src/model/check.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Finding, ZoneEdit } from '../../src/model/finding.ts';
import type { Report, Run } from '../../src/model/report.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { checkTopic } from '../../src/report/check-topic.ts';
import { count, verdictOf } from '../../src/run/summarise.ts';
import { absent, failed, observed } from './evidence.ts';
import { fortressEvidence, mxHost, SHOP_SPF, shopEvidence } from './report-evidence.ts';

const AT = '2026-01-01T00:00:00.000Z';

interface FindingSketch extends Partial<Omit<Finding, 'fix'>> {
  check: string;
  says: string;
  fix?: string;
  records?: ZoneEdit[];
}

export interface ReportSketch {
  domain: string;
  findings: FindingSketch[];
  evidence?: Partial<Evidence>;
  topics?: Partial<Report['topics']>;
  tookMs?: number;
  timing?: Report['timing'];
}

/** A report whose counts and verdict follow from its findings. */
export function report({
  domain,
  findings,
  evidence = {},
  topics,
  tookMs = 412,
  timing,
}: ReportSketch): Report {
  const all = findings.map((sketch) => finding(sketch, domain));
  const { judged = CHECK_TOPICS, asked = [] } = topics ?? {};
  return {
    target: domainTarget(domain),
    startedAt: AT,
    tookMs,
    verdict: verdictOf(all, checkTopic, asked),
    counts: count(all),
    topics: { judged, asked },
    findings: all,
    evidence,
    timing: timing ?? { questions: 0, chain: [] },
  };
}

function finding(sketch: FindingSketch, domain: string): Finding {
  const { fix, records, ...rest } = sketch;
  const verdict = sketch.verdict ?? 'fail';
  return {
    verdict,
    severity: 'error',
    subject: domain,
    why: 'Receivers look at this before they take mail, so it decides whether the message arrives.',
    references: [
      { title: 'RFC 7208 §4.6.4', url: 'https://www.rfc-editor.org/rfc/rfc7208.html#section-4.6.4' },
    ],
    data: {},
    ...rest,
    ...(verdict === 'fail' && {
      fix: { text: fix ?? 'Change the record as shown', ...(records !== undefined && { records }) },
    }),
  };
}

export function passed(check: string, says: string): FindingSketch {
  return { check, says, verdict: 'pass' };
}

export function unseen(check: string, says: string, cause: 'target' | 'vantage' = 'vantage'): FindingSketch {
  return { check, says, verdict: 'unknown', data: { cause } };
}

export function run(reports: Report[], command = 'check'): Run {
  return {
    schemaVersion: 1,
    tool: { name: 'mailsonde', version: '0.0.0' },
    command,
    startedAt: AT,
    tookMs: 431,
    reports,
  };
}

const SHOP_TIMING: Report['timing'] = {
  questions: 87,
  chain: [
    { what: 'TXT shop.example', startMs: 1.2, tookMs: 41 },
    { what: 'TXT mail.crm.example', startMs: 43, tookMs: 88 },
    { what: 'TXT us.crm.example', startMs: 132, tookMs: 121 },
    { what: 'TXT old.crm.example', startMs: 254, tookMs: 152 },
  ],
};

/** The shop of many faults: too many SPF lookups, no DMARC, a short key, an MX host to be seen to. */
export const brokenShop: Report = report({
  domain: 'shop.example',
  evidence: shopEvidence,
  timing: SHOP_TIMING,
  findings: [
    passed('domain-exists', 'shop.example exists'),
    unseen('dnssec-chain-valid', 'The resolver 192.0.2.53 does not validate DNSSEC'),
    passed('mx-deliverable', 'Both MX hosts have an address'),
    passed('mx-explicit', '2 MX records'),
    {
      check: 'mx-target-duplicate',
      severity: 'info',
      says: 'mx1.shop.example and mx2.shop.example share the address 192.0.2.26',
    },
    {
      check: 'spf-lookup-limit',
      says: 'SPF needs 14 DNS lookups; receivers stop at 10',
      why: 'Past the tenth, SPF counts as broken (permerror), and DMARC is left with DKIM alone.',
      fix: 'crm.example sends with its own envelope domain, so its include does nothing for you (7 lookups). Without it:',
      records: [
        { action: 'remove', name: 'shop.example', type: 'TXT', value: SHOP_SPF },
        {
          action: 'add',
          name: 'shop.example',
          type: 'TXT',
          value: 'v=spf1 include:_spf.google.com include:_spf.host.example mx a ~all',
        },
      ],
      data: { lookups: 14, limit: 10 },
    },
    passed('spf-present', 'SPF record found'),
    passed('spf-syntax', 'No syntax error in the SPF record or its includes'),
    {
      check: 'spf-void-lookups',
      severity: 'warning',
      says: '2 SPF lookups find nothing',
      fix: 'Remove the terms that lead nowhere',
    },
    passed('dkim-discovered', 'Keys found for google and old, among 6 probed selectors'),
    {
      check: 'dkim-key-strength',
      severity: 'warning',
      subject: 'google._domainkey.shop.example',
      says: 'RSA key of 1024 bits; 2048 are expected today',
      why: 'Some receivers already discount signatures with short keys.',
      fix: 'Create a 2048-bit key at your provider and publish it under a new selector',
    },
    {
      check: 'dmarc-present',
      says: 'No DMARC record at _dmarc.shop.example, nor above it',
      why: 'Gmail and Outlook refuse bulk mail without one (550 5.7.26, 5.7.515).',
      fix: 'Start by watching; nothing is blocked yet:',
      records: [
        {
          action: 'add',
          name: '_dmarc.shop.example',
          type: 'TXT',
          value: 'v=DMARC1; p=none; rua=mailto:dmarc@shop.example',
        },
      ],
    },
    {
      check: 'mta-sts-present',
      severity: 'info',
      says: 'No MTA-STS policy: senders that check it cannot insist on TLS',
    },
    {
      check: 'tls-rpt-present',
      severity: 'info',
      says: 'No TLS-RPT record: nobody tells you when TLS to you fails',
    },
    { check: 'dmarc-policy-enforced', verdict: 'skipped', severity: 'info', says: 'no DMARC record' },
    { check: 'dmarc-syntax', verdict: 'skipped', says: 'no DMARC record' },
    unseen('dane-secure', 'The resolver 192.0.2.53 does not validate DNSSEC'),
    unseen('blocklist-ip-clear', 'Example ZEN refuses public resolvers (127.255.255.254)'),
  ],
});

export const healthy: Report = report({
  domain: 'healthy.example',
  findings: [
    passed('domain-exists', 'healthy.example exists'),
    passed('dnssec-chain-valid', 'Signed, and the chain holds'),
    passed('spf-lookup-limit', 'SPF needs 4 of 10 lookups'),
    { check: 'bimi-present', severity: 'info', says: 'No BIMI record: mailboxes show no logo' },
  ],
  evidence: {
    providers: observed([
      {
        id: 'microsoft',
        name: 'Microsoft 365',
        role: 'mailbox',
        seenIn: [
          { where: 'mx', what: 'healthy-example.mail.protection.outlook.com' },
          { where: 'spf', what: 'spf.protection.outlook.com' },
          { where: 'dkim', what: 'selector1' },
        ],
      },
    ]),
  },
});

/** A healthy domain, looked at from where little can be seen. */
export const cloudRunner: Report = report({
  domain: 'far.example',
  findings: [
    passed('domain-exists', 'far.example exists'),
    passed('spf-present', 'SPF record found'),
    unseen('dnssec-chain-valid', 'The resolver 192.0.2.53 does not validate DNSSEC'),
    unseen('dane-secure', 'The resolver 192.0.2.53 does not validate DNSSEC'),
    unseen('dane-matches', 'The resolver 192.0.2.53 does not validate DNSSEC'),
    ...['ZEN', 'DBL', 'SBL', 'PBL', 'XBL', 'CSS', 'DROP'].map((list) =>
      unseen('blocklist-ip-clear', `Example ${list} refuses public resolvers`),
    ),
  ],
});

/** Their name servers are down: nothing can be said, and nothing is claimed. */
export const silent: Report = report({
  domain: 'silent.example',
  findings: ['domain-exists', 'spf-present', 'dkim-discovered', 'dmarc-present', 'mx-deliverable'].map(
    (check) => unseen(check, 'Could not be determined: DNS answered SERVFAIL', 'target'),
  ),
  evidence: { mx: failed('DNS answered SERVFAIL') },
});

export const half: Report = report({
  domain: 'half.example',
  findings: [
    passed('spf-present', 'SPF record found'),
    unseen(
      'dmarc-present',
      'Could not be determined: no answer for TXT _dmarc.half.example within 5 s',
      'target',
    ),
  ],
});

export const idn: Report = report({
  domain: 'xn--bcher-kva.example',
  findings: [passed('domain-exists', 'xn--bcher-kva.example exists')],
});

export const missing: Report = report({
  domain: 'no-such-domain.example',
  findings: [
    {
      check: 'domain-exists',
      says: 'no-such-domain.example does not exist (NXDOMAIN)',
      fix: 'Check the spelling and whether the registration has lapsed',
    },
    { check: 'spf-present', says: 'No SPF record' },
    { check: 'dmarc-present', says: 'No DMARC record' },
    unseen('blocklist-domain-clear', 'Example DBL refuses public resolvers'),
  ],
  evidence: { domain: absent('nxdomain'), mx: absent('nxdomain') },
});

export const parked: Report = report({
  domain: 'parked.example',
  findings: [passed('spf-parked', 'SPF is exactly "v=spf1 -all"')],
  evidence: {
    sending: observed({
      sends: false,
      because: 'SPF is exactly "v=spf1 -all"',
      stated: false,
      addresses: [],
    }),
    mx: observed({
      hosts: [mxHost(0, '', [], [])],
      implicit: false,
      nullMx: true,
      authenticated: false,
      dropped: 0,
    }),
  },
});

/** Every protection there is, and faults of many subjects in them. */
export const fortress: Report = report({
  domain: 'fortress.example',
  evidence: fortressEvidence,
  timing: {
    questions: 42,
    chain: [
      { what: 'TXT _mta-sts.fortress.example', startMs: 0.4, tookMs: 20 },
      { what: 'GET https://mta-sts.fortress.example/.well-known/mta-sts.txt', startMs: 21, tookMs: 61 },
    ],
  },
  findings: [
    passed('domain-exists', 'fortress.example exists'),
    passed('dnssec-chain-valid', 'Signed, and the chain holds'),
    ...['old', 'older'].map((name) => ({
      check: 'mx-target-address',
      severity: 'warning' as const,
      subject: `${name}.fortress.example`,
      says: `MX host ${name}.fortress.example has no address`,
      fix: 'Remove the MX record or give the host an address',
      records: [
        {
          action: 'remove' as const,
          name: 'fortress.example',
          type: 'MX' as const,
          value: `20 ${name}.fortress.example`,
        },
      ],
    })),
    ...Array.from({ length: 8 }, (_, index) => ({
      check: 'dkim-key-minimum',
      subject: `s${index}._domainkey.fortress.example`,
      says: `RSA key of ${512 + index} bits`,
      fix: index === 0 ? 'Replace the key' : 'Replace this key too',
    })),
    {
      check: 'blocklist-ip-clear',
      subject: '198.51.100.25',
      says: 'Example ZEN lists 198.51.100.25 (snowshoe)',
      fix: 'Find out what was sent, stop it, then ask for removal',
    },
    {
      check: 'dkim-key-present',
      says: 'No key under selector "long"',
      fix: 'Publish the key',
      records: [
        {
          action: 'add',
          name: 'long._domainkey.fortress.example',
          type: 'TXT',
          value: `v=DKIM1; k=rsa; p=${'MIIBIjANBgkq'.repeat(30)}`,
        },
      ],
    },
    passed('mta-sts-covers-mx', 'The policy covers mx.fortress.example'),
    passed('bimi-record-valid', 'BIMI record is well formed'),
  ],
});

/** `spf fortress.example --ip 198.51.100.8` */
export const spfSender: Report = report({
  domain: 'fortress.example',
  evidence: { spf: fortressEvidence.spf as NonNullable<Evidence['spf']> },
  topics: { judged: ['dns', 'spf'], asked: ['spf'] },
  findings: [
    passed('domain-exists', 'fortress.example exists'),
    passed('spf-present', 'SPF record found'),
    {
      check: 'spf-sender-authorized',
      says: 'SPF gives fail for 198.51.100.8',
      fix: 'Add the address to the record, or send through one that is in it',
    },
  ],
});

/** What a hostile zone would like to reach the terminal or an issue with. */
export const HOSTILE =
  '\u001b]0;owned\u0007\u001b[2J\u202egpj.exe\u200b\u009b31m`|<img src=x onerror=alert(1)>@everyone [a](https://evil.example)\r\n\ud800\u0000';

/** The same text wherever remote text can stand. */
export const hostile: Report = report({
  domain: 'hostile.example',
  evidence: withText(shopEvidence, 'hostile.example'),
  timing: { questions: 3, chain: [{ what: `TXT ${HOSTILE}`, startMs: 0, tookMs: 10 }] },
  findings: [
    {
      check: 'spf-syntax',
      subject: HOSTILE,
      says: `Unknown mechanism "${HOSTILE}" at column 8`,
      fix: `Remove ${HOSTILE}`,
      records: [{ action: 'remove', name: HOSTILE, type: 'TXT', value: HOSTILE }],
      data: { text: HOSTILE },
    },
    { check: 'dmarc-present', says: `${HOSTILE} is not DMARC` },
    passed('mx-explicit', `MX ${HOSTILE}`),
    { check: 'mx-redundancy', severity: 'info', says: HOSTILE },
    unseen('dnssec-chain-valid', HOSTILE),
    unseen('tls-rpt-valid', HOSTILE, 'target'),
    { check: 'bimi-present', verdict: 'skipped', severity: 'info', says: HOSTILE },
  ],
});

/** Replaces every free text of some evidence; statuses and other words of ours stay. */
function withText(evidence: Partial<Evidence>, name: string): Partial<Evidence> {
  const ours =
    /^(status|at|state|kind|qualifier|role|where|weight|subjectKind|family|cause|stage|name|zone)$/;
  return JSON.parse(JSON.stringify(evidence), (key, value: unknown) =>
    typeof value === 'string' && !ours.test(key) && value !== name ? HOSTILE : value,
  ) as Partial<Evidence>;
}

export const topicAsked = (topic: CheckTopic, from: Report = brokenShop): Report => {
  const findings = from.findings.filter(({ check }) => ['dns', topic].includes(checkTopic(check) ?? ''));
  return {
    ...from,
    findings,
    counts: count(findings),
    verdict: verdictOf(findings, checkTopic, [topic]),
    topics: { judged: ['dns', topic], asked: [topic] },
  };
};

export const many: Report[] = [brokenShop, healthy, half, idn, missing, parked];
