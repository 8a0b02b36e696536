/** The one place that turns what happened into an exit status (contract §3). */

import type { Settings } from '../model/settings.ts';
import type { Tally } from '../run/tally.ts';

export const EXIT = { ok: 0, findings: 1, usage: 2, inconclusive: 3, internal: 4, interrupted: 130 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** What a command reports back besides its output. */
export interface CommandResult {
  tally?: Tally;
  /** Faults of ours; the output is whole all the same. */
  faults?: number;
  /** Lines of the input that could not be used. */
  badInput?: number;
  interrupted?: boolean;
  /** A command inside this one has decided already. */
  status?: ExitStatus;
}

/** Precedence 130, 2, 4, 1, 3, 0. */
export function exitStatus(
  result: CommandResult,
  settings: Pick<Settings, 'failOn' | 'allowInconclusive'>,
): ExitStatus {
  if (result.interrupted) return EXIT.interrupted;
  if (result.status !== undefined) return result.status;
  if ((result.badInput ?? 0) > 0) return EXIT.usage;
  if ((result.faults ?? 0) > 0) return EXIT.internal;
  const { tally } = result;
  const { failOn } = settings;
  if (tally === undefined || failOn === 'never') return EXIT.ok;
  const levels = failOn === 'error' ? (['error'] as const) : (['error', 'warning'] as const);
  if (levels.some((level) => tally.failed[level])) return EXIT.findings;
  return isInconclusive(tally, levels, settings.allowInconclusive) ? EXIT.inconclusive : EXIT.ok;
}

function isInconclusive(
  tally: Tally,
  levels: readonly ('error' | 'warning')[],
  allowed: Settings['allowInconclusive'],
): boolean {
  if (allowed === true) return false;
  const undetermined = [tally.untested, ...levels.map((level) => tally.inconclusive[level])];
  return undetermined.some((topics) => [...topics].some((topic) => !allowed.includes(topic)));
}
