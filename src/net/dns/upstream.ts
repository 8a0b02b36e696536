/** One server of this run: how it is reached, and whether it has been silent of late. */
import { type ConnectTo, redirect } from '../../parse/connect-to.ts';
import type { DnsServer } from '../../parse/dns-server.ts';
import { scopedIpFamily } from '../../parse/ip.ts';
import type { Asker, Ticket, Transport } from './transport.ts';
import { UdpTransport } from './udp.ts';

export interface Reach {
  limits: { connectMs: number; dnsMessageBytes: number };
  sourceAddress?: string;
  family?: 4 | 6;
  connectTo: readonly ConnectTo[];
  /** PEM texts of added trust anchors. */
  extraCa: readonly string[];
}

/** A server that was silent is asked after the others for this long. */
const SUSPECT_MS = 30_000;

export class Upstream {
  readonly text: string;
  readonly kind: DnsServer['transport'];
  readonly server: DnsServer;
  readonly #reach: Reach;
  #transport: Transport | undefined;
  #stream: Transport | undefined;
  #suspectUntil = 0;

  constructor(server: DnsServer, reach: Reach) {
    this.server = server;
    this.text = server.text;
    this.kind = server.transport;
    this.#reach = reach;
  }

  get suspect(): boolean {
    return this.#suspectUntil > 0 && performance.now() < this.#suspectUntil;
  }

  heard(): void {
    this.#suspectUntil = 0;
  }

  silent(): void {
    this.#suspectUntil = performance.now() + SUSPECT_MS;
  }

  get transport(): Transport {
    this.#transport ??= this.#open(this.kind);
    return this.#transport;
  }

  /** TCP beside UDP, for truncated answers (RFC 7766 §5). */
  get stream(): Transport {
    if (this.kind !== 'udp') return this.transport;
    this.#stream ??= this.#open('tcp');
    return this.#stream;
  }

  close(): void {
    this.#transport?.close();
    this.#stream?.close();
  }

  #open(kind: DnsServer['transport']): Transport {
    const { server } = this;
    const { limits, connectTo, extraCa, family } = this.#reach;
    const place = redirect(connectTo, server.host, server.port);
    const localAddress = this.#localAddress(place.host);
    const options = {
      ...place,
      ...(localAddress !== undefined && { localAddress }),
      ...(family !== undefined && { family }),
    };
    if (kind === 'udp') return new UdpTransport(options);
    const bounds = { connectMs: limits.connectMs, maxMessage: limits.dnsMessageBytes };
    if (kind === 'https') {
      return new LateTransport(kind, async () => {
        const { HttpsTransport } = await import('./https.ts');
        return new HttpsTransport({ ...options, ...bounds, extraCa, server });
      });
    }
    return new LateTransport(kind, async () => {
      const { StreamTransport } = await import('./stream.ts');
      const tls =
        kind === 'tls' ? { extraCa, ...(server.name !== undefined && { name: server.name }) } : undefined;
      return new StreamTransport({ ...options, ...bounds, ...(tls !== undefined && { tls }) });
    });
  }

  /** The user's source address, where it can reach that server: same family, and not from outside to loopback. */
  #localAddress(host: string): string | undefined {
    const { sourceAddress } = this.#reach;
    if (sourceAddress === undefined || scopedIpFamily(host) !== scopedIpFamily(sourceAddress))
      return undefined;
    return isLoopback(host) && !isLoopback(sourceAddress) ? undefined : sourceAddress;
  }
}

export function isLoopback(host: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(host) || host === '::1' || /^::ffff:127\./i.test(host);
}

/** A transport whose code is loaded when the first question needs it. */
class LateTransport implements Transport {
  readonly kind: Transport['kind'];
  readonly #load: () => Promise<Transport>;
  #real: Transport | null = null;
  #early: LateTicket[] | null = null;
  #closed = false;

  constructor(kind: Transport['kind'], load: () => Promise<Transport>) {
    this.kind = kind;
    this.#load = load;
  }

  ask(asker: Asker): Ticket {
    if (this.#real !== null) return this.#real.ask(asker);
    const ticket = new LateTicket(asker);
    if (this.#early !== null) {
      this.#early.push(ticket);
      return ticket;
    }
    this.#early = [ticket];
    void this.#load().then((real) => {
      this.#real = real;
      if (this.#closed) real.close();
      else for (const early of this.#early ?? []) early.forward(real);
      this.#early = null;
    });
    return ticket;
  }

  close(): void {
    this.#closed = true;
    this.#early = null;
    this.#real?.close();
  }
}

class LateTicket implements Ticket {
  readonly #asker: Asker;
  #real: Ticket | null = null;
  #cancelled = false;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  forward(transport: Transport): void {
    if (!this.#cancelled) this.#real = transport.ask(this.#asker);
  }

  cancel(): void {
    this.#cancelled = true;
    this.#real?.cancel();
  }
}
