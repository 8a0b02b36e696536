/** Stretches in which a provider turned the sender away: when each began, and how much was sent just before. */
import type { LogBlock } from '../../model/evidence/log.ts';
import type { Category } from '../../model/explanation.ts';
import type { Receiver } from './receivers.ts';

/** After so long a silence the next refusal begins a new stretch. */
const APART_MS = 6 * 3_600_000;
const MOST_STRETCHES = 2_000;
const MOST_TOLD = 200;

/** About the sender, whoever the recipient. */
const TELLING: ReadonlySet<Category> = new Set([
  'reputation-blocked',
  'rate-limited',
  'auth-policy',
  'rdns-missing',
]);

interface Stretch extends Omit<LogBlock, 'from' | 'to'> {
  from: number;
  to: number;
}

export class Blocks {
  readonly #latest = new Map<string, Stretch>();
  readonly #all: Stretch[] = [];

  /** True where the category tells of the sender. */
  count(receiver: Receiver, category: Category, at: number, text: string): boolean {
    if (!TELLING.has(category)) return false;
    receiver.blocks += 1;
    if (Number.isNaN(at)) return true;
    const key = `${receiver.number} ${category}`;
    const known = this.#latest.get(key);
    if (known !== undefined && at - known.to < APART_MS) {
      known.count += 1;
      if (at > known.to) known.to = at;
      return true;
    }
    if (this.#all.length >= MOST_STRETCHES) return true;
    const stretch = {
      provider: receiver.name,
      category,
      from: at,
      to: at,
      count: 1,
      deliveredBefore: receiver.deliveredLately(at),
      text,
    };
    this.#latest.set(key, stretch);
    this.#all.push(stretch);
    return true;
  }

  list(): LogBlock[] {
    return this.#all
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_TOLD)
      .sort((a, b) => a.from - b.from)
      .map((one) => ({ ...one, from: new Date(one.from).toISOString(), to: new Date(one.to).toISOString() }));
  }
}
