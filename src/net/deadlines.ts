/** Deadlines for very many waits at once on a single timer, which keeps the program alive only while something waits. */

/** Deadlines are rounded up to this many milliseconds, so that equal waits share a list. */
const GRAIN_MS = 16;

/** One wait; make it part of the object that waits, so that arming costs no allocation. */
export interface Waiting {
  deadline: Deadline;
  /** The time has come; the deadline is disarmed already. */
  expire(): void;
}

export class Deadline {
  readonly owner: Waiting;
  previous: Deadline | null = null;
  next: Deadline | null = null;
  list: DeadlineList | null = null;
  due = 0;

  constructor(owner: Waiting) {
    this.owner = owner;
  }
}

/** Waits of the same duration end in the order in which they began. */
interface DeadlineList {
  first: Deadline | null;
  last: Deadline | null;
}

export class Deadlines {
  readonly #lists = new Map<number, DeadlineList>();
  #timer: NodeJS.Timeout | undefined;
  #armedFor = Number.POSITIVE_INFINITY;
  #waiting = 0;

  /** Arms or re-arms. */
  set(deadline: Deadline, ms: number): void {
    this.clear(deadline);
    const rounded = Math.ceil(Math.max(1, ms) / GRAIN_MS) * GRAIN_MS;
    let list = this.#lists.get(rounded);
    if (list === undefined) {
      list = { first: null, last: null };
      this.#lists.set(rounded, list);
    }
    deadline.due = performance.now() + rounded;
    deadline.list = list;
    deadline.previous = list.last;
    if (list.last === null) list.first = deadline;
    else list.last.next = deadline;
    list.last = deadline;
    this.#waiting++;
    if (deadline.due < this.#armedFor) this.#arm(deadline.due);
    // A wait may be all that is going on: between two tries no socket is open.
    else if (this.#waiting === 1) this.#timer?.ref();
  }

  clear(deadline: Deadline): void {
    const { list, previous, next } = deadline;
    if (list === null) return;
    if (previous === null) list.first = next;
    else previous.next = next;
    if (next === null) list.last = previous;
    else next.previous = previous;
    deadline.list = null;
    deadline.previous = null;
    deadline.next = null;
    this.#waiting--;
    if (this.#waiting === 0) this.#timer?.unref();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#armedFor = Number.POSITIVE_INFINITY;
    for (const list of this.#lists.values()) while (list.first !== null) this.clear(list.first);
    this.#lists.clear();
  }

  #arm(due: number): void {
    clearTimeout(this.#timer);
    this.#armedFor = due;
    this.#timer = setTimeout(() => this.#sweep(), Math.max(1, due - performance.now()));
  }

  #sweep(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    // Timers may fire a little early.
    const now = performance.now() + 1;
    for (const list of this.#lists.values()) {
      while (list.first !== null && list.first.due <= now) {
        const { first } = list;
        this.clear(first);
        first.owner.expire();
      }
    }
    let next = Number.POSITIVE_INFINITY;
    for (const { first } of this.#lists.values()) if (first !== null) next = Math.min(next, first.due);
    if (next < this.#armedFor) this.#arm(next);
  }
}
