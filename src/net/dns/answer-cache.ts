/** What has been answered in this run, bounded in entries and octets; what is used stays, what is not goes. */

/**
 * Two generations in place of an exact order of use: what is touched moves to the young one, and when that has grown to
 * half of what is allowed, the old one is forgotten as a whole. This costs one insertion for an answer and no upkeep.
 */
export class AnswerCache<T> {
  readonly #maxEntries: number;
  readonly #maxOctets: number;
  #young = new Map<string, Entry<T>>();
  #old = new Map<string, Entry<T>>();
  #octets = 0;

  constructor(maxEntries: number, maxOctets: number) {
    this.#maxEntries = maxEntries / 2;
    this.#maxOctets = maxOctets / 2;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: string): T | undefined {
    const entry = this.#young.get(key);
    if (entry !== undefined) return entry.value;
    const aged = this.#old.get(key);
    if (aged === undefined) return undefined;
    this.#old.delete(key);
    this.#put(key, aged);
    return aged.value;
  }

  /** A key not remembered yet. */
  set(key: string, value: T, octets: number): void {
    this.#put(key, { value, octets });
  }

  #put(key: string, entry: Entry<T>): void {
    if (this.#young.size + 1 > this.#maxEntries || this.#octets + entry.octets > this.#maxOctets) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#octets = 0;
    }
    this.#young.set(key, entry);
    this.#octets += entry.octets;
  }
}

interface Entry<T> {
  value: T;
  octets: number;
}
