/** A mail provider as the tables in `knowledge/providers/` describe it. */

/** mailbox: takes mail · gateway: filters before the mailbox · relay: sends for the domain · bulk: marketing platform · host: web host with mail */
export type ProviderRole = 'mailbox' | 'gateway' | 'relay' | 'bulk' | 'host';

export interface SubmissionPort {
  port: number;
  tls: 'implicit' | 'starttls';
}

/** How to hand mail in for sending (RFC 6409, RFC 8314). */
export interface SubmissionPreset {
  /** Which service of the provider, where it has several. */
  label?: string;
  /** `{region}` stands for one of `regions`. */
  host: string;
  /** Other names of the same service: other countries, other brands. */
  otherHosts?: readonly string[];
  regions?: readonly string[];
  /** In the order to try. */
  ports: readonly SubmissionPort[];
  /** address: the full mail address · literal: always `value` · credential: made in the provider's console */
  userName: { rule: 'address' | 'literal' | 'credential'; value?: string };
  /** What to give as the password, in a few words. */
  password: string;
  quirks?: readonly string[];
  limits?: string;
}

export interface Provider {
  /** Stable; also the file name. */
  id: string;
  name: string;
  role: ProviderRole;
  /** MX hosts: a name covers itself and all below it; a `*` label stands for any one label. */
  mx?: readonly string[];
  /** Targets of SPF include and redirect; same patterns. */
  spfIncludes?: readonly string[];
  dkim?: {
    /** Selectors worth asking for where the provider is in use, the likeliest first. */
    selectors: readonly string[];
    /** Selectors that by themselves tell the provider; anchored. */
    telling?: readonly RegExp[];
    /** Where its CNAMEs lead; same patterns as `mx`. */
    cnameTargets?: readonly string[];
    /** Where keys are made, for a fix in words. */
    console?: string;
  };
  /** Domains it signs and sends with where the sender has set up none of their own; same patterns as `mx`. */
  sendsAs?: readonly string[];
  /** True where it sends with an envelope domain of its own, so that its include in the domain's SPF serves nothing. */
  usesOwnEnvelopeDomain?: boolean;
  submission?: readonly SubmissionPreset[];
  /** Where the vendor, or for submission Thunderbird's ISPDB, documents this. */
  sources: readonly string[];
  /** When the row was last reviewed. */
  checked: string;
}
