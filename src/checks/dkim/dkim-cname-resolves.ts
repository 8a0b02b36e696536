/** A selector that is an alias leads to a key record. */
import type { DkimEvidence, DkimKey } from '../../model/evidence/dkim.ts';
import type { Observation } from '../../model/finding.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { canBeRemoved, DKIM_NEEDS, inTheConsole, judgeKeys } from '../dkim-keys.ts';

export const dkimCnameResolves = defineCheck({
  id: 'dkim-cname-resolves',
  title: 'DKIM aliases lead to a key',
  severity: 'error',
  needs: DKIM_NEEDS,
  why: 'Signatures with this selector fail; and whoever comes to own the name it points at could sign mail in your name.',
  fix: 'Switch DKIM on in the service the alias (CNAME) points to, or remove the alias where the service is no longer used.',
  references: [rfc(6376, '3.6.2'), rfc(1034, '3.6.2')],
  examine: (evidence) => judgeKeys(evidence, judge, 'no DKIM key to judge'),
});

function judge(key: DkimKey, dkim: DkimEvidence): Observation | null {
  const { name: subject, cnames, status } = key;
  if (status === 'failed' || status === 'absent') return null;
  const target = cnames.at(-1);
  if (target === undefined) return pass(`${subject} is no alias`, {}, { subject });
  const data = { cnames };
  if (status !== 'dangling') return pass(`${subject} leads to the record at ${target}`, data, { subject });
  // Microsoft 365 publishes the second of its two keys only at the first rotation; others pair theirs alike.
  const partner = dkim.keys.find(
    (other) => other.status === 'valid' && key.provider !== undefined && other.provider === key.provider,
  );
  if (partner !== undefined && !key.named)
    return skip(`${subject} waits for a rotation; ${partner.selector} of the same provider has a key`, {
      subject,
    });
  const fix = `${inTheConsole(key)}, switch DKIM on for this domain, so that a key appears at ${target}; if that service is no longer used, remove the CNAME at ${subject}.`;
  return fail(`${subject} is an alias of ${target}, where there is no key`, data, {
    subject,
    fix,
    ...(isLeftover(key, dkim) && {
      records: [{ action: 'remove', name: subject, type: 'CNAME', value: cnames[0] as string }] as const,
    }),
  });
}

/** Nothing signs with it and nobody misses it: its provider serves the domain nowhere else, and another key is there. */
function isLeftover(key: DkimKey, dkim: DkimEvidence): boolean {
  const serves = key.provider !== undefined && dkim.basedOn.includes(key.provider);
  return !serves && canBeRemoved(key, dkim);
}
