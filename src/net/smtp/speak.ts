/** Sessions of a run: bounded in number, one at a time for a host, and none held twice for the same question. */
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { SmtpRequest, Speak } from '../../model/smtp.ts';
import type { Gate } from '../gate.ts';
import { whenGone } from './connection.ts';
import { type Held, holdWhole, type SmtpWorld } from './session.ts';

export interface SpeakWorld extends SmtpWorld {
  gate: Gate;
}

/** Thousands of domains may share the hosts of one provider; older ones are forgotten first. */
const MAX_REMEMBERED = 2_000;

export function createSpeak(world: SpeakWorld): Speak {
  const remembered = new Map<string, Promise<SmtpSession>>();
  /** The end of the line of those who wait for a host: when its last connection is closed. */
  const turns = new Map<string, Promise<void>>();

  const inTurn = (request: SmtpRequest): Promise<SmtpSession> => {
    const host = request.host.toLowerCase();
    const before = turns.get(host);
    const held = (before === undefined ? Promise.resolve() : whenGone(before, world.signal)).then(() =>
      gated(request),
    );
    const over = held.then(
      ({ gone }) => gone,
      () => {},
    );
    turns.set(host, over);
    void over.then(() => {
      if (turns.get(host) === over) turns.delete(host);
    });
    return held.then(({ session }) => session);
  };
  const gated = async (request: SmtpRequest): Promise<Held> => {
    await new Promise<void>((resolve) => world.gate.enter(resolve));
    try {
      return await holdWhole(request, world);
    } finally {
      world.gate.leave();
    }
  };
  return (request) => {
    if (hasPurpose(request)) return inTurn(request);
    const key = JSON.stringify(request);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const session = inTurn(request);
    remembered.set(key, session);
    if (remembered.size > MAX_REMEMBERED) {
      const [oldest] = remembered.keys();
      if (oldest !== undefined) remembered.delete(oldest);
    }
    return session;
  };
}

/** What asks the server to do something is done as often as it is asked. */
function hasPurpose({ credentials, sender, recipients, verify }: SmtpRequest): boolean {
  return [credentials, sender, recipients, verify].some((one) => one !== undefined);
}
