/** Keeps what was found out lately, up to a bound: what is asked for again stays. */

/** Two halves: when the newer is full the older is forgotten, which costs nothing for what is asked for. */
export class Memory<Value> {
  private readonly most: number;
  private newer = new Map<string, Value>();
  private older = new Map<string, Value>();

  /** `most`: entries of one half. */
  constructor(most: number) {
    this.most = most;
  }

  get(key: string): Value | undefined {
    const value = this.newer.get(key);
    if (value !== undefined) return value;
    const old = this.older.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  clear(): void {
    this.newer.clear();
    this.older.clear();
  }

  set(key: string, value: Value): void {
    if (this.newer.size >= this.most) {
      this.older = this.newer;
      this.newer = new Map();
    }
    this.newer.set(key, value);
  }
}
