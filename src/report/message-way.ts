/** The way of a message put into words: how its hosts were found, what each attempt came to, and where it would end. */
import type { Attempt, DeliveryEvidence } from '../model/evidence/delivery.ts';
import type { Report } from '../model/report.ts';
import { type Mark, plural } from './words.ts';

const OUTCOMES: { readonly [O in Attempt['outcome']]: { mark: Mark; says: string } } = {
  accepted: { mark: 'pass', says: 'takes it' },
  deferred: { mark: 'warning', says: 'says later' },
  refused: { mark: 'error', says: 'says no' },
  unreached: { mark: 'error', says: 'does not let us in' },
};

export function outcomeOf({ outcome, stage, failure }: Attempt): { mark: Mark; says: string } {
  if (outcome === 'unreached' && failure?.cause === 'vantage')
    return { mark: 'unknown', says: 'cannot be told from here' };
  const asked = stage === 'rcpt' || stage === 'mail';
  const told = OUTCOMES[outcome];
  return outcome === 'accepted' && !asked ? { ...told, says: 'lets us in' } : told;
}

export function lookupWords({ by }: DeliveryEvidence, { evidence: { mx } }: Report): string {
  const hosts = mx?.status === 'observed' ? mx.value.hosts : [];
  switch (by) {
    case 'mx':
      return `${plural(hosts.length, 'mail host')}: ${hosts.map(({ preference, host }) => `${preference} ${host}`).join(' · ')}`;
    case 'implicit':
      return 'no MX record; the address of the domain itself takes its mail';
    case 'null':
      return 'a null MX: the domain takes no mail';
    case 'none':
      return 'no mail host, and no address';
    case 'named':
      return '';
  }
}

/** What becomes of a message that takes this way. */
export function endOfWay({ by, attempts, askedRecipient, to }: DeliveryEvidence): string {
  if (by === 'null') return `A sender gives up at once: ${to} says it takes no mail.`;
  if (by === 'none') return `A sender gives up at once: there is nowhere to send mail for ${to}.`;
  const last = attempts.at(-1);
  switch (last?.outcome) {
    case 'accepted':
      return askedRecipient
        ? `${last.host} would take the message; what it does with it afterwards it does not say.`
        : `A message would be handed to ${last.host}. Whether it takes the address was not asked; --rcpt asks.`;
    case 'refused':
      return 'The message would come back to its sender now: a 5xx reply is final.';
    case 'deferred':
      return 'The message would wait at its sender, to be tried again for some days.';
    default:
      if (last?.failure?.cause === 'vantage')
        return 'What becomes of the message cannot be told from here: the trouble is on our side.';
      return turnedAway(attempts)
        ? 'The message would come back: a 5xx greeting is final. Some senders return it at once, others try again for some days first.'
        : 'The message would wait at its sender, to be tried again for some days, and then come back.';
  }
}

/** Every host there is refuses the connection for good; one that is merely down leaves a sender its hope (RFC 7504 §4). */
export function turnedAway(attempts: readonly Attempt[]): boolean {
  return (
    attempts.length > 0 &&
    attempts.every(
      ({ outcome, stage, reply }) =>
        outcome === 'unreached' &&
        (stage === 'greeting' || stage === 'hello') &&
        reply?.startsWith('5') === true,
    )
  );
}
