/** Ports as far as a run can reach them: each looked at once, very many side by side, and all remembered for a while. */

import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { Knock, KnockRequest, Reach, Sighting } from '../../model/reach.ts';
import { isAnswer, portState } from '../../parse/port-state.ts';
import { shownBy, sightingOf, sightingOfKnock } from '../../parse/sighting.ts';
import type { DialEnd } from '../dial.ts';
import { Gate } from '../gate.ts';
import { Ongoing, type SoFar } from './ongoing.ts';
import type { SmtpWorld } from './session.ts';

/** Of a long list of hosts the last ones tell enough. */
const MAX_REMEMBERED = 1_000;
/** Nobody has begun to connect for so long: whoever is to be silent is being waited for already. */
const ALL_OUT_MS = 15;
const MOST_HELD_MS = 300;

export interface OpenReach extends Reach {
  /** Somebody, whoever it is, begins to connect. */
  dialled(host: string, ip: string, port: number, ends: Promise<DialEnd>): void;
  /** What a session has shown of its port. */
  heard(session: SmtpSession): void;
}

interface Attempt {
  host: string;
  ip: string;
  since: number;
}

export function createReach(world: () => SmtpWorld): OpenReach {
  const looks = new Map<string, Ongoing<Knock>>();
  const sightings = new Map<number, Map<string, Sighting>>();
  const listeners = new Set<(port: number, sighting: Sighting | null) => void>();
  /** When the first attempt at a port began. */
  const begun = new Map<number, number>();
  /** Attempts under way at a port. */
  const underWay = new Map<number, Map<Promise<DialEnd>, Attempt>>();
  let gate: Gate | undefined;

  const note = (sighting: Sighting): void => {
    const ofPort = sightings.get(sighting.port) ?? new Map<string, Sighting>();
    sightings.set(sighting.port, ofPort);
    const key = `${sighting.host} ${sighting.ip}`;
    const before = ofPort.get(key);
    ofPort.delete(key);
    ofPort.set(key, before === undefined ? sighting : merged(before, sighting));
    forgetOldestSilence(ofPort);
    for (const listener of [...listeners]) listener(sighting.port, sighting);
  };

  let lastBegan = 0;
  /** Waits are the longest part, so they all begin before anybody talks; over a real network this costs nothing. */
  const allOut = async (): Promise<void> => {
    const { clock } = world();
    const until = clock.monotonicMs() + MOST_HELD_MS;
    for (;;) {
      const now = clock.monotonicMs();
      const left = Math.min(until, lastBegan + ALL_OUT_MS) - now;
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  };

  const look = async (request: KnockRequest, tell: (soFar: SoFar<Knock>) => void): Promise<Knock> => {
    const around = world();
    // Those that never answer hold their place until the end, so there must be places for many.
    gate ??= new Gate(around.limits.knockConcurrency);
    const through = gate;
    await new Promise<void>((resolve) => through.enter(resolve));
    try {
      const { knock } = await import('./knock.ts');
      const seen = await knock(request, around, allOut, tell);
      note(sightingOfKnock(seen));
      return seen;
    } finally {
      through.leave();
    }
  };

  const hasAnswer = (port: number): boolean =>
    [...(sightings.get(port)?.values() ?? [])].some(({ state }) => isAnswer(state));

  return {
    prepare() {
      void Promise.all([import('./knock.ts'), import('../tls/secure.ts')]);
    },
    knock(request, onTurn) {
      const { connectMs: _, ...what } = request;
      const key = JSON.stringify(what);
      const known = looks.get(key);
      if (known !== undefined) return known.ask(onTurn);
      const looking = new Ongoing<Knock>((_, tell) => look(request, tell));
      looks.set(key, looking);
      forgetOldest(looks);
      return looking.ask(onTurn);
    },
    seen: (port) => [...(sightings.get(port)?.values() ?? [])],
    awaited(port, ms) {
      const now = world().clock.monotonicMs();
      return [...(underWay.get(port)?.values() ?? [])]
        .filter(({ since }) => now - since >= ms)
        .map(({ host, ip, since }) => sightingOf({ host, ip, port }, 'filtered', now - since));
    },
    quiet(port, ms, until) {
      const { signal, clock } = world();
      if (hasAnswer(port)) return Promise.resolve(false);
      return new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        const finish = (isQuiet: boolean): void => {
          clearTimeout(timer);
          listeners.delete(listener);
          signal.removeEventListener('abort', onAbort);
          resolve(isQuiet);
        };
        const arm = (): void => {
          const since = begun.get(port);
          if (timer !== undefined || since === undefined) return;
          timer = setTimeout(() => finish(true), Math.max(0, since + ms - clock.monotonicMs()));
          // Nobody waits for this alone.
          timer.unref();
        };
        const listener = (of: number, sighting: Sighting | null): void => {
          if (of !== port) return;
          if (sighting === null) arm();
          else if (isAnswer(sighting.state)) finish(false);
        };
        const onAbort = (): void => finish(true);
        listeners.add(listener);
        signal.addEventListener('abort', onAbort, { once: true });
        const forget = (): void => finish(false);
        until.then(forget, forget);
        arm();
      });
    },
    async answered(port, ms) {
      const { signal, clock } = world();
      const pending = [...(underWay.get(port)?.entries() ?? [])];
      if (hasAnswer(port) || pending.length === 0) return hasAnswer(port);
      const began = Math.max(...pending.map(([, { since }]) => since));
      await new Promise<void>((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          listeners.delete(listener);
          signal.removeEventListener('abort', finish);
          resolve();
        };
        const timer = setTimeout(finish, Math.max(0, began + ms - clock.monotonicMs()));
        const listener = (of: number, sighting: Sighting | null): void => {
          if (of === port && sighting !== null && isAnswer(sighting.state)) finish();
        };
        listeners.add(listener);
        signal.addEventListener('abort', finish, { once: true });
        void Promise.allSettled(pending.map(([ends]) => ends)).then(finish);
        if (signal.aborted) finish();
      });
      return hasAnswer(port);
    },
    dialled(host, ip, port, ends) {
      lastBegan = world().clock.monotonicMs();
      if (!begun.has(port)) begun.set(port, world().clock.monotonicMs());
      for (const listener of [...listeners]) listener(port, null);
      const ofPort = underWay.get(port) ?? new Map<Promise<DialEnd>, Attempt>();
      underWay.set(port, ofPort.set(ends, { host, ip, since: lastBegan }));
      void ends.then(({ tookMs, failure }) => {
        ofPort.delete(ends);
        note(sightingOf({ host, ip, port }, portState(failure), tookMs));
      });
    },
    heard(session) {
      const known = sightings.get(session.port)?.get(`${session.host} ${session.ip}`);
      if (known !== undefined) note({ ...known, ...shownBy(session) });
    },
  };
}

/** A second look at the same server adds to the first: who has answered once was let through, whatever comes later. */
function merged(before: Sighting, after: Sighting): Sighting {
  const decisive = isAnswer(before.state) && !isAnswer(after.state) ? before : after;
  return {
    ...decisive,
    greeting: after.greeting ?? before.greeting,
    startTls: after.startTls ?? before.startTls,
    masked: after.masked || before.masked,
  };
}

/** An answer tells more of our network than any silence. */
function forgetOldestSilence(map: Map<string, Sighting>): void {
  if (map.size <= MAX_REMEMBERED) return;
  for (const [key, { state }] of map) {
    if (isAnswer(state)) continue;
    map.delete(key);
    return;
  }
  forgetOldest(map);
}

function forgetOldest<K>(map: Map<K, unknown>): void {
  if (map.size <= MAX_REMEMBERED) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
