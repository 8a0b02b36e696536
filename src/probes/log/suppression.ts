/** Addresses that should go from every list, each with what was said of it last. */
import type { Suppressed } from '../../model/log-input.ts';

/** What speaks for it: a wording of bounces, or a complaint. */
export interface Ground {
  category: string;
  text: string;
}

/** Some hundred octets each. */
const MOST_ADDRESSES = 1_000_000;

export class Suppression {
  readonly #found = new Map<string, { ground: Ground; firstSeen: number; count: number }>();
  dropped = 0;

  add(address: string, ground: Ground, at: number): void {
    // Of a domain alone no address is known.
    if (!/^[^@].*@[^@]+$/s.test(address)) return;
    const domain = address.lastIndexOf('@');
    const key = address.slice(0, domain) + address.slice(domain).toLowerCase();
    const known = this.#found.get(key);
    if (known !== undefined) {
      known.count += 1;
      known.ground = ground;
      if (at < known.firstSeen) known.firstSeen = at;
    } else if (this.#found.size < MOST_ADDRESSES) {
      this.#found.set(key, { ground, firstSeen: at, count: 1 });
    } else this.dropped += 1;
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
