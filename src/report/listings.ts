/** The blocklist answers behind a finding. */
import type { BlocklistLook } from '../model/evidence/blocklists.ts';
import type { Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';

/** Empty for findings of other checks. */
export function listings({ evidence }: Report, findings: readonly Finding[]): BlocklistLook[] {
  const own = findings.filter(({ check }) => check.startsWith('blocklist-'));
  if (evidence.blocklists?.status !== 'observed') return [];
  const subjects = new Set(own.map(({ subject }) => subject));
  const minor = own.some(({ check }) => check === 'blocklist-minor');
  return evidence.blocklists.value.filter(
    (look) =>
      look.listed === true &&
      subjects.has(look.subject) &&
      minor === (look.weight === 'minor' || look.provider !== undefined),
  );
}
