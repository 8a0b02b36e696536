/** Messages the lab's servers took over: the last ones are kept, octet for octet, within bounds. */

export interface ReceivedMessage {
  /** Name and port of the server that took it. */
  server: string;
  port: number;
  /** From MAIL and RCPT, without brackets. */
  sender: string;
  /** As the client named itself. */
  helo: string;
  recipients: readonly string[];
  /** Parameters of MAIL, as they were said. */
  parameters: readonly string[];
  encrypted: boolean;
  authenticated: boolean;
  command: 'DATA' | 'BDAT';
  /** What the sender handed over, no octet added, doubled dots single again; null where it was too large to keep. */
  octets: Buffer | null;
  /** How many they are, kept or not. */
  size: number;
}

/** A lab kept up for long forgets the first of them. */
const MAX_MESSAGES = 100;
const MAX_KEPT = 33_554_432;
/** Of one message. */
export const MAX_MESSAGE = 10_485_760;

export class Inbox {
  readonly #messages: ReceivedMessage[] = [];
  readonly #onMessage: (message: ReceivedMessage) => void;
  #kept = 0;

  constructor(onMessage: (message: ReceivedMessage) => void = () => {}) {
    this.#onMessage = onMessage;
  }

  /** The oldest first. */
  get messages(): readonly ReceivedMessage[] {
    return this.#messages;
  }

  add(message: ReceivedMessage): void {
    this.#messages.push(message);
    this.#kept += message.octets?.length ?? 0;
    this.#onMessage(message);
    while (this.#messages.length > MAX_MESSAGES || this.#kept > MAX_KEPT)
      this.#kept -= this.#messages.shift()?.octets?.length ?? 0;
  }
}
