/** The message a look is given, beside what the user states of its envelope. */
export interface MessageInput {
  /** Name of the file, for people. */
  name: string;
  octets: Uint8Array;
  /** What the user says of the envelope; the rest is read from the message. */
  stated: {
    ip?: string | undefined;
    helo?: string | undefined;
    /** RFC5321.MailFrom; empty for a bounce. */
    mailFrom?: string | undefined;
  };
  /** Judged as bulk mail, whatever it says of itself. */
  bulk: boolean;
}
