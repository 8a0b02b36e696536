/** A report about TLS sessions with a domain's mail hosts (RFC 8460 §4) as its sender wrote it; never throws. */

export interface TlsFailure {
  /** `certificate-expired`; lower case. */
  type: string;
  /** Sessions. */
  count: number;
  mx: string | null;
  ip: string | null;
  /** What the sender added for people. */
  detail: string | null;
}

export interface TlsPolicyReport {
  /** `sts`, `tlsa`, `no-policy-found`. */
  type: string;
  domain: string;
  succeeded: number;
  failed: number;
  failures: TlsFailure[];
  /** A count of it is no number of sessions. */
  unsound: boolean;
}

export interface TlsReport {
  reporter: string;
  /** As written, ISO 8601. */
  begin: string | null;
  end: string | null;
  policies: TlsPolicyReport[];
}

const MAX_POLICIES = 1_000;
const MAX_FAILURES = 5_000;
const MAX_VALUE = 300;
/** Characters: thousands of failures fit. What is read into memory takes many times as much. */
const MAX_JSON = 16_777_216;
const MAX_DEPTH = 32;

/** Whether brackets outside of strings nest deeper than {@link MAX_DEPTH}. */
function nestsDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '"') {
      for (at++; at < json.length && json[at] !== '"'; at++) if (json[at] === '\\') at++;
    } else if (sign === '{' || sign === '[') {
      if (++depth > MAX_DEPTH) return true;
    } else if (sign === '}' || sign === ']') depth--;
  }
  return false;
}

type Fields = { readonly [name: string]: unknown };

/** The first name of a report, whichever its sender begins with. */
const BEGINNING = /^\s*\{\s*"(?:organization-name|report-id|date-range|contact-info|policies)"/;

/** `damaged` for what begins like a report and is no JSON, or more than any report, null for anything else. */
export function parseTlsReport(file: string): TlsReport | 'damaged' | null {
  const json = file.replace(/^\uFEFF/, '');
  let read: unknown;
  try {
    if (json.length > MAX_JSON || nestsDeep(json)) throw new Error('no report has such a form');
    read = JSON.parse(json);
  } catch {
    return BEGINNING.test(json) ? 'damaged' : null;
  }
  const report = fields(read);
  const policies = report.policies;
  if (!Array.isArray(policies) || !('report-id' in report || 'organization-name' in report)) return null;
  const range = fields(report['date-range']);
  return {
    reporter: text(report['organization-name']) ?? text(report['contact-info']) ?? 'an unnamed sender',
    begin: text(range['start-datetime']),
    end: text(range['end-datetime']),
    policies: policies.slice(0, MAX_POLICIES).map(policyReport),
  };
}

function policyReport(given: unknown): TlsPolicyReport {
  const one = fields(given);
  const policy = fields(one.policy);
  const summary = fields(one.summary);
  const details = one['failure-details'];
  const listed = Array.isArray(details) ? details.slice(0, MAX_FAILURES) : [];
  const failures = listed.map(failure);
  const succeeded = summary['total-successful-session-count'];
  const failed = summary['total-failure-session-count'];
  const counts = [succeeded, failed, ...listed.map((one) => fields(one)['failed-session-count'])];
  return {
    type: text(policy['policy-type'])?.toLowerCase() ?? 'no-policy-found',
    domain: text(policy['policy-domain'])?.toLowerCase() ?? '',
    succeeded: count(succeeded),
    // Where the sum says nothing, or nonsense, what is told one by one stands.
    failed: count(failed) || failures.reduce((sum, one) => sum + one.count, 0),
    failures,
    unsound: counts.some(isUnsound),
  };
}

function failure(given: unknown): TlsFailure {
  const one = fields(given);
  return {
    type: text(one['result-type'])?.toLowerCase() ?? 'validation-failure',
    count: count(one['failed-session-count']),
    mx: text(one['receiving-mx-hostname'])?.toLowerCase().replace(/\.$/, '') ?? null,
    ip: text(one['receiving-ip']),
    // RFC 8460 §4.4 has "additional-information" a URI, and the words in "failure-reason-code".
    detail: text(one['failure-reason-code']) ?? text(one['additional-information']),
  };
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, MAX_VALUE) : null;
}

/** Left out is not wrong. */
function isUnsound(value: unknown): boolean {
  return value !== undefined && value !== null && !/^\d{1,15}$/.test(String(value));
}

/** Some write numbers as strings. */
function count(value: unknown): number {
  const read = typeof value === 'string' ? Number(value) : value;
  return typeof read === 'number' && Number.isSafeInteger(read) && read > 0 ? read : 0;
}
