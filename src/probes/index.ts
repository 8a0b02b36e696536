/** The list of probes: one a topic. */
import type { Context } from '../model/context.ts';
import type { Evidence, Topic, Want } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { probeResolver } from './resolver.ts';

/** Collects one topic; throws only when we erred, never for what the network did. */
export type Probe<K extends Topic> = (target: Target, ctx: Context, want: Want) => Promise<Evidence[K]>;

export const probes: { readonly [K in Topic]?: Probe<K> } = {
  resolver: probeResolver,
};
