/** The outside world as an argument: nothing below `cli/` reaches for a global. */
import type { Dispatch } from './dispatch.ts';
import type { Resolver } from './dns.ts';
import type { Topic } from './evidence.ts';
import type { LogInput } from './log-input.ts';
import type { FollowMail } from './mailbox.ts';
import type { MessageInput } from './message-input.ts';
import type { Outcome } from './outcome.ts';
import type { Reach } from './reach.ts';
import type { Speak } from './smtp.ts';
import type { AskFilter, SpamFilter } from './spam-filter.ts';
import type { Given } from './target.ts';

export interface Clock {
  /** Wall-clock time. */
  now(): Date;
  /** Monotonic milliseconds, for durations only. */
  monotonicMs(): number;
}

export interface HttpsAnswer {
  url: string;
  /** HTTP status code. */
  status: number;
  contentType: string;
  /** At most the size asked for; longer bodies are a `limit` failure. */
  body: string;
  /** Where a redirect pointed (never followed). */
  location?: string;
  ip: string;
  tls: { protocol: string; authorized: boolean; subject: string; issuer: string; validTo: string };
}

export interface HttpsOptions {
  maxBytes: number;
  /** `base64` for binary bodies; text is decoded as UTF-8. */
  encoding?: 'utf8' | 'base64';
}

/** One HTTPS GET, certificate verified, no redirect followed, bounded in size and time. Never throws. */
export type Fetch = (url: string, options: HttpsOptions) => Promise<Outcome<HttpsAnswer>>;

/** Every bound on what the network may make us do. Times in milliseconds, sizes in octets. */
export interface Limits {
  totalMs: number;
  dnsMs: number;
  connectMs: number;
  commandMs: number;
  /** Questions in flight at once over one run. */
  dnsConcurrency: number;
  /** Connections (HTTPS, SMTP) at once over one run. */
  connectConcurrency: number;
  /** Ports looked at at once over one run: those that never answer hold their place to the end. */
  knockConcurrency: number;
  cnameChain: number;
  dnsMessageBytes: number;
  recordsPerAnswer: number;
  dnsCacheEntries: number;
  /** Octets of DNS messages remembered. */
  dnsCacheBytes: number;
  mxHosts: number;
  addressesPerHost: number;
  /** Sending addresses looked up in reverse and on blocklists. */
  sendingAddresses: number;
  /** PTR names followed for one address. */
  ptrNames: number;
  /** DNS questions one SPF tree may cost in all, far above RFC 7208's ten so the true count can be told. */
  spfQuestions: number;
  spfDepth: number;
  /** DKIM selectors of other services tried on the mere chance once a valid key is found. */
  dkimFurtherSelectors: number;
  /** Report addresses of one DMARC or TLS-RPT record whose hosts are looked up. */
  reportUris: number;
  policyBytes: number;
  bimiBytes: number;
}

/** Something worth telling a waiting person. */
export interface Progress {
  target: string;
  /** What is being waited for, in a few words: `DKIM selectors`, `policy of mta-sts.example.com`. */
  waiting: string;
}

export interface Context {
  dns: Resolver;
  fetch: Fetch;
  /** Live SMTP sessions: one at a time for a host, and shared by all who ask the same. */
  speak: Speak;
  /** Looks for what was sent in the mailbox where it should arrive. */
  follow?: FollowMail;
  /** Quick looks at ports, and what the run has seen of them. */
  reach: Reach;
  askFilter: AskFilter;
  clock: Clock;
  signal: AbortSignal;
  limits: Limits;
  given: Given;
  /** Logs to read, where that is asked for. */
  logs?: LogInput;
  /** The message to judge, where that is asked for. */
  message?: MessageInput;
  /** Who is asked what it makes of the message. */
  spamFilters?: readonly SpamFilter[];
  /** Messages to hand over, where that is asked for. */
  dispatch?: Dispatch;
  /** What this look gathers; some looks at one thing serve a part of another only where that is not looked at itself. */
  topics?: ReadonlySet<Topic>;
  /** Address families this machine has a route for; `because` where it is the user who leaves one out. */
  families: { ipv4: boolean; ipv6: boolean; because?: string };
  /** Where the user sends connections to a host by its name (`--connect-to`), which then needs no entry in the DNS; null where nowhere else. */
  sentTo?(host: string, port: number): string | null;
  onProgress(event: Progress): void;
  /** For a person who comes back later: what is being done that takes long, one line. */
  onNote?(line: string): void;
}
