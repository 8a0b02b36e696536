/** Zone edits that bring the tree walk and the public suffix list to the same organization. */
import type { Observation } from '../model/finding.ts';
import { changeTags } from '../parse/dmarc-edit.ts';
import { type Governed, isClean, ownReports, publish, replace } from './dmarc-record.ts';

/** The organization's own record with the policy its registry gives it, so that nothing changes but who finds it. */
export function underRegistry(value: Governed, organization: string): Pick<Observation, 'records'> {
  const reports = ownReports(value);
  const record = [
    `v=DMARC1; p=${value.policy ?? 'none'}`,
    ...(reports === undefined ? [] : [`rua=${reports}`]),
    // A registry that does not call itself one would still count as the organization.
    ...(value.psd === 'y' ? [] : ['psd=n']),
  ];
  return publish(organization, record.join('; '), value);
}

/** What makes the tree walk end at the organizational domain of the public suffix list. */
export function reconcile(
  value: Governed,
  walked: string,
  listed: string,
): Pick<Observation, 'records' | 'fix'> {
  const step = value.walk.find(({ name }) => name === `_dmarc.${listed}`);
  const record = step?.status === 'record' ? step.records[0] : undefined;
  const higher = listed.endsWith(`.${walked}`);
  if (step !== undefined && record !== undefined) {
    // psd=n ends the walk here, whatever a registry above publishes.
    const text = changeTags(record, { set: { psd: 'n' } });
    // Where it comes to govern only by the edit, nothing in it may be an error, nor weaken what governs now.
    const ousts = value.inherited && !value.registry && value.foundAt !== step.name;
    const records = isClean(text) && !ousts ? replace(step.name, step.cname, [record], text) : undefined;
    const fix = higher
      ? `Add psd=n at ${step.name}, which says that the organization begins there and not at ${walked}.`
      : `Drop psd=y at ${step.name}, which is for registries only, or write psd=n.`;
    return { ...(records !== undefined && { records }), fix };
  }
  // An inherited record would lose its say to the new one above it, with a policy nobody chose.
  if (value.inherited || step === undefined) return {};
  const reports = ownReports(value);
  const tags = ['v=DMARC1', 'p=none', ...(reports === undefined ? [] : [`rua=${reports}`])];
  return {
    ...publish(listed, [...tags, ...(higher ? ['psd=n'] : [])].join('; '), value),
    fix: `Publish a DMARC record at ${listed} too; with p=none it blocks nothing, and receivers of both kinds take ${listed} for the organization.`,
  };
}
