/** Hands messages over as a queue would: host after host, what was put off once more later, and nothing twice. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../model/context.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { DeliveryOutcome, Errand, SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { OutgoingMessage } from '../model/outgoing.ts';
import type { SmtpRequest } from '../model/smtp.ts';
import type { Target } from '../model/target.ts';
import { measureMessage } from '../parse/message-octets.ts';
import { replyWords } from '../parse/reply-words.ts';
import { type Doors, doorsOf, type Place } from './dispatch-doors.ts';
import { deferringReply, outcomesOf, putOffIn } from './dispatch-outcomes.ts';
import { nextTry, type Retry } from './retry.ts';
import { speakUntil, undialled } from './sessions.ts';
import { whenOver } from './when-over.ts';

export async function probeDispatch(
  target: Target,
  ctx: Context,
  want: Want,
  dispatch: Dispatch,
): Promise<Evidence['sessions']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const doors = await doorsOf(target, ctx, want);
  if ('status' in doors) return doors;
  const value: SmtpSession[] = [];
  const end = whenOver(ctx.signal);
  const errands = new Errands(target, ctx, dispatch, doors, end.promise, value);
  for (let number = 1; number <= dispatch.count && !ctx.signal.aborted; number += 1) {
    if (number > 1 && dispatch.intervalMs > 0) {
      ctx.onProgress({ target: target.display, waiting: `the turn of message ${number}` });
      if (!(await pause(dispatch.intervalMs, ctx.signal))) break;
    }
    // What stands in the way of one stands in the way of all: an account that is refused again and again is locked.
    if (!(await errands.run(number))) break;
  }
  end.forget();
  return { status: 'observed', value, at, tookMs: ctx.clock.monotonicMs() - began };
}

class Errands {
  readonly #target: Target;
  readonly #ctx: Context;
  readonly #dispatch: Dispatch;
  readonly #doors: Doors;
  readonly #over: Promise<'cut'>;
  readonly #held: SmtpSession[];

  constructor(
    target: Target,
    ctx: Context,
    dispatch: Dispatch,
    doors: Doors,
    over: Promise<'cut'>,
    held: SmtpSession[],
  ) {
    this.#target = target;
    this.#ctx = ctx;
    this.#dispatch = dispatch;
    this.#doors = doors;
    this.#over = over;
    this.#held = held;
  }

  /** One message until everybody has had an answer, or the time to wait is over; false where a further one is of no use. */
  async run(number: number): Promise<boolean> {
    const { signal, clock } = this.#ctx;
    const message = await this.#dispatch.message(number);
    const request = await this.#requestFor(message);
    let since: number | undefined;
    let open = [...this.#dispatch.recipients];
    let waitedMs = 0;
    for (let tryNumber = 1; ; tryNumber += 1) {
      const { messageId, token } = message;
      const about = { message: number, tryNumber, waitedMs, messageId, token };
      const own = await this.#try({ ...request, recipients: open }, about);
      const last = own.at(-1);
      if (last === undefined || signal.aborted) return false;
      open = putOffIn(own, open);
      // Waiting begins where the first try ends, however long that took.
      since ??= clock.monotonicMs();
      const leftMs = this.#dispatch.waitMs - (clock.monotonicMs() - since);
      // Of several hosts, the one that asked for patience.
      const host = own.findLast((one) => deferringReply(one) !== null) ?? last;
      const retry = open.length === 0 ? null : nextTry(tryNumber, await this.#advised(host, leftMs), leftMs);
      if (retry === null) return !isShut(last);
      this.#tell(host, open, retry);
      waitedMs = retry.afterMs;
      if (!(await pause(retry.afterMs, signal))) return false;
    }
  }

  /** Place after place, until one has heard the envelope. */
  async #try(
    request: Omit<SmtpRequest, keyof Place>,
    about: Omit<Errand, 'at' | 'recipients'>,
  ): Promise<SmtpSession[]> {
    const own: SmtpSession[] = [];
    const keep = (session: SmtpSession, at: string): SmtpSession => {
      const told = { ...session, errand: { ...about, at, recipients: [...(request.recipients ?? [])] } };
      own.push(told);
      this.#held.push(told);
      return told;
    };
    for (const { noRoute, mayFallBack, ...place } of this.#doors.places) {
      const at = (): string => this.#ctx.clock.now().toISOString();
      if (noRoute !== null) {
        if (this.#doors.isHopeless) keep(undialled(place.host, place.ip, place.port, noRoute), at());
        continue;
      }
      const ask = async (tls: SmtpRequest['tls']): Promise<SmtpSession | 'cut'> => {
        const began = at();
        this.#ctx.onProgress({ target: this.#target.display, waiting: `${place.host}:${place.port}` });
        const session = await speakUntil(this.#over, { ...request, ...place, tls }, this.#ctx);
        return session === 'cut' ? session : keep(session, began);
      };
      let session = await ask(place.tls);
      if (session !== 'cut' && mayFallBack && failsTls(session) && !this.#ctx.signal.aborted)
        session = await ask('off');
      if (session === 'cut' || this.#ctx.signal.aborted || isDecided(session, request.recipients ?? []))
        break;
    }
    return own;
  }

  async #requestFor({ octets, envelope }: OutgoingMessage): Promise<Omit<SmtpRequest, keyof Place>> {
    const { given } = this.#ctx;
    const { ports: _, egressControls: __, tls: ___, ...wishes } = given.smtp ?? {};
    return {
      ...wishes,
      ...(given.helo !== undefined && { helo: given.helo }),
      sender: envelope.from,
      message: { octets, facts: await measureMessage(octets), ...this.#dispatch.wishes },
    };
  }

  async #advised(session: SmtpSession, leftMs: number): Promise<number | null> {
    const told = leftMs > 0 ? deferringReply(session) : null;
    if (told === null) return null;
    // What is known of replies is large, and of use only where somebody waits for another try.
    const { retryAdviceMs } = await import('../explain/session-replies.ts');
    return retryAdviceMs(told.reply, told.stage, session.host);
  }

  #tell(session: SmtpSession, open: readonly string[], { afterMs, isLast }: Retry): void {
    const { clock, onNote } = this.#ctx;
    const told = deferringReply(session);
    const when = new Date(clock.now().getTime() + afterMs).toISOString().slice(11, 19);
    const who = open.length === 1 ? open[0] : `${open.length} recipients`;
    const says = told === null ? 'is not there' : `says ${replyWords(told.reply).slice(0, 160)}`;
    const again = isLast ? 'a last time' : 'again';
    onNote?.(`${session.host} ${says}; ${who} will be tried ${again} in ${spoken(afterMs)}, at ${when} UTC`);
    this.#ctx.onProgress({ target: this.#target.display, waiting: `the next try at ${when} UTC` });
  }
}

/** The envelope was answered, or the message must not go to anybody else after this. */
function isDecided(session: SmtpSession, recipients: readonly string[]): boolean {
  const { delivery, unsendable, authentication } = session;
  // Every address of a host asks the same accounts, and locks them after a few failures.
  if (authentication !== undefined && authentication.outcome !== 'accepted') return true;
  if (unsendable !== undefined || delivery?.withheld !== undefined) return true;
  const heard: DeliveryOutcome[] = recipients.map((one) => outcomesOf(session, [one]).get(one) ?? 'unsent');
  return delivery !== undefined && heard.some((outcome) => outcome !== 'unsent');
}

/** RFC 7435: mail that cannot be encrypted is sent in clear, unless the sender insists. */
function failsTls({ outcome, failure }: SmtpSession): boolean {
  return outcome === 'failed' && failure?.stage === 'handshake' && failure.kind !== 'cancelled';
}

/** It would be the same with every further message. */
function isShut({ authentication, delivery }: SmtpSession): boolean {
  return (
    (authentication !== undefined && authentication.outcome !== 'accepted') ||
    delivery?.withheld !== undefined
  );
}

/** False where the run ended meanwhile. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(ms, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}

function spoken(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}
