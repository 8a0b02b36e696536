/** Addresses that should go from every list, each with what was said of it last. */
import type { Suppressed } from '../../model/log-input.ts';

/** What speaks for it: a wording of bounces, or a complaint. */
export interface Ground {
  category: string;
  text: string;
}

/** Some two hundred octets each. */
const MOST_ADDRESSES = 1_000_000;
/** Reasons kept in their own words, some hundred octets each; beyond that the category speaks for them. */
const MOST_GROUNDS = 20_000;
/** RFC 5321 §4.5.3.1, in octets: 64 for the local part, 255 for the domain; nothing longer is an address. */
const LONGEST_ADDRESS = 320;

export class Suppression {
  readonly #found = new Map<string, { ground: Ground; firstSeen: number; count: number }>();
  readonly #grounds = new Set<Ground>();
  readonly #plain = new Map<string, Ground>();
  dropped = 0;

  add(address: string, told: Ground, at: number): void {
    // Of a domain alone no address is known.
    if (address.length > LONGEST_ADDRESS || !/^[^@].*@[^@]+$/s.test(address)) return;
    const ground = this.#kept(told);
    const domain = address.lastIndexOf('@');
    const key = address.slice(0, domain) + address.slice(domain).toLowerCase();
    const known = this.#found.get(key);
    if (known !== undefined) {
      known.count += 1;
      known.ground = ground;
      if (at < known.firstSeen) known.firstSeen = at;
    } else if (this.#found.size < MOST_ADDRESSES) {
      // Cut out of a line and put together, it would hold the whole line.
      const own = Buffer.from(key).toString();
      this.#found.set(own, { ground, firstSeen: at, count: 1 });
    } else this.dropped += 1;
  }

  /** The reason itself, or one for all of its category where there are too many to keep. */
  #kept(ground: Ground): Ground {
    if (this.#grounds.has(ground)) return ground;
    if (this.#grounds.size < MOST_GROUNDS) {
      this.#grounds.add(ground);
      return ground;
    }
    const { category } = ground;
    const known = this.#plain.get(category);
    if (known !== undefined) return known;
    const plain = { category, text: category.replaceAll('-', ' ') };
    this.#plain.set(category, plain);
    return plain;
  }

  *list(): Generator<Suppressed> {
    for (const [address, { ground, firstSeen, count }] of this.#found) {
      yield {
        address,
        category: ground.category,
        reason: withoutOthers(ground.text, address),
        firstSeen: Number.isNaN(firstSeen) ? '' : new Date(firstSeen).toISOString(),
        count,
      };
    }
  }
}

/** A wording is kept as it came first, which was perhaps about somebody else. */
function withoutOthers(text: string, address: string): string {
  return text.replace(/<?[^\s<>]+@[^\s<>]+>?/g, (one) => (one.includes(address) ? one : '…'));
}
