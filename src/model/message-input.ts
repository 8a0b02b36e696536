/** The message a look is given, beside what the user states of its envelope. */
export interface MessageInput {
  /** Name of the file, for people. */
  name: string;
  octets: Uint8Array;
  /** RFC5321.MailFrom as stated; empty for a bounce. */
  mailFrom?: string;
  /** Judged as bulk mail, whatever it says of itself. */
  bulk: boolean;
}
