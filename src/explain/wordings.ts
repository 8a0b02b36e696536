/** Keeps what was found out of wordings lately, up to a bound, and finds it again by the octets of a gist. */
import type { Gist } from './gist.ts';

/** Wordings whose hashes begin alike share so many places; all are looked at, so no stranger can make it slow. */
const WAYS = 8;

export class Wordings<Value> {
  readonly #sets: number;
  readonly #hashes: Int32Array;
  readonly #keys: (Uint32Array | undefined)[];
  readonly #values: (Value | undefined)[];
  /** Asked for since somebody last wanted its place. */
  readonly #used: Uint8Array;
  /** Of each set, the place that is wanted next. */
  readonly #next: Uint8Array;

  /** `most`: a power of two, at least eight. */
  constructor(most: number) {
    this.#sets = most / WAYS;
    this.#hashes = new Int32Array(most);
    this.#keys = new Array(most).fill(undefined);
    this.#values = new Array(most).fill(undefined);
    this.#used = new Uint8Array(most);
    this.#next = new Uint8Array(this.#sets);
  }

  get({ hash, words, length }: Gist): Value | undefined {
    const first = (hash & (this.#sets - 1)) * WAYS;
    for (let at = first; at < first + WAYS; at++) {
      if (this.#hashes[at] !== hash) continue;
      const key = this.#keys[at];
      if (key === undefined || !isSame(key, words, (length + 3) >> 2)) continue;
      this.#used[at] = 1;
      return this.#values[at];
    }
    return undefined;
  }

  /** What was not asked for lately gives way. */
  set({ hash, words, length }: Gist, value: Value): void {
    const set = hash & (this.#sets - 1);
    let at = set * WAYS + this.#next[set]!;
    while (this.#used[at] === 1) {
      this.#used[at] = 0;
      at = set * WAYS + ((at + 1) % WAYS);
    }
    this.#next[set] = (at + 1) % WAYS;
    this.#hashes[at] = hash;
    this.#keys[at] = words.slice(0, (length + 3) >> 2);
    this.#values[at] = value;
  }
}

/** Of keys with the same hash, which their lengths go into: the same numbers are then the same octets. */
function isSame(key: Uint32Array, words: Uint32Array, length: number): boolean {
  if (key.length !== length) return false;
  for (let i = 0; i < length; i++) if (key[i] !== words[i]) return false;
  return true;
}
