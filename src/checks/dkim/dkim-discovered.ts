/** At least one of the selectors probed has a usable key; a fail only tells that this way of looking found none. */
import type { DkimEvidence } from '../../model/evidence/dkim.ts';
import type { Observation } from '../../model/finding.ts';
import { defineCheck, fail, page, pass, rfc, skip, unknownFrom } from '../define.ts';
import { DKIM_NEEDS, judgeDkim } from '../dkim-keys.ts';

export const dkimDiscovered = defineCheck({
  id: 'dkim-discovered',
  title: 'A DKIM key was found under a usual selector',
  severity: 'info',
  needs: DKIM_NEEDS,
  why: 'DKIM keys stand under names only their owner knows; without a selector, their syntax and strength stay untested.',
  fix: 'Take the selector from the s= of a DKIM-Signature header in a message sent, and name it with --selector.',
  references: [
    rfc(6376, '3.1'),
    page('RFC 8020: NXDOMAIN means nothing below', 'https://www.rfc-editor.org/rfc/rfc8020.html'),
  ],
  examine: (evidence) => judgeDkim(evidence, judge),
});

function judge({ keys, probed, unanswered, subtree, domain, basedOn, wildcard }: DkimEvidence): Observation {
  if (probed.length === 0) return skip('selectors were named, so none was probed');
  const usable = keys.filter(({ status }) => status === 'valid').map(({ selector }) => selector);
  const data = { selectors: usable, probed: probed.length, basedOn, subtree, wildcard };
  const of = `${probed.length} probed selectors`;
  if (usable.length > 0) return pass(`Keys were found under ${usable.join(', ')} (${of})`, data);
  if (unanswered !== undefined && keys.length === 0)
    return unknownFrom(unanswered.failure, `${unanswered.selectors.length} of ${of} could not be looked up`);
  if (keys.length > 0) {
    const other = keys.map(({ selector, status }) => `${selector} (${status})`).join(', ');
    return fail(`None of ${of} has a usable key; found: ${other}`, data);
  }
  const hint = {
    nxdomain: `; DNS says that nothing stands below _domainkey.${domain}`,
    exists: `; some key does stand below _domainkey.${domain}: name it with --selector`,
    unknown: '; DKIM may be in use under another selector: name it with --selector',
  }[subtree];
  return fail(`None of ${of} has a key${hint}`, data);
}
