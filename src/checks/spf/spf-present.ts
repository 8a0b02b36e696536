/** A domain that sends mail publishes SPF. */
import type { SendingEvidence } from '../../model/evidence/sending.ts';
import type { SpfEvidence } from '../../model/evidence/spf.ts';
import type { Observation, ZoneEdit } from '../../model/finding.ts';
import { spfNodes } from '../../parse/spf-tree.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';
import { authorising, isGone } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfPresent = defineCheck({
  id: 'spf-present',
  title: 'An SPF record exists',
  severity: 'error',
  needs: ['spf', 'sending'],
  why: 'Gmail and Yahoo want SPF or DKIM of every sender, and they and Outlook both of bulk senders; without SPF anybody can use the domain as the return address of forged mail.',
  fix: 'Publish one TXT record at the domain that names every server and service that sends for it, such as "v=spf1 mx include:_spf.provider.example ~all"; if it sends no mail at all, publish "v=spf1 -all".',
  references: [
    rfc(7208, '3'),
    page('Google: email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ spf, sending }) {
    if (isGone(spf)) return skip('the domain does not exist');
    if (sending.status === 'absent' || !sending.value.sends)
      return skip('the domain does not send mail; see spf-parked');
    if (spf.status === 'absent') return fail('No SPF record', {}, suggestion(sending.value));
    const { record, nearMisses } = spf.value;
    if (record !== null)
      return refusal(spf.value, sending.value) ?? pass('An SPF record is published', { record });
    const [near] = nearMisses;
    if (near === undefined) return fail('No SPF record', {}, suggestion(sending.value));
    return fail(
      `A text meant as SPF is published, but receivers do not read it: ${near.says}`,
      { nearMisses: nearMisses.map(({ value }) => value) },
      repaired(spf.value, sending.value),
    );
  },
});

/** Of a record that lets nobody in, where the user says that the domain sends. */
function refusal(
  { record, records, tree, complete }: SpfEvidence,
  { stated, because }: SendingEvidence,
): Observation | null {
  const sound = spfNodes(tree).every(({ problems }) => problems.every(({ fatal }) => !fatal));
  if (!stated || records.length > 1 || !complete || !sound || authorising(tree) !== null) return null;
  return fail(
    `The domain sends (${because}), yet its SPF record "${record}" authorises nobody`,
    { record, authorises: 'nobody' },
    {
      fix: 'Name every server and service that sends for the domain in its SPF record, such as "v=spf1 mx include:_spf.provider.example ~all".',
    },
  );
}

function repaired(spf: SpfEvidence, sending: SendingEvidence): { fix?: string; records?: ZoneEdit[] } {
  const fix =
    'Publish the record again as TXT, beginning with exactly "v=spf1" and a space, without quotation marks in the text.';
  return spf.meant === undefined ? suggestion(sending) : { fix, ...repairSpf(spf, 'spf-present') };
}

function suggestion({ domain, suggestedSpf }: SendingEvidence): { fix?: string; records?: ZoneEdit[] } {
  if (suggestedSpf === undefined) return {};
  const { record, hosts, verified } = suggestedSpf;
  const fix = `Mail comes in through ${hosts === 'your own' ? 'hosts of your own' : hosts}. If it goes out there too and nowhere else, publish "${record}"; add an include for every other service that sends for you.`;
  if (!verified || domain === undefined) return { fix };
  return { fix, records: [{ action: 'add', name: domain, type: 'TXT', value: record }] };
}
