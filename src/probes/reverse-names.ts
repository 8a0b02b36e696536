/** Reverse names of the mail hosts that take a domain's mail, for comparison with the names these go by. */
import type { Context } from '../model/context.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { droppedBy } from './addresses.ts';
import { noRouteTo } from './no-route.ts';
import { lookUpReverse } from './reverse.ts';

/** Asked beside the sessions, as soon as the addresses are known. Bounded by `limits.sendingAddresses`. */
export async function probeReverseNames(
  _target: Target,
  ctx: Context,
  want: Want,
): Promise<Evidence['reverseNames']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const mx = await want('mx');
  if (mx.status !== 'observed') return mx;
  const addresses = new Set(mx.value.hosts.flatMap((host) => host.addresses));
  const dialled = [...addresses].filter((ip) => noRouteTo(ip, ctx) === null);
  if (dialled.length === 0) return { status: 'skipped', reason: 'no mail host has an address to connect to' };
  const asked = dialled.slice(0, ctx.limits.sendingAddresses);
  const value = await Promise.all(asked.map((ip) => lookUpReverse(ip, ctx)));
  return {
    status: 'observed',
    value,
    at,
    tookMs: ctx.clock.monotonicMs() - began,
    ...droppedBy(dialled.length - asked.length),
  };
}
