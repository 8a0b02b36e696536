/** The shape of what a receiver demands of the mail it takes. */
import type { Reference } from '../../model/finding.ts';
import type { ReceiverRule } from '../../model/report.ts';

export interface Demand {
  rule: ReceiverRule;
  /** `bulk`: of whoever sends to many; what counts as such is in `bulk` of the receiver. */
  who: 'all' | 'bulk';
  /** As the receiver asks it, in a few words. */
  asks: string;
  /** What the sender hears where it is broken; null where no refusal is known for it. */
  reply: string | null;
}

export interface Receiver {
  id: string;
  name: string;
  /** Who counts as a bulk sender. */
  bulk: string;
  demands: readonly Demand[];
  references: readonly Reference[];
  /** Day on which the pages were read, `YYYY-MM-DD`. */
  checked: string;
}
