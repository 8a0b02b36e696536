/** The one mailbox of the lab: an inbox and a folder for spam, which remember what was delivered, within bounds. */

/** Who may open it, by this name or by its local part alone, with this password. It protects nothing. */
export const POSTBOX_ACCOUNT = { user: 'you@postbox.example', password: 'calm-harbour-42' } as const;

export interface StoredMessage {
  uid: number;
  /** When it was delivered. */
  at: Date;
  /** As `\Seen`. */
  flags: Set<string>;
  octets: Buffer;
}

/** A lab kept up for long forgets the first of them. */
const MAX_MESSAGES = 200;

export class PostboxFolder {
  readonly name: string;
  /** As `\Junk` (RFC 6154 §2); null for an ordinary folder. */
  readonly use: string | null;
  readonly uidValidity: number;
  #messages: StoredMessage[] = [];
  #next = 1;

  constructor(name: string, use: string | null, uidValidity: number) {
    this.name = name;
    this.use = use;
    this.uidValidity = uidValidity;
  }

  get messages(): readonly StoredMessage[] {
    return this.#messages;
  }

  /** The UID of whatever comes next. */
  get uidNext(): number {
    return this.#next;
  }

  add(octets: Buffer, at: Date): void {
    this.#messages.push({ uid: this.#next++, at, flags: new Set(), octets });
    if (this.#messages.length > MAX_MESSAGES) this.#messages.shift();
  }

  remove(gone: ReadonlySet<StoredMessage>): void {
    this.#messages = this.#messages.filter((one) => !gone.has(one));
  }
}

export class Postbox {
  readonly inbox = new PostboxFolder('INBOX', null, 1);
  readonly spam = new PostboxFolder('Junk', '\\Junk', 2);
  readonly folders: readonly PostboxFolder[] = [
    this.inbox,
    this.spam,
    new PostboxFolder('Sent', '\\Sent', 3),
  ];

  /** A folder by its name; `INBOX` in any case (RFC 9051 §5.1). */
  folder(name: string): PostboxFolder | undefined {
    return this.folders.find((one) => one.name === (name.toUpperCase() === 'INBOX' ? 'INBOX' : name));
  }

  lets(user: string, password: string): boolean {
    const { user: owner, password: known } = POSTBOX_ACCOUNT;
    return (user === owner || user === owner.split('@')[0]) && password === known;
  }
}
