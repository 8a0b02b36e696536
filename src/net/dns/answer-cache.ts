/** What has been answered in this run, bounded in entries and octets; the least recently used goes first. */

export class AnswerCache<T> {
  readonly #entries = new Map<string, { value: T; octets: number }>();
  readonly #maxEntries: number;
  readonly #maxOctets: number;
  #octets = 0;

  constructor(maxEntries: number, maxOctets: number) {
    this.#maxEntries = maxEntries;
    this.#maxOctets = maxOctets;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    // A Map keeps the order of insertion, so the first key is the one used longest ago.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: T, octets: number): void {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      this.#octets -= known.octets;
      this.#entries.delete(key);
    }
    this.#entries.set(key, { value, octets });
    this.#octets += octets;
    for (const [oldest, entry] of this.#entries) {
      if (this.#entries.size <= this.#maxEntries && this.#octets <= this.#maxOctets) break;
      this.#entries.delete(oldest);
      this.#octets -= entry.octets;
    }
  }
}
