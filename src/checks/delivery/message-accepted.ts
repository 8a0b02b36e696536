/** The server takes over the message itself. */
import type { SentMessage, SentRecipient } from '../../model/evidence/delivery.ts';
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { Observation } from '../../model/finding.ts';
import { defineCheck, fail, pass, rfc, skip, unknown, unknownFrom } from '../define.ts';

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
    return of('fail') ?? of('unknown') ?? all(judged) ?? skip('no message was to be sent');
  },
});

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
      { fix: withheld.delivery.withheld.kind === 'limit' ? SIZE : UNFIT },
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
  return skip(`${which} was not offered: ${before(recipients, own)}`);
}

/** Trouble of the connection after the envelope had been taken. */
function brokenOff(own: readonly SmtpSession[]): Failure | undefined {
  const last = own.findLast(({ delivery }) => delivery !== undefined);
  const { failure, delivery } = last ?? {};
  return delivery?.outcome === 'unsent' && (failure?.stage === 'data' || failure?.stage === 'message')
    ? failure
    : undefined;
}

/** The check that tells what came before. */
function before(recipients: readonly SentRecipient[], own: readonly SmtpSession[]): string {
  const stages = recipients.map(({ stage }) => stage);
  if (stages.includes('mail')) return 'see sender-accepted';
  if (stages.includes('rcpt')) return 'see recipient-accepted';
  if (stages.includes('auth')) return 'see auth-accepted';
  return own.length === 0 ? 'there was nobody to hand it to' : 'no session came so far';
}

const SIZE =
  'Send less at once: put large files where they can be fetched, and send the link. An attachment grows by a third on its way.';
const UNFIT =
  'Send it in a form every server takes: ASCII header and addresses, text in quoted-printable or base64; or use a server that offers what is missing.';
const ASK =
  'Look whether it has arrived before sending it again, or ask the administrator of the server for the log of that minute: it may be there twice otherwise.';
