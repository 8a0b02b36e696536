/** A message ready to leave, and the envelope it leaves in: what composing hands to whoever sends it. */

export interface OutgoingMessage {
  /** As they go over the wire before dot-stuffing; lines end with CR LF. */
  octets: Uint8Array;
  /** RFC 5321 §2.3.1; need not agree with the header. */
  envelope: {
    /** '' is the null reverse-path. */
    from: string;
    /** Bare addresses, each once, in the order they are to be named. */
    recipients: string[];
  };
  needs: {
    /** Octets above 127 anywhere (RFC 6152). */
    eightBit: boolean;
    /** The same in the header or in an address of the envelope (RFC 6531 §3.5). */
    smtpUtf8: boolean;
  };
  /** Of the header, angle brackets included; null where it has none that can be read. */
  messageId: string | null;
  /** Stands in the message and nowhere else, so that it is found again where it arrives; null where none was put in. */
  token: string | null;
}
