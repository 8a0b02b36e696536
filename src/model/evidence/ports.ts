/** What answers on the mail ports of a host (contract §4). */
import type { Failure } from '../failure.ts';
import type { SmtpSession, TlsMode } from './sessions.ts';

/**
 * open: it accepts connections and speaks · closed: it refuses them · filtered: silence, or a firewall's answer ·
 * tarpit: it accepts, and then says nothing or drips · unreachable: no way there from here.
 */
export type PortState = 'open' | 'closed' | 'filtered' | 'tarpit' | 'unreachable';

export interface PortLook {
  host: string;
  ip: string;
  port: number;
  /** The user named this port (`--ports`, host:port). */
  named: boolean;
  state: PortState;
  /** TLS as found, not as the port's custom has it; null where that could not be told. */
  tlsMode: TlsMode | null;
  /** Text of the greeting, or the first octets of what is no SMTP. */
  greeting: string | null;
  /** Milliseconds to the connection, or to the answer that there is none. */
  connectMs: number;
  failure?: Failure;
  /** What was spoken, where the port speaks. */
  session?: SmtpSession;
}
