/** Why attempts failed: each wording of a reply is explained once, however often it comes. */
import { explainReply } from '../../explain/reply.ts';
import type { LogReason } from '../../model/evidence/log.ts';
import { type AddressAdvice, type BounceKind, CATEGORIES, type Category } from '../../model/explanation.ts';
import type { Meaning } from '../../parse/logs/sink.ts';
import { printable } from '../../parse/printable.ts';
import type { Receiver } from './receivers.ts';
import { wordingHash } from './wording.ts';

/** Wordings followed at once; the rare half is let go when there are more. */
const MOST_WORDINGS = 20_000;
/** Wordings whose meaning is remembered, whoever said them; beyond that all are found out anew. */
const MOST_MEANINGS = 50_000;
const MOST_TEXT = 400;

/** One wording of one provider. */
export interface Wording {
  text: string;
  category: Category;
  bounce: BounceKind;
  address: AddressAdvice;
  receiver: Receiver;
  bounced: number;
  deferred: number;
}

interface Total {
  bounced: number;
  deferred: number;
  /** First and last time of each outcome; NaN where it never came. */
  seen: { bounced: [first: number, last: number]; deferred: [first: number, last: number] };
}

export class Reasons {
  #wordings = new Map<number, Wording>();
  readonly #meanings = new Map<number, Meaning>();
  readonly #totals = new Map<Category, Total>();

  /** The wording of a reply, and what it means: `known`, or as the reply is explained. */
  of(reply: string, receiver: Receiver, host: string, known?: Meaning): Wording {
    const category = known === undefined ? 0 : CATEGORIES.indexOf(known.category) + 1;
    const hash = wordingHash(reply, receiver.number * 64 + category);
    const met = this.#wordings.get(hash);
    if (met !== undefined) return met;
    if (this.#wordings.size >= MOST_WORDINGS) this.#forgetRare();
    const explained = known ?? this.#meaningOf(reply, receiver, host);
    const wording: Wording = {
      // The receiver stands beside it.
      text: printable(reply.replace(/^host \S+ (?:said: |(?=refused))/, ''), MOST_TEXT),
      category: explained.category,
      bounce: explained.bounce,
      address: explained.address,
      receiver,
      bounced: 0,
      deferred: 0,
    };
    this.#wordings.set(hash, wording);
    return wording;
  }

  /** Receivers are many, but only those of a provider we know speak a language of their own. */
  #meaningOf(reply: string, { id, number }: Receiver, host: string): Meaning {
    const hash = wordingHash(reply, id === null ? -1 : number);
    const known = this.#meanings.get(hash);
    if (known !== undefined) return known;
    if (this.#meanings.size >= MOST_MEANINGS) this.#meanings.clear();
    const { category, bounce, address } = explainReply(reply.slice(0, 2_000), host === '' ? {} : { host });
    const meaning = { category: category ?? 'other', bounce, address };
    this.#meanings.set(hash, meaning);
    return meaning;
  }

  count(wording: Wording, outcome: 'bounced' | 'deferred', at: number): void {
    const { category } = wording;
    wording[outcome] += 1;
    let total = this.#totals.get(category);
    if (total === undefined) {
      const never = (): [number, number] => [Number.NaN, Number.NaN];
      total = { bounced: 0, deferred: 0, seen: { bounced: never(), deferred: never() } };
      this.#totals.set(category, total);
    }
    total[outcome] += 1;
    const seen = total.seen[outcome];
    // Of what is no number both comparisons fail, so the first time replaces it.
    if (!(seen[0] <= at)) seen[0] = at;
    if (!(seen[1] >= at)) seen[1] = at;
  }

  list(outcome: 'bounced' | 'deferred', most: number): LogReason[] {
    const byCategory = new Map<Category, Wording[]>();
    for (const wording of this.#wordings.values()) {
      if (wording[outcome] === 0) continue;
      const own = byCategory.get(wording.category);
      if (own === undefined) byCategory.set(wording.category, [wording]);
      else own.push(wording);
    }
    const rows: LogReason[] = [];
    for (const category of CATEGORIES) {
      const total = this.#totals.get(category);
      if (total === undefined || total[outcome] === 0) continue;
      const wordings = (byCategory.get(category) ?? []).sort((a, b) => b[outcome] - a[outcome]);
      const [first] = wordings;
      rows.push({
        category,
        count: total[outcome],
        bounce: first?.bounce ?? 'none',
        address: first?.address ?? 'review',
        texts: wordings
          .slice(0, most)
          .map((one) => ({ text: one.text, provider: one.receiver.name, count: one[outcome] })),
        firstSeen: iso(total.seen[outcome][0]),
        lastSeen: iso(total.seen[outcome][1]),
      });
    }
    return rows.sort((a, b) => b.count - a.count);
  }

  #forgetRare(): void {
    const all = [...this.#wordings].sort(([, a], [, b]) => b.bounced + b.deferred - (a.bounced + a.deferred));
    this.#wordings = new Map(all.slice(0, MOST_WORDINGS / 2));
  }
}

/** The beginning of time stands for one that is not known. */
function iso(at: number): string {
  return new Date(Number.isNaN(at) ? 0 : at).toISOString();
}
