/** Evidence of blocklists: what each list says. */
import type { BlocklistLook } from '../../model/evidence/blocklists.ts';
import { failure, texts } from './outcome.ts';
import { flag, maybe, object, orNull, text, word } from './shape.ts';

export const blocklistLook = object<BlocklistLook>({
  zone: text,
  list: text,
  subject: text,
  subjectKind: word('ipv4', 'ipv6', 'domain'),
  where: maybe(texts),
  askedFor: maybe(text),
  usable: flag,
  unusableBecause: maybe(text),
  listed: orNull(flag),
  codes: texts,
  meanings: texts,
  reason: maybe(text),
  weight: word('major', 'minor', 'info'),
  removalUrl: maybe(text),
  provider: maybe(text),
  failure: maybe(failure),
});
