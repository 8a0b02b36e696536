/** The server takes over the message itself. */
import type { SentMessage, SentRecipient } from '../../model/evidence/delivery.ts';
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { Observation } from '../../model/finding.ts';
import { defineCheck, fail, pass, rfc, skip, unknown, unknownFrom } from '../define.ts';
import { heardAt, isLockedOut } from '../envelope.ts';
import { gap, tlsFailure, tookConnection } from '../session-look.ts';

export const messageAccepted = defineCheck({
  id: 'message-accepted',
  title: 'The server takes the message',
  severity: 'error',
  needs: ['sessions', 'delivery'],
  why: 'Only the reply after the end of a message says that the server has taken it over; until then it is its sender who has to see to it.',
  fix: 'Do what the reply asks for: size, content, signatures or sending limits; what it means stands beside it.',
  references: [rfc(5321, '4.1.1.4'), rfc(5321, '4.5.3.2.6'), rfc(1870, '6.1')],
  examine({ sessions, delivery }) {
    const sent = delivery.status === 'observed' ? delivery.value.sent : undefined;
    if (sent === undefined) return skip('no message was sent; the send command does');
    const held = sessions.status === 'observed' ? sessions.value : [];
    const judged = sent.map((message) => judge(message, held, sent.length));
    const of = (verdict: Observation['verdict']): Observation | undefined =>
      judged.find((one) => one.verdict === verdict);
    const unturned = sent.filter(({ recipients }) => recipients.every(({ tries }) => tries === 0));
    return (
      of('fail') ??
      of('unknown') ??
      cutShort(judged, unturned.length) ??
      all(judged) ??
      skip('no message was to be sent')
    );
  },
});

/** Some were taken over, and the run ended before the turn of the others. */
function cutShort(judged: readonly Observation[], unturned: number): Observation | undefined {
  const taken = judged.filter(({ verdict }) => verdict === 'pass').length;
  if (taken === 0 || unturned === 0) return undefined;
  return unknown(
    `${taken} of ${judged.length} messages were taken over, and the run ended before the others had their turn`,
    'vantage',
    { taken, messages: judged.length },
    { fix: TURN },
  );
}

/** What is true of every message is told once. */
function all(judged: readonly Observation[]): Observation | undefined {
  const taken = judged.filter(({ verdict }) => verdict === 'pass');
  const [first] = taken;
  if (first === undefined) return judged[0];
  return taken.length < 2
    ? first
    : { ...first, says: `${taken.length} messages were taken over, the first so: ${first.says}` };
}

function judge(message: SentMessage, all: readonly SmtpSession[], count: number): Observation {
  const { outcome, recipients, number, queueId } = message;
  const which = count > 1 ? `message ${number}` : 'the message';
  const own = all.filter(({ errand }) => errand?.message === number);
  const data = { outcome, message: number, ...(queueId !== null && { queueId }) };
  const withheld = own.findLast(({ delivery }) => delivery?.withheld !== undefined);
  if (withheld?.delivery?.withheld !== undefined)
    return fail(
      `${withheld.delivery.withheld.detail}, so ${which} was not sent`,
      { ...data, reason: withheld.delivery.withheld.kind === 'limit' ? 'size' : 'unfit' },
      { fix: WITHHELD[withheld.delivery.withheld.kind] ?? cureOf(withheld.delivery.withheld.detail) },
    );
  // What was refused to some may have been taken for others; the worst is told.
  const at = (came: SentRecipient['outcome']): SentRecipient | undefined =>
    recipients.find((one) => one.outcome === came && (one.stage === 'data' || one.stage === 'message'));
  const refused = at('refused');
  if (refused !== undefined)
    return fail(`${refused.host} refuses ${which}: ${refused.reply}`, { ...data, reply: refused.reply });
  const unclear = recipients.find((one) => one.outcome === 'unclear');
  if (unclear !== undefined) {
    const failure = own.findLast(({ delivery }) => delivery?.outcome === 'unclear')?.failure;
    return unknown(
      `${which} may have been delivered: all of it went out to ${unclear.host}, and no answer came${failure === undefined ? '' : ` (${failure.detail})`}`,
      failure?.cause ?? 'target',
      { ...data, stage: 'message', kind: failure?.kind ?? 'closed' },
      { fix: ASK },
    );
  }
  const deferred = at('deferred');
  if (deferred !== undefined)
    return unknown(
      `Could not be determined: ${deferred.host} does not take ${which} for now: ${deferred.reply}`,
      'target',
      { ...data, stage: 'message', kind: 'rejected', reply: deferred.reply },
    );
  const taken = recipients.find((one) => one.outcome === 'accepted');
  if (taken !== undefined)
    return pass(`${taken.host} takes ${which}: ${taken.reply}`, { ...data, reply: taken.reply });
  const broken = brokenOff(own);
  if (broken !== undefined) return unknownFrom(broken, `${which} was not handed over`);
  const elsewhere = toldElsewhere(recipients, own, all);
  if (elsewhere !== null) return skip(`${which} was not offered: ${elsewhere}`);
  const last = own.at(-1);
  if (last === undefined) return skip(`${which} was not offered: there was nobody to hand it to`);
  if (last.failure === undefined)
    return unknown(
      `${which} was not handed over: ${last.host} did not say yes to any recipient`,
      'target',
      { ...data, stage: 'rcpt', kind: 'malformed' },
      { fix: NEITHER },
    );
  const { failure } = last;
  const says = `${which} was not handed over`;
  if (failure.cause === 'vantage' || failure.kind === 'cancelled' || Number(failure.code) < 500)
    return unknownFrom(failure, says);
  const isTls = failure.stage === 'starttls' || failure.stage === 'handshake';
  return fail(
    `${says}: ${failure.detail}`,
    { ...data, stage: failure.stage, kind: failure.kind },
    { ...(isTls && { fix: NO_TLS }) },
  );
}

/** Trouble of the connection after the envelope had been taken. */
function brokenOff(own: readonly SmtpSession[]): Failure | undefined {
  const last = own.findLast(({ delivery }) => delivery !== undefined);
  const { failure, delivery } = last ?? {};
  return delivery?.outcome === 'unsent' && (failure?.stage === 'data' || failure?.stage === 'message')
    ? failure
    : undefined;
}

function cureOf(detail: string): string {
  return detail.includes('REQUIRETLS') ? NO_REQUIRETLS : UNFIT;
}

/** The check that tells what came before; null where none does. */
function toldElsewhere(
  recipients: readonly SentRecipient[],
  own: readonly SmtpSession[],
  all: readonly SmtpSession[],
): string | null {
  const answered = recipients.filter(({ outcome }) => outcome === 'refused' || outcome === 'deferred');
  if (answered.some(({ stage }) => stage === 'mail')) return 'see sender-accepted';
  if (answered.some(({ stage }) => stage === 'rcpt')) return 'see recipient-accepted';
  const last = own.at(-1);
  if (last === undefined) return 'there was nobody to hand it to';
  if (last.unsendable !== undefined)
    return last.unsendable.sender === null ? 'see recipient-accepted' : 'see sender-accepted';
  const { failure } = last;
  if (failure === undefined || failure.kind === 'cancelled') return null;
  if (failure.stage === 'auth') return 'see auth-accepted';
  // Those checks tell of the server as a whole: one session that came further leaves them content.
  if (all.every((one) => !tookConnection(one))) return 'no connection came about';
  if (all.every((one) => isLockedOut(one, all))) return 'see server-reachable and sender-accepted';
  const isUnheard = heardAt(all, 'mail').length === 0 && all.every(({ outcome }) => outcome !== 'completed');
  return isUnheard && tookConnection(last) && tlsFailure(last) === null && 'unseen' in gap(last, all)
    ? 'see sender-accepted'
    : null;
}

const SIZE =
  'Send less at once: put large files where they can be fetched, and send the link. An attachment grows by a third on its way.';
const UNVERIFIED =
  'Use the port with TLS and the name that stands in the certificate, and trust an authority of your own with --ca-file; or leave out --require-tls, which asks every server on the way for the same.';
const NO_REQUIRETLS =
  'Leave out --require-tls, or use a server that offers REQUIRETLS; few do. --tls required insists on TLS up to this server alone.';
const UNFIT =
  'Send it in a form every server takes: ASCII header and addresses, text in quoted-printable or base64; or use a server that offers what is missing.';
const NO_TLS =
  'Use the port that has TLS (465 from the start, 587 by STARTTLS), or mend TLS on the server. A message that is no secret may go in clear: --tls opportunistic, or --tls off.';
const WITHHELD: Partial<Readonly<Record<Failure['kind'], string>>> = { limit: SIZE, tls: UNVERIFIED };
const NEITHER =
  'Let the administrator of the server look at it: to MAIL and RCPT it has to answer with 2xx, 4xx or 5xx (RFC 5321 §4.3.2).';
const TURN = 'Give the run more time with --timeout, or send fewer with --count.';
const ASK =
  'Look whether it has arrived before sending it again, or ask the administrator of the server for the log of that minute: it may be there twice otherwise.';
