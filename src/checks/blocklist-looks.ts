/** Sums up, subject by subject, what blocklists said: one finding each, and one for all that could not be told. */
import type { BlocklistLook } from '../model/evidence/blocklists.ts';
import type { Observation } from '../model/finding.ts';
import { listed as listedWords } from '../parse/enumeration.ts';
import { localPurpose } from '../parse/ip.ts';
import { fail, pass, skip, unknown } from './define.ts';

export interface BlocklistWords {
  /** Who must act, as a remedy for this case. */
  fix?: (listed: readonly BlocklistLook[]) => string;
}

/**
 * A listing is a failure whatever the other lists say. Lists that could not be asked leave the subjects that are on none
 * of the others undetermined: those are told together, since the cause is the lists and not the subjects.
 */
export function sumUp(looks: readonly BlocklistLook[], words: BlocklistWords = {}): Observation[] {
  const subjects = [...new Set(looks.map(({ subject }) => subject))];
  const findings: Observation[] = [];
  const undetermined: BlocklistLook[] = [];
  for (const subject of subjects) {
    const own = looks.filter((look) => look.subject === subject);
    // Lists that few listen to are told as data only.
    const counted = own.filter(({ weight }) => weight !== 'info');
    const listed = counted.filter((look) => look.listed === true);
    if (listed.length > 0) {
      const { fix } = words;
      findings.push(
        fail(`${subject}${placeOf(own)} is listed on ${listed.map(told).join(', ')}`, facts(subject, own), {
          subject,
          ...(fix !== undefined && { fix: fix(listed) }),
        }),
      );
    } else if (localPurpose(subject) !== null)
      findings.push(
        skip(
          `${subject} is ${localPurpose(subject)}, which no list holds: ask about the public address your mail leaves from`,
          { subject },
        ),
      );
    else if (counted.some(({ usable }) => !usable)) undetermined.push(...counted);
    else findings.push(pass(`${subject} is not on ${names(counted)}`, facts(subject, own), { subject }));
  }
  return undetermined.length === 0 ? findings : [...findings, couldNotTell(undetermined)];
}

function couldNotTell(looks: readonly BlocklistLook[]): Observation {
  const subjects = [...new Set(looks.map(({ subject }) => subject))];
  const refused = once(looks.filter(({ usable }) => !usable));
  const answered = once(looks.filter(({ usable }) => usable));
  const because = refused.map(({ list, unusableBecause }) => `${list}: ${unusableBecause ?? 'no answer'}`);
  const clear = answered.length > 0 ? `; not on ${names(answered)}` : '';
  return unknown(
    `Whether ${few(subjects)} is listed cannot be told from here (${because.join('; ')})${clear}`,
    'vantage',
    { subjects, lists: refused.map(({ zone }) => zone), answered: answered.map(({ zone }) => zone) },
    subjects[0] === undefined ? {} : { subject: subjects[0] },
  );
}

/** Where a message names it. */
function placeOf([look]: readonly BlocklistLook[]): string {
  return look?.where === undefined || look.where.length === 0 ? '' : ` (in ${listedWords(look.where)})`;
}

function few(subjects: readonly string[]): string {
  const more = subjects.length > 3 ? ` or ${subjects.length - 3} more` : '';
  return subjects.slice(0, 3).join(' or ') + more;
}

function once(looks: readonly BlocklistLook[]): BlocklistLook[] {
  return [...new Map(looks.map((look) => [look.zone, look])).values()];
}

function names(looks: readonly BlocklistLook[]): string {
  return once(looks)
    .map(({ list }) => list)
    .join(', ');
}

function told({ list, meanings }: BlocklistLook): string {
  return meanings.length === 0 ? list : `${list} (${meanings.join(', ')})`;
}

function facts(subject: string, looks: readonly BlocklistLook[]): NonNullable<Observation['data']> {
  const [kind] = looks.map(({ subjectKind }) => subjectKind);
  return {
    ...(kind !== 'domain' && { ip: subject }),
    ...(looks[0]?.where !== undefined && { where: looks[0].where }),
    asked: looks.map(({ zone }) => zone),
    listings: looks
      .filter(({ listed }) => listed === true)
      .map(({ zone, codes, reason, removalUrl, provider }) => ({
        zone,
        codes,
        reason,
        removalUrl,
        provider,
      })),
    unusable: looks.filter(({ usable }) => !usable).map(({ zone }) => zone),
  };
}
