/** A TLS report in words: which mail hosts could not be reached with encryption, why, and what to change. */
import { rfc } from '../knowledge/references.ts';
import { TLS_FAILURES } from '../knowledge/tls-failures.ts';
import type { Explanation } from '../model/explanation.ts';
import type { TlsFailure, TlsPolicyReport, TlsReport } from '../parse/tls-report.ts';
import { counted, days, figure, listed, percent, reportExplanation } from './report-entry.ts';

const MAX_GROUPS = 20;
const MAX_DOMAINS = 50;

/** Failures of one kind with one host, counted together. */
interface FailureGroup extends TlsFailure {
  domain: string;
  policy: string;
}

/** For each domain the sum first, then one explanation for each kind of failure. */
export function explainTlsReport(report: TlsReport): Explanation[] {
  const domains = new Map<string, TlsPolicyReport[]>();
  for (const one of report.policies) {
    const known = domains.get(one.domain);
    if (known !== undefined) known.push(one);
    else if (domains.size < MAX_DOMAINS) domains.set(one.domain, [one]);
  }
  return [...domains].flatMap(([domain, policies]) => ofDomain(report, domain || 'the domain', policies));
}

function ofDomain(report: TlsReport, domain: string, policies: readonly TlsPolicyReport[]): Explanation[] {
  const groups = new Map<string, FailureGroup>();
  for (const { type, failures } of policies) {
    for (const failure of failures) {
      const key = `${failure.type} ${failure.mx ?? ''}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { ...failure, domain, policy: type });
      else known.count += failure.count;
    }
  }
  const sorted = [...groups.values()].sort((a, b) => b.count - a.count);
  return [summary(report, domain, policies), ...sorted.slice(0, MAX_GROUPS).map(ofFailure)];
}

const POLICIES: { readonly [type: string]: string } = {
  sts: 'MTA-STS',
  tlsa: 'DANE',
  'no-policy-found': 'no policy',
};

function summary(report: TlsReport, domain: string, policies: readonly TlsPolicyReport[]): Explanation {
  const succeeded = policies.reduce((total, one) => total + one.succeeded, 0);
  const failed = policies.reduce((total, one) => total + one.failed, 0);
  const span = days(report.begin, report.end);
  const kinds = [...new Set(policies.map(({ type }) => POLICIES[type] ?? type))];
  const all = succeeded + failed;
  const isUnsound = policies.some(({ unsound }) => unsound);
  const hasFailed = failed > 0 || policies.some(({ failures }) => failures.length > 0);
  const isFine = !hasFailed && !isUnsound;
  return reportExplanation({
    input: `TLS report by ${report.reporter} about ${domain}${span}`,
    category: isFine ? 'success' : hasFailed ? 'tls-required' : 'other',
    title: isFine
      ? `All ${counted(all, 'session')} with ${domain} were encrypted as asked`
      : !hasFailed
        ? `The counts of the sessions with ${domain} make no sense`
        : failed === 0
          ? `Sessions with ${domain} failed, but the report does not say how many`
          : `${percent(failed, all)} of ${counted(all, 'session')} with ${domain} failed`,
    meaning: `${report.reporter} delivered to ${domain}${span}, and went by ${listed(kinds, 3)}: ${figure(succeeded)} of ${counted(all, 'session')} succeeded, ${figure(failed)} failed.${
      failed > 0 && kinds.includes('no policy')
        ? ' Without a policy senders deliver all the same, unencrypted if need be.'
        : ''
    }${isUnsound ? ' Some counts of the report are no numbers of sessions (negative, say), so its sums are not to be relied on.' : ''}`,
    actor: isFine ? 'nobody' : 'recipient-admin',
    action: isFine
      ? ['Nothing needs to be done.']
      : [`See with \`mailsonde check ${domain}\` what is still wrong.`],
    confidence: isUnsound ? 0.5 : 0.99,
    matched: `total-failure-session-count: ${failed}`,
    references: [rfc(8460, '4')],
  });
}

function ofFailure({ type, count, mx, ip, detail, domain, policy }: FailureGroup): Explanation {
  const known = TLS_FAILURES.get(type) ?? TLS_FAILURES.get('validation-failure')!;
  const host = mx ?? ip ?? domain;
  const filled = (text: string): string => text.replaceAll('{domain}', domain).replaceAll('{mx}', host);
  const words = detail === null ? '' : ` The sender adds: ${detail}.`;
  const outcome =
    policy === 'no-policy-found'
      ? ''
      : ` The policy (${POLICIES[policy] ?? policy}) asks senders not to deliver in such a case.`;
  return reportExplanation({
    input: `${type} at ${host}`,
    category: type.startsWith('dnssec') ? 'dns-or-routing' : 'tls-required',
    title: `${host}: ${known.title}`,
    meaning: `${known.meaning} It happened in ${count === 0 ? 'a number of sessions that is not told' : counted(count, 'session')}.${outcome}${words}`,
    actor: 'recipient-admin',
    action: known.action.map(filled),
    confidence: TLS_FAILURES.has(type) && type !== 'validation-failure' ? 0.95 : 0.6,
    matched: type,
    references: [rfc(8460, '4.3')],
  });
}
