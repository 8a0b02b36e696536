/** Something under way for all who asked for it: each hears its end, or leaves before and is told how far it has come. */
import type { OnTurn } from '../../model/smtp.ts';

/** What can be told by now, for somebody who leaves for that reason. */
export type SoFar<T> = (reason: unknown) => T;

export class Ongoing<T> {
  /** What it comes to in the end. */
  readonly whole: Promise<T>;
  /** Called once everybody has left, and somebody else waits for the place. */
  onUnwanted = (): void => {};
  readonly #stop = new AbortController();
  #soFar: SoFar<T> | null = null;
  #listeners: (() => void)[] = [];
  #staying = 0;
  #isInTheWay = false;

  /** `hold` is called at once; it tells when the turn has come, and from then on how far things are. */
  constructor(hold: (signal: AbortSignal, tell: (soFar: SoFar<T>) => void) => Promise<T>) {
    this.whole = hold(this.#stop.signal, (soFar) => this.#tell(soFar));
  }

  ask(onTurn?: OnTurn<T>): Promise<T> {
    this.#staying += 1;
    if (onTurn === undefined) return this.whole;
    let stays = true;
    const leave = (reason: unknown): T => {
      const soFar = this.#soFar as SoFar<T>;
      const told = soFar(reason);
      if (stays) this.#staying -= 1;
      stays = false;
      this.#makeWay();
      return told;
    };
    const turn = (): void => onTurn(leave);
    if (this.#soFar === null) this.#listeners.push(turn);
    else turn();
    return this.whole;
  }

  /** Somebody waits for the place. */
  isAwaited(): void {
    this.#isInTheWay = true;
    this.#makeWay();
  }

  #tell(soFar: SoFar<T>): void {
    this.#soFar = soFar;
    for (const listener of this.#listeners.splice(0)) listener();
  }

  #makeWay(): void {
    if (!this.#isInTheWay || this.#staying > 0 || this.#stop.signal.aborted) return;
    this.onUnwanted();
    this.#stop.abort();
  }
}

/** Both signals in one, until `forget`: `AbortSignal.any` would hold on to what it made for as long as the run lasts. */
export function either(one: AbortSignal, other: AbortSignal): { signal: AbortSignal; forget(): void } {
  const both = new AbortController();
  const end = (): void => both.abort();
  one.addEventListener('abort', end, { once: true });
  other.addEventListener('abort', end, { once: true });
  if (one.aborted || other.aborted) end();
  return {
    signal: both.signal,
    forget() {
      one.removeEventListener('abort', end);
      other.removeEventListener('abort', end);
    },
  };
}
