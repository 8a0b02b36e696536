/** Logs as they are handed to the probe: opened one after another, read in pieces, so that memory does not grow with them. */

export interface LogSource {
  /** As the user named it. */
  name: string;
  /** Last change of the file, which tells the year of stamps that lack it; now, for standard input. */
  modifiedAt: Date;
  /** Each piece is one message: a Maildir. */
  isMessages?: boolean;
  /** Octets, already unpacked; each piece is good until the next is asked for. Throws where the file cannot be read. */
  pieces(): AsyncIterable<Buffer>;
}

/** An address that should go from every list, and why. */
export interface Suppressed {
  address: string;
  category: string;
  /** The reply that told so last, made printable; addresses of others in it are left out. */
  reason: string;
  /** ISO 8601. */
  firstSeen: string;
  count: number;
}

/** What is wanted of logs; a probe reads them through it, checks see only the evidence. */
export interface LogInput {
  sources: Iterable<LogSource>;
  /** Epoch milliseconds; attempts before are left out. */
  since?: number;
  /** Epoch milliseconds; attempts from then on are left out. */
  until?: number;
  /** Id or name of a provider, or a domain its hosts are under. */
  only?: string;
  maxBounceRate?: number;
  top: number;
  /** So many lines that could not be read are kept. */
  unreadLines: number;
  /** Takes the addresses to remove at the end; where left out they are counted only. */
  suppress?(all: Iterable<Suppressed>, dropped: number): void;
  /** Told now and then how far reading has come (octets unpacked). */
  onRead?(file: string, octets: number): void;
}
