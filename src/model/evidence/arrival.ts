/** Where messages that were sent came to rest: folder, time, and the copy as the receiver has it. */

/** inbox: where people look · spam: put aside as unwanted · other: sorted elsewhere by a rule. */
export type FolderRole = 'inbox' | 'spam' | 'other';

export interface WatchedFolder {
  /** As the server names it, decoded. */
  path: string;
  role: FolderRole;
}

export interface WatchedMailbox {
  host: string;
  ip: string;
  port: number;
  user: string;
  /** TLS as it was made; none where the user let the password go in clear. */
  tls: 'implicit' | 'starttls' | 'none';
  /** Version, as `TLSv1.3`; null in clear. */
  protocol: string | null;
  folders: WatchedFolder[];
  /** Folders beyond those that were watched. */
  furtherFolders: number;
}

/** removed: for good · trashed: moved to the folder for it · marked: as deleted, since the server cannot remove one alone · failed: still there. */
export type Removal = 'removed' | 'trashed' | 'marked' | 'failed';

export interface ArrivedCopy extends WatchedFolder {
  /**
   * Milliseconds by our clock from the reply that took the message over until it was seen; the folder was looked at every
   * `everyMs`, so that much of it may be our own.
   */
  delayMs: number;
  everyMs: number;
  /** INTERNALDATE: when the receiving server says it was delivered, by its own clock; ISO 8601. */
  receivedAt: string | null;
  /** As `\Seen`. */
  flags: string[];
  octets: number;
  /** The beginning of what arrived, or all of it; what is no UTF-8 is escaped. */
  source: string;
  sourceWhole: boolean;
  /** The same message again, in this folder. */
  repeated: number;
  /** What became of it afterwards; null where it was left in its place. */
  removal: Removal | null;
}

export interface AwaitedMessage {
  /** Angle brackets included; null where it is known by its token alone. */
  messageId: string | null;
  /** Null where it was not seen in time. */
  copy: ArrivedCopy | null;
}

export interface ArrivalEvidence {
  mailbox: WatchedMailbox;
  /** Milliseconds that were waited at most, from the moment the last of them was handed over. */
  withinMs: number;
  /** One for each that a server took over, in the order in which they were sent. */
  messages: AwaitedMessage[];
}
