/** Why we could not look: the stage, the kind, and whose trouble it is. */

export type Stage =
  | 'resolve'
  | 'proxy'
  | 'connect'
  | 'greeting'
  | 'hello'
  | 'starttls'
  | 'handshake'
  | 'xclient'
  | 'auth'
  | 'noop'
  | 'vrfy'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'message'
  | 'rset'
  | 'quit'
  | 'fetch'
  | 'parse';

export type FailureKind =
  | 'timeout'
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'closed'
  | 'servfail'
  | 'rejected'
  | 'malformed'
  | 'tls'
  | 'limit'
  | 'cancelled'
  | 'internal';

/** `target`: their servers did not answer properly. `vantage`: our network, resolver or address family. */
export type Cause = 'target' | 'vantage';

export interface Failure {
  stage: Stage;
  kind: FailureKind;
  /** errno name, RCODE, TLS alert or HTTP status, as the layer below named it. */
  code?: string;
  /** One plain phrase without a final full stop, safe to show after `printable()`. */
  detail: string;
  cause: Cause;
}
