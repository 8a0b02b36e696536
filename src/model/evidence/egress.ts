/** Whether our own network lets mail out, told apart from servers that do not answer. */
import type { PortState } from './ports.ts';

export interface EgressLook {
  /** Why this host was asked: it is of the run, the same host on another port, or a control host. */
  role: 'target' | 'other-port' | 'control';
  host: string;
  ip: string;
  port: number;
  state: PortState;
  connectMs: number;
  /** Text of the greeting, where one came and was waited for. */
  greeting?: string;
  /** Whether STARTTLS was on offer, where that was looked at. */
  startTls?: boolean;
  /** Replies came masked. */
  masked?: true;
}

export interface EgressEvidence {
  /**
   * open: something answered on 25 · blocked: everything on 25 is silent while other things answer ·
   * intercepted: something that is not the server asked answers on 25 · unknown: too little was seen.
   */
  state: 'open' | 'blocked' | 'intercepted' | 'unknown';
  /** 0 to 1. */
  confidence: number;
  /** One sentence with the counts it rests on. */
  says: string;
  looks: EgressLook[];
  /** Signs of a box in between: the same greeting of unrelated hosts, masked replies, TLS taken out. */
  signs: string[];
}
