/** Times that replies name, and times that are about something else. */
import { expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { retrySeconds } from '../../../src/explain/retry-time.ts';

it.each<[string, number | null]>([
  ['Greylisted, please try again in 300 seconds', 300],
  ['Try again in 1 hour 30 minutes', 5_400],
  ['retry in 5m', 300],
  ['Greylisted for 5 minutes, see the postmaster', 300],
  ['wait 00:04:59 and come back later', 299],
  ['please retry=60', 60],
  ['Bitte versuchen Sie es nach 10 Minuten wieder', 600],
  ['veuillez réessayer dans 15 minutes', 900],
  ['reintente en 2 horas', 7_200],
  ['riprovare tra 20 minuti', 1_200],
  ['повторите через 5 минут', 300],
  ['请在5分钟后重试', 300],
  ['try again later', null],
  ['please come back later; retry after 2026-11-22 22:30 UTC', null],
  ['try again after 22 Nov 2026 22:30:15', null],
  ['retry after 2026-11-22T22:30:15Z, or in 10 minutes', 600],
  ['Connection timed out after 30 seconds', null],
  ['too many messages: 100 per 60 minutes, retry later', null],
  ['try again in 99999 days', null],
  ['try again in 0 seconds', null],
])('%s', (text, seconds) => {
  expect(retrySeconds(text)).toBe(seconds);
});

it('goes before what is usual, and only where coming again helps', () => {
  expect(explainReply('450 4.2.0 Greylisted, try again in 120 seconds').retry).toEqual({
    advice: 'later',
    afterSeconds: 120,
  });
  expect(explainReply('550 5.1.1 No such user, do not try again in 120 seconds').retry).toEqual({
    advice: 'never',
    afterSeconds: null,
  });
});

it('keeps an address that is refused for the moment only', () => {
  expect(explainReply('450 4.1.1 User unknown')).toMatchObject({ bounce: 'soft', address: 'review' });
  expect(explainReply('550 5.1.1 User unknown')).toMatchObject({ bounce: 'hard', address: 'remove' });
});

it.each<[string, number]>([
  ['550 Tageslimit erreicht', 86_400],
  ['550 Daily sending limit exceeded', 86_400],
  ["550 Limite quotidienne d'envoi atteinte", 86_400],
  ['550 5.4.5 you may send no more than 500 messages per day, limit exceeded', 86_400],
  ['450 you have reached the hourly limit, try again later', 3_600],
  ['450 hourly limit reached, try again in 10 minutes', 600],
  ['450 too many messages, try again later', 1_800],
])('comes again once a limit is over: %s', (text, afterSeconds) => {
  expect(explainReply(text)).toMatchObject({
    category: 'rate-limited',
    retry: { advice: 'later', afterSeconds },
  });
});
