/** What SpamAssassin or rspamd makes of the message, where one was asked. */
import { explainSymbol } from '../../knowledge/spam-symbols.ts';
import type { SpamFilterLook } from '../../model/evidence/spam-filters.ts';
import type { Observation } from '../../model/finding.ts';
import { listed } from '../../parse/enumeration.ts';
import { defineCheck, fail, page, pass, skip, unknown, unknownFrom } from '../define.ts';

const NAMES = { spamassassin: 'SpamAssassin', rspamd: 'rspamd' } as const;
/** Rules named in the sentence. */
const NAMED = 3;

export const messageSpamScore = defineCheck({
  id: 'message-spam-score',
  title: 'A spam filter lets the message through',
  severity: 'warning',
  needs: ['spamFilters'],
  why: 'SpamAssassin and rspamd stand before very many mailboxes. What yours objects to, others object to as well, though each weighs it in its own way and no large provider uses just this one.',
  fix: 'Begin with the rules that weigh most: each says what it found. Mend what is wrong with the message (missing fields, authentication, links, wording); points for who handed it over come from the address it was judged with.',
  references: [
    page('SpamAssassin: the tests it makes', 'https://spamassassin.apache.org/tests.html'),
    page('rspamd: how a message is scored', 'https://docs.rspamd.com/configuration/metrics/'),
  ],
  examine({ spamFilters }) {
    if (spamFilters.status === 'absent' || spamFilters.value.length === 0)
      return skip('no spam filter was asked');
    return spamFilters.value.map(judged);
  },
});

function judged(look: SpamFilterLook): Observation {
  const { filter, place, score, threshold, action, isSpam, failure } = look;
  const name = NAMES[filter];
  const extras = { subject: place };
  if (failure !== undefined)
    return unknownFrom(failure, `What ${name} makes of it could not be told`, extras);
  if (score === null || isSpam === null)
    return unknown(`${name} gave no verdict`, 'vantage', { filter }, extras);
  const against = look.symbols.filter((symbol) => symbol.score > 0);
  const data = {
    filter,
    score,
    threshold,
    action,
    symbols: look.symbols.map((symbol) => ({ name: symbol.name, score: symbol.score })),
  };
  const rules = listed(
    against.slice(0, NAMED).map((symbol) => `${symbol.name} (${symbol.score.toFixed(1)})`),
  );
  const because = rules === '' ? '' : `; ${rules} ${against.length === 1 ? 'weighs' : 'weigh'} most`;
  const points = `${score.toFixed(1)} points${threshold === null ? '' : `; ${threshold} ${limitWords(filter)}`}`;
  if (!isSpam) return pass(`${name} gives it ${points}: ${goodEnd(action)}`, data, extras);
  const advice = against.slice(0, NAMED).flatMap((symbol) => {
    const told = explainSymbol(symbol.name);
    return told === undefined ? [] : [`${symbol.name}: ${told}`];
  });
  return fail(`${name} gives it ${points}, so ${badEnd(action)}${because}`, data, {
    ...extras,
    ...(advice.length > 0 && { fix: `${messageSpamScore.fix} ${advice.join('. ')}.` }),
  });
}

function limitWords(filter: SpamFilterLook['filter']): string {
  return filter === 'rspamd' ? 'are refused' : 'are spam';
}

function goodEnd(action: string | null): string {
  switch (action) {
    case null:
    case 'no action':
      return 'it gets through';
    case 'greylist':
    case 'soft reject':
      return `it would be asked to come again later (${action})`;
    default:
      return `it gets through (${action})`;
  }
}

function badEnd(action: string | null): string {
  switch (action) {
    case null:
    case 'add header':
      return 'it is marked as spam';
    case 'rewrite subject':
      return 'its subject is marked as spam';
    case 'reject':
      return 'it is refused';
    default:
      return `it does not get through (${action})`;
  }
}
