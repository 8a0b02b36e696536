/** Judges what was sent as it arrived: a message to look at there is only once it was seen in the mailbox. */
import type { Context } from '../model/context.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { receivedCopy } from '../probes/arrival.ts';
import { type Gathered, gather } from './gather.ts';

/** The evidence of the copy, or why there is none. */
export async function gatherArrived(
  target: Target,
  { arrival }: Partial<Evidence>,
  ctx: Context,
): Promise<Gathered> {
  const copy = arrival?.status === 'observed' ? receivedCopy(arrival.value) : undefined;
  if (copy === undefined) {
    const reason = 'no copy of the message was there to be judged';
    return { evidence: { message: { status: 'skipped', reason } }, faults: [] };
  }
  const message = { name: `in ${copy.folder}`, octets: copy.octets, stated: {}, bulk: false };
  return gather(target, ['message'], { ...ctx, message });
}
