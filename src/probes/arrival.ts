/** Where what was sent came to rest: the mailbox is entered while it is still on its way, and watched until it is there. */
import type { Context } from '../model/context.ts';
import type { ArrivalEvidence } from '../model/evidence/arrival.ts';
import type { SentMessage } from '../model/evidence/delivery.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { SentMark } from '../model/mailbox.ts';
import type { Target } from '../model/target.ts';

/** Whole copies are too large for evidence that is printed; whoever judges them asks for them here. */
const received = new WeakMap<ArrivalEvidence, { folder: string; octets: Uint8Array }>();

/** The first copy that was seen, octet for octet; undefined where none was, or none that is small enough. */
export function receivedCopy(arrival: ArrivalEvidence): { folder: string; octets: Uint8Array } | undefined {
  return received.get(arrival);
}

export async function probeArrival(target: Target, ctx: Context, want: Want): Promise<Evidence['arrival']> {
  const { clock, follow, given } = ctx;
  const wishes = given.follow;
  if (wishes === undefined || follow === undefined)
    return { status: 'skipped', reason: 'no mailbox was named to look into (--follow)' };
  const at = clock.now().toISOString();
  const began = clock.monotonicMs();
  const sending = Promise.all([want('delivery'), want('sessions')]).then(([delivery, sessions]) => {
    const sent = delivery.status === 'observed' ? (delivery.value.sent ?? []) : [];
    const held = sessions.status === 'observed' ? sessions.value : [];
    // What may have been delivered is found out here.
    return sent
      .filter(({ outcome }) => outcome === 'accepted' || outcome === 'unclear')
      .map((one) => ({
        messageId: one.messageId,
        token: one.token,
        acceptedAt: acceptedAt(one, held) ?? clock.now().getTime(),
      }));
  });
  const marks = sending.then((sent): SentMark[] => {
    const { user, host } = wishes;
    if (sent.length > 0)
      ctx.onProgress({ target: target.display, waiting: `mail to arrive at ${user}, ${host}` });
    return sent;
  });
  const followed = await follow(wishes, marks);
  const sent = await marks;
  if (sent.length === 0)
    return { status: 'skipped', reason: 'no message was taken over, so none can arrive' };
  if (!('mailbox' in followed)) return { status: 'failed', failure: followed.failure };
  const { mailbox, copies, failure } = followed;
  // What was seen before the trouble counts; where nothing was, the trouble is all there is.
  if (failure !== undefined && copies.some((copy) => copy === null)) return { status: 'failed', failure };
  const value: ArrivalEvidence = {
    mailbox,
    withinMs: wishes.withinMs,
    messages: sent.map(({ messageId }, index) => ({ messageId, copy: copies[index]?.copy ?? null })),
  };
  const first = copies.find((copy) => copy !== null);
  if (first?.octets != null) received.set(value, { folder: first.copy.path, octets: first.octets });
  return { status: 'observed', value, at, tookMs: Math.round(clock.monotonicMs() - began) };
}

/** Milliseconds since 1970 at which the reply came that took it over. */
function acceptedAt({ number }: SentMessage, sessions: readonly SmtpSession[]): number | undefined {
  const session = sessions.findLast(
    ({ errand, delivery }) =>
      errand?.message === number && (delivery?.outcome === 'accepted' || delivery?.outcome === 'unclear'),
  );
  const last = session?.transcript.findLast(({ stage }) => stage === 'message');
  if (session?.errand === undefined || last === undefined) return undefined;
  return Math.round(Date.parse(session.errand.at) + last.startMs + last.tookMs);
}
