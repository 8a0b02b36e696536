/** What MTA-STS checks share: which policy counts, and what to publish instead. */
import type { MtaStsEvidence, StsPolicy } from '../model/evidence/mta-sts.ts';
import type { ZoneEdit } from '../model/finding.ts';
import type { Absent, Observed } from '../model/outcome.ts';

/** RFC 8461 §3.2 expects weeks or more; one is the usual first step. */
const WEEK = 604_800;

/** The policy the domain means to be held to: announced, and nothing in it is fatal. A string tells why there is none. */
export function effectivePolicy(
  mtaSts: Observed<MtaStsEvidence> | Absent,
): { evidence: MtaStsEvidence; policy: StsPolicy } | string {
  if (mtaSts.status === 'absent') return 'The domain has no MTA-STS';
  const { records, policy } = mtaSts.value;
  if (records.length === 0) return 'No record announces an MTA-STS policy';
  if (policy === null) return 'The MTA-STS policy could not be fetched';
  if (policy.problems.some(({ fatal }) => fatal)) return 'The MTA-STS policy is not valid';
  return { evidence: mtaSts.value, policy };
}

/** The whole policy file, naming each MX host; null where there is none to name. */
export function stsPolicyFile({ covers, policy }: MtaStsEvidence, maxAge?: number): string | null {
  if (covers.length === 0) return null;
  const names = new Set(covers.map(({ host, pattern }) => pattern ?? host));
  const flawed = policy?.problems.some(({ code }) => code === 'bad-max-age') ?? false;
  const age = maxAge ?? (flawed ? null : policy?.maxAge) ?? WEEK;
  const lines = [`mode: ${policy?.mode ?? 'testing'}`, ...[...names].map((name) => `mx: ${name}`)];
  return ['version: STSv1', ...lines, `max_age: ${age}`, ''].join('\n');
}

/** How to cure a policy, for a fix; names every line of the file, since a fix is one line of text. */
export function servePolicy(evidence: MtaStsEvidence, asOf: Date, maxAge?: number): string {
  const lines = stsPolicyFile(evidence, maxAge)?.trimEnd().split('\n') ?? [];
  const what =
    lines.length === 0
      ? 'a policy that names your MX hosts'
      : `a file of these lines: ${lines.map((line) => `"${line}"`).join(', ')}`;
  return (
    `Serve at https://mta-sts.${evidence.domain}/.well-known/mta-sts.txt ${what}. ` +
    `Then give the TXT record at _mta-sts.${evidence.domain} a new id, as in "${freshStsRecord(asOf)}": senders fetch the policy again only when the id differs.`
  );
}

/** A sound record. Its id is the time of the report, so it differs from any published before. */
export function freshStsRecord(asOf: Date): string {
  return `v=STSv1; id=${asOf.toISOString().replaceAll(/\D/g, '').slice(0, 14)}`;
}

export function stsEdits(domain: string, remove: readonly string[], add: readonly string[]): ZoneEdit[] {
  const edit = (action: ZoneEdit['action'], value: string): ZoneEdit => ({
    action,
    name: `_mta-sts.${domain}`,
    type: 'TXT',
    value,
  });
  return [...remove.map((value) => edit('remove', value)), ...add.map((value) => edit('add', value))];
}
