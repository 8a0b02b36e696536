/** Evidence of spam filters: points, and the rules they come from. */
import type { SpamFilterLook, SpamSymbol } from '../../model/evidence/spam-filters.ts';
import { failure } from './outcome.ts';
import { flag, list, maybe, object, orNull, signed, text, whole, word } from './shape.ts';

export const spamFilterLook = object<SpamFilterLook>({
  filter: word('spamassassin', 'rspamd'),
  place: text,
  loopback: flag,
  score: orNull(signed),
  threshold: orNull(signed),
  isSpam: orNull(flag),
  action: orNull(text),
  symbols: list(object<SpamSymbol>({ name: text, score: signed, says: orNull(text) })),
  furtherSymbols: whole,
  failure: maybe(failure),
});
