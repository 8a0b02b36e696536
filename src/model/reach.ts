/** What a quick look at a port is asked to do, and what the run remembers of everybody who was asked. */
import type { PortLook, PortState } from './evidence/ports.ts';
import type { OnTurn, TlsOptions } from './smtp.ts';

export interface KnockRequest {
  host: string;
  ip: string;
  port: number;
  /** How far to go: only whether anybody is there, up to what is offered in clear, or one polite session. */
  depth: 'connect' | 'hello' | 'session';
  /** TLS the port is known for: tried first, and found out all the same. */
  custom: 'starttls' | 'implicit';
  /** Name to say in EHLO; our address in brackets where left out. */
  helo?: string;
  tlsOptions?: TlsOptions;
  /** Milliseconds for the connection, where the usual limit is too long. */
  connectMs?: number;
}

export type Knock = Omit<PortLook, 'named'>;

/** What came of one attempt to connect to a port, whoever made it. */
export interface Sighting {
  host: string;
  ip: string;
  port: number;
  state: PortState;
  connectMs: number;
  greeting: string | null;
  /** STARTTLS is on offer; null where it was not seen. */
  startTls: boolean | null;
  /** Replies were masked on the way. */
  masked: boolean;
}

/** Ports, as far as this run can reach them. */
export interface Reach {
  /** Loads what it takes to knock; worth calling while there is still something to wait for. */
  prepare(): void;
  /** Never throws; whoever asks the same again gets the same answer. */
  knock(request: KnockRequest, onTurn?: OnTurn<Knock>): Promise<Knock>;
  /** Everybody who was asked on this port in this run and is decided, the latest last. */
  seen(port: number): readonly Sighting[];
  /** Those being tried on this port for so many milliseconds already, who have not answered yet. */
  awaited(port: number, ms: number): readonly Sighting[];
  /**
   * False as soon as anybody answered on this port; true once somebody was tried on it for so many milliseconds, and
   * nobody has. False as well when `until` settles first: while nobody is tried there is nothing to tell.
   */
  quiet(port: number, ms: number, until: Promise<unknown>): Promise<boolean>;
  /**
   * True as soon as anybody has answered on this port in this run; false once everybody who was being tried when this was
   * asked is decided, or has been waited for these milliseconds.
   */
  answered(port: number, ms: number): Promise<boolean>;
}
