/** Evidence of DMARC: the record that governs, how it was found, and where reports go. */
import type { DmarcEvidence, DmarcProblem, DmarcStep, DmarcUri } from '../../model/evidence/dmarc.ts';
import { failure, texts } from './outcome.ts';
import { byKey, column, flag, list, maybe, number, object, orNull, text, whole, word } from './shape.ts';

const policy = word('none', 'quarantine', 'reject', null);

const psd = word('y', 'n', 'u');

export const deliverable = maybe(
  object<NonNullable<DmarcUri['deliverable']>>({
    status: word('yes', 'no-mx', 'null-mx', 'nxdomain', 'failed'),
    failure: maybe(failure),
  }),
);

const dmarcProblems = list(
  object<DmarcProblem>({ code: text, tag: maybe(text), column, says: text, fatal: flag }),
);

export const dmarc = object<DmarcEvidence>({
  domain: text,
  record: orNull(text),
  tags: byKey(object<{ value: string; explicit: boolean }>({ value: text, explicit: flag })),
  problems: dmarcProblems,
  uris: list(
    object<DmarcUri>({
      tag: word('rua', 'ruf'),
      text,
      valid: flag,
      problem: maybe(text),
      scheme: maybe(text),
      host: maybe(text),
      suggestion: maybe(text),
      external: maybe(flag),
      authorization: maybe(
        object<NonNullable<DmarcUri['authorization']>>({
          status: word('authorized', 'missing', 'failed', 'unneeded'),
          at: text,
          record: maybe(text),
          failure: maybe(failure),
        }),
      ),
      deliverable,
    }),
  ),
  foundAt: orNull(text),
  inherited: flag,
  organizationalDomain: text,
  publicSuffixOrganizationalDomain: orNull(text),
  legacy: maybe(object<NonNullable<DmarcEvidence['legacy']>>({ foundAt: orNull(text), policy })),
  policy,
  subdomainPolicy: policy,
  nonexistentPolicy: policy,
  testing: flag,
  pct: whole,
  psd,
  walk: list(
    object<DmarcStep>({
      name: text,
      status: word('record', 'none', 'nxdomain', 'several', 'invalid', 'failed'),
      records: texts,
      other: texts,
      psd: maybe(psd),
      cname: maybe(text),
      failure: maybe(failure),
      note: text,
    }),
  ),
  misplaced: list(object<{ at: string; value: string }>({ at: text, value: text })),
  several: texts,
  malformed: maybe(
    list(
      object<NonNullable<DmarcEvidence['malformed']>[number]>({
        at: text,
        value: text,
        problems: dmarcProblems,
      }),
    ),
  ),
  registry: maybe(flag),
  undetermined: maybe(failure),
  exists: maybe(flag),
  sends: maybe(flag),
  mailbox: maybe(text),
  cname: maybe(text),
  ttl: maybe(number),
});
