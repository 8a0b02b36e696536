/** The DMARC walk up the tree, the policy it ends in, and where reports go. */
import type { DmarcEvidence, DmarcStep, DmarcUri } from '../../../model/evidence/dmarc.ts';
import type { Report } from '../../../model/report.ts';
import { looked } from '../outcome.ts';
import { labelled, type Page, paragraph, quote } from '../page.ts';
import { table } from '../table.ts';

const ROOM = 15;

export function dmarc(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.dmarc, (value) => [
    ...table(
      page,
      2,
      ['ASKED', 'FOUND'],
      value.walk.map((step, index) => walked(step, index, value)),
    ),
    ...policy(page, value),
    ...value.uris.flatMap((uri, index) =>
      labelled(page, 2, index === 0 ? 'Reports to' : '', destination(uri), ROOM),
    ),
    ...(value.malformed ?? []).flatMap(({ at, value: text }) =>
      labelled(page, 2, 'Not DMARC', `${quote(text)} at ${quote(at)}`, ROOM),
    ),
    ...value.misplaced.flatMap(({ at, value: text }) =>
      labelled(page, 2, 'Misplaced', `${quote(text)} at ${quote(at)}, where nobody looks`, ROOM),
    ),
  ]);
}

function walked(
  { name, status, records, failure, note }: DmarcStep,
  index: number,
  value: DmarcEvidence,
): string[] {
  const found = {
    record: records[0] ?? '',
    none: 'no record',
    nxdomain: 'does not exist',
    several: `${records.length} records`,
    invalid: `not valid: ${records[0] ?? ''}`,
    failed: failure?.detail ?? 'no answer',
  }[status];
  const remark = name === value.foundAt ? 'this one governs' : note;
  const plain = remark === '' || remark === 'no record';
  const told = plain ? found : remark.startsWith(found) ? remark : `${found}\n${remark}`;
  return [`${index === 0 ? '' : '↑ '}${name}`, told];
}

function policy(page: Page, value: DmarcEvidence): string[] {
  const { record, policy, subdomainPolicy, nonexistentPolicy, testing, inherited } = value;
  const lines = labelled(
    page,
    2,
    'Organization',
    value.publicSuffixOrganizationalDomain === null ||
      value.publicSuffixOrganizationalDomain === value.organizationalDomain
      ? quote(value.organizationalDomain)
      : `${quote(value.organizationalDomain)} (by the public suffix list ${quote(value.publicSuffixOrganizationalDomain)})`,
    ROOM,
  );
  if (record === null) return lines;
  const words = [
    `this domain ${policy ?? 'not protected'}`,
    `subdomains ${subdomainPolicy ?? 'not protected'}`,
    `names that do not exist ${nonexistentPolicy ?? 'not protected'}`,
    testing && 'testing only (t=y)',
    inherited && (value.registry === true ? 'set by the registry above' : 'inherited from above'),
  ].filter((word) => word !== false);
  const older = value.legacy;
  return [
    ...lines,
    ...labelled(page, 2, 'Policy', words.join(' · '), ROOM),
    ...(older === undefined
      ? []
      : paragraph(
          page,
          2,
          older.foundAt === null
            ? 'Receivers that follow the older RFC 7489 find no record'
            : `Receivers that follow the older RFC 7489 use ${quote(older.foundAt)}: ${older.policy ?? 'no policy'}`,
        )),
  ];
}

function destination({ tag, text, valid, problem, external, authorization, deliverable }: DmarcUri): string {
  const remarks = [
    !valid && `not valid: ${problem ?? 'cannot be read'}`,
    external === true && authorization?.status === 'authorized' && 'another organization, which agrees',
    external === true && authorization?.status === 'missing' && 'another organization, which has not agreed',
    authorization?.status === 'failed' &&
      `could not ask for consent: ${authorization.failure?.detail ?? 'no answer'}`,
    deliverable !== undefined &&
      deliverable.status !== 'yes' &&
      {
        'no-mx': 'takes no mail',
        'null-mx': 'takes no mail',
        nxdomain: 'does not exist',
        failed: 'could not be looked at',
      }[deliverable.status],
  ].filter((remark) => typeof remark === 'string');
  return `${tag} ${quote(text)}${remarks.length === 0 ? '' : ` (${quote(remarks.join('; '))})`}`;
}
