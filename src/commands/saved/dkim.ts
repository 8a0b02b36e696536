/** Evidence of DKIM: the keys under each selector. */
import type { DkimEvidence, DkimKey, DkimProblem } from '../../model/evidence/dkim.ts';
import { failure, texts } from './outcome.ts';
import { byKey, flag, list, maybe, number, object, text, whole, word } from './shape.ts';

const dkimProblems = list(object<DkimProblem>({ code: text, says: text }));

export const dkim = object<DkimEvidence>({
  domain: text,
  keys: list(
    object<DkimKey>({
      selector: text,
      name: text,
      named: flag,
      status: word('valid', 'revoked', 'invalid', 'absent', 'dangling', 'several', 'failed'),
      record: maybe(text),
      records: texts,
      tags: byKey(text),
      problems: dkimProblems,
      notes: maybe(dkimProblems),
      keyType: maybe(text),
      bits: maybe(whole),
      exponent: maybe(number),
      hashAlgorithms: maybe(texts),
      serviceTypes: maybe(texts),
      flags: maybe(texts),
      cnames: texts,
      ttl: maybe(number),
      provider: maybe(text),
      failure: maybe(failure),
    }),
  ),
  probed: texts,
  unanswered: maybe(object<NonNullable<DkimEvidence['unanswered']>>({ selectors: texts, failure })),
  basedOn: texts,
  subtree: word('exists', 'nxdomain', 'unknown'),
  wildcard: flag,
});
