/** Evidence of BIMI: record, logo and mark certificate. */
import type { BimiEvidence, BimiProblem } from '../../model/evidence/bimi.ts';
import { outcome, texts } from './outcome.ts';
import { flag, list, maybe, object, orNull, text, timeOrEmpty, whole } from './shape.ts';
import { fetched } from './transport.ts';

const bimiProblems = list(object<BimiProblem>({ code: text, says: text, fatal: flag }));

type Seen<O> = O extends { value: infer V } ? V : never;

export const bimi = object<BimiEvidence>({
  domain: text,
  selector: text,
  foundAt: text,
  record: orNull(text),
  records: texts,
  keep: maybe(text),
  cname: maybe(text),
  declined: flag,
  problems: bimiProblems,
  logoUrl: orNull(text),
  logo: outcome(
    object<Seen<BimiEvidence['logo']>>({
      ...fetched,
      bytes: whole,
      compressed: flag,
      problems: bimiProblems,
      title: orNull(text),
      sha256: orNull(text),
    }),
  ),
  certificateUrl: orNull(text),
  certificate: outcome(
    object<Seen<BimiEvidence['certificate']>>({
      problems: bimiProblems,
      subject: text,
      issuer: text,
      names: texts,
      validFrom: timeOrEmpty,
      validTo: timeOrEmpty,
      keyUsages: texts,
      markType: orNull(text),
      logoSha256: orNull(text),
      certificates: whole,
      status: whole,
      contentType: text,
      logoMatches: orNull(flag),
    }),
  ),
});
