/** How a target stands, in one plain sentence that claims no more than the findings carry. */
import { CHECK_TOPICS, type CheckTopic } from '../model/check.ts';
import type { Report } from '../model/report.ts';
import { agenda } from './agenda.ts';
import { checkTopic } from './check-topic.ts';
import { listed, type Mark, plural, TOPIC_NAMES } from './words.ts';

export interface Standing {
  mark: Mark;
  sentence: string;
}

export function standing(report: Report): Standing {
  const failed = new Set(
    report.findings
      .filter(({ verdict, severity }) => verdict === 'fail' && severity === 'error')
      .map(({ check }) => check),
  );
  const evaluated = evaluation(report);
  switch (report.verdict) {
    case 'fail':
      return { mark: 'error', sentence: evaluated ?? consequence(failed) };
    case 'warning':
      return { mark: 'warning', sentence: evaluated ?? cautious(report) };
    case 'inconclusive':
      return { mark: 'unknown', sentence: undecided(report) };
    case 'pass':
      return { mark: 'pass', sentence: evaluated ?? healthy(report) };
  }
}

/** `spf --ip`: the receiver's result is the answer. */
function evaluation({ topics, evidence }: Report): string | undefined {
  const [topic, ...others] = topics.asked;
  if (topic !== 'spf' || others.length > 0 || evidence.spf?.status !== 'observed') return undefined;
  const [only, ...more] = evidence.spf.value.evaluations;
  return only === undefined || more.length > 0 ? undefined : `${only.ip} → ${only.result}: ${only.reason}`;
}

type Ids = ReadonlySet<string>;

const BROKEN_SPF = [
  'spf-present',
  'spf-single-record',
  'spf-syntax',
  'spf-lookup-limit',
  'spf-void-lookup-limit',
  'spf-include-resolves',
  'spf-include-loop',
  'spf-mx-limit',
];

type Rule = readonly [applies: (failed: Ids) => boolean, says: string];

/** What makes all the rest moot. */
const ABOVE_ALL: readonly Rule[] = [
  [any('domain-exists'), 'this domain does not exist'],
  [any('dnssec-chain-valid'), 'DNSSEC is broken: to validating resolvers this domain does not exist'],
];

/** Mail to the domain; the first that applies is the one a reader must hear. */
const INBOUND: readonly Rule[] = [
  [any('mx-deliverable'), 'mail to this domain cannot be delivered'],
  [any('mx-target-registered'), 'whoever registers a lapsed MX domain receives mail meant for this one'],
  [
    any('mta-sts-covers-mx', 'mta-sts-mx-certificate'),
    'Gmail, Outlook and other MTA-STS senders cannot deliver here',
  ],
  [
    any('dane-matches', 'dane-usage', 'dane-lookup-answers'),
    'senders that check DANE cannot deliver to this domain',
  ],
  [topic('mx'), 'some mail to this domain will be lost or refused'],
];

/** Mail from the domain: alone, and in half a sentence after trouble with mail to it. */
const OUTBOUND: readonly (readonly [...Rule, after: string])[] = [
  [
    authBroken,
    'Gmail, Yahoo and Outlook will reject or junk this mail',
    'mail from it will be refused or junked',
  ],
  [any('spf-not-pass-all'), 'anyone may send mail in the name of this domain', 'anyone may send in its name'],
  [
    any('blocklist-ip-clear', 'blocklist-domain-clear'),
    'listed on a blocklist: many receivers refuse this mail',
    'blocklists tell receivers to refuse mail from it',
  ],
  [
    any('ptr-present', 'ptr-forward-confirmed'),
    'Gmail and many others refuse mail from its sending address',
    'many receivers refuse mail from its address',
  ],
  [
    any('spf-present'),
    'without SPF, many receivers distrust mail from this domain',
    'mail from it is distrusted',
  ],
  [any(...BROKEN_SPF), 'SPF is broken: only DKIM-signed mail still passes', 'SPF for mail from it is broken'],
  [any('spf-sender-authorized'), 'SPF does not authorise this sender', 'SPF does not authorise this sender'],
  [
    any('dmarc-present'),
    'Gmail, Yahoo and Outlook refuse bulk mail without DMARC',
    'bulk mail from it will be refused',
  ],
  [any('dmarc-report-uri-valid'), 'DMARC reports will not arrive', 'DMARC reports will not arrive'],
  [
    topic('dmarc'),
    'receivers ignore this DMARC record, and large ones refuse bulk mail without one',
    'bulk mail from it will be refused',
  ],
  [
    topic('dkim'),
    'DKIM signatures made with a broken key do not count',
    'some of its DKIM signatures do not count',
  ],
  [
    topic('helo'),
    'many receivers refuse a server that introduces itself like this',
    'its HELO name is refused',
  ],
];

/** What fails quietly. */
const ASIDE: readonly Rule[] = [
  [topic('mta-sts'), 'MTA-STS is announced but protects nothing'],
  [topic('tls-rpt'), 'reports about TLS failures will not arrive'],
  [topic('bimi'), 'mailboxes will not show the logo'],
];

function consequence(failed: Ids): string {
  const first = <R extends Rule | (typeof OUTBOUND)[number]>(rules: readonly R[]): R | undefined =>
    rules.find(([applies]) => applies(failed));
  const whole = first(ABOVE_ALL);
  if (whole !== undefined) return capitalised(whole[1]);
  const [inbound, outbound] = [first(INBOUND), first(OUTBOUND)];
  if (inbound !== undefined && outbound !== undefined)
    return capitalised(`${inbound[1]}, and ${outbound[2]}`);
  const said = inbound?.[1] ?? outbound?.[1] ?? first(ASIDE)?.[1];
  return capitalised(said ?? `${plural(failed.size, 'error')} to cure`);
}

function any(...ids: string[]): (failed: Ids) => boolean {
  return (failed) => ids.some((id) => failed.has(id));
}

function topic(name: CheckTopic): (failed: Ids) => boolean {
  return (failed) => [...failed].some((id) => checkTopic(id) === name);
}

/** Two of the three pillars down: DMARC then has nothing to pass with, or no policy tells what should. */
function authBroken(failed: Ids): boolean {
  const down = [
    any(...BROKEN_SPF)(failed),
    topic('dkim')(failed),
    any('dmarc-present', 'dmarc-single-record', 'dmarc-syntax', 'dmarc-location')(failed),
  ];
  return down.filter(Boolean).length >= 2;
}

function cautious({ counts, topics }: Report): string {
  const count = plural(counts.warning, 'warning');
  const asked = namesOf(topics.asked);
  return asked === ''
    ? `No errors, but ${counts.warning === 1 ? 'one thing needs' : `${counts.warning} things need`} care`
    : `${capitalised(asked)}: no errors, ${count}`;
}

function undecided(report: Report): string {
  const { undetermined, untestable } = agenda(report);
  const { counts } = report;
  if (counts.pass + counts.error + counts.warning + counts.info === 0) {
    const [gap] = undetermined.length > 0 ? undetermined : untestable;
    const what =
      undetermined.length > 0 ? 'Nothing could be determined' : 'Nothing could be tested from here';
    return gap === undefined ? what : `${what}: ${gap.reasons[0]}`;
  }
  const gaps = undetermined.length > 0 ? undetermined : untestable;
  const missing = [...new Set(gaps.flatMap(({ topics }) => topics))];
  const partly = report.findings.some(
    ({ check, verdict }) =>
      (verdict === 'pass' || verdict === 'fail') && missing.includes(checkTopic(check) ?? 'dns'),
  );
  return `No error found, but ${namesOf(missing) || 'part of it'} could not be ${partly ? 'fully ' : ''}determined`;
}

const IN_ORDER: { readonly [T in CheckTopic]: string } = {
  dns: 'The domain exists',
  dnssec: 'DNSSEC is in order',
  mx: 'MX records are in order',
  ptr: 'Reverse DNS is in order',
  helo: 'The HELO name is in order',
  spf: 'SPF is in order',
  dkim: 'DKIM keys are in order',
  dmarc: 'DMARC is in order',
  'mta-sts': 'MTA-STS is in order',
  'tls-rpt': 'TLS-RPT is in order',
  dane: 'DANE is in order',
  bimi: 'BIMI is in order',
  blocklist: 'On none of the blocklists that answered',
};
/** Evidence without which "in order" would claim too much. */
const NOT_THERE: { readonly [T in CheckTopic]?: (report: Report) => string | false } = {
  'mta-sts': ({ evidence }) => evidence.mtaSts?.status === 'absent' && 'No MTA-STS, and none is required',
  'tls-rpt': ({ evidence }) => evidence.tlsRpt?.status === 'absent' && 'No TLS-RPT, and none is required',
  bimi: ({ evidence }) => evidence.bimi?.status === 'absent' && 'No BIMI, and none is required',
  dane: ({ evidence }) =>
    evidence.tlsa?.status === 'observed' &&
    evidence.tlsa.value.every(({ status }) => status === 'absent') &&
    'No DANE, and none is required',
  dnssec: ({ evidence }) =>
    evidence.dnssec?.status === 'observed' &&
    evidence.dnssec.value.state === 'insecure' &&
    'Not signed with DNSSEC, and need not be',
  dkim: ({ evidence }) =>
    evidence.dkim?.status === 'observed' &&
    evidence.dkim.value.keys.length === 0 &&
    'No DKIM key among the selectors tried; name yours with --selector',
};

function healthy(report: Report): string {
  const { asked, judged } = report.topics;
  const [only, ...others] = asked;
  if (only !== undefined) {
    if (others.length > 0) return `${capitalised(namesOf(asked))} are in order`;
    return NOT_THERE[only]?.(report) || IN_ORDER[only];
  }
  const { sending, mx } = report.evidence;
  const takesNone = mx?.status === 'observed' && mx.value.nullMx;
  if (sending?.status === 'observed' && !sending.value.sends) {
    if (sending.value.stated) return 'Nothing stands in the way of mail to this domain';
    return takesNone ? 'Parked: sends no mail, takes none, and says so' : 'Sends no mail, and says so';
  }
  const whole = judged.length >= CHECK_TOPICS.length - 1 && agenda(report).untestable.length === 0;
  return whole
    ? "Nothing stands in the way of this domain's mail"
    : "Nothing found that stands in the way of this domain's mail";
}

function namesOf(topics: readonly CheckTopic[]): string {
  return topics.length > 5 ? `${topics.length} topics` : listed(topics.map(nameWithin));
}

/** The name as it stands within a sentence: only abbreviations keep their capitals. */
function nameWithin(topic: CheckTopic): string {
  return TOPIC_NAMES[topic].replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
