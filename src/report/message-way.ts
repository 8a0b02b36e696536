/** The way of a message put into words: how its hosts were found, what each attempt came to, and where it would end. */
import type { Attempt, DeliveryEvidence } from '../model/evidence/delivery.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Report } from '../model/report.ts';
import { tlsWords } from './session-words.ts';
import { type Mark, plural } from './words.ts';

const OUTCOMES: { readonly [O in Attempt['outcome']]: { mark: Mark; says: string } } = {
  accepted: { mark: 'pass', says: 'takes it' },
  deferred: { mark: 'warning', says: 'says later' },
  refused: { mark: 'error', says: 'says no' },
  unreached: { mark: 'error', says: 'does not let us in' },
  unclear: { mark: 'unknown', says: 'may have taken it' },
};

function outcomeOf({ outcome, stage, failure, reply }: Attempt): { mark: Mark; says: string } {
  if (failure?.kind === 'cancelled') return { mark: 'unknown', says: 'was not seen to its end' };
  if (outcome === 'unreached' && failure?.cause === 'vantage')
    return { mark: 'unknown', says: 'cannot be told from here' };
  if (outcome === 'refused' && reply === null) return { mark: 'error', says: 'cannot take it' };
  const asked = stage === 'rcpt' || stage === 'mail';
  // It let us in, and then said nothing more or hung up.
  if (outcome === 'unreached' && asked && reply === null) return { mark: 'error', says: 'breaks off' };
  const told = OUTCOMES[outcome];
  return outcome === 'accepted' && !asked ? { ...told, says: 'lets us in' } : told;
}

export interface Lookup {
  says: string;
  /** `10 mx.shop.example`, in the order they are tried. */
  hosts: string[];
  /** Which of several hosts comes first is left to chance. */
  chance: string | null;
}

/** How the hosts were found. */
export function lookupOf({ by, to }: DeliveryEvidence, { evidence: { mx } }: Report): Lookup {
  const found = by === 'mx' && mx?.status === 'observed' ? mx.value.hosts : [];
  const says = {
    mx: plural(found.length, 'mail host'),
    implicit: 'no MX record; the address of the domain itself takes its mail',
    null: 'a null MX: the domain takes no mail',
    none: 'no mail host, and no address',
    named: '',
  } satisfies { [B in DeliveryEvidence['by']]: string };
  const isChance = found.some((one, index) => found[index + 1]?.preference === one.preference);
  return {
    says: `MX of ${to}: ${says[by]}`,
    hosts: found.map(({ preference, host }) => `${preference} ${host}`),
    chance: isChance ? 'hosts of one preference are taken at random by mail servers; here by name' : null,
  };
}

/** One attempt on the way. */
export interface Leg {
  preference: string;
  host: string;
  ip: string;
  mark: Mark;
  outcome: string;
  /** Null where no session came to that. */
  tls: string | null;
  totalMs: number | null;
  /** The stage it came to, with the reply or the trouble; then what that means. */
  told: string[];
  /** What a mail server does then; null at the end. */
  next: string | null;
}

export function legsOf({ attempts }: DeliveryEvidence, sessions: readonly SmtpSession[]): Leg[] {
  return attempts.map((attempt, index) => {
    const { preference, host, ip, stage, reply, explanation } = attempt;
    const { mark, says } = outcomeOf(attempt);
    const session = sessions[index];
    const next = attempts[index + 1];
    return {
      preference: String(preference ?? '-'),
      host,
      ip,
      mark,
      outcome: says,
      tls: session?.tls != null ? tlsWords(session.tls) : session?.hello != null ? 'in clear' : null,
      totalMs: session?.timings.totalMs ?? null,
      told: [
        `${stage}: ${reply ?? explanation ?? ''}`,
        ...(reply !== null && explanation !== null ? [explanation] : []),
      ],
      next: next === undefined ? null : nextStep(attempt, next),
    };
  });
}

/** The same address once more is the way of mail that could not be encrypted. */
function nextStep(attempt: Attempt, next: Attempt): string {
  if (next.ip === attempt.ip && next.host === attempt.host) return 'so it is tried again in clear';
  return attempt.outcome === 'deferred' ? 'so the next is tried' : 'so the next host is tried';
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
      return last.reply === null
        ? 'The message would come back to its sender now: it may not be sent on without SMTPUTF8.'
        : 'The message would come back to its sender now: a 5xx reply is final.';
    case 'deferred':
      return 'The message would wait at its sender, to be tried again for some days.';
    default:
      if (last?.failure?.kind === 'cancelled')
        return 'What becomes of the message was not seen: the time ended before.';
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
