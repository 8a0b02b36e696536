/** Who the mail goes to: hosts as they stand in logs, gathered into one row for each provider or organization. */
import { providerCalled, providerOfMailboxes } from '../../knowledge/mailbox-domains.ts';
import { providerOfMx } from '../../knowledge/providers/index.ts';
import type { LogProvider } from '../../model/evidence/log.ts';
import { hashOctets, isSame } from '../../parse/logs/sink.ts';
import { publicSuffixOrganizationalDomain } from '../../parse/organizational-domain.ts';
import { printable } from '../../parse/printable.ts';
import { Durations } from './durations.ts';

/** Hosts remembered with their row; beyond that all are forgotten, and learnt anew. */
const MOST_HOSTS = 50_000;
/** Rows; hosts beyond that share one. */
const MOST_ROWS = 5_000;
/** Providers whose hosts take mail for more than the name of the provider says. */
const NAMES: ReadonlyMap<string, string> = new Map([['google', 'Gmail/Workspace']]);
const HOUR_MS = 3_600_000;

/** Everything that went to one provider, or to the hosts of one organization. */
export class Receiver {
  readonly id: string | null;
  readonly name: string;
  /** By place in the list; part of what tells one reason from another. */
  readonly number: number;
  /** False where the user asked for another one. */
  readonly isWanted: boolean;
  deliveries = 0;
  deferrals = 0;
  bounces = 0;
  blocks = 0;
  #durations: Durations | null = null;
  #hour = 0;
  #thisHour = 0;
  #lastHour = 0;

  constructor(id: string | null, name: string, number: number, isWanted: boolean) {
    this.id = id;
    this.name = name;
    this.number = number;
    this.isWanted = isWanted;
  }

  delivered(at: number, delayMs: number): void {
    this.deliveries += 1;
    if (at - this.#hour >= HOUR_MS || at < this.#hour) this.#turn(at);
    this.#thisHour += 1;
    this.#durations ??= new Durations();
    this.#durations.add(delayMs);
  }

  /** Deliveries in this hour of the clock and the one before, weighed to make one hour. */
  deliveredLately(at: number): number {
    if (at - this.#hour >= HOUR_MS) this.#turn(at);
    const share = Math.min(1, Math.max(0, (at - this.#hour) / HOUR_MS));
    return Math.round(this.#thisHour + this.#lastHour * (1 - share));
  }

  #turn(at: number): void {
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    this.#lastHour = hour - this.#hour === HOUR_MS ? this.#thisHour : 0;
    this.#thisHour = 0;
    this.#hour = hour;
  }

  row(): LogProvider {
    const { id, name, deliveries, deferrals, bounces, blocks } = this;
    return { id, name, deliveries, deferrals, bounces, blocks, delays: this.#durations?.summary() ?? null };
  }
}

interface KnownHost {
  octets: Buffer;
  receiver: Receiver;
}

export class Receivers {
  readonly #byHash = new Map<number, KnownHost>();
  readonly #byName = new Map<string, Receiver>();
  readonly #byKey = new Map<string, Receiver>();
  readonly #only: string | undefined;
  /** Id of the provider asked for, where it is one we know. */
  readonly #onlyId: string | undefined;

  /** `only`: id or name of a provider, or a domain. */
  constructor(only?: string) {
    this.#only = only?.toLowerCase();
    this.#onlyId = only === undefined ? undefined : providerCalled(only)?.id;
  }

  /** Octets of a name; what was met before costs a look. */
  at(line: Buffer, start: number, end: number): Receiver {
    const hash = hashOctets(line, start, end);
    const known = this.#byHash.get(hash);
    if (known !== undefined && isSame(known.octets, line, start, end)) return known.receiver;
    const receiver = this.named(line.toString('latin1', start, end));
    if (this.#byHash.size >= MOST_HOSTS) this.#byHash.clear();
    this.#byHash.set(hash, { octets: Buffer.from(line.subarray(start, end)), receiver });
    return receiver;
  }

  named(host: string): Receiver {
    const known = this.#byName.get(host);
    if (known !== undefined) return known;
    const receiver = this.#receiverOf(host.slice(0, 255).toLowerCase().replace(/\.$/, ''));
    if (this.#byName.size >= MOST_HOSTS) this.#byName.clear();
    this.#byName.set(host, receiver);
    return receiver;
  }

  all(): Receiver[] {
    return [...this.#byKey.values()];
  }

  #receiverOf(host: string): Receiver {
    // Where no host was reached the domain of the recipient stands there.
    const provider = providerOfMx(host) ?? providerOfMailboxes(host);
    const name =
      (provider === null ? undefined : (NAMES.get(provider.id) ?? provider.name)) ??
      (isAddress(host) ? host : (publicSuffixOrganizationalDomain(host) ?? host));
    const isFull = this.#byKey.size >= MOST_ROWS;
    const key = provider?.id ?? name;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    if (isFull) return this.#row('others', null, 'others', false);
    const isWanted =
      provider === null ? this.#isBelow(name) || this.#isBelow(host) : provider.id === this.#onlyId;
    return this.#row(key, provider?.id ?? null, printable(name, 100) || 'unknown', isWanted);
  }

  #isBelow(host: string): boolean {
    return host === this.#only || host.endsWith(`.${this.#only}`);
  }

  #row(key: string, id: string | null, name: string, isWanted: boolean): Receiver {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const receiver = new Receiver(id, name, this.#byKey.size, isWanted || this.#only === undefined);
    this.#byKey.set(key, receiver);
    return receiver;
  }
}

function isAddress(host: string): boolean {
  return /^[\d.]+$|:|^\[/.test(host);
}
