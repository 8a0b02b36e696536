/** Lets a bounded number through at once, the rest in order of arrival. */

export class Gate {
  #width: number;
  #inside = 0;
  #queue: (() => void)[] = [];
  #head = 0;

  constructor(width: number) {
    this.#width = Math.max(1, width);
  }

  get inside(): number {
    return this.#inside;
  }

  get waiting(): number {
    return this.#queue.length - this.#head;
  }

  /** Lets so many through at once from now on; those inside stay. */
  resize(width: number): void {
    this.#width = Math.max(1, width);
    while (this.#inside < this.#width && this.waiting > 0) {
      this.#inside++;
      this.#next();
    }
  }

  /** Calls `go` now, or when there is room; each call owes one `leave`. */
  enter(go: () => void): void {
    if (this.#inside < this.#width) {
      this.#inside++;
      go();
    } else this.#queue.push(go);
  }

  leave(): void {
    this.#inside--;
    if (this.waiting > 0 && this.#inside < this.#width) {
      this.#inside++;
      this.#next();
    }
  }

  /** Lets all who wait through, however many they are: for the end of a run. */
  flush(): void {
    const queue = this.#queue.slice(this.#head);
    this.#queue = [];
    this.#head = 0;
    this.#inside += queue.length;
    for (const go of queue) go();
  }

  #next(): void {
    const next = this.#queue[this.#head++] as () => void;
    if (this.#head > 1024 && this.#head * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    next();
  }
}
