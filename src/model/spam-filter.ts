/** A spam filter the user named, and how a message is handed to it. */
import type { Outcome } from './outcome.ts';

export type SpamFilterKind = 'spamassassin' | 'rspamd';

export interface SpamFilter {
  kind: SpamFilterKind;
  /** IP address or host name; `localhost` is this machine. */
  host: string;
  port: number;
  /** Of the URL, for rspamd. */
  path: string;
  /** As it is shown: `127.0.0.1:783`, `http://127.0.0.1:11333`. */
  text: string;
  /** Nothing leaves this machine. */
  loopback: boolean;
}

/** A message as it is handed over, with what a mail server would tell the filter of its envelope. */
export interface FilterRequest {
  octets: Uint8Array;
  ip?: string;
  helo?: string;
  /** RFC5321.MailFrom without brackets. */
  mailFrom?: string;
}

/** What the filter answers, unread; bounded in time and size. Never throws. */
export type AskFilter = (filter: SpamFilter, request: FilterRequest) => Promise<Outcome<string>>;
