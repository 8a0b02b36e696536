/** How a target stands, in one plain sentence that claims no more than the findings carry. */
import { CHECK_TOPICS, type CheckTopic } from '../model/check.ts';
import type { PortLook } from '../model/evidence/ports.ts';
import type { SpfResult } from '../model/evidence/spf.ts';
import type { Report } from '../model/report.ts';
import { isCutShort } from '../parse/port-service.ts';
import { agenda } from './agenda.ts';
import { checkTopic } from './check-topic.ts';
import { consequence } from './consequence.ts';
import { journeySentence } from './journey-headline.ts';
import { logHeadline } from './log-story.ts';
import { messageHeadline } from './message-story.ts';
import { portAdvice } from './port-advice.ts';
import { capitalised, listed, type Mark, plural, TOPIC_NAMES } from './words.ts';

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
  const signs = report.findings.some(
    ({ check, verdict }) => check === 'dkim-key-valid' && verdict === 'pass',
  );
  const nobody = report.findings.some(
    ({ check, data }) => check === 'spf-present' && data.authorises === 'nobody',
  );
  const evaluated =
    evaluation(report) ??
    hostMissing(report) ??
    journeySentence(report) ??
    portsSentence(report) ??
    logSentence(report) ??
    messageHeadline(report);
  switch (report.verdict) {
    case 'fail':
      return {
        mark: 'error',
        sentence: evaluated ?? consequence(failed, { signs, nobody, known: report.target.kind === 'domain' }),
      };
    case 'warning':
      return { mark: 'warning', sentence: evaluated ?? cautious(report) };
    case 'inconclusive':
      return {
        mark: 'unknown',
        sentence:
          journeySentence(report) ??
          unseenPorts(report) ??
          logSentence(report) ??
          messageHeadline(report) ??
          undecided(report),
      };
    case 'pass': {
      const nothing = evaluated === undefined ? nothingJudged(report) : undefined;
      return nothing ?? { mark: 'pass', sentence: evaluated ?? healthy(report) };
    }
  }
}

/** A single topic was asked for, and not one of its checks had anything to judge. */
function nothingJudged({ topics: { asked }, findings, target }: Report): Standing | undefined {
  const [only] = asked;
  const own = findings.filter(({ check }) => asked.includes(checkTopic(check) ?? 'dns'));
  const [first] = own;
  if (only === undefined || first === undefined) return undefined;
  if (!own.every(({ verdict }) => verdict === 'skipped')) return undefined;
  // Most skipped checks point at another one, or at a need of theirs; the reason is with those the rest hang on.
  const reasons = own.filter(({ says }) => !/: see \S+$/.test(says));
  const telling =
    reasons.find(({ check }) => check.endsWith('-present')) ??
    reasons.find(({ says }) => says.includes(target.ascii)) ??
    first;
  return { mark: 'info', sentence: `Nothing to judge: ${telling.says}` };
}

/** `spf --ip`: the receiver's result is the answer. */
function evaluation({ topics, evidence, target }: Report): string | undefined {
  const [topic, ...others] = topics.asked;
  if (topic !== 'spf' || others.length > 0 || evidence.spf?.status !== 'observed') return undefined;
  const [only, ...more] = evidence.spf.value.evaluations;
  if (only === undefined || more.length > 0) return undefined;
  const whose = only.domain === target.ascii ? '' : ` by the SPF of ${only.domain}`;
  return `${only.ip} → ${only.result}${whose} (${MEANS[only.result]}): ${only.reason}`;
}

const MEANS: { readonly [R in SpfResult]: string } = {
  none: 'nothing is said of it',
  neutral: 'left open',
  pass: 'may send',
  fail: 'may not send',
  softfail: 'probably may not send',
  temperror: 'DNS did not answer',
  permerror: 'the record is broken',
};

function cautious(report: Report): string {
  const asked = namesOf(report.topics.asked);
  if (asked !== '') return `${capitalised(asked)}: no errors, ${plural(report.counts.warning, 'warning')}`;
  const topics = new Set(agenda(report).problems.map(({ check }) => checkTopic(check) ?? 'dns'));
  return `No errors, but ${namesOf([...topics])} ${topics.size === 1 && !topics.has('blocklist') ? 'needs' : 'need'} care`;
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
  smtp: 'The mail hosts answer as they should',
  tls: 'TLS is in order',
  blocklist: 'On none of the blocklists that answered',
  ports: 'The ports looked at are in order',
  delivery: 'Mail would be taken',
  logs: 'The log shows nothing that needs care',
  message: 'The message is in order',
};
/** A host that was named, and is not there: all else follows from it. */
function hostMissing({ target, evidence: { ports, sessions } }: Report): string | undefined {
  const looked = ports ?? sessions;
  if ((target.kind !== 'host' && target.kind !== 'ip') || looked?.status !== 'absent') return undefined;
  return looked.how === 'nxdomain' ? 'This host does not exist' : 'This host has no address to connect to';
}

/** Of ports the reader wants to know which one to use. */
function portsSentence(report: Report): string | undefined {
  if (report.topics.asked[0] !== 'ports' || report.verdict === 'inconclusive') return undefined;
  const { headline, best } = portAdvice(report);
  if (headline === null) return undefined;
  if (report.verdict === 'fail') {
    const errors = report.findings.filter(
      ({ verdict, severity }) => verdict === 'fail' && severity === 'error',
    );
    const elsewhere = errors.every(({ check, subject }) => checkTopic(check) === 'tls' && subject !== best);
    return best !== null && elsewhere ? `${headline}; another port has faults` : undefined;
  }
  const blocked = report.findings.some(
    ({ check, verdict }) => check === 'egress-25-open' && verdict === 'fail',
  );
  return blocked ? `${headline}; port 25 cannot be judged from here` : headline;
}

/** The time ended while some ports were waited for: what others showed is no less known for that. */
function unseenPorts({ topics, evidence: { ports } }: Report): string | undefined {
  if (topics.asked[0] !== 'ports' || ports?.status !== 'observed') return undefined;
  const numbers = (looks: readonly PortLook[]): string =>
    [...new Set(looks.map(({ port }) => port))].sort((a, b) => a - b).join(', ');
  const cut = ports.value.filter(isCutShort);
  const seen = ports.value.filter((look) => !isCutShort(look));
  if (cut.length === 0 || seen.length === 0) return undefined;
  const open = seen.filter(({ state }) => state === 'open');
  const told = open.length > 0 ? `open: ${numbers(open)}` : `none of ${numbers(seen)} is open`;
  return `Not seen to its end: the time ended while port ${numbers(cut)} ${new Set(cut.map(({ port }) => port)).size === 1 ? 'was' : 'were'} waited for; ${told}`;
}

/** Of a log the figures are the answer. */
function logSentence({ evidence: { log } }: Report): string | undefined {
  return log?.status === 'observed' ? logHeadline(log.value) : undefined;
}

/** Evidence without which "in order" would claim too much. */
const NOT_THERE: { readonly [T in CheckTopic]?: (report: Report) => string | false } = {
  'mta-sts': ({ evidence }) => evidence.mtaSts?.status === 'absent' && 'No MTA-STS, and none is required',
  'tls-rpt': ({ evidence }) => evidence.tlsRpt?.status === 'absent' && 'No TLS-RPT, and none is required',
  bimi: ({ evidence: { bimi } }) =>
    bimi?.status === 'absent'
      ? 'No BIMI, and none is required'
      : bimi?.status === 'observed' &&
        !bimi.value.declined &&
        bimi.value.certificateUrl === null &&
        'BIMI is in order, but names no mark certificate, which Gmail and Apple ask for',
  dane: ({ evidence }) =>
    evidence.tlsa?.status === 'observed' &&
    evidence.tlsa.value.every(({ status }) => status === 'absent') &&
    'No DANE, and none is required',
  dnssec: ({ evidence }) =>
    evidence.dnssec?.status === 'observed' &&
    evidence.dnssec.value.state === 'insecure' &&
    'Not signed with DNSSEC, and need not be',
  blocklist: ({ target, evidence }) =>
    target.kind === 'domain' &&
    evidence.blocklists?.status === 'observed' &&
    evidence.blocklists.value.every(({ subjectKind }) => subjectKind === 'domain') &&
    `The name is on none of the blocklists that answered; ${unaskedAddress(evidence)}`,
  dkim: ({ evidence }) =>
    evidence.dkim?.status === 'observed' &&
    evidence.dkim.value.keys.length === 0 &&
    'No DKIM key among the selectors tried; name yours with --selector',
};

/** Where only a name was asked about: why its addresses were not, and how to ask. */
function unaskedAddress({ mx, sending }: Report['evidence']): string {
  if (sending?.status === 'observed' && !sending.value.sends)
    return 'it sends nothing, so no address was asked about';
  const host = mx?.status === 'observed' && mx.value.implicit ? mx.value.hosts[0] : undefined;
  const [ip, ...more] = host?.addresses ?? [];
  if (ip === undefined) return 'no address was asked about: name the sending ones with --ip';
  const addresses = more.length > 0 ? 'addresses were' : 'address was';
  return `its own ${addresses} not asked about, which "blocklist ${ip}" does`;
}

function healthy(report: Report): string {
  const { asked, judged } = report.topics;
  const [only, ...others] = asked;
  if (only !== undefined) {
    const unseen = report.findings.some(
      ({ verdict, check }) => verdict === 'unknown' && asked.includes(checkTopic(check) ?? 'dns'),
    );
    if (unseen) return `No fault found in ${namesOf(asked)}, but part of it could not be looked at`;
    if (others.length > 0) {
      // What nobody could judge, since it was not there, is not in order either.
      const idle = asked.filter((topic) => isIdle(report, topic));
      const sound = asked.filter((topic) => !idle.includes(topic));
      const well = `${capitalised(namesOf(sound))} ${sound.length === 1 ? 'is' : 'are'} in order`;
      return idle.length === 0 ? well : `${well}; nothing to judge in ${namesOf(idle)}`;
    }
    return NOT_THERE[only]?.(report) || IN_ORDER[only];
  }
  const { sending, mx } = report.evidence;
  const takesNone = mx?.status === 'observed' && mx.value.nullMx;
  if (sending?.status === 'observed' && !sending.value.sends) {
    if (sending.value.stated) return 'Nothing stands in the way of mail to this domain';
    return takesNone ? 'Parked: sends no mail, takes none, and says so' : 'Sends no mail, and says so';
  }
  const { undetermined, untestable } = agenda(report);
  const whole = judged.length >= CHECK_TOPICS.length - 1 && undetermined.length + untestable.length === 0;
  return whole
    ? "Nothing stands in the way of this domain's mail"
    : "Nothing found that stands in the way of this domain's mail";
}

/** It has checks, and not one had anything to judge. */
function isIdle({ findings }: Report, topic: CheckTopic): boolean {
  const own = findings.filter(({ check }) => checkTopic(check) === topic);
  return own.length > 0 && own.every(({ verdict }) => verdict === 'skipped');
}

function namesOf(topics: readonly CheckTopic[]): string {
  return topics.length > 5 ? `${topics.length} topics` : listed(topics.map(nameWithin));
}

/** The name as it stands within a sentence: only abbreviations keep their capitals. */
function nameWithin(topic: CheckTopic): string {
  return TOPIC_NAMES[topic].replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}
