/** Who sends and receives for the domain, as seen in MX, SPF and selectors. */

export interface ProviderSighting {
  /** Stable id, e.g. `google`, `microsoft`. */
  id: string;
  name: string;
  /** mailbox: takes mail · gateway: filters before the mailbox · relay: sends for the domain · bulk: marketing platform */
  role: 'mailbox' | 'gateway' | 'relay' | 'bulk' | 'host';
  seenIn: { where: 'mx' | 'spf' | 'dkim'; what: string }[];
}
