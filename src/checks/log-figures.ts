/** What several checks of logs weigh: the usual marks of bounce rates, and refusals by provider. */
import type { LogBlock, LogEvidence, LogProvider } from '../model/evidence/log.ts';
import type { Category } from '../model/explanation.ts';
import type { Observation } from '../model/finding.ts';
import { unknown } from './define.ts';

/** Platforms advise to stay below it. */
export const USUAL_RATE = 2;
/** From here on platforms put an account under review, and receivers doubt the list. */
export const HIGH_RATE = 5;

/** For what rests on the whole log, where the run ended before it was read. */
export function notReadToItsEnd(): Observation {
  return unknown('Could not be determined: the run ended before the log was read', 'vantage', {
    kind: 'cancelled',
  });
}

/** For what rests on the whole log, where a file gave way before its end. */
export function notReadable({ files, lines }: LogEvidence): Observation | null {
  const broken = files.find(({ problem }) => problem !== null);
  if (broken === undefined) return null;
  const much = lines === 0 ? 'could not be read' : 'could not be read to its end';
  return unknown(`Could not be determined: ${broken.name} ${much}: ${broken.problem}`, 'target', {
    file: broken.name,
  });
}

/** Refusals of one provider for reasons of these categories. */
export interface Refusals {
  provider: string;
  count: number;
  /** In percent of all attempts there. */
  share: number;
  first: LogBlock;
}

/** Fewer are told of by the counts already, and every sender of many has some. */
const LEAST = 5;
const LEAST_SHARE = 5;

/** By provider, those that weigh; in the order in which they began. */
export function refusals({ blocks, providers }: LogEvidence, categories: readonly Category[]): Refusals[] {
  const byProvider = new Map<string, LogBlock[]>();
  for (const block of blocks) {
    if (!categories.includes(block.category)) continue;
    byProvider.set(block.provider, [...(byProvider.get(block.provider) ?? []), block]);
  }
  return [...byProvider].flatMap(([provider, own]) => {
    const [first] = own;
    const all = attempts(providers.find(({ name }) => name === provider));
    const counted = own.reduce((sum, block) => sum + block.count, 0);
    const share = all === 0 ? 100 : (counted / all) * 100;
    return first === undefined || counted < LEAST || share < LEAST_SHARE
      ? []
      : [{ provider, count: counted, share, first }];
  });
}

function attempts(row: LogProvider | undefined): number {
  return row === undefined ? 0 : row.deliveries + row.deferrals + row.bounces;
}
