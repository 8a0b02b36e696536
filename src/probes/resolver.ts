/** Which resolver answered in this run, and what its word is worth. */
import type { Context } from '../model/context.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';

export async function probeResolver(_target: Target, ctx: Context): Promise<Evidence['resolver']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const value = await ctx.dns.facts();
  return { status: 'observed', value, at, tookMs: ctx.clock.monotonicMs() - began };
}
