/** Sessions of a run: bounded in number, one at a time for a host, and none held twice for the same question. */
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { SmtpRequest, Speak } from '../../model/smtp.ts';
import type { Gate } from '../gate.ts';
import { whenGone } from './connection-end.ts';
import { either, Ongoing, type SoFar } from './ongoing.ts';
import { type Held, holdWhole, type SmtpWorld } from './session.ts';

export interface SpeakWorld extends SmtpWorld {
  gate: Gate;
}

/** Thousands of domains may share the hosts of one provider; older ones are forgotten first. */
const MAX_REMEMBERED = 2_000;

export function createSpeak(world: SpeakWorld): Speak {
  const remembered = new Map<string, Ongoing<SmtpSession>>();
  /** The end of the line of those who wait for a host: who is last, and when that one's connection is closed. */
  const lines = new Map<string, { last: Ongoing<SmtpSession>; over: Promise<void> }>();

  const inTurn = (request: SmtpRequest): Ongoing<SmtpSession> => {
    const host = request.host.toLowerCase();
    const before = lines.get(host);
    let over: Promise<void> = Promise.resolve();
    const last = new Ongoing<SmtpSession>((unwanted, tell) => {
      const turn = before === undefined ? Promise.resolve() : whenGone(before.over, world.signal);
      const held = turn.then(() => gated(request, unwanted, tell));
      over = held.then(
        ({ gone }) => gone,
        () => {},
      );
      return held.then(({ session }) => session);
    });
    const place = { last, over };
    lines.set(host, place);
    void over.then(() => {
      if (lines.get(host) === place) lines.delete(host);
    });
    before?.last.isAwaited();
    return last;
  };
  const gated = async (
    request: SmtpRequest,
    unwanted: AbortSignal,
    tell: (soFar: SoFar<SmtpSession>) => void,
  ): Promise<Held> => {
    await new Promise<void>((resolve) => world.gate.enter(resolve));
    const { signal, forget } = either(world.signal, unwanted);
    try {
      return await holdWhole(request, { ...world, signal, tell });
    } finally {
      forget();
      world.gate.leave();
    }
  };
  return (request, onTurn) => {
    if (hasPurpose(request)) return inTurn(request).ask(onTurn);
    const key = JSON.stringify(request);
    const known = remembered.get(key);
    if (known !== undefined) return known.ask(onTurn);
    const session = inTurn(request);
    remembered.set(key, session);
    session.onUnwanted = () => remembered.delete(key);
    if (remembered.size > MAX_REMEMBERED) {
      const [oldest] = remembered.keys();
      if (oldest !== undefined) remembered.delete(oldest);
    }
    return session.ask(onTurn);
  };
}

/** What asks the server to do something is done as often as it is asked. */
function hasPurpose({ credentials, sender, recipients, verify, message }: SmtpRequest): boolean {
  return [credentials, sender, recipients, verify, message].some((one) => one !== undefined);
}
